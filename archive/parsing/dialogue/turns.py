"""Turns: who speaks under each label, in which role, in answer to what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.parsing.labels.label import PRESIDES, Cast, Label, as_host
from archive.parsing.labels.people import person_of
from archive.parsing.sheet import Line
from archive.records import (
    Attendee,
    Capacity,
    ParsedExchange,
    ParsedSpeech,
    Role,
)
from archive.text.names import ends_in_title
from archive.text.posts import compatible, titles

_OPENINGS = (
    "发布会",
    "吹风会",
    "记者会",
    "见面会",
    "通气会",
    "欢迎",
    "开会",
    "召开",
    "举行",
)
# 今天的发布会到此结束 · 吹风会就到这里 · 感谢各位投资者的参与。
_CLOSES = re.compile(
    r"(?:会|访谈|直播|实录)[^。！？]{0,12}?(?:到此|到这里|结束)|散会|谢谢[^。]{0,8}再见"
    r"|^(?:感谢|谢谢)[^。！]{0,20}[。！]?$"
)
# 网友通过微信提问：农村的河怎么管？ · 还有市民来信问，何时开工？
_FOR_OTHERS = re.compile(
    r"(?:网友|网民|市民|群众|观众|听众|读者|投资者)[^。！？?]{0,40}?"
    r"(?:提问|问道|问到|来信|留言|咨询|想问|想知道|想了解|的问题是|问[：:，,])"
    r".{0,300}?[?？]",
    re.S,
)
# 这个问题请刘伟总队长回答
_HANDS_ON = re.compile(r"请.{2,20}?(?:回答|作答|答复|解答|介绍|回应|来答)")
# 谢谢这位记者的提问。 · 好的。 · 关于这个问题，
_COURTESY = re.compile(
    r"(?:好|谢谢|感谢|非常|关于|这个|这位|您|你|大家|记者|朋友|女士|先生|的|问题|提问|关心|关注)*"
)
# 我想追问一下 · 我再追问一个问题
_SAYS_FOLLOW_UP = re.compile(r"(?:我|想|再|继续)追问|追问一[下个]|再跟进一[下个]")
_FIRST_WORDS = 60
_CLAUSES = re.compile(r"[，,。！!；;：:\s]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """A label (None for what stands before the first) and the lines under it.

    `role` is set where the page says it by other marks than the label (a stage note,
    a question without one). `is_apart` says that a row of asterisks stands before it.
    """

    label: Label | None
    lines: tuple[Line, ...]
    role: Role | None = None
    is_apart: bool = False


def split_turns(lines: Sequence[Line], labels: Sequence[Label]) -> list[Turn]:
    """Split the lines at the labels: joined, turns and labels give back the lines."""
    label_at = {label.line.number: label for label in labels}
    more = {line.number for label in labels for line in label.more}
    turns: list[tuple[Label | None, list[Line]]] = [(None, [])]
    for line in lines:
        if label := label_at.get(line.number):
            turns.append((label, []))
        elif line.number not in more:
            turns[-1][1].append(line)
    return [Turn(label, tuple(rest)) for label, rest in turns if label or rest]


def with_host(turns: Sequence[Turn], cast: Cast) -> tuple[list[Turn], Attendee | None]:
    """Find the host where no label says so: (turns, the host found or None).

    It is who speaks first, opens the meeting or closes it, stands in no list of the
    header and leaves most of the questions to others.
    """
    first = next((turn for turn in turns if turn.label), None)
    if first is None or first.label is None or cast.hosts:
        return list(turns), None
    name, capacity = first.label.name, first.label.capacity
    if not name or name in cast.officials or capacity != Capacity.OFFICIAL:
        return list(turns), None
    opening = "".join(line.text for line in first.lines[:8])
    leads = any(word in opening for word in _OPENINGS) or _closed_by(turns, name)
    if not leads or _answers(turns, name):
        return list(turns), None
    found = [_hosted(turn, name) for turn in turns]
    return found, Attendee(name, capacity=Capacity.HOST)


def _closed_by(turns: Sequence[Turn], name: str) -> bool:
    """Say whether others speak between, and his last words close the meeting."""
    others = {turn.label.name for turn in turns if turn.label} - {name}
    last = turns[-1]
    is_his = last.label is not None and last.label.name == name
    return bool(others) and is_his and closes(last)


def closes(turn: Turn) -> bool:
    """Say whether a turn only ends the meeting (发布会到此结束，谢谢大家。)."""
    return len(turn.lines) == 1 and _CLOSES.search(turn.lines[0].text[-60:]) is not None


def _answers(turns: Sequence[Turn], name: str) -> bool:
    """Say whether he answers: most questions, or one that was handed on to him."""
    for position, turn in enumerate(turns[1:]):
        is_his = turn.label is not None and turn.label.name == name
        if is_his and _hands_on(turns, position):
            return True
    labels = [turn.label for turn in turns if turn.label]
    after = [
        other.name
        for one, other in pairwise(labels)
        if one.capacity == Capacity.REPORTER and other.capacity == Capacity.OFFICIAL
    ]
    return after.count(name) * 2 > len(after)


def _hosted(turn: Turn, name: str) -> Turn:
    if turn.label and turn.label.name == name:
        return replace(turn, label=as_host(turn.label))
    return turn


def roles(turns: Sequence[Turn]) -> tuple[list[Role], list[ParsedExchange]]:
    """Give each turn its role, and the questions with their answers.

    A reporter asks; whoever of the officials speaks next answers, one or several, until
    the next question or, once there is an answer, the host. A host who alone follows a
    question, or whom nobody is there to answer for, answers it, and an official who
    hands one on does not (这个问题请刘伟总队长回答). A question that its label calls a
    follow-up belongs to the exchange
    before it, which takes its answers, too, and so does one that says so of itself
    (我想追问一下); any other opens one of its own.
    """
    given: list[Role] = []
    exchanges: list[ParsedExchange] = []
    is_open, officials = False, _has_officials(turns)
    for position, turn in enumerate(turns):
        is_open = is_open and not turn.is_apart
        role = turn.role or _role(
            turns, position, is_open=is_open, is_answered=officials
        )
        given.append(role)
        if role == Role.QUESTION:
            if not (exchanges and _follows_up(turn)):
                exchanges.append(ParsedExchange(position))
            is_open = True
        elif role == Role.ANSWER:
            last = exchanges[-1]
            exchanges[-1] = ParsedExchange(last.question, (*last.answers, position))
        elif role != Role.SCENE and exchanges and exchanges[-1].answers:
            is_open = False
    return given, exchanges


def _follows_up(turn: Turn) -> bool:
    if turn.label is None or turn.is_apart:
        return False
    opening = turn.lines[0].text[:_FIRST_WORDS] if turn.lines else ""
    return turn.label.follows_up or _SAYS_FOLLOW_UP.search(opening) is not None


def _role(
    turns: Sequence[Turn], position: int, *, is_open: bool, is_answered: bool
) -> Role:
    """Give the role of a turn; `is_answered` says that officials are there."""
    label = turns[position].label
    if label is None:
        return Role.NARRATIVE
    if label.capacity == Capacity.REPORTER:
        return Role.QUESTION
    if label.capacity == Capacity.OFFICIAL:
        answers = is_open and not _hands_on(turns, position)
        answers = answers and not _ends_all(turns, position)
        return Role.ANSWER if answers else Role.SPEECH
    if _asks_for_others(turns, position):
        return Role.QUESTION
    alone = is_open and _is_question(turns, position - 1)
    is_last = position == len(turns) - 1 and not closes(turns[position])
    goes_on = is_last or _is_question(turns, position + 1)
    answers = alone and (goes_on or not is_answered)
    return Role.ANSWER if answers else Role.SPEECH


def _asks_for_others(turns: Sequence[Turn], position: int) -> bool:
    """Say whether the host reads out what somebody sent in, and an official is next."""
    following = turns[position + 1].label if position + 1 < len(turns) else None
    if following is None or following.capacity != Capacity.OFFICIAL:
        return False
    said = "\n".join(line.text for line in turns[position].lines)
    return _FOR_OTHERS.search(said[-600:]) is not None


def _ends_all(turns: Sequence[Turn], position: int) -> bool:
    """Say whether the last turn of all only closes the meeting, all being answered."""
    is_last = position == len(turns) - 1 and not _is_question(turns, position - 1)
    return is_last and closes(turns[position])


def _has_officials(turns: Sequence[Turn]) -> bool:
    """Say whether anybody but host and reporters speaks."""
    labels = (turn.label for turn in turns if turn.label)
    return any(label.capacity == Capacity.OFFICIAL for label in labels)


def _hands_on(turns: Sequence[Turn], position: int) -> bool:
    """Say whether the turn only asks the one who speaks next to answer."""
    said = turns[position].lines
    if len(said) != 1 or len(said[0].text) > 80 or position + 1 == len(turns):
        return False
    following = turns[position + 1].label
    by_another = following is not None and following.capacity == Capacity.OFFICIAL
    return by_another and _only_hands_on(said[0].text)


def _only_hands_on(text: str) -> bool:
    """Say whether somebody is asked to answer and nothing is answered.

    雨比往年多。后一半请刘伟科长回答。 answers the first half.
    """
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    handed = [clause for clause in clauses if _HANDS_ON.search(clause)]
    rest = (clause for clause in clauses if clause not in handed)
    return bool(handed) and all(_COURTESY.fullmatch(clause) for clause in rest)


def _is_question(turns: Sequence[Turn], position: int) -> bool:
    if not 0 <= position < len(turns):
        return False
    label = turns[position].label
    return label is not None and label.capacity == Capacity.REPORTER


def speech_of(turn: Turn, role: Role, cast: Cast) -> ParsedSpeech:
    """Make the record of a turn, with the post the header prints for its speaker."""
    paragraphs = tuple(line.text for line in turn.lines)
    if turn.label is None:
        return ParsedSpeech(role, paragraphs)
    name = turn.label.name
    people = cast.hosts if turn.label.capacity == Capacity.HOST else cast.officials
    attendee = people.get(name)
    return ParsedSpeech(
        role,
        paragraphs,
        label=turn.label.text,
        speaker=name,
        outlet=turn.label.outlet,
        post=_post_in(turn.label, attendee.post if attendee else ""),
    )


def _post_in(label: Label, listed: str) -> str:
    """Give the post in which somebody speaks: the listed one, or another that he gives.

    市禁毒办主任 李民 speaks as that, though he is 市公安局副局长 in the list; a shorter
    form of the listed post is the same.
    """
    printed, name = person_of(label)
    printed = "" if printed in PRESIDES else printed
    if not listed or not printed or name != label.name or not ends_in_title(printed):
        return listed
    return listed if compatible(titles(printed), titles(listed)) else printed
