"""What pages and style sheets must keep to, whoever writes the next one."""

import re
from pathlib import Path

import pytest

ARCHIVE = Path(__file__).resolve().parents[2] / "archive"
SHEETS = sorted((ARCHIVE / "static" / "archive" / "css").glob("*.css"))
TEMPLATES = sorted((ARCHIVE / "templates" / "archive").iterdir())


def test_the_style_sheets_weigh_less_than_a_letter():
    """All of them together stay under 20 kB, one file for each layer."""
    layers = ["base", "components", "pages", "reset", "tokens"]
    assert [sheet.stem for sheet in SHEETS] == layers
    assert sum(sheet.stat().st_size for sheet in SHEETS) < 20_000
    for sheet in SHEETS:
        assert f"@layer {sheet.stem} {{" in sheet.read_text(encoding="utf-8")


def test_colours_are_named_once():
    """Only the tokens say what a colour is; all others name it."""
    for sheet in SHEETS:
        if sheet.stem != "tokens":
            found = re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", sheet.read_text("utf-8"))
            assert found == [], sheet.name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_the_policy_refuses(template):
    """No inline script, style or handler; `safe` only for what search has escaped."""
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    trusted = re.findall(r"\{\{\s*([\w.]+)\|safe", text)
    assert set(trusted) <= {"result.title_html", "snippet.html"}
    assert "autoescape off" not in text


def test_pages_fetch_nothing_from_elsewhere(samples, page):
    """Fonts, scripts and pictures are the reader's own or ours."""
    html = page("/") + page(samples[0].get_absolute_url())
    for address in re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"', html):
        assert address.startswith(("/", "http://127.0.0.1:8000/"))


def test_the_policy_is_strict(client, db):
    """Nothing inline, nothing from elsewhere, no frame."""
    policy = client.get("/about/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
