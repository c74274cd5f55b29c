"""The two sample pages, clause by clause."""

import re
from datetime import date

import pytest

from archive.parsing import parse_document
from archive.records import Capacity, Kind, Role
from archive.text.clean import without_white
from tests.parsing.cases import SEEDS

HOST, STATEMENT = "丁绍敏", "范华平"
LABEL = re.compile(
    r"[\s\xa0]*(?:丁绍敏|范华平|李民|刘伟|田玉国|徐曙光|\S{2,7}记者)[\s\xa0]*"
)


@pytest.fixture(scope="module")
def conference_text():
    return (SEEDS / "000_9a3effd94cb0edaa.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def conference(conference_text):
    return parse_document(conference_text)


@pytest.fixture(scope="module")
def article_text():
    return (SEEDS / "003_885c441afd0b5a57.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def article(article_text):
    return parse_document(article_text)


def codes(entry):
    return [warning.code for warning in entry.warnings]


class TestConference:
    def test_title_and_kind(self, conference):
        assert conference.kind == Kind.PRESS_CONFERENCE
        assert conference.title == "介绍“十四五”时期平安山东建设的重点任务和举措"

    def test_held_at_takes_its_year_from_weekday_and_text(self, conference):
        """The page prints no year; what it rests on is said in a warning."""
        assert conference.held_at.isoformat() == "2021-03-04T10:00+08:00"
        warning = next(w for w in conference.warnings if w.code == "year-inferred")
        assert warning.line == 2
        assert all(part in warning.message for part in ("2020", "星期四", "2021"))

    def test_series_and_number(self, conference):
        assert conference.series == "“展望‘十四五’”主题系列新闻发布会"
        assert conference.number == 11

    def test_attendees_in_printed_order_with_posts_as_printed(self, conference):
        """The host comes last; a department carried over stands apart."""
        people = [(a.name, a.post, a.organization) for a in conference.attendees]
        assert people == [
            ("范华平", "副省长、省公安厅党委书记、厅长", ""),
            ("刘伟", "省公安厅治安总队总队长", ""),
            ("李民", "刑侦总队总队长", "省公安厅"),
            ("田玉国", "交警总队总队长", "省公安厅"),
            ("徐曙光", "法制总队总队长", "省公安厅"),
            (HOST, "", ""),
        ]
        capacities = [a.capacity for a in conference.attendees]
        assert capacities == [Capacity.OFFICIAL] * 5 + [Capacity.HOST]

    def test_sixteen_speeches_with_labels_outlets_and_roles(self, conference):
        asked = [
            ("人民公安报", "李民"),
            ("中宏网", "李民"),
            ("山东法制报", "刘伟"),
            ("大众日报", "刘伟"),
            ("交通广播", "田玉国"),
            ("山东综合广播", "徐曙光"),
        ]
        expected = [
            (Role.SPEECH, HOST, HOST, ""),
            (Role.SPEECH, STATEMENT, STATEMENT, ""),
            (Role.SPEECH, HOST, HOST, ""),
        ]
        for outlet, official in asked:
            expected.append((Role.QUESTION, f"{outlet}记者", "", outlet))
            expected.append((Role.ANSWER, official, official, ""))
        expected.append((Role.SPEECH, HOST, HOST, ""))
        shown = [(s.role, s.label, s.speaker, s.outlet) for s in conference.speeches]
        assert shown == expected

    def test_speeches_carry_the_post_of_the_header(self, conference):
        posts = {a.name: a.post for a in conference.attendees}
        for speech in conference.speeches:
            assert speech.post == posts.get(speech.speaker, "")

    def test_exchanges(self, conference):
        pairs = [(e.question, e.answers) for e in conference.exchanges]
        assert pairs == [(q, (q + 1,)) for q in range(3, 15, 2)]

    def test_outline(self, conference):
        """Eight and three of level 1, nine runs inside paragraphs of level 2."""
        first = [s for s in conference.sections if s.level == 1]
        assert [s.first_paragraph for s in first] == [
            *(9, 10, 11, 12, 14, 15, 16, 17),
            *(34, 35, 36),
        ]
        assert first[0].heading == "一是社会治安形势持续向好,群众安全感进一步增强"
        runs, inside = [], [s for s in conference.sections if s.level == 2]
        for section in inside:
            if section.heading.startswith("一"):
                runs.append([])
            runs[-1].append(section.heading[:2])
        assert list(map(len, runs)) == [5, 3, 3, 3, 3, 4, 4, 3, 4]
        assert runs[3] == ["一是", "二要", "三要"]

    def test_sections_are_in_printed_order_and_start_their_paragraphs(self, conference):
        paragraphs = conference.paragraphs()
        numbers = [s.first_paragraph for s in conference.sections]
        assert numbers == sorted(numbers)
        for section in conference.sections:
            text = paragraphs[section.first_paragraph - 1]
            assert section.heading in text
            assert text.startswith(section.heading) == (section.level == 1)

    def test_photos_once_each_tied_to_their_people(self, conference):
        names = [photo.name for photo in conference.photos]
        assert names == ["范华平", "刘伟", "李民", "田玉国"]
        assert conference.photos[2].caption == "刑侦总队总队长 李民"

    def test_warnings(self, conference):
        assert codes(conference) == ["year-inferred", "phone-number"]
        assert "85123283" in conference.warnings[1].message

    def test_paragraphs_joined_are_the_body_of_the_page(
        self, conference, conference_text
    ):
        """From the first label to the gallery, labels aside, nothing is changed."""
        lines = conference_text.split("\n")[6:158]
        body = "".join(line for line in lines if not LABEL.fullmatch(line))
        assert "".join(map(without_white, conference.paragraphs())) == without_white(
            body
        )

    def test_controls_and_captions_are_in_no_paragraph(self, conference):
        text = "\n".join(conference.paragraphs())
        assert not any(word in text for word in ("手动刷新", "正序", "更多>>", "•"))
        reasons = {d.reason for d in conference.dropped}
        assert reasons == {"页面控件", "图片说明重复"}

    def test_paragraphs_are_stripped_and_none_is_empty(self, conference, article):
        for text in (*conference.paragraphs(), *article.paragraphs()):
            assert text and text == text.strip()

    def test_proposed_topics(self, conference):
        expected = {
            "扫黑除恶",
            "电信网络诈骗",
            "道路交通安全",
            "户籍制度改革",
            "跨境赌博",
        }
        assert expected <= set(conference.topics)
        assert any(topic.startswith("执法规范化") for topic in conference.topics)
        assert len(conference.topics) <= 10


class TestArticle:
    def test_title_without_the_side_column(self, article):
        assert article.kind == Kind.NEWS_ARTICLE
        assert article.title == "保民安 解民忧 护民利 山东公安用“四则运算”解出平安答案"
        assert codes(article) == ["title-trimmed"]
        assert (9, "最新推荐", "侧栏") in [
            (d.line, d.text, d.reason) for d in article.dropped
        ]

    def test_fields(self, article):
        assert article.published_on == date(2021, 12, 20)
        assert article.source == "中国道路交通安全协会"
        assert article.category == "交管动态"

    def test_lead_stands_once(self, article):
        assert [d.line for d in article.dropped if d.reason == "导语重复"] == [10]
        assert sum("比作一道“方程式”" in text for text in article.paragraphs()) == 1

    def test_sections(self, article):
        assert [(s.heading, s.level, s.first_paragraph) for s in article.sections] == [
            ("重拳出击“减”犯罪“除”邪恶", 1, 6),
            ("“加”“守护圈”汇聚“大平安”", 1, 10),
            ("便捷服务释放爱民“乘法效应”", 1, 14),
        ]

    def test_prose_between_headings_is_one_narrative_speech(self, article):
        assert [s.role for s in article.speeches] == [Role.NARRATIVE] * 4
        assert [len(s.paragraphs) for s in article.speeches] == [5, 4, 4, 4]

    def test_two_direct_quotations(self, article):
        direct = [q for q in article.quotations if q.directness == "direct"]
        said = [(q.speaker, q.post, q.attribution, q.paragraph) for q in direct]
        assert said == [
            (
                "范华平",
                "山东省副省长、公安厅厅长",
                "山东省副省长、公安厅厅长范华平说",
                5,
            ),
            (
                "王海防",
                "山东省公安厅党委委员、政治部主任",
                "据山东省公安厅党委委员、政治部主任王海防介绍",
                17,
            ),
        ]
        for quotation in direct:
            marked = f"“{quotation.text}”{quotation.attribution}"
            assert marked in article.paragraphs()[quotation.paragraph - 1]

    def test_what_is_reported_behind_a_direct_quotation(self, article):
        """据…王海防介绍, goes on without marks, to the end of the paragraph."""
        direct, reported = article.quotations[1:]
        assert reported.directness == "indirect"
        assert reported.speaker == direct.speaker == "王海防"
        assert reported.text.startswith("政法队伍教育整顿开展以来,")
        assert article.paragraphs()[16].endswith(f"介绍,{reported.text}")

    def test_paragraphs_and_headings_are_the_body_of_the_page(
        self, article, article_text
    ):
        lines = [line for line in article_text.split("\n")[11:51] if line.strip()]
        headings = [section.heading for section in article.sections]
        assert [x for x in lines if x not in headings] == article.paragraphs()

    def test_proposed_topics(self, article):
        assert {"扫黑除恶", "户籍制度改革", "平安建设"} <= set(article.topics)
