"""The shape of the project: its maps, its tables and its lengths say what is there."""

import ast
import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import URLResolver, get_resolver

from archive.parsing import FORMATS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES_OF_WORDS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = [
    path
    for top in ("archive", "deploy", "pingan_site")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]
PASSED_OVER = {"__init__.py", "migrations"}
PACKAGES = [path for path in CODE if path.name == "__init__.py"]


def named(path: Path) -> str:
    """Give a path as a test's name shows it."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a file, nested ones and methods too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


# --- every folder's __init__ is its map -------------------------------------------


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_a_map_names_all_that_is_in_its_folder(package):
    """The docstring of `__init__.py` names each module and folder beside it."""
    map_ = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    names = re.findall(r"[\w.*]+(?:\.py|/)", map_)
    beside = [p for p in package.parent.iterdir() if p.name not in PASSED_OVER]
    parts = [p.name for p in beside if p.suffix == ".py"]
    parts += [f"{p.name}/" for p in beside if (p / "__init__.py").exists()]
    known = {part for part in parts for name in names if fnmatch.fnmatch(part, name)}
    assert set(parts) == known


# --- lengths ----------------------------------------------------------------------


@pytest.mark.parametrize("path", CODE, ids=named)
def test_a_file_is_one_idea(path):
    """No file is over 300 lines, no function over 50."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    for function in functions(path):
        length = function.end_lineno - function.lineno + 1
        assert length <= 50, function.name


# --- formats ----------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_cases_and_a_line_in_the_readme(name):
    """Real text beside what it must become, and a row of the table of formats."""
    cases = ROOT / "tests" / "parsing" / "cases" / name
    assert any(cases.iterdir())
    assert re.search(rf"^\| `{re.escape(name)}` \|", README, re.MULTILINE)


# --- pages ------------------------------------------------------------------------


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, str]]:
    """Give name and route of every address under a resolver."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif pattern.name:
            yield pattern.name, route


@pytest.mark.parametrize(
    ("name", "route"),
    [pair for pair in addresses(get_resolver()) if not pair[1].startswith("/admin/")],
)
def test_a_page_has_a_test(name, route):
    """Each address is asked for by some test, by its name or as written."""
    written = re.sub(r"<[^>]+>", r"(?:\\d+|\\{[^}]+\\})", route.replace(".", r"\."))
    asked = re.compile(rf"""["']{name}["']|{written}["'?#\s`]""")
    tests = (path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))
    assert any(asked.search(path.read_text(encoding="utf-8")) for path in tests)


# --- settings ---------------------------------------------------------------------


def variables_read() -> set[str]:
    """Give the names of all variables of the environment that the code reads."""
    readers = r"(?:environ(?:\.get\(|\[)|flag\(|words\(|setting\()"
    found = re.compile(rf"\b{readers}\s*\"([A-Z_]+)\"")
    return {
        name
        for path in CODE
        for name in found.findall(path.read_text(encoding="utf-8"))
    }


def test_every_setting_is_in_the_readme():
    """The table of settings names each variable that is read."""
    internal = {"DJANGO_SETTINGS_MODULE"}
    missing = {
        name for name in variables_read() - internal if f"`{name}`" not in README
    }
    assert not missing


# --- commands ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [c for c, app in get_commands().items() if app == "archive"]
)
def test_a_command_explains_itself(name, capsys):
    """`--help` prints what the command is for, and its map knows it."""
    command = load_command_class("archive", name)
    command.create_parser("manage.py", name).print_help()
    assert command.help in " ".join(capsys.readouterr().out.split())


# --- words that must not go stale -------------------------------------------------


@pytest.mark.parametrize("page", PAGES_OF_WORDS, ids=named)
def test_what_the_pages_of_words_name_is_there(page):
    """Commands, targets, links and files that README and docs/ name exist."""
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))
    assert commands <= set(get_commands())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z-]+)", text, re.MULTILINE)) <= targets
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / link).exists(), link
    tops = r"(?:archive|deploy|docs|fixtures|pingan_site|tests|benchmarks)"
    for path in re.findall(rf"`({tops}/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def published_files() -> Iterator[Path]:
    """Give every text file that belongs to the project."""
    tops = ["archive", "benchmarks", "deploy", "docs", "fixtures", "pingan_site"]
    yield from (path for path in ROOT.glob("*.*") if path.is_file())
    yield from (ROOT / "Makefile", ROOT / ".ci" / "run")
    for top in [*tops, "tests"]:
        for path in (ROOT / top).rglob("*.*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def test_nothing_names_this_machine_or_a_registry():
    """Neither the folder of a developer nor the address of an index of packages."""
    unwanted = re.compile(
        r"pypi\.(?:org|python)|pythonhosted|registry\.npm|(?<!\w)/root/\w|/work/\w"
    )
    for path in published_files():
        if path != Path(__file__):
            text = path.read_bytes().decode("utf-8", errors="replace")
            assert not unwanted.search(text), named(path)
