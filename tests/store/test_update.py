"""A changed document changes its entry in place: only what the source changed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Entry, LinkedBy, Paragraph, Person, Speech, Topic
from archive.records import Attendee, ParsedExchange, ParsedSection, ParsedSpeech, Role
from archive.store import store
from archive.store.alignment import align
from tests.store.records import CONFERENCE, article, numbers, quotation, said

pytestmark = pytest.mark.django_db

STATEMENT = 1
ANSWER = 3


@pytest.fixture
def entry():
    """The conference as first imported."""
    return Entry.objects.get(pk=store(CONFERENCE).entry_id)


def ids(entry):
    """The ids of an entry's paragraphs by number, and of its turns by label."""
    paragraphs = dict(entry.paragraphs.values_list("number", "pk"))
    return paragraphs, dict(entry.speeches.values_list("label", "pk"))


def test_a_corrected_paragraph_keeps_id_and_number(entry):
    """A paragraph that gave way to another is the same one, corrected."""
    before = ids(entry)
    changed = said(
        CONFERENCE, STATEMENT, "各位记者朋友:", "一是打击犯罪。", "谢谢大家!"
    )
    result = store(changed)
    assert (result.entry_id, result.outcome) == (entry.pk, "updated")
    assert ids(entry) == before
    assert (3, "一是打击犯罪。") in numbers(entry.pk)


def test_a_new_paragraph_takes_a_number_never_used(entry):
    """Those behind it keep theirs, and the permalinks with them."""
    before = ids(entry)[0]
    texts = CONFERENCE.speeches[STATEMENT].paragraphs
    store(said(CONFERENCE, STATEMENT, texts[0], "新的一段。", *texts[1:]))
    assert [n for n, _ in numbers(entry.pk)] == [1, 2, 8, 3, 4, 5, 6, 7]
    assert ids(entry)[0] | before == ids(entry)[0]
    store(CONFERENCE)
    store(said(CONFERENCE, STATEMENT, texts[0], "又一段。", *texts[1:]))
    assert [n for n, _ in numbers(entry.pk)] == [1, 2, 9, 3, 4, 5, 6, 7]


def test_a_paragraph_that_moved_to_another_turn_is_the_same(entry):
    """Who says a paragraph may change without its permalink changing."""
    before = ids(entry)[0]
    moved = said(CONFERENCE, STATEMENT, "各位记者朋友:", "一是打击犯罪。成效明显。")
    moved = said(moved, ANSWER, "谢谢大家!", "黑恶犯罪基本遏制。", "下一步常态化。")
    store(moved)
    assert ids(entry)[0] == before
    assert Paragraph.objects.get(entry=entry, number=4).speech.label == "李民"
    assert [n for n, _ in numbers(entry.pk)] == [1, 2, 3, 5, 4, 6, 7]


def test_turns_keep_their_ids_when_one_is_put_between(entry):
    """The anchor of a turn must survive new turns, and its exchange as well."""
    before, exchange = ids(entry)[1], entry.exchanges.get()
    follow = ParsedSpeech(Role.QUESTION, ("还有呢?",), "中宏网记者", outlet="中宏网")
    speeches = list(CONFERENCE.speeches)
    speeches.insert(2, follow)
    exchanges = (ParsedExchange(2), ParsedExchange(3, (4,)))
    store(replace(CONFERENCE, speeches=tuple(speeches), exchanges=exchanges))
    after = ids(entry)[1]
    assert before.items() <= after.items()
    assert list(entry.speeches.values_list("label", flat=True))[2] == "中宏网记者"
    assert entry.exchanges.get(question__label="人民公安报记者") == exchange
    assert [s.label for s in exchange.answers.all()] == ["李民"]


def test_a_turn_that_is_gone_goes_with_its_paragraphs(entry):
    """Nothing of a turn the source dropped may stay behind."""
    record = replace(CONFERENCE, speeches=CONFERENCE.speeches[:2], exchanges=())
    store(record)
    assert [n for n, _ in numbers(entry.pk)] == [1, 2, 3, 4]
    assert not entry.exchanges.exists()
    assert Speech.objects.filter(entry=entry).count() == 2


def test_a_header_that_the_source_corrects_is_linked_anew(entry):
    """A turn given to another speaker must be his."""
    corrected = said(CONFERENCE, 0, label="范华平", speaker="范华平")
    store(corrected)
    speech = entry.speeches.first()
    assert (speech.label, speech.person.name) == ("范华平", "范华平")
    assert speech.capacity == "official"


