"""`manage.py import_entries`, as it is typed."""

import io
import json
import lzma
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from archive.models import Entry, Kind, Outbox, Quotation
from tests.conftest import ROOT

SEEDS = ROOT / "fixtures" / "seeds"


def run(*arguments, **options):
    """Run the command; give its exit status, standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    words = list(map(str, arguments))
    try:
        call_command("import_entries", *words, stdout=out, stderr=err, **options)
    except SystemExit as exit_:
        return exit_.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def write_lines(path, documents):
    """Write documents as JSON Lines, packed where the name says so."""
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
    data = text.encode()
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
    return path


def documents(count):
    """So many articles with ids of their own."""
    return [
        {
            "id": n,
            "source": "示例来源",
            "title": f"第{n}篇",
            "date": "2021-12-20",
            "body": f"第{n}篇的第一段。\n第{n}篇的第二段。",
        }
        for n in range(count)
    ]


def test_a_folder_is_imported_and_a_second_run_changes_nothing(db):
    """The two seeds become two entries, once."""
    assert run(SEEDS)[:2] == (0, "新增 2，更新 0，未变 0，拒绝 0\n")
    assert Entry.objects.published().count() == 2
    assert run(SEEDS)[:2] == (0, "新增 0，更新 0，未变 2，拒绝 0\n")
    assert Outbox.objects.count() == 2


def test_a_dry_run_in_json_prints_one_object_per_document(db):
    """Nothing is stored, standard output is data alone, with the keys of the design."""
    status, out, err = run(SEEDS, dry_run=True, json=True)
    conference, article = map(json.loads, out.splitlines())
    assert (status, conference["held_at"]) == (0, "2021-03-04T10:00+08:00")
    assert article["published_on"] == "2021-12-20"
    assert len(conference["exchanges"]) == 6
    assert "解析 2，拒绝 0" in err
    assert not Entry.objects.exists()


def test_json_without_a_dry_run_prints_and_stores(db):
    """What was parsed can be kept beside what is stored."""
    _status, out, err = run(SEEDS, json=True)
    assert len(out.splitlines()) == Entry.objects.count() == 2
    assert "新增 2" in err


def test_what_is_good_is_kept_and_what_is_refused_is_told(db, tmp_path):
    """Each refused input has a line with its place; the exit status says so."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    good = documents(2)
    bad = {"title": "标题", "body": "正文。", "url": "http://a/" + "a" * 2000}
    lines = write_lines(tmp_path / "many.jsonl", [good[0], bad, good[1]])
    with lines.open("a", encoding="utf-8") as file:
        file.write("{不是JSON\n")
    status, out, err = run(tmp_path, tmp_path / "nowhere.txt")
    assert (status, out) == (1, "新增 2，更新 0，未变 0，拒绝 6\n")
    refused = [line for line in err.splitlines() if line.startswith("拒绝：")]
    assert refused == err.splitlines()[-6:]
    told = "\n".join(refused)
    for place in (
        "empty.txt",
        "empty.jsonl",
        "binary.txt",
        "nowhere.txt",
        "many.jsonl 第 4 行",
    ):
        assert place in told
    assert "many.jsonl 第 2 行：source_url 有 2009 字" in told


def test_a_folder_without_documents_is_refused(db, tmp_path):
    """An import of nothing must not pass for a success."""
    status, _out, err = run(tmp_path)
    assert status == 1
    assert "没有可导入的文件" in err


def test_lines_without_id_and_address_are_entries_of_their_own(db, tmp_path):
    """Their place in the file tells them apart, also in the next run."""
    bare = [{"title": one["title"], "body": one["body"]} for one in documents(3)]
    lines = write_lines(tmp_path / "bare.jsonl", bare)
    assert "新增 3" in run(lines)[1]
    assert "未变 3" in run(lines)[1]


def test_packed_lines_are_read_as_they_are(db, tmp_path):
    """More than one batch of them, given fields before guessed ones."""
    lines = write_lines(tmp_path / "many.jsonl.xz", documents(450))
    assert run(lines)[:2] == (0, "新增 450，更新 0，未变 0，拒绝 0\n")
    entry = Entry.objects.get(title="第449篇")
    assert (entry.source, str(entry.day)) == ("示例来源", "2021-12-20")
    assert run(lines)[:2] == (0, "新增 0，更新 0，未变 450，拒绝 0\n")


def test_what_was_read_before_is_not_read_again(db, tmp_path, monkeypatch):
    """The second run must not parse; under other options or code it must."""
    lines = write_lines(tmp_path / "many.jsonl", documents(3))
    run(lines)

    def fail(*_args, **_options):
        raise AssertionError("read again")

    with monkeypatch.context() as patch:
        patch.setattr("archive.parsing.files.parse_object", fail)
        assert "未变 3" in run(lines)[1]
        with pytest.raises(AssertionError):
            run(lines, kind="press_conference")
        known = "archive.management.importing.known.readers_digest"
        patch.setattr(known, lambda: "other code")
        with pytest.raises(AssertionError):
            run(lines)
    Entry.objects.get(title="第1篇").delete()
    assert "新增 1，更新 0，未变 2" in run(lines)[1]


