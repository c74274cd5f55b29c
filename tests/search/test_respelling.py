"""是不是要找: what is suggested for a query that finds little."""

import pytest

from archive.models import Alias
from archive.search import indexer
from archive.search.engine import get_engine
from archive.search.near_names import ALIKE, ONE_EDIT, SAME_SOUND, names_like
from archive.search.near_strings import strings_like
from archive.search.whoosh.answers.engine import WhooshSearch
from tests.factories import article, make_entry, outlet, person, store_samples, topic
from tests.search.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Both samples and some more texts, indexed; of the topics none is 扫黑除恶."""
    made = store_samples()
    for number in range(5):
        article(f"扫黑除恶第{number}篇", "持续打击电信网络诈骗，整治食品药品安全。")
    make_entry(
        turns=[("answer", "张建国", person("张建国"), ["请放心。"])] * 5,
        topics=["道路交通安全"],
    )
    indexer.rebuild()
    return made


@pytest.fixture
def asked(monkeypatch):
    """The questions that the engine was asked."""
    questions = []
    answer = WhooshSearch.answer

    def noted(self, question):
        questions.append(question)
        return answer(self, question)

    monkeypatch.setattr(WhooshSearch, "answer", noted)
    return questions


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("范华萍", "范华平"),
        ("“范华萍”", "“范华平”"),
        ("饭花瓶", "范华平"),
        ("fanhuaping", "范华平"),
        ("章建国", "张建国"),
        ("臧健国", "张建国"),
        ("张国建", "张建国"),
        ("张建", None),
        ("扫黑除饿", "扫黑除恶"),
        ("“扫黑除饿”", "“扫黑除恶”"),
        ("掃黑除餓", "扫黑除恶"),
        ("“电信网落诈骗”", "“电信网络诈骗”"),
        ("“电信网络诈诈骗”", "“电信网络诈骗”"),
        ("“电信络网诈骗”", "“电信网络诈骗”"),
        ("“食品要品安全”", "“食品药品安全”"),
        ("“道路交痛安全”", "“道路交通安全”"),
    ],
)
def test_what_was_mistyped_is_suggested(archive, typed, meant):
    """A name by its sound, a term by one character, though no topic has its name."""
    assert ask(typed).suggestion == meant


def test_a_name_in_a_filter_is_respelled(archive):
    """Where a filter names nobody, somebody whose name sounds so is offered."""
    assert ask("发言人：章建国").suggestion == "发言人：张建国"
    assert ask("speaker:张建国 绝无此词").suggestion is None


def test_one_term_among_others_is_respelled(archive):
    """The rest of the query, its filters too, stays as it was typed."""
    found = ask("诈骗 扫黑除饿", kind="news_article").suggestion
    assert found == "诈骗 扫黑除恶"


def test_only_what_leads_to_more_is_suggested(archive):
    """The other spelling has hits, more than this one, under the same filters."""
    assert ask("扫黑除饿", year="1999").suggestion is None
    assert ask("查无此事").suggestion is None
    article("a  b", "两个空格。")
    indexer.rebuild()
    assert ask(" 毒 ", mode="exact").suggestion is None
    article("范华萍", "另一个人。")
    indexer.rebuild()
    better = ask("范华萍")
    assert (better.total, better.suggestion) == (1, "范华平")
    assert ask("范华平").suggestion is None
    for n in range(3):
        article(f"范华萍{n}", "另一个人。")
    indexer.rebuild()
    assert ask("范华萍").suggestion is None


def test_a_term_that_stands_nowhere_is_respelled_though_its_words_have_hits():
    """Words alone may find some; a string that stands somewhere is left as it is."""
    for number in range(5):
        article(f"人类{number}", "桶体与人类的命运。")
    for number in range(9):
        article(f"共同体{number}", "推动构建人类命运共同体。")
    indexer.rebuild()
    found = ask("人类命运共桶体")
    assert found.total > 3
    assert found.suggestion == "人类命运共同体"
    assert ask("人类命运").suggestion is None


@pytest.mark.parametrize("mode", ["smart", "exact"])
def test_a_suggestion_is_read_as_the_query_was(archive, mode):
    """What is suggested has hits when it is searched for in the same mode."""
    suggested = ask("扫黑除饿", mode=mode).suggestion
    assert ask(suggested, mode=mode).total > 3


def test_the_engine_is_asked_a_bounded_number_of_times(archive, asked):
    """Many terms and long ones cost no more; a query with hits enough costs nothing."""
    ask("扫黑除恶")
    assert len(asked) == 1
    for query in (" ".join(f"扫黑除饿{n}" for n in "甲乙丙丁戊己庚辛壬癸"), "饿" * 300):
        asked.clear()
        ask(query)
        assert len(asked) <= 1 + 12 + 14


def test_names_of_drafts_are_not_suggested(archive):
    """Whom the public may not see is no suggestion, though the name is near."""
    make_entry(turns=[("answer", "李秘密", person("李秘密"), ["话。"])], status="draft")
    assert names_like("李密密") == []


def test_near_names_say_how_far_they_are(archive):
    """By sound before by a character; aliases, synonyms and outlets too."""
    assert names_like("范华萍") == [(SAME_SOUND, "范华平")]
    assert names_like("范华伟") == [(ONE_EDIT, "范华平")]
    assert names_like("范华平") == []
    Alias.objects.create(person=person("张建国"), name="张副厅长")
    topic("打黑", synonyms="除恶务尽").entries.set(archive)
    make_entry(turns=[("question", "记者", outlet("齐鲁晚报"), ["请问？"])])
    assert names_like("张副局长") == [(ONE_EDIT, "张副厅长")]
    assert names_like("除恶务净") == [(ALIKE, "除恶务尽")]
    assert (SAME_SOUND, "齐鲁晚报") in names_like("齐鲁完报")


def test_strings_are_counted_in_few_turns():
    """However long the text, the index is asked about a bounded number of pairs."""
    asked = []

    def spread(strings):
        asked.extend(strings)
        return [0] * len(strings)

    assert strings_like("饿" * 40, spread) == []
    assert strings_like("一" * 41, spread) == []
    assert strings_like("义", spread) == []
    assert len(asked) <= 700


def test_titles_and_spread_are_those_of_a_scan(archive):
    """What the engine says while somebody types is what a look into every row says."""
    engine = get_engine()
    assert len(engine.titles("扫黑除恶", 10)) == 5
    assert len(engine.titles("扫黑除恶", 3)) == 3
    assert engine.titles("扫黑饿", 10) == engine.titles("", 10) == ()
    assert engine.spread(["电信网络诈骗", "绝无此词", ""])[1] == 0
    assert engine.spread(["食品药品安全"]) == [5]
