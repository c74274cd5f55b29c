"""What the desk says in words: what a line was taken for, what a field has, choices."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Capacity, Role
from archive.parsing.account import ABOUT_PAGE, AccountLine, Taken
from archive.parsing.editing.corrections import Said
from archive.parsing.front.header import Field
from archive.records import Attendee, ParsedEntry
from archive.text.clean import without_white
from archive.text.folding import simplify_each

MOST_NAMED = 30

WORDS = {
    Taken.TITLE: gettext_lazy("标题"),
    Taken.FIELD: gettext_lazy("页面信息"),
    Taken.LABEL: gettext_lazy("抬头"),
    Taken.HEADING: gettext_lazy("小标题"),
    Taken.CAPTION: gettext_lazy("图片说明"),
    Taken.SPEECH: Role.SPEECH.label,
    Taken.QUESTION: Role.QUESTION.label,
    Taken.ANSWER: Role.ANSWER.label,
    Taken.NARRATIVE: Role.NARRATIVE.label,
    Taken.SCENE: Role.SCENE.label,
    Taken.DROPPED: gettext_lazy("未收"),
}
FIELD_WORDS = {
    Field.TIME: gettext_lazy("时间"),
    Field.PLACE: gettext_lazy("地点"),
    Field.ATTENDEES: gettext_lazy("出席"),
    Field.HOST: gettext_lazy("主持"),
    Field.CONTENT: gettext_lazy("内容"),
    Field.SOURCE: gettext_lazy("来源"),
}
FORMAT_WORDS = {
    "transcript-page": gettext_lazy("发布会实录，抬头单独成行"),
    "bracketed-names": gettext_lazy("发布会实录，姓名在括号里"),
    "inline-labels": gettext_lazy("发布会实录，抬头和话在一行"),
    "questions-answers": gettext_lazy("问答，一问一答"),
    "markdown-transcript": gettext_lazy("Markdown 实录"),
    "message-reply": gettext_lazy("留言和答复"),
    "news-page": gettext_lazy("新闻网页存成的文字"),
    "article": gettext_lazy("文章"),
    "text": gettext_lazy("纯文字"),
    "html": gettext_lazy("网页"),
    "docx": gettext_lazy("Word 文档"),
    "markdown": gettext_lazy("Markdown 文章"),
    "akoma-ntoso": gettext_lazy("Akoma Ntoso 会议记录"),
}
SAID_WORDS = {
    Said.TITLE: gettext_lazy("是标题"),
    Said.HEADING: gettext_lazy("是小标题"),
    Said.LABEL: gettext_lazy("是抬头"),
    Said.PARAGRAPH: gettext_lazy("是正文"),
    Said.DROPPED: gettext_lazy("不收"),
}
NO_LABEL = "none"
"""The choice that says that a label is none."""


def value_of(line: AccountLine, fields: Mapping[str, str], entry: ParsedEntry) -> str:
    """Give what the entry has of what a line of the header says."""
    if line.taken != Taken.FIELD:
        return ""
    if line.field == ABOUT_PAGE:
        return " · ".join(value for _word, value in _about_page(line, entry))
    return fields.get(line.field, "")


def _about_page(line: AccountLine, entry: ParsedEntry) -> list[tuple[str, str]]:
    """Say which fields a line about the page gave, each with its value."""
    day = entry.published_on.isoformat() if entry.published_on else ""
    has_figures = any(c.isdigit() for c in line.text)
    said = [
        (_("发布日期"), day if has_figures else ""),
        (_("来源"), entry.source if entry.source in line.text else ""),
        (_("栏目"), entry.category if entry.category in line.text else ""),
    ]
    return [(word, value) for word, value in said if value]


def word_of(line: AccountLine, entry: ParsedEntry) -> str:
    """Say what a line was taken for: a field by its name, a paragraph by its role."""
    word = str(WORDS[line.taken])
    if line.field == ABOUT_PAGE and line.taken == Taken.FIELD:
        told = "、".join(said for said, _value in _about_page(line, entry))
        return told or _("页面信息")
    if line.field and line.taken == Taken.FIELD:
        return str(FIELD_WORDS.get(line.field, word))
    if line.opens_turn and line.paragraph:
        word = _("抬头和%s") % word
    if line.quotes:
        return _("%s，含引语") % word
    return word


def fields_of(entry: ParsedEntry) -> dict[str, str]:
    """Give what the entry has of each field of the header, as the desk shows it."""
    held = entry.held_at.isoformat().removesuffix("+08:00") if entry.held_at else ""
    hosts = [a for a in entry.attendees if a.capacity == Capacity.HOST]
    return {
        Field.TIME: held.replace("T", " "),
        Field.PLACE: entry.place,
        Field.HOST: _named(hosts),
        Field.CONTENT: entry.summary,
        Field.SOURCE: entry.source,
    }


def listed(entry: ParsedEntry) -> dict[str, Attendee]:
    """Give who was there but the hosts, by their names as lines are compared."""
    there = (a for a in entry.attendees if a.capacity != Capacity.HOST)
    return {_plain(a.name): a for a in there}


def listed_on(line: AccountLine, there: Mapping[str, Attendee]) -> str:
    """Say who stands on a line of the list; on the list's name alone, how many."""
    text = _plain(line.text)
    on_it = [person for name, person in there.items() if name in text]
    return _named(on_it) if on_it else _("%s 人") % len(there)


def _plain(text: str) -> str:
    return without_white(simplify_each(text))


def _named(people: Sequence[Attendee]) -> str:
    told = "；".join(
        f"{a.name}（{a.organization}{a.post}）" for a in people[:MOST_NAMED]
    )
    return told.replace("（）", "") + ("……" if len(people) > MOST_NAMED else "")


def choices() -> dict[str, list[tuple[str, str]]]:
    """Give what an editor may choose: of a line, of a turn, of a label."""
    capacities = [(str(value), str(label)) for value, label in Capacity.choices]
    return {
        "said": [(str(said), str(word)) for said, word in SAID_WORDS.items()],
        "roles": [(str(value), str(label)) for value, label in Role.choices],
        "capacities": [*capacities, (NO_LABEL, _("不是抬头"))],
    }
