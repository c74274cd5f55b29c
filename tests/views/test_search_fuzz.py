"""The search page for whatever an address may hold."""

from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.question import FACETS

NAMES = (*FACETS, "q", "unit", "mode", "sort", "from", "to", "page", "page_size", "x")
HARD = [
    "扫黑除恶", '"><script>alert(1)</script>', "' onmouseover='x", "<img src=x>毒",
    "&lt;", "\0", "\ud800", "\u202e", "\u200b", "🙂", "(" * 1000, "毒 " * 400, "a OR (",
    "speaker: 李民", "year:0000", "date:2021-02-30", "date:2021-06..2021-01", "2021-03",
    "null", "1", "0", "-1", "1e9", "１２", "9" * 400, "speech", "exact", "newest",
    "%00", "\\u0000", "%s", "{{ 7 }}",
]  # fmt: skip
VALUES = st.sampled_from(HARD) | st.text(
    st.characters(exclude_categories=()), max_size=20
)


class Elements(HTMLParser):
    """The elements of a page that can do harm, and the attributes that can."""

    def __init__(self, html):
        super().__init__()
        self.harmful = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs]
        own_script = tag == "script" and "src" in names
        if tag in {"script", "img", "iframe", "object", "svg"} and not own_script:
            self.harmful.append(tag)
        self.harmful += [name for name in names if name.startswith("on")]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sent=st.dictionaries(
        st.sampled_from(NAMES), st.lists(VALUES, min_size=1, max_size=3), max_size=4
    )
)
def test_any_address_gives_a_page_and_nothing_sent_becomes_markup(
    indexed_samples, page, sent
):
    sent = {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in sent.items()
    }
    assert Elements(page("/search/", **sent)).harmful == []
