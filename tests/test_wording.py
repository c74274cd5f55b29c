"""What parsing and the store tell in Chinese, read in English."""

import ast
import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.errors import ParseError
from archive.text.wording import Templates, names, say
from archive.wording import in_page_language
from tests.parsing.cases import all_cases

ARCHIVE = Path(__file__).resolve().parents[1] / "archive"
CATALOGUE = ARCHIVE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"“.*”", re.DOTALL)


def said_in(source):
    """The first arguments of all calls of `say`, whatever it is imported as."""
    tree = ast.parse(source)
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "archive.text.wording"
        for name in node.names
        if name.name == "say"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in imported:
            yield node.args[0], {word.arg for word in node.keywords}


def templates():
    """Every template that is written in the code, with the values it is given."""
    paths = sorted(ARCHIVE.rglob("*.py"))
    calls = [call for path in paths for call in said_in(path.read_text("utf-8"))]
    assert all(isinstance(template, ast.Constant) for template, _given in calls)
    return {template.value: given_ for template, given_ in calls}


SAID = templates()


def english_of():
    with CATALOGUE.open("rb") as file:
        return {m.id: m.string for m in read_po(file) if isinstance(m.id, str)}


ENGLISH = english_of()


def sample(template):
    """Values for a template, each of its own."""
    return {name: f"甲{at}" for at, name in enumerate(sorted(names(template)))}


# --- templates --------------------------------------------------------------------


@pytest.mark.parametrize("template", sorted(SAID))
def test_a_template_has_english_with_the_same_values(template):
    """Whoever adds one without English, or with other names in it, is told here."""
    said = ENGLISH.get(template)
    assert said and not HAN.search(said)
    assert names(said) == names(template)
    assert names(template) <= SAID[template] or None in SAID[template]


@pytest.mark.parametrize("template", sorted(t for t in SAID if names(t)))
def test_a_text_is_known_by_its_template_and_no_other(template):
    """What was filled in is found again, and no other template takes the text."""
    values = sample(template)
    found, told = Templates(SAID).find(say(template, **values))
    assert found == template
    assert {name: value.text for name, value in told.items()} == values


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.sampled_from(sorted(t for t in SAID if names(t))), st.data())
def test_no_word_is_lost_whatever_the_published_words_are(template, data):
    """All that a text is read as, put together again, is the text."""
    values = {name: data.draw(words) for name in names(template)}
    text = say(template, **values)
    found = Templates(SAID).find(text)
    if found:
        assert say(found[0], **{k: v.text for k, v in found[1].items()}) == text


# --- in the language of the page --------------------------------------------------


def test_published_words_stay_and_words_of_ours_are_read_as_well():
    """A value is translated where it is ours, not where it stands in “”."""
    text = "第 3 行“标题”像是发言人抬头，但不在出席名单中，暂作回答。请核对是谁。"
    with override("en"):
        told = in_page_language(text)
    assert told == (
        "Line 3: “标题” looks like a speaker’s label but is not among those present; "
        "taken for now as: Answer. Please check who it is."
    )


def test_an_error_is_read_with_its_place():
    """A refusal names file, line, words and remedy in English too."""
    error = ParseError(
        say("不是有效的 JSON，请改正这一行。"), path="a.jsonl", line=3, text="{标题"
    )
    with override("en"):
        told = in_page_language(str(error))
    assert told == (
        "a.jsonl, line 3: Not valid JSON. Please correct this line. (“{标题”)"
    )


def test_in_chinese_a_text_is_as_it_is():
    """So is, in English, what no template gives."""
    assert in_page_language("第 3 行有电话号码“110”。") == "第 3 行有电话号码“110”。"
    with override("en"):
        assert in_page_language("编辑写的话。") == "编辑写的话。"
        # what looks like a text within a text, again and again
        assert in_page_language("甲：" * 5000) == "甲：" * 5000


@pytest.mark.parametrize("case", all_cases(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_what_the_cases_tell_is_all_english(case):
    """Warnings, reasons and refusals of real shapes hold no Chinese but published."""
    shown = json.loads(case.read_text("utf-8"))
    for document in shown if isinstance(shown, list) else [shown]:
        told = [warning["message"] for warning in document.get("warnings", ())]
        told += [line["reason"] for line in document.get("dropped", ())]
        told += [document["error"]] if "error" in document else []
        with override("en"):
            english = [in_page_language(text) for text in told]
        left = [text for text in english if HAN.search(QUOTED.sub("", text))]
        assert left == []
