"""Topics of a text: what it names at its head or again and again, no officialese."""

from itertools import pairwise

import pytest

from archive.text.keywords import OFFICIALESE, keywords
from archive.text.segmentation import ends_of_words, runs, words
from archive.text.subjects import Subjects, common_places, common_subjects, other_words
from archive.text.topics import about, propose_topics, read


def proposed(title, *paragraphs, headings=()):
    return propose_topics(read(title, headings, paragraphs))


def test_what_the_title_names_is_proposed():
    assert proposed("全市扎实推进乡村振兴", "各地介绍了经验。") == ["乡村振兴"]


def test_other_words_stand_for_their_subject():
    """俄军 and 乌军 are one conflict; 反诈 is the fraud it is against."""
    assert proposed("俄军称控制一处村镇", "乌军否认。") == ["俄乌冲突"]
    assert proposed("反诈宣传进校园", "民警讲解防骗知识。") == ["电信网络诈骗"]


def test_what_is_named_once_in_passing_is_not_proposed():
    assert proposed("市长慰问环卫工人", "他还谈到春运和高铁。") == []


def test_what_is_named_again_and_again_from_the_opening_on_is_proposed():
    text = "扫黑除恶成效明显。今年扫黑除恶打掉两个组织，扫黑除恶常态化推进。"
    assert proposed("全市通报上半年情况", text) == ["扫黑除恶"]


def test_a_long_text_must_name_a_subject_more_often():
    filler = "今天上午的会场里坐满了来自各地的听众。" * 400
    assert "春运" not in proposed("情况介绍", "春运。春运。春运。", filler)


def test_headings_are_heads_too():
    found = proposed("国内快讯", "共发送旅客八百万人次。", headings=("春运第十天",))
    assert found == ["春运"]


def test_a_word_inside_another_is_none():
    """春运 does not stand in 青春运动会, nor 海关 in 上海关于."""
    assert proposed("青春运动会开幕", "上海关于赛事的通知。") == []


def test_a_ministry_is_not_the_subject_it_is_named_for():
    assert "三农" not in proposed("农业农村部发布通知", "请各地照办。")


def test_a_place_is_a_subject_only_where_the_title_names_it():
    assert proposed("习近平会见秘鲁总统", "秘鲁总统说。") == ["秘鲁"]
    assert proposed("市长会见客人", "客人来自秘鲁。秘鲁很远。秘鲁很美。") == []


def test_two_countries_are_a_subject():
    text = "中法关系发展良好。愿推动中法关系再上台阶。"
    assert proposed("外长会见记者", text) == ["中法关系"]


def test_the_name_of_a_column_is_no_subject():
    assert proposed("【新春走基层】桥上的守护人", "他守在桥上。") == []


def test_traditional_characters_are_read_as_simplified():
    assert proposed("全市扎實推進鄉村振興", "各地介紹了經驗。") == ["乡村振兴"]


def test_no_more_than_asked_and_none_of_nothing():
    many = "春运、暑运、高铁、地铁、种业、水稻、玉米、大豆"
    assert proposed(many) == ["春运", "暑运", "高铁", "城市轨道交通", "种业"]
    assert proposed("", "") == proposed("2021", "abc 12-20。") == []


def test_phrases_of_its_own():
    """Names that end with a class noun and open with no verb, count or officialese."""
    text = "滇藏铁路通车。滇藏铁路很长。《商事调解条例》公布，商事调解条例施行。"
    assert keywords(["滇藏铁路通车"], text) == ["滇藏铁路"]
    assert keywords(["公布《商事调解条例》"], text) == ["商事调解条例"]
    assert (
        keywords(["推进改革", "首条铁路", "加强治理"], "推进改革首条铁路加强治理" * 3)
        == []
    )


def test_of_words_that_overlap_the_longest_counts():
    found = Subjects({"养老": "甲", "养老服务": "乙", "服务": "丙"}).find("养老服务好")
    assert list(found) == [("乙", 0)]


@pytest.mark.parametrize("text", ["打掉，242个", "", "，。", "abc 平安"])
def test_runs_and_the_ends_of_their_words_give_the_words(text):
    found = []
    for start, run in runs(text):
        assert text.startswith(run, start)
        ends = list(ends_of_words(run))
        found += [run[a:b] for a, b in pairwise([0, *ends])]
    assert found == words(text)


def test_an_archive_has_its_own_subjects():
    own = Subjects({"渔港": "渔港管理", "漁港經理人": "渔港管理"})
    assert about(read("渔港经理人上岗", (), ()), own) == ["渔港管理"]


def test_lists_name_no_officialese_and_no_subject_twice():
    names = [name for name in other_words() if name != "-"]
    assert not OFFICIALESE & set(names)
    assert len(names) == len(set(names))
    assert common_subjects() is common_subjects() and common_places()
