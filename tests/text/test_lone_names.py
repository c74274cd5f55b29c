"""Names without a post beside them, and words that open like one."""

import pytest

from archive.text.lone_names import is_lone_name
from archive.text.names import is_name, split_post


@pytest.mark.parametrize(
    "text", ["李民", "高峰", "王建国", "方文明", "欧阳震华", "阿里木·买买提", "应为民"]
)
def test_names(text):
    assert is_lone_name(text) and is_name(text)


@pytest.mark.parametrize("text", ["方法", "时间", "来源", "原标题", "国发会", "文化部"])
def test_words_and_bodies(text):
    """As labels they head a list or a body's words."""
    assert not is_lone_name(text)


@pytest.mark.parametrize("text", ["管部门", "方已经", "曾表示", "关分析", "高速公"])
def test_the_end_of_one_word_and_another(text):
    """主管|部门, 警方|已经: nobody has such a name, with a post before it or not."""
    assert not is_name(text)
    assert split_post(f"局长{text}") is None