def test_the_last_version_in_a_file_stands_after_each_run(db, tmp_path):
    """A document that a file holds twice must not flip back when it is run again."""
    first, *_others = documents(2)
    second = first | {"body": "新的一版。"}
    lines = write_lines(tmp_path / "twice.jsonl", [first, *_others, second])
    for _ in range(3):
        run(lines)
        assert Entry.objects.get(title="第0篇").paragraphs.get().text == "新的一版。"


def test_options_go_before_what_the_text_says(db, tmp_path):
    """Kind, days, source and address as given."""
    path = tmp_path / "page.txt"
    path.write_text("一个标题\n\n正文第一段。\n正文第二段。\n", encoding="utf-8")
    given = {
        "kind": "press_conference",
        "held_at": "2020-01-02T09:30",
        "source": "省政府新闻办",
        "url": "http://www.example.cn/1",
    }
    assert run(path, **given)[0] == 0
    entry = Entry.objects.get()
    assert (entry.kind, str(entry.day)) == (Kind.PRESS_CONFERENCE, "2020-01-02")
    assert (entry.source, entry.source_url) == (given["source"], given["url"])
    assert entry.import_key == f"url:{given['url']}"


def test_strict_refuses_what_was_inferred(db):
    """A document with warnings is refused, and nothing of it stored."""
    status, _out, err = run(SEEDS / "000_9a3effd94cb0edaa.txt", strict=True)
    assert status == 1
    assert "严格模式" in err
    assert not Entry.objects.exists()


def test_a_remedy_is_told_with_its_option(db, tmp_path):
    """Readers know no command line: the option that mends it is the command's word."""
    (tmp_path / "a.exe").write_text("文字", encoding="utf-8")
    _status, _out, err = run(SEEDS, tmp_path / "a.exe")
    assert "若不对，请改正举行时间。可用 --held-at 指明。（year-inferred）" in err
    assert "请指明格式再读。可用 --format 指明。" in err
    assert not Entry.objects.filter(warnings__icontains="--held-at").exists()


def test_a_duplicate_is_taken_and_told(db, tmp_path):
    """The same words at another place are an entry, linked, with a warning."""
    one, two = documents(1) * 2
    run(write_lines(tmp_path / "a.jsonl", [one]))
    status, out, err = run(write_lines(tmp_path / "b.jsonl", [two | {"id": "另"}]))
    assert (status, out) == (0, "新增 1，更新 0，未变 0，拒绝 0\n")
    assert "b.jsonl 第 1 行：正文与已有条目相同" in err


def test_many_warnings_are_counted(db, tmp_path):
    """Of thousands of warnings the first are shown, of the rest the numbers."""
    bare = [{"body": one["body"], "id": one["id"]} for one in documents(80)]
    _status, _out, err = run(write_lines(tmp_path / "bare.jsonl", bare))
    assert "注意共计：" in err
    assert "title-inferred 80" in err
    assert len(err.splitlines()) == 21


def test_what_is_rare_is_told_however_much_else_there_is(db, tmp_path):
    """A document with hundreds of warnings hides none of the one after it."""
    speakers = "".join(
        f"赵{a}{b}：\n　　是。\n" for a in "伟芳敏静丽" for b in "伟芳敏静丽"
    )
    head = "“某某”新闻发布会\n时间：2021年3月4日\n出席：省公安厅厅长 范华平\n"
    (tmp_path / "a.txt").write_text(head + speakers, encoding="utf-8")
    late = "关于某事的通知\n各市：自2021年2月31日起施行。\n"
    (tmp_path / "b.txt").write_text(late, encoding="utf-8")
    _status, _out, err = run(tmp_path)
    assert err.count("（unknown-label）") == 3 and "unknown-label 25" in err
    assert "b.txt：第 2 行“2021年2月31日”不是日历上的日期，请核对。" in err


def test_files_of_a_folder_that_are_not_read_are_told(db, tmp_path):
    """An editor who drops a folder learns that his .doc files are not in."""
    for name in ("a.txt", "b.doc", "c.DOC", "d.pdf", ".hidden.pdf", "~$b.docx"):
        (tmp_path / name).write_text("题目在此\n正文一段。\n", encoding="utf-8")
    status, out, err = run(tmp_path)
    assert (status, out) == (0, "新增 1，更新 0，未变 0，拒绝 0\n")
    assert "文件夹里有不能导入的文件，已略过：.doc 2，.pdf 1" in err


