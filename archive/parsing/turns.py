"""Turns: who speaks under each label, in which role, in answer to what."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.labels import Cast, Label, as_host
from archive.parsing.sheet import Line
from archive.records import (
    Attendee,
    Capacity,
    ParsedExchange,
    ParsedSpeech,
    Role,
)

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


@dataclass(frozen=True, slots=True)
class Turn:
    """A label (None for what stands before the first) and the lines under it."""

    label: Label | None
    lines: tuple[Line, ...]


def split_turns(lines: Sequence[Line], labels: Sequence[Label]) -> list[Turn]:
    """Split the lines at the labels: joined, turns and labels give back the lines."""
    label_at = {label.line.number: label for label in labels}
    turns: list[tuple[Label | None, list[Line]]] = [(None, [])]
    for line in lines:
        if label := label_at.get(line.number):
            turns.append((label, []))
        else:
            turns[-1][1].append(line)
    return [Turn(label, tuple(rest)) for label, rest in turns if label or rest]


def with_host(turns: Sequence[Turn], cast: Cast) -> tuple[list[Turn], Attendee | None]:
    """Find the host where no label says so: (turns, the host found or None).

    It is who speaks first, opens the meeting and stands in no list of the header.
    """
    first = next((turn for turn in turns if turn.label), None)
    if first is None or first.label is None or first.label.known or cast.hosts:
        return list(turns), None
    opening = "".join(line.text for line in first.lines[:8])
    if not first.label.name or not any(word in opening for word in _OPENINGS):
        return list(turns), None
    name = first.label.name
    found = [_hosted(turn, name) for turn in turns]
    return found, Attendee(name, capacity=Capacity.HOST)


def _hosted(turn: Turn, name: str) -> Turn:
    if turn.label and not turn.label.known and turn.label.name == name:
        return Turn(as_host(turn.label), turn.lines)
    return turn


def roles(turns: Sequence[Turn]) -> tuple[list[Role], list[ParsedExchange]]:
    """Give each turn its role, and the questions with their answers.

    A reporter asks; whoever of the officials speaks next answers, one or several, until
    the next question or, once there is an answer, the host. A host who alone follows a
    question answers it. A follow-up is a question of its own, so that each exchange
    has one question.
    """
    given: list[Role] = []
    exchanges: list[ParsedExchange] = []
    is_open = False
    for position in range(len(turns)):
        role = _role(turns, position, is_open=is_open)
        given.append(role)
        if role == Role.QUESTION:
            exchanges.append(ParsedExchange(position))
            is_open = True
        elif role == Role.ANSWER:
            last = exchanges[-1]
            exchanges[-1] = ParsedExchange(last.question, (*last.answers, position))
        elif exchanges and exchanges[-1].answers:
            is_open = False
    return given, exchanges


def _role(turns: Sequence[Turn], position: int, *, is_open: bool) -> Role:
    label = turns[position].label
    if label is None:
        return Role.NARRATIVE
    if label.capacity == Capacity.REPORTER:
        return Role.QUESTION
    if label.capacity == Capacity.OFFICIAL:
        return Role.ANSWER if is_open else Role.SPEECH
    alone = is_open and _is_question(turns, position - 1)
    return Role.ANSWER if alone and _is_question(turns, position + 1) else Role.SPEECH


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
        post=attendee.post if attendee else "",
    )
