"""Whoosh's own queries run on the index, and find what they should."""

import pytest
from whoosh.index import FileIndex
from whoosh.query import (
    And,
    AndNot,
    Every,
    FuzzyTerm,
    Not,
    Or,
    Phrase,
    Prefix,
    QueryError,
    Term,
    TermRange,
    Wildcard,
)
from whoosh.scoring import BM25F

from archive.search.whoosh.storage.commits import Generation
from archive.search.whoosh.storage.schema import GRAMS, KEY, WORDS
from tests.search.storage import make_document, make_folder

TEXTS = {
    1: "扫黑 除恶 专项",
    2: "扫黑 扫黑 会议",
    3: "专项 会议 会议室",
    4: "公安 a1 a2 b1",
    5: "公安 会议",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    """Search an index of two segments; document 6 was deleted from it."""
    folder, generation = make_folder(tmp_path_factory.mktemp("index"))
    new = [make_document(n, text, entry=n) for n, text in TEXTS.items()]
    gone = make_document(6, "扫黑 会议 公安", entry=6)
    for some in (new[:2], [gone, *new[2:]]):
        folder.commit_segments(generation, [folder.write_segment(generation, some)])
    folder.write(generation, [], {"entry": [6]})
    index = FileIndex(Generation(generation).storage)
    with index.searcher(weighting=BM25F()) as opened:
        assert len(list(opened.leaf_searchers())) == 2
        yield opened


def word(text):
    return Term(WORDS, text)


def keys(searcher, query, **options):
    """Give the keys of the hits, the best first."""
    reader = searcher.reader().column_reader(KEY)
    found = searcher.search(query, limit=None, **options)
    return [reader[hit.docnum] for hit in found]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (word("会议"), {2, 3, 5}),
        (Term(GRAMS, "议"), {2, 3, 5}),
        (word("没有"), set()),
        (word("会"), set()),
        (And([word("公安"), word("会议")]), {5}),
        (Or([word("除恶"), word("a1")]), {1, 4}),
        (Not(word("会议")), {1, 4}),
        (And([word("公安"), Not(word("会议"))]), {4}),
        (AndNot(word("扫黑"), word("会议")), {1}),
        (Prefix(WORDS, "会议"), {2, 3, 5}),
        (Prefix(WORDS, "a"), {4}),
        (Wildcard(WORDS, "?1"), {4}),
        (Wildcard(WORDS, "会*室"), {3}),
        (TermRange(WORDS, "a1", "a9"), {4}),
        (TermRange(WORDS, "公安", "专项"), set()),
        (TermRange(WORDS, "专项", "会议"), {1, 2, 3, 5}),
        (FuzzyTerm(WORDS, "会议空"), {2, 3, 5}),
        (Every(), {1, 2, 3, 4, 5}),
        (Every(WORDS), {1, 2, 3, 4, 5}),
    ],
    ids=str,
)
def test_a_query_finds_what_it_should(searcher, query, wanted):
    assert set(keys(searcher, query)) == wanted


def test_words_are_ranked_as_bm25_does(searcher):
    """Document 2 has the word twice, and no more words than the others."""
    assert keys(searcher, word("扫黑")) == [2, 1]
    assert searcher.doc_frequency(WORDS, "扫黑") >= 2
    assert searcher.avg_field_length(WORDS) > 2


def test_hits_are_sorted_by_a_column(searcher):
    assert keys(searcher, Every(), sortedby=KEY) == [1, 2, 3, 4, 5]


def test_a_phrase_is_an_error_that_says_why(searcher):
    """No places of words are kept: strings are looked up in the texts instead."""
    with pytest.raises(QueryError, match="no positions"):
        searcher.search(Phrase(WORDS, ["扫黑", "除恶"]))


def test_all_terms_are_listed_in_order_with_what_is_known_of_them(searcher):
    reader = searcher.reader()
    words = list(reader.lexicon(WORDS))
    assert words == sorted({w.encode() for t in [*TEXTS.values()] for w in t.split()})
    info = reader.term_info(WORDS, "扫黑")
    assert (info.doc_frequency(), info.max_weight()) == (3, 2.0)
