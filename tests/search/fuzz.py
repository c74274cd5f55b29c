"""What the search is fuzzed with: hard texts, an archive of them, and queries."""

import random
from datetime import date

from hypothesis import strategies as st

from archive.models import Entry, Kind, Organization, Person, Role
from tests.factories import make_entry, outlet, person

PIECES = [
    "扫黑除恶", "掃黑除惡", "平安", "山东", "平安山东", "毒", "长长", "王敏", "242个",
    "２４２個", "1+6", "PM2.5", "e法通", "“平安”", "(一)", "（二）", "-", "－", "OR",
    "|", "｜", " ", "\u3000", "，", "。", "\u200b", "🙂", "\u202e", "é", "e\u0301",
    "İ", "ß", "ﬁ", "㎡", "½", "<b>", "&amp;", "\n", '"', "'", "*", "%", "_", "\\",
    "DROP TABLE", "发言人：", "null",
]  # fmt: skip
"""What texts and queries are made of, so that they meet."""

PEOPLE, OUTLETS, TOPICS = ["王敏", "李民"], ["大众日报", "新华社"], ["平安山东", "治安"]
SOURCES = ["", "新华社", "<b>来源"]
DAYS = [None, date(2021, 3, 4), date(2021, 12, 31), date(2022, 1, 1)]

FILTERS = [
    "speaker:王敏", "发言人：李民", "-speaker:王敏", "媒体:大众日报", "role:answer",
    "角色：问", "-角色：问", "topic:治安", "-主题：治安", "source:新华社", "year:2021",
    "month:2021-03", "-月份：2021-12",
    "kind:新闻稿", "date:2021-03..2021-12", "-date:2021", "speaker:谁也不是",
    "date:2021-02-30", "speaker:null", "topic:null", "-outlet:null",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
terms = st.one_of(
    texts, texts.map("“{}”".format), texts.map("-{}".format), st.sampled_from(FILTERS)
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.tuples(inner, st.sampled_from([" OR ", " | ", "｜"]), inner).map("".join),
        inner.map("({})".format),
        inner.map("-（{}）".format),
    ),
    max_leaves=5,
)
"""Queries of every kind of syntax, whole and broken."""

anything = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any string at all: lone surrogates, NUL and what nobody assigned among them."""


def make_random_archive(seed: int, entries: int = 10) -> None:
    """Store entries of hard texts with filters of every kind, the same for a seed."""
    chance = random.Random(seed)
    for number in range(entries):
        _make_entry(chance, f"{number}{_text(chance)}")


def _make_entry(chance: random.Random, title: str) -> Entry:
    turns = [_turn(chance) for _ in range(chance.randint(1, 3))]
    count = sum(len(paragraphs) for *_, paragraphs in turns)
    quoted = [chance.randint(1, count) for _ in range(chance.randint(0, 2))]
    return make_entry(
        title,
        turns,
        quotations=[(person(chance.choice(PEOPLE)), _text(chance), n) for n in quoted],
        headings=[(_text(chance), 1)][: chance.randint(0, 1)],
        topics=chance.sample(TOPICS, chance.randint(0, 2)),
        day=chance.choice(DAYS),
        kind=chance.choice(Kind.values),
        source=chance.choice(SOURCES),
    )


def _turn(chance: random.Random) -> tuple[str, str, Person | Organization | None, list]:
    who = chance.choice([None, person(chance.choice(PEOPLE)), outlet(OUTLETS[0])])
    label = chance.choice(["", who.name if who else "主持人"])
    paragraphs = [_text(chance) for _ in range(chance.randint(1, 3))]
    return chance.choice(Role.values), label, who, paragraphs


def _text(chance: random.Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
