"""Words come out in order, names whole, and no file is read that others could write."""

import tempfile

from archive.text import segmentation
from archive.text.folding import fold


def test_punctuation_is_no_word():
    found = segmentation.words(fold("打掉涉黑组织242个、恶势力犯罪集团797个。"))
    assert found[:4] == ["打掉", "涉黑", "组织", "242"]
    assert not set("、。") & set(found)


def test_a_name_is_a_word_once_it_is_known():
    text = fold("请魯警e法通介绍情况")
    assert "鲁警e法通" not in segmentation.words(text)
    segmentation.add_names(["魯警e法通"])
    assert "鲁警e法通" in segmentation.words(text)


def test_long_words_bring_the_words_inside_them():
    assert {"山东", "山东省"} <= set(segmentation.words_and_parts("山东省"))


def test_function_words_do_not_count():
    assert segmentation.content_words(fold("请问我们的社会治安")) == ["社会治安"]


def test_names_that_are_none_are_passed_over():
    segmentation.add_names(["", "一", "a b", "x" * 100, "（）", "\ud800\ud801"])
    assert segmentation.words("一 a b") == ["一", "a", "b"]


def test_no_cache_is_kept_where_others_write(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    segmentation.tokenizer.cache_clear()
    assert segmentation.words("平安山东") == ["平安", "山东"]
    assert list(tmp_path.iterdir()) == []


def test_names_leave_the_base_dictionary_alone():
    """What is read out of a text must not depend on who is stored in the archive."""
    name = "鲁警e法通平台"
    assert name not in segmentation.tokenizer().lcut(name)
    segmentation.add_names([name])
    assert segmentation.words(name) == [name]
    assert name not in segmentation.tokenizer().lcut(name)
