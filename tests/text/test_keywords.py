"""What a text is about: phrases of its own, no officialese, on any subject."""

from archive.text.keywords import keywords

HARBOUR = (
    "渔港安全\n今年休渔期间，全市开展渔船安全检查。渔船安全检查要进一步加强，坚持问题导向。\n"
    "请问休渔期会延长吗？\n休渔期不会延长。渔民转产培训稳步推进，转产培训已有八百人参加。"
)


def test_phrases_that_stand_again_and_again():
    found = keywords(HARBOUR, 10)
    assert any("渔船安全" in term for term in found)
    assert any("转产培训" in term for term in found)


def test_no_officialese_and_no_more_than_asked():
    found = keywords(HARBOUR, 3)
    assert len(found) == 3
    assert not {"工作", "全市", "进一步", "坚持", "加强", "推进"} & set(
        keywords(HARBOUR, 10)
    )


def test_no_term_says_another_again():
    found = keywords(HARBOUR, 10)
    assert not any(a in b for a in found for b in found if a != b)


def test_a_text_without_words_gives_none():
    assert keywords("", 10) == keywords("2021 abc 12-20。", 10) == []