def test_fields_follow_the_source(entry):
    """Title, place and the like take the words of the new version."""
    store(replace(CONFERENCE, title="新的标题", place="山东新闻大厦", series=""))
    entry.refresh_from_db()
    assert (entry.title, entry.place, entry.series) == (
        "新的标题",
        "山东新闻大厦",
        None,
    )


def test_what_an_editor_corrected_stays_where_the_source_did_not_change(entry):
    """A correction must outlive a change of the source somewhere else."""
    row = Paragraph.objects.get(entry=entry, number=6)
    row.text = "黑恶犯罪得到基本遏制。"
    row.save()
    Entry.objects.filter(pk=entry.pk).update(title="编辑的标题")
    speech = row.speech
    speech.role = Role.SPEECH
    speech.save()
    result = store(said(CONFERENCE, 0, "大家下午好!"))
    assert not result.warnings
    assert numbers(entry.pk)[0] == (1, "大家下午好!")
    assert (6, "黑恶犯罪得到基本遏制。") in numbers(entry.pk)
    entry.refresh_from_db()
    assert entry.title == "编辑的标题"
    assert Speech.objects.get(pk=speech.pk).role == Role.SPEECH


def test_an_overwritten_correction_is_told(entry):
    """Where both changed the same words the source wins, and the editor is told."""
    Paragraph.objects.filter(entry=entry, number=6).update(text="编辑改的。")
    Entry.objects.filter(pk=entry.pk).update(title="编辑的标题")
    changed = said(CONFERENCE, ANSWER, "来源改的。", "下一步常态化。")
    result = store(replace(changed, title="来源的标题"))
    assert [w.code for w in result.warnings] == ["edit-overwritten"] * 2
    told = "".join(w["message"] for w in Entry.objects.get(pk=entry.pk).warnings)
    assert "编辑改的。" in told
    assert "编辑的标题" in told
    assert (6, "来源改的。") in numbers(entry.pk)


def test_what_an_editor_added_and_took_out_stays_so(entry):
    """A paragraph and a turn of the editor's own stand; a deleted one stays away."""
    last = entry.speeches.last()
    Paragraph.objects.filter(entry=entry, number=4).delete()
    own = Speech.objects.create(entry=entry, position=5, role=Role.SPEECH, label="补记")
    for speech, number in ((last, 8), (own, 9)):
        Paragraph.objects.create(
            entry=entry,
            speech=speech,
            number=number,
            position=number,
            text="补的。",
        )
    Entry.objects.filter(pk=entry.pk).update(last_number=9)
    store(said(CONFERENCE, 0, "大家上午好!", "请坐。"))
    assert [n for n, _ in numbers(entry.pk)] == [1, 10, 2, 3, 5, 6, 7, 8, 9]
    labels = list(entry.speeches.values_list("label", flat=True))
    assert labels[-2:] == ["李民", "补记"]
    assert Paragraph.objects.get(entry=entry, number=9).speech == own


def test_a_turn_an_editor_split_is_told_when_the_source_changes(entry):
    """Borders between turns are the source's again, and the editor is told."""
    row = Paragraph.objects.get(entry=entry, number=4)
    row.speech = Speech.objects.create(entry=entry, position=9, role=Role.SPEECH)
    row.save()
    result = store(said(CONFERENCE, 0, "大家下午好!"))
    assert [w.code for w in result.warnings] == ["edit-overwritten"]
    assert entry.speeches.count() == 4


def test_an_editors_person_stays_with_the_same_words():
    """Who somebody is stays decided when the header is printed anew around it."""
    record = replace(CONFERENCE, quotations=(quotation("李民", "总队长"),))
    entry = Entry.objects.get(pk=store(record).entry_id)
    other = Person.objects.create(name="李民", note="另一人")
    for row in (entry.attendances.get(name="李民"), entry.quotations.get()):
        row.person, row.linked_by = other, LinkedBy.EDITOR
        row.save()
    more = Attendee("刘伟", "省公安厅治安总队总队长")
    words = quotation("范华平", "副省长", "另一句。")
    store(
        replace(
            record,
            attendees=(more, *record.attendees),
            quotations=(words, *record.quotations),
        )
    )
    for related in (entry.attendances, entry.quotations):
        row = related.get(name="李民")
        assert (row.person, row.linked_by) == (other, LinkedBy.EDITOR)


