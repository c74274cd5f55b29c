"""How alike two texts are, and the bands by which alike ones are found."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.likeness import ALIKE, BANDS, bands, likeness, shingled

STORY = (
    "记者从省公安厅获悉，八月以来全省公安机关持续开展夏季治安打击整治行动，"
    "紧盯群众反映强烈的电信网络诈骗、盗抢骗等突出违法犯罪，快侦快破一批案件，"
    "抓获一批犯罪嫌疑人，依法追赃挽损，群众安全感和满意度不断提升。"
)
QUOTE = (
    "截至8月{day}日收盘，{name}报收于{price}元，换手率{rate}%，成交额{sum}万元。" * 3
)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=200)


def alike(one, other):
    return likeness(shingled([one]), shingled([other]))


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("，", ","),
        STORY.replace("行动，", "行动，\n"),
        "（记者 李民）" + STORY + "责任编辑：王磊",
        STORY.replace("公安機關", "公安机关").replace("记者", "記者"),
    ],
    ids=["marks", "paragraphs", "furniture", "script"],
)
def test_another_print_of_a_text_is_alike(other):
    """Marks, borders, script and what stands around it do not make it another."""
    assert alike(STORY, other) > ALIKE


def test_reports_from_one_mould_are_not_alike():
    """Words in common are nothing where the figures differ."""
    one = QUOTE.format(day=4, name="永清环保", price=5.94, rate=0.53, sum="2040.7")
    other = QUOTE.format(day=16, name="永清环保", price=5.79, rate=0.49, sum="1835.8")
    assert alike(one, other) == 0


def test_a_short_text_has_no_bands():
    """In a few words chance decides: nothing is looked up by them."""
    assert bands(shingled(["谢谢大家！"])) == []
    assert bands(shingled([])) == []


@given(HAN, HAN)
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    """From 0 to 1, whichever stands first; a text is wholly like itself."""
    share = alike(one, other)
    assert 0 <= share <= 1
    assert share == alike(other, one)
    assert alike(one, one) == (1 if len(one) >= 5 else 0)


def test_alike_texts_share_bands_and_others_do_not():
    """Of texts changed in places nearly all are found by a band, of others none."""
    chance = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    texts = ["".join(chance.choices(letters, k=300)) for _ in range(200)]
    prints = [text[:120] + "改动" + text[130:] for text in texts]
    found = sum(
        bool(set(bands(shingled([one]))) & set(bands(shingled([other]))))
        for one, other in zip(texts, prints, strict=True)
    )
    assert found >= 198
    values = [value for text in texts for value in bands(shingled([text]))]
    assert len(set(values)) == len(values) == BANDS * len(texts)


def test_a_very_long_text_is_taken_in_pieces():
    """The bands of a text of many pieces are those of all its shingles."""
    text = "".join(chr(0x4E00 + number % 20_000) for number in range(50_000))
    assert bands(shingled([text])) == bands(shingled([text * 2]))
