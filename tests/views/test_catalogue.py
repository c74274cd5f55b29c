"""The English catalogue: complete, and compiled as written."""

import ast
import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import django
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.trans_real import DjangoTranslation

ARCHIVE = Path(__file__).resolve().parents[2] / "archive"
DJANGO = Path(django.__file__).parent
CATALOGUE = ARCHIVE / "locale" / "en" / "LC_MESSAGES" / "django.po"
WRITTEN = sorted((ARCHIVE / "locale").rglob("*.po"))
CALLS = {"_", "say", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
TRANSLATE = re.compile(r"""\{%\s*translate\s+(["'])(.+?)\1|\b_\((["'])(.+?)\3\)""")
BLOCK = re.compile(
    r"\{%\s*blocktranslate\b.*?%\}(.*?)(?:\{%\s*plural.*?)?\{%\s*endblocktranslate",
    re.S,
)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def strings_of_code(source):
    """The literal strings that a module marks for translation."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            argument = node.args[-1] if name in CALLS and node.args else None
            if name == "ngettext":
                argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def strings_of_template(source):
    """The strings that a template marks for translation."""
    for match in TRANSLATE.finditer(source):
        yield match[2] or match[4]
    for match in BLOCK.finditer(source):
        yield VARIABLE.sub(r"%(\1)s", match[1])


def test_every_marked_string_has_its_english():
    """Whatever code and templates mark is in the catalogue, with a translation."""
    known = set()
    for message in catalogue():
        ids = [message.id] if isinstance(message.id, str) else message.id
        said = [message.string] if isinstance(message.id, str) else message.string
        if all(said):
            known.update(ids)
    missing = set()
    for path in ARCHIVE.rglob("*.py"):
        missing.update(strings_of_code(path.read_text(encoding="utf-8")))
    for path in (ARCHIVE / "templates").rglob("*.*"):
        missing.update(strings_of_template(path.read_text(encoding="utf-8")))
    han = re.compile(r"[\u4e00-\u9fff]")
    assert sorted(text for text in missing - known if han.search(text)) == []


def test_no_translation_is_only_a_guess():
    """No message is marked as fuzzy: such are not used."""
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


def test_placeholders_are_the_same_in_both_languages():
    """What is filled in in Chinese is filled in in English."""
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for message in catalogue():
        if isinstance(message.id, str):
            pairs = [(message.id, message.string)]
        else:
            pairs = zip(message.id, message.string, strict=True)
        for chinese, english in pairs:
            assert sorted(placeholder.findall(chinese)) == sorted(
                placeholder.findall(english)
            )


@pytest.mark.parametrize("written", WRITTEN, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_compiled_catalogues_are_the_written_ones(written):
    """Each .mo holds what its .po says: run manage.py compilemessages if not."""
    fresh = BytesIO()
    with written.open("rb") as file:
        write_mo(fresh, read_po(file, locale=written.parts[-3]))
    fresh.seek(0)
    with written.with_suffix(".mo").open("rb") as file:
        assert GNUTranslations(file)._catalog == GNUTranslations(fresh)._catalog


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_django_says_on_the_desk_has_chinese(domain):
    """Where its own Chinese catalogue has a hole, ours fills it."""
    known = DjangoTranslation("zh-hans", domain=domain)._catalog.items()
    said = {key[0] if isinstance(key, tuple) else key for key, text in known if text}
    missing = set()
    for app in ("conf", "contrib/admin", "contrib/auth"):
        path = DJANGO / app / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        for message in read_messages(path) if path.exists() else ():
            text = message.id if isinstance(message.id, str) else message.id[0]
            missing.add(f"{message.context}\4{text}" if message.context else text)
    assert missing - said == set()


def read_messages(path):
    with path.open("rb") as file:
        return list(read_po(file, locale="en"))