def test_an_editors_person_stays_where_the_words_beside_him_change(entry):
    """A post or a sentence corrected at the source is no reason to ask again."""
    other = Person.objects.create(name="李民", note="另一人")
    rows = [entry.attendances.get(name="李民"), entry.speeches.get(name="李民")]
    for row in rows:
        row.link(other, LinkedBy.EDITOR)
        row.save()
    header = replace(CONFERENCE.attendees[1], post="刑侦总队原总队长")
    changed = said(CONFERENCE, ANSWER, label="总队长 李民", post="总队长")
    store(replace(changed, attendees=(*CONFERENCE.attendees[::2], header)))
    for related in (entry.attendances, entry.speeches):
        row = related.get(name="李民")
        assert (row.person, row.linked_by) == (other, LinkedBy.EDITOR)


def test_another_name_at_the_source_ends_an_editors_decision(entry):
    """The turn is somebody else's now; the editor is told what was taken down."""
    other = Person.objects.create(name="李民", note="另一人")
    row = entry.speeches.get(name="李民")
    row.link(other, LinkedBy.EDITOR)
    row.save()
    result = store(said(CONFERENCE, ANSWER, label="刘伟", speaker="刘伟"))
    row.refresh_from_db()
    assert (row.person.name, row.linked_by) == ("刘伟", LinkedBy.INFERRED)
    assert [w.code for w in result.warnings] == ["edit-overwritten"]
    assert "李民（另一人）" in result.warnings[0].message


def test_rows_that_print_the_same_keep_their_ids(entry):
    """What points at a line of the header still does when others are put before it."""
    before = dict(entry.attendances.values_list("name", "pk"))
    more = Attendee("刘伟", "省公安厅治安总队总队长")
    store(replace(CONFERENCE, attendees=(more, *CONFERENCE.attendees)))
    after = dict(entry.attendances.values_list("name", "pk"))
    assert before.items() < after.items()
    assert entry.attendances.get(position=1).name == "刘伟"


def test_accepted_and_refused_topics_stay_decided(entry):
    """What an editor did with a proposal is not undone by the next import."""
    topic = Topic.objects.create(name="平安建设")
    entry.topics.add(topic)
    entry.proposals.clear()
    Topic.objects.create(name="反诈", synonyms="电信网络诈骗")
    topics = ("扫黑除恶", "电信网络诈骗", "跨境赌博")
    store(replace(CONFERENCE, topics=topics))
    entry.refresh_from_db()
    names = set(entry.topics.values_list("name", flat=True))
    assert names == {"平安建设", "反诈"}
    assert entry.waiting_topics() == ["跨境赌博"]


def test_sections_point_at_the_paragraphs_they_stand_above(entry):
    """A heading must follow its paragraph when others are put before it."""
    texts = CONFERENCE.speeches[STATEMENT].paragraphs
    changed = said(CONFERENCE, STATEMENT, texts[0], "新的一段。", *texts[1:])
    store(replace(changed, sections=(ParsedSection("一是打击犯罪", 1, 4),)))
    assert entry.sections.get().first_paragraph.number == 3


def test_memberships_follow_the_mentions(entry):
    """A post that is printed no longer must be attested no longer."""
    person = Person.objects.get(name="李民")
    assert person.memberships.get().organization == "省公安厅"
    speeches = CONFERENCE.speeches[:3]
    attendees = CONFERENCE.attendees[:1]
    store(
        replace(
            CONFERENCE,
            speeches=speeches,
            attendees=attendees,
            exchanges=(ParsedExchange(2),),
            photos=(),
        )
    )
    assert not person.memberships.exists()


TEXTS = st.lists(st.sampled_from("甲乙丙丁戊己庚辛壬癸"), min_size=1, max_size=12)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(old=TEXTS, new=TEXTS)
def test_what_stands_in_both_versions_keeps_its_number(old, new):
    """Whatever was edited, as many equal paragraphs keep a number as stand in both."""
    Entry.objects.all().delete()
    entry_id = store(article(*old)).entry_id
    before = dict(numbers(entry_id))
    store(article(*new))
    after = numbers(entry_id)
    assert [text for _, text in after] == new
    assert len({number for number, _ in after}) == len(after)
    for text in set(old) & set(new):
        kept = [n for n, said in after if said == text and before.get(n) == text]
        assert len(kept) == min(old.count(text), new.count(text))
    assert all(n in before or n > len(old) for n, _ in after)


@given(old=st.lists(st.integers(0, 5)), new=st.lists(st.integers(0, 5)))
def test_an_alignment_pairs_each_paragraph_at_most_once(old, new):
    """No paragraph of either version may stand in two pairs."""
    pairs = align([str(n) for n in old], [str(n) for n in new])
    assert len(set(pairs.values())) == len(pairs)
    assert all(j < len(new) and i < len(old) for j, i in pairs.items())
