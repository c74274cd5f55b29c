import pytest

from archive.views.paging import Page, page_of_list


@pytest.fixture
def asked(rf):
    def page(number, items=range(45), size=20):
        return page_of_list(rf.get("/", {"page": number}), list(items), size)

    return page


def test_pages_follow_each_other_without_gap_or_repeat(asked):
    """Page by page the whole list is seen, each item once."""
    pages = [asked(n) for n in (1, 2, 3)]
    assert [item for page in pages for item in page.items] == list(range(45))
    assert [(page.first, page.last) for page in pages] == [(1, 20), (21, 40), (41, 45)]
    assert pages[0].previous is None
    assert pages[2].next is None


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", "٣", "9" * 5000, "\x00"])
def test_a_number_that_is_none_gives_a_page_and_says_so(asked, number):
    """No page number is an error, and what was wrong with it is said."""
    page = asked(number)
    assert page.items
    assert page.ignored


@pytest.mark.parametrize("number", ["4", str(10**9)])
def test_past_the_end_gives_the_last_page_and_says_so(asked, number):
    """A page past the end shows the last one."""
    page = asked(number)
    assert page.number == 3
    assert list(page.items) == [40, 41, 42, 43, 44]
    assert page.ignored


def test_an_empty_list_has_one_empty_page(asked):
    """Where there is nothing, page 1 is empty and nothing is ignored."""
    page = asked("1", items=[])
    assert (page.first, page.last, page.pages, page.ignored) == (0, 0, 1, "")


def test_links_show_both_ends_and_the_neighbours():
    """First, last and near pages are linked; what is left out is marked once."""
    assert Page([1], 50, 2000, 20).links() == [1, None, 48, 49, 50, 51, 52, None, 100]
    assert Page([1], 1, 5, 20).links() == [1]
