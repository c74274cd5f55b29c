"""What is shown of a hit: the words around it, who says them, and the right link."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Paragraph, Role
from archive.search import indexer
from archive.text.folding import fold
from tests.factories import article, make_entry, outlet, person, store_samples
from tests.search.asking import ask
from tests.search.rows import ASKED

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    """Both sample documents, indexed."""
    made = store_samples()
    indexer.rebuild()
    return made


def marks(snippet):
    return [fold(each) for each in re.findall("<mark>(.*?)</mark>", snippet.html)]


@pytest.mark.parametrize("unit", ["entry", "speech"])
@pytest.mark.parametrize("query", ASKED)
def test_every_hit_shows_its_words_and_links_to_them(samples, query, unit):
    words = [fold(word) for word in query.split()]
    answer = ask(query, unit=unit)
    assert answer.total
    for result in answer.results:
        assert 1 <= len(result.snippets) <= 3
        for snippet in result.snippets:
            assert marks(snippet)
            number = int(snippet.url.rpartition("#p")[2])
            paragraph = Paragraph.objects.get(entry=result.entry_id, number=number)
            if snippet.paragraph is not None:
                assert number == snippet.paragraph
                assert any(mark in fold(paragraph.text) for mark in marks(snippet))
            assert snippet.role == paragraph.speech.role
        shown = {mark for each in result.snippets for mark in marks(each)}
        assert shown & set(words) or answer.results[0] is not result


def test_a_snippet_names_the_speaker_or_the_outlet(samples):
    (first, *_) = ask("“常态化推进扫黑除恶斗争”", unit="speech").results
    assert (first.speaker.name, first.role) == ("李民", "answer")
    assert first.snippets[0].speaker == "李民"
    (asked,) = ask("“能否介绍一下全省公安机关开展扫黑除恶”", unit="speech").results
    assert (asked.speaker, asked.outlet) == (None, "人民公安报")
    assert asked.snippets[0].speaker == "人民公安报"


def test_markup_in_a_text_never_becomes_markup():
    article("<script>标题</script>", "<img src=x onerror=alert(1)>平安&nbsp;山东")
    indexer.rebuild()
    (found,) = ask("平安").results
    assert "<img" not in found.snippets[0].html
    assert "&lt;img" in found.snippets[0].html
    (found,) = ask("标题").results
    assert found.title_html == "&lt;script&gt;<mark>标题</mark>&lt;/script&gt;"


def test_a_hit_in_a_heading_or_label_links_to_what_it_stands_above():
    made = make_entry(
        "会议",
        [
            (Role.QUESTION, "大众日报记者", outlet("大众日报"), ["第一问。"]),
            (Role.ANSWER, "李民", person("李民"), ["第一答。"]),
        ],
        headings=[("环节之二", 2)],
    )
    indexer.rebuild()
    (heading,) = ask("环节之二").results[0].snippets
    assert (heading.paragraph, heading.url) == (None, f"/entry/{made.pk}/#p2")
    assert heading.html == "<mark>环节之二</mark>"
    (label,) = ask("大众日报记者", unit="speech").results[0].snippets
    assert (label.paragraph, label.url) == (None, f"/entry/{made.pk}/#p1")


def test_a_hit_in_a_label_shows_what_is_said_under_it():
    """Whoever looks for a speaker reads words of his, not thrice his name."""
    said = "治安持续向好。" + "群众安全感提升，" * 30
    make_entry("会议", [(Role.ANSWER, "李民", person("李民"), [said, "<b>二</b>。"])])
    indexer.rebuild()
    (entry,), (turn,) = (ask("李民", unit=unit).results for unit in ("entry", "speech"))
    for (found,) in (entry.snippets, turn.snippets):
        assert found.html == "<mark>李民</mark>"
        assert found.opening.endswith("…") and said.startswith(found.opening[:-1])
        assert 80 < len(found.opening) < 130
    (paragraph,) = ask("“治安”").results[0].snippets
    assert paragraph.opening == ""


def test_a_text_that_changed_since_shows_no_snippet_without_its_hit():
    made = article("会议", "旧的说法。")
    indexer.rebuild()
    made.paragraphs.update(text="新的表述。")
    (found,) = ask("旧的说法").results
    assert found.snippets == ()


def test_a_page_is_read_in_a_number_of_queries_that_does_not_grow(monkeypatch):
    """Names are asked for again every half second, whenever that falls."""
    monkeypatch.setattr("archive.search.analysis.monotonic", lambda: 0.0)
    monkeypatch.setattr("archive.search.names.monotonic", lambda: 0.0)

    def queries(count):
        for number in range(count):
            make_entry(
                f"第{number}条治安通报",
                [(Role.ANSWER, "李民", person("李民"), ["治安形势平稳。", "另一段。"])],
                headings=[("治安", 1)],
            )
        indexer.rebuild()
        ask("治安", page_size="100")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert ask("治安", page_size="100").results
        return len(captured)

    few = queries(3)
    assert queries(40) <= few <= 10


def test_only_the_paragraphs_shown_are_read():
    article("很长的会议", *[f"第{n}段。" for n in range(300)], "命中的一段。")
    indexer.rebuild()
    with CaptureQueriesContext(connection) as captured:
        assert ask("命中的一段").results[0].snippets
    texts = [q["sql"] for q in captured if 'FROM "archive_paragraph"' in q["sql"]]
    assert len(texts) == 1
    assert "IN (" in texts[0]


def test_of_many_alternatives_whichever_is_held_is_shown():
    held = [chr(0x4E00 + number) for number in range(99)]
    article("会议", "无关。", *held)
    article("又一次", "无关。", "龥。")
    indexer.rebuild()
    found = ask(" OR ".join([*held, "龥"])).results
    assert {len(result.snippets) for result in found} == {1, 3}
    assert all(marks(snippet) for result in found for snippet in result.snippets)
    assert found[-1].snippets[0].html == "<mark>龥</mark>。"
