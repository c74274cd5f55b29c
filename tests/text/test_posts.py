"""Printed posts are taken apart, and compared as one man's or two men's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.posts import compatible, titles


@pytest.mark.parametrize(
    ("post", "organization", "expected"),
    [
        ("", "", set()),
        ("副省长", "", {"副省长"}),
        (
            "副省长、省公安厅党委书记、厅长",
            "",
            {"副省长", "省公安厅党委书记", "省公安厅厅长"},
        ),
        ("山东省副省长、公安厅厅长", "", {"山东省副省长", "山东省公安厅厅长"}),
        ("刑侦总队总队长", "省公安厅", {"省公安厅刑侦总队总队长"}),
        ("省公安厅治安总队总队长", "省公安厅", {"省公安厅治安总队总队长"}),
        ("省委常委、副省长", "", {"省委常委", "省副省长"}),
        (
            "山东省公安厅党委委员、政治部主任",
            "",
            {"山东省公安厅党委委员", "山东省公安厅政治部主任"},
        ),
        ("省人力资源和社会保障厅厅长", "", {"省人力资源和社会保障厅厅长"}),
        ("国务委员兼外交部长", "", {"国务委员", "外交部部长"}),
        ("党委书记,厅长", "省公安厅", {"省公安厅党委书记", "省公安厅厅长"}),
    ],
)
def test_a_post_gives_its_single_titles(post, organization, expected):
    """Each title must stand alone, with the organization it was printed under."""
    assert titles(post, organization) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("副省长、省公安厅党委书记、厅长", "山东省副省长、公安厅厅长"),
        ("副省长", "山东省副省长"),
        ("省公安厅党委书记、厅长", "公安厅厅长"),
        ("省公安厅治安总队总队长", "治安总队总队长"),
        ("外交部长", "国务委员、外交部部长"),
        ("省公安厅厅长", "厅长"),
        ("中共中央总书记、国家主席", "总书记"),
        ("俄罗斯外交部部长", "俄外长"),
        ("美国总统", "美国当选总统"),
        ("美国总统", "美国前总统"),
        ("省公安厅原副厅长", "公安厅副厅长"),
        ("国家发展改革委司长", "国家发改委司长"),
        ("北京市交通委员会主任", "交通委主任"),
        ("", "某县县长"),
        ("省公安厅厅长", ""),
    ],
)
def test_one_man_can_hold_both(one, other):
    """Posts that say the same with more or fewer words must be compatible."""
    assert compatible(titles(one), titles(other))
    assert compatible(titles(other), titles(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某县县长", "省公安厅厅长"),
        ("省公安厅厅长", "省水利厅厅长"),
        ("省公安厅党委书记、厅长", "省水利厅厅长"),
        ("省公安厅厅长", "省公安厅副厅长"),
        ("厅长", "公安厅副厅长"),
        ("刑侦总队总队长", "交警总队总队长"),
        ("总队长", "队长"),
        ("太原市长", "太市长"),
        ("省公安厅原副厅长", "公安厅厅长"),
        ("甲县县委书记", "乙县县委书记"),
        ("某大学政治部主任", "山东省公安厅党委委员、政治部主任"),
    ],
)
def test_one_man_cannot_hold_both(one, other):
    """Posts that are alike only in part must not be taken for one man's."""
    assert not compatible(titles(one), titles(other))
    assert not compatible(titles(other), titles(one))


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_post_is_compatible_with_itself(post, organization):
    """Whatever is printed, the same words again must be the same man's."""
    taken = titles(post, organization)
    assert compatible(taken, taken)