def test_options_take_times_as_people_type_them(db):
    """One figure for the hour and Chinese words will do."""
    options = {"held_at": "2021年3月4日上午9:00", "published_on": "2021/3/5"}
    _status, out, _err = run(SEEDS, dry_run=True, json=True, **options)
    entry = json.loads(out.splitlines()[0])
    assert entry["held_at"] == "2021-03-04T09:00+08:00"
    assert entry["published_on"] == "2021-03-05"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"held_at": "2021-02-31"}, "--held-at 的值“2021-02-31”无效"),
        ({"held_at": "2021-03-04T10:00+00:00"}, "北京时间"),
        ({"published_on": "昨天"}, "应形如 2021-12-20"),
        ({"kind": "speech"}, "可用的有：press_conference、news_article"),
        ({"format": "pdf"}, "可用的有：auto"),
        ({"url": "javascript:alert(1)"}, "应以 http:// 或 https:// 开头"),
        ({"url": "http://a/"}, "--url 只能用于单篇文稿"),
    ],
)
def test_a_bad_option_is_refused_with_what_it_takes(db, options, told):
    """Nothing is read, and the message says what is right."""
    with pytest.raises(CommandError) as refused:
        run(SEEDS, **options)
    assert told in str(refused.value)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OperationalError("database is locked"), "database is locked.*再运行即可继续"),
        (KeyboardInterrupt(), "已中断.*再次运行会接着导入"),
    ],
)
def test_what_cuts_an_import_short_is_told_in_one_line(db, monkeypatch, error, told):
    """No traceback: what went wrong, what is kept, what to do."""

    def fail(_records, **_options):
        raise error

    monkeypatch.setattr("archive.management.importing.run.store_batch", fail)
    with pytest.raises(CommandError, match=told):
        run(SEEDS)


def test_two_imports_at_once_give_each_document_once(tmp_path):
    """Two processes on one file: every entry once, whole, and in the journal once."""
    lines = write_lines(tmp_path / "many.jsonl", documents(600))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pingan_site.settings",
        "PINGAN_VAR": str(tmp_path),
        "DATABASE_URL": "",
    }

    def manage(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    migrated = manage("migrate", "--skip-checks", "-v0")
    assert migrated.wait() == 0, migrated.communicate()
    both = [manage("import_entries", str(lines)) for _ in range(2)]
    for process in both:
        out, err = process.communicate()
        assert process.returncode == 0, err
        assert "拒绝 0" in out
    database = sqlite3.connect(tmp_path / "archive.db")
    for table, count in [("entry", 600), ("paragraph", 1200), ("outbox", 600)]:
        (found,) = database.execute(f"SELECT count(*) FROM archive_{table}").fetchone()
        assert found == count, table


def test_files_of_every_kind_are_imported(db, tmp_path):
    """One folder, one run, whatever its kinds; a bad file alone fails."""
    cases = ROOT / "tests" / "parsing" / "cases"
    names = ("html/gov-conference.html", "docx/conference.docx", "markdown/article.md")
    for name in (*names, "akoma-ntoso/debate.xml", "article/plain.txt"):
        (tmp_path / Path(name).name).write_bytes((cases / name).read_bytes())
    (tmp_path / "假.docx").write_bytes(b"%PDF-1.7")
    status, _, told = run(tmp_path)
    assert Entry.objects.count() == 5
    assert status == 1 and "假.docx：内容是PDF" in told


def test_names_that_later_documents_make_clear_are_decided(db, tmp_path):
    """Three of one name: the last prints both posts, so that the second is he."""
    posts = ("刑侦总队总队长", "公安局局长", "刑侦总队总队长、公安局局长")
    texts = [f"“平安建设见成效。”{post}李民介绍说。" for post in posts]
    lines = [
        {"id": n, "title": f"第{n}篇", "body": text} for n, text in enumerate(texts)
    ]
    first = write_lines(tmp_path / "a.jsonl", lines[:2])
    assert "找到了人物" not in run(first)[2]
    assert Quotation.objects.filter(person=None).count() == 1
    last = write_lines(tmp_path / "b.jsonl", lines[2:])
    assert "1 处未定的提及找到了人物。" in run(last)[2]
    assert not Quotation.objects.filter(person=None).exists()


@pytest.mark.skipif(sys.platform == "darwin", reason="its names are always UTF-8")
def test_a_name_in_another_encoding_takes_nothing_down(db, tmp_path):
    """Files named in GBK by an older system are imported, found again, and told of."""
    title = "全市安全生产例会召开"
    for name, text in (("三", f"{title}\n\n会议要求抓好落实。"), ("二", " ")):
        path = tmp_path / os.fsdecode(name.encode("gbk") + b".txt")
        path.write_text(text, encoding="utf-8")
    status, out, err = run(tmp_path)
    assert (status, out) == (1, "新增 1，更新 0，未变 0，拒绝 1\n")
    assert r"\xb6\xfe.txt：没有文字" in err
    assert run(tmp_path)[1] == "新增 0，更新 0，未变 1，拒绝 1\n"
    shown = run(tmp_path, "--dry-run", "--json")[1]
    assert json.loads(shown)["path"].encode().endswith(rb"\xc8\xfd.txt")
