"""A small index of its own for the tests of storage, and what it must hold."""

from collections import Counter, defaultdict

import numpy as np
from haystack import fields
from hypothesis import strategies as st

from archive.search.whoosh.storage.commits import Generation
from archive.search.whoosh.storage.fieldtypes import NumbersField
from archive.search.whoosh.storage.schema import (
    DIGEST,
    GRAMS,
    KEY,
    LENGTH,
    MODEL,
    PART,
    TEXT,
    WORDS,
    make_schema,
)
from archive.search.whoosh.storage.segment import SegmentData
from archive.search.whoosh.storage.store import IndexFolder

FIELDS = {
    TEXT: fields.CharField(document=True),
    "entry": fields.IntegerField(),
    "role": fields.CharField(),
    "title": fields.CharField(indexed=False),
    "topics": NumbersField(),
}
# Han within and beyond the basic plane, Latin, digits, an emoji, a line's end.
LETTERS = "山东公安扫黑除恶𠮷a1 😀\n"


def make_folder(path):
    """Give an index folder and its first generation, empty."""
    folder = IndexFolder(path, make_schema(FIELDS))
    generation = folder.begin()
    folder.make_current(generation)
    return folder, generation


def make_document(number, text, words=None, entry=1, **more):
    """Give a document as `schema.make_document` does."""
    counts = Counter(text.split() if words is None else words)
    return {
        PART: f"archive.speech.{number}",
        MODEL: "archive.speech",
        KEY: number,
        DIGEST: -number,
        TEXT: text,
        GRAMS: text,
        WORDS: counts,
        LENGTH: counts.total(),
        "entry": entry,
        **more,
    }


def documents(entries=8):
    """Give lists of documents, as a strategy; numbers are put in by the test."""
    text = st.text(LETTERS, max_size=12)
    word = st.text("山东公安a1😀", min_size=1, max_size=4)
    counts = st.dictionaries(word, st.integers(1, 300), max_size=5)
    numbers = st.lists(st.integers(-(2**62), 2**62), max_size=3)
    return st.lists(
        st.fixed_dictionaries(
            {
                "text": text,
                "words": counts,
                "entry": st.integers(0, entries - 1),
                "role": st.sampled_from(["", "问", "答"]),
                "title": st.text(LETTERS, max_size=5),
                "topics": numbers.map(tuple),
            }
        ),
        max_size=12,
    )


def held(generation):
    """Read everything that an index holds: documents by key, and terms by field."""
    schema = Generation(generation).contents().schema
    found, terms = {}, {GRAMS: defaultdict(dict), WORDS: defaultdict(dict)}
    for segment in Generation(generation).contents().segments:
        data = SegmentData(Generation(generation).storage, segment, schema)
        alive = segment.living()
        keys = [data.columns[KEY][number] for number in range(data.count)]
        for number in alive.nonzero()[0].tolist():
            assert keys[number] not in found, "held twice"
            found[keys[number]] = {n: c[number] for n, c in data.columns.items()}
        for field, of_field in terms.items():
            table = data.tables[field]
            names = [table.term(number) for number in range(len(table))]
            assert names == sorted(set(names)), "terms out of order"
            for name in names:
                ids, weights = data.postings(field, name.decode())
                weights = np.ones(len(ids)) if weights is None else weights
                assert ids.tolist() == sorted(ids)
                assert data.size(field, name.decode()) > 0
                for number, weight in zip(ids.tolist(), weights.tolist(), strict=True):
                    if alive[number]:
                        of_field[name.decode()][keys[number]] = weight
    return found, {f: {t: d for t, d in of.items() if d} for f, of in terms.items()}


def expected(kept):
    """Say what an index of these documents must hold."""
    names = make_schema(FIELDS).items()
    columns = {name: field.column_type for name, field in names if field.column_type}
    found, terms = {}, {GRAMS: defaultdict(dict), WORDS: defaultdict(dict)}
    for document in kept:
        key = document[KEY]
        found[key] = {
            name: document.get(name, column.default_value())
            for name, column in columns.items()
        }
        for line in document[GRAMS].split("\n"):
            for size in (1, 2):
                for start in range(len(line) - size + 1):
                    held = terms[GRAMS][line[start : start + size]]
                    held[key] = min(held.get(key, 0) + 1, 255)
        for word, times in document[WORDS].items():
            terms[WORDS][word][key] = min(times, 255)
    return found, terms
