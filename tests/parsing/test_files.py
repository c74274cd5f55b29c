"""Files and folders, JSON Lines and what stands beside the text."""

import errno
import json
import lzma
import os
from datetime import date
from pathlib import Path

import pytest

from archive.parsing import Given, find_files, read_documents
from archive.records import Kind, Moment

CONFERENCE = (
    "渔港发布会\n时间: 8月18日(星期四)上午9:00\n出席: 市渔业局局长邢大海\n"
    "海风报记者\n\n休渔期会延长吗？\n\n邢大海\n\n不会。\n"
)


def lines_file(folder, *rows, name="a.jsonl"):
    text = "\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n"
    path = folder / name
    data = text.encode()
    path.write_bytes(lzma.compress(data) if name.endswith(".xz") else data)
    return path


def entries(path, **options):
    found = list(read_documents(path, **options))
    assert [d.error for d in found if d.error] == []
    return [d.entry for d in found]


def test_folders_are_expanded_in_order(tmp_path):
    """Hidden files and other endings are passed over; a file named itself is not."""
    for name in ("b.txt", "a/c.jsonl.xz", ".git/d.txt", "e.pdf", "f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("正文。")
    found = find_files([tmp_path, tmp_path / "e.pdf", tmp_path / "b.txt"], pytest.fail)
    names = [str(p.relative_to(tmp_path)) for p in found]
    assert names == ["a/c.jsonl.xz", "b.txt", "f.md", "e.pdf"]


def test_a_path_that_is_not_there(tmp_path):
    """It is told, and what is there is given all the same."""
    refused = []
    (tmp_path / "a.txt").write_text("正文。")
    paths = [tmp_path / "无.txt", tmp_path / "a.txt"]
    assert find_files(paths, refused.append) == [tmp_path / "a.txt"]
    assert [str(error) for error in refused] == [
        f"{tmp_path / '无.txt'}：没有这个文件或文件夹，请检查路径。"
    ]


def test_a_folder_inside_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    """It is not passed over in silence, and the files beside it are given."""
    (tmp_path / "a.txt").write_text("正文。")
    locked = tmp_path / "locked"
    locked.mkdir()
    scandir = os.scandir

    def refusing(path):
        if Path(path) == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    refused = []
    assert find_files([tmp_path], refused.append) == [tmp_path / "a.txt"]
    assert [error.path for error in refused] == [str(locked)]
    assert "没有权限" in str(refused[0])


@pytest.mark.parametrize("name", ["e.pdf", "f.docx", "无.txt"])
def test_a_file_that_cannot_be_read_is_a_document_with_its_error(tmp_path, name):
    path = tmp_path / name
    if name != "无.txt":
        path.write_text("正文。")
    (document,) = read_documents(path)
    assert document.entry is None and str(path) in str(document.error)


def test_a_named_format_reads_a_file_of_any_ending(tmp_path):
    path = tmp_path / "e.dat"
    path.write_text("题目\n正文。")
    assert entries(path, format="article")[0].title == "题目"


def test_a_file_that_is_no_json_lines_is_refused_once(tmp_path):
    """Not line by line: it is named with its first line and the remedy."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n" + "老街的灯一盏盏亮起来。\n" * 5000, encoding="utf-8")
    (read,) = read_documents(path)
    assert (read.line, read.size_hint) == (0, path.stat().st_size)
    told = str(read.error)
    for part in ("a.jsonl：不是 JSON Lines", "5000 行", "老街的灯", "扩展名"):
        assert part in told
    path.write_text("坏行\n" * 30 + '{"body": "全省公安机关。"}\n', encoding="utf-8")
    *bad, good = read_documents(path)
    assert len(bad) == 30 and all(one.line and one.error for one in bad)
    assert good.entry is not None
    path.write_text("坏行\n" * 3, encoding="utf-8")
    assert [one.line for one in read_documents(path)] == [1, 2, 3]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.xz"])
def test_a_bad_line_touches_no_other(tmp_path, name):
    """Each line is a document or an error with its number; sizes add up to the file."""
    rows = [{"body": f"第{n}篇正文。"} for n in range(300)]
    rows[3], rows[5], rows[7] = "{", [1], {"title": "空"}
    path = lines_file(tmp_path, *rows, name=name)
    found = list(read_documents(path))
    assert [d.line for d in found] == list(range(1, 301))
    assert [d.line for d in found if d.error] == [4, 6, 8]
    assert all(f"第 {d.line} 行" in str(d.error) for d in found if d.error)
    assert 0 < sum(d.size_hint for d in found) <= path.stat().st_size


def test_reading_is_lazy(tmp_path):
    """The first document comes before the file is read to its end."""
    path = lines_file(tmp_path, *[{"body": "正文。" * 200}] * 2000)
    first = next(iter(read_documents(path)))
    assert first.size_hint < path.stat().st_size / 2


def test_a_damaged_archive_keeps_what_was_good(tmp_path):
    path = lines_file(
        tmp_path, *[{"body": f"{n}" * 9999} for n in range(50)], name="a.jsonl.xz"
    )
    path.write_bytes(path.read_bytes()[:-40])
    found = list(read_documents(path))
    assert "已损坏" in str(found[-1].error)


def test_unknown_keys_are_said_once_per_file(tmp_path):
    path = lines_file(tmp_path, *[{"body": "正文。", "title": "题", "mood": 1}] * 3)
    codes = [[w.code for w in entry.warnings] for entry in entries(path)]
    assert codes == [["unknown-keys"], [], []]


def test_null_is_as_good_as_absent(tmp_path):
    row = {"title": None, "body": "正文一句。", "date": None, "url": None, "id": None}
    (entry,) = entries(lines_file(tmp_path, row))
    assert entry.title == "正文一句"
    assert [w.code for w in entry.warnings] == ["title-inferred"]


@pytest.mark.parametrize(
    "row",
    [
        {"body": 3},
        {"body": " \n"},
        {"body": None},
        {"body": "正文。", "date": "2021-02-31"},
        {"body": "正文。", "date": "明天"},
        {"body": "正文。", "date": 20210101},
        {"body": "正文。", "held_at": "2021-03-04T10:00+09:00"},
        {"body": "正文。", "id": [1]},
        {"body": "正文。", "kind": 1},
        {"body": "正\0文。"},
        {"body": "半\ud800个"},
    ],
)
def test_wrong_fields_are_refused(tmp_path, row):
    (document,) = read_documents(lines_file(tmp_path, row))
    assert document.entry is None
    assert "第 1 行" in str(document.error)


def test_given_fields_go_before_guessed_ones(tmp_path):
    """A line's field goes before the page's, the caller's before both; all are kept."""
    body = "题目\n来源：甲报　2020-01-01\n正文一段。"
    row = {
        "title": "另题",
        "body": body,
        "date": "2021-12-20",
        "source": "乙报",
        "id": 7,
    }
    path = lines_file(tmp_path, row)
    (entry,) = entries(path, given=Given(source="丙报"))
    assert (entry.title, entry.source, entry.external_id) == ("另题", "丙报", "7")
    assert entry.published_on == date(2021, 12, 20)
    (page,) = entries(lines_file(tmp_path, {"body": body, "source": "乙报"}))
    assert ("甲报", "另有指定") in [(d.text, d.reason) for d in page.dropped]


def test_the_date_of_a_conference_is_the_day_it_was_held(tmp_path):
    """`date` goes to held_at with the printed time of that day, and fixes the year."""
    path = lines_file(tmp_path, {"body": CONFERENCE, "date": "2022-08-18"})
    (entry,) = entries(path)
    assert entry.kind == Kind.PRESS_CONFERENCE
    assert entry.held_at == Moment(date(2022, 8, 18), 9)
    assert entry.published_on is None and entry.warnings == ()
    other = lines_file(tmp_path, {"body": CONFERENCE, "held_at": "2022-08-19"})
    assert entries(other)[0].held_at == Moment(date(2022, 8, 19))


def test_a_kind_that_is_none_is_ignored(tmp_path):
    path = lines_file(
        tmp_path,
        {"body": CONFERENCE, "kind": "news", "date": "2022-08-18"},
        {"body": "正文。", "kind": "law"},
        {"body": "正文。", "kind": "press_conference"},
    )
    kinds = [entry.kind for entry in entries(path)]
    assert kinds == [Kind.PRESS_CONFERENCE, Kind.NEWS_ARTICLE, Kind.PRESS_CONFERENCE]


def test_strict_refuses_what_was_guessed(tmp_path):
    path = lines_file(tmp_path, {"body": "正文。"}, {"body": "正文。", "title": "题"})
    first, second = read_documents(path, strict=True)
    assert "没有标题" in str(first.error)
    assert second.entry is not None


def test_strict_takes_a_file_with_keys_nobody_knows(tmp_path):
    """They are no doubt of the one document at which they are told."""
    row = {"body": "正文。", "title": "题", "history": []}
    first, second = read_documents(lines_file(tmp_path, row, row), strict=True)
    assert first.entry is not None and second.entry is not None
    assert [w.code for w in first.entry.warnings] == ["unknown-keys"]


def test_fields_too_long_to_be_one_are_cut_and_kept(tmp_path):
    """What a field cannot hold stands whole in `dropped`, and a warning says so."""
    row = {"title": "题" * 600, "source": "源" * 300, "body": "正文。"}
    (entry,) = entries(lines_file(tmp_path, row))
    assert (len(entry.title), len(entry.source)) == (500, 200)
    assert [d.text for d in entry.dropped] == ["题" * 600, "源" * 300]
    assert [w.code for w in entry.warnings] == ["field-cut", "field-cut"]


def test_a_printed_time_that_gives_way_is_noted(tmp_path):
    path = lines_file(tmp_path, {"body": CONFERENCE, "date": "2022-08-20"})
    (entry,) = entries(path)
    assert entry.held_at == Moment(date(2022, 8, 20))
    assert ("2022-08-18T09:00+08:00", "另有指定") in [
        (d.text, d.reason) for d in entry.dropped
    ]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("原标题：湖边修了步道\n近日，湖边修了步道。", "湖边修了步道"),
        ("中新网湖州8月11日电 (记者 徐婧)湖边修了步道，长三里。", "湖边修了步道"),
        ("本报讯（记者 徐婧）湖边修了步道。", "湖边修了步道"),
        ("8月7日，湖边修了步道，长三里。", "8月7日，湖边修了步道"),
        ("湖边修了步道，长三里。", "湖边修了步道"),
    ],
)
def test_a_title_that_is_missing_is_the_first_clause(tmp_path, body, title):
    """Where the text comes from is no part of it, and a day alone is no clause."""
    (entry,) = entries(lines_file(tmp_path, {"body": body + "\n再一段。"}))
    assert entry.title == title


def test_a_link_that_leads_back_is_refused_and_others_are_followed(tmp_path):
    """A loop of links has no end; a link to another folder is read like that folder."""
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("正文。")
    (inner / "back").symlink_to(tmp_path / "in")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_text("正文。")
    (tmp_path / "in" / "link").symlink_to(elsewhere)
    refused = []
    found = find_files([tmp_path / "in"], refused.append)
    assert [path.name for path in found] == ["a.txt", "b.txt"]
    assert [error.path for error in refused] == [str(inner / "back")]
    assert "请删去这个链接" in str(refused[0])


def test_a_pipe_in_a_folder_is_refused(tmp_path):
    """What may never end is not read: whoever waits for it waits for ever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").touch()
    refused = []
    found = find_files([tmp_path], refused.append)
    assert [path.name for path in found] == ["b.txt"]
    assert [Path(error.path).name for error in refused] == ["a.txt"]
    assert "管道" in refused[0].message
