from datetime import date

import pytest
from django.utils import timezone

from archive.views.citing import cite
from tests.views.rows import make_entry, say


@pytest.fixture
def article(db):
    entry = make_entry("平安{答卷}\n续", source="中国道路交通安全协会")
    say(entry, "原话。", label="李民")
    return entry


def test_the_standard_form(article):
    """责任者. 题名[EB/OL]. (发布日期)[引用日期]. 网址."""
    today = timezone.localdate().isoformat()
    assert cite(article).gbt == (
        f"中国道路交通安全协会. 平安 答卷 续[EB/OL]. (2021-12-20)[{today}]. "
        f"http://127.0.0.1:8000/entry/{article.pk}/."
    )


def test_a_paragraph_is_cited_with_its_speaker_and_address(article):
    """The permalink, who says it, and which paragraph it is."""
    citation = cite(article, article.paragraphs.get())
    assert citation.address.endswith(f"/entry/{article.pk}/#p1")
    assert citation.plain.startswith(
        "李民，《平安 答卷 续》，第 1 段（中国道路交通安全协会"
    )
    assert "李民，第 1 段" in citation.bib
    assert "N1  - 李民，第 1 段" in citation.ris


def test_what_is_not_known_is_left_out(db):
    """Without source and day no empty field is written."""
    citation = cite(make_entry("题", published_on=None))
    assert citation.gbt.startswith("题[EB/OL]. [")
    assert "year" not in citation.bib
    assert "AU  -" not in citation.ris


def test_no_title_breaks_a_form(article):
    """Braces and line ends of a title cannot end a field."""
    bib = cite(article).bib
    assert bib.count("{") == bib.count("}")
    assert len(cite(article).ris.split("\r\n")) == 10


def test_the_page_of_a_citation_shows_all_forms(article, page):
    """Every form is on a page that needs no script."""
    html = page(f"/entry/{article.pk}/cite/", p=1)
    for word in ("GB/T 7714", "BibTeX", "RIS", "原话。", f"/entry/{article.pk}/#p1"):
        assert word in html


@pytest.mark.parametrize("number", ["2", "abc", "-1", "9" * 30])
def test_a_paragraph_that_is_not_there_is_not_cited(article, client, number):
    """Nothing is cited that nobody can look up."""
    path = f"/entry/{article.pk}/cite/"
    assert client.get(path, {"p": number}).status_code == 404


@pytest.mark.parametrize(
    ("path", "content_type", "opening"),
    [
        ("/entry/{pk}/cite.bib", "application/x-bibtex", "@online{pingan"),
        ("/entry/{pk}/cite.ris", "application/x-research-info-systems", "TY  - ELEC"),
    ],
)
def test_files_for_reference_managers(article, client, path, content_type, opening):
    """The files have their type, a name and the paragraph asked for."""
    response = client.get(path.format(pk=article.pk), {"p": 1})
    file = path.rpartition(".")[2]
    assert response["Content-Type"].startswith(content_type)
    assert f'filename="entry-{article.pk}.{file}"' in response["Content-Disposition"]
    assert response.content.decode().startswith(opening)
    assert "#p1" in response.content.decode()


def test_the_day_of_an_article_is_its_own(article):
    """The date is the entry's day in Beijing."""
    assert article.day == date(2021, 12, 20)
    assert "DA  - 2021/12/20" in cite(article).ris
