"""Roles and exchanges of turns that an editor corrected.

What he said stays, and so does what was read, but for the turns that hang on a label
he corrected: whoever speaks after a reporter answers.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.dialogue.turns import Turn, roles
from archive.parsing.editing.corrections import Corrections
from archive.parsing.editing.rebuilding import BuiltTurn
from archive.parsing.labels.label import Label
from archive.parsing.sheet import Line
from archive.records import (
    Capacity,
    ParsedEntry,
    ParsedExchange,
    ParsedSpeech,
    Role,
)

SPOKEN = (Role.SPEECH, Role.ANSWER)


def settle_roles(
    entry: ParsedEntry, turns: Sequence[BuiltTurn], corrections: Corrections
) -> tuple[list[ParsedSpeech], list[ParsedExchange]]:
    """Give the turns with their roles, and the questions with their answers."""
    follows = _follow_ups(entry)
    hosts = {a.name for a in entry.attendees if a.capacity == Capacity.HOST}
    open_again = _open_again(turns, corrections)
    read = [
        Turn(
            _label(turn, hosts, follows_up=turn.was in follows),
            tuple(_lines(turn)),
            _fixed_role(turn, corrections, is_open=position in open_again),
        )
        for position, turn in enumerate(turns)
    ]
    given, exchanges = roles(_answerable(read))
    speeches = [
        replace(turn.header, role=role, paragraphs=tuple(turn.texts))
        for turn, role in zip(turns, given, strict=True)
    ]
    return speeches, exchanges


def _follow_ups(entry: ParsedEntry) -> set[int]:
    """Give the questions that belong to the exchange before them."""
    opening = {exchange.question for exchange in entry.exchanges}
    return {
        position
        for position, speech in enumerate(entry.speeches)
        if speech.role == Role.QUESTION and position not in opening
    }


def _open_again(turns: Sequence[BuiltTurn], corrections: Corrections) -> set[int]:
    """Give the turns whose role hangs on what was said: down to the next question."""
    found: set[int] = set()
    is_open, before = False, -1
    for position, turn in enumerate(turns):
        if _is_changed(turn, before, corrections):
            is_open = True
        elif turn.header.role == Role.QUESTION:
            is_open = False
        if is_open:
            found.add(position)
        before = turn.was if turn.was >= 0 else before
    return found


def _is_changed(turn: BuiltTurn, before: int, corrections: Corrections) -> bool:
    """Say whether others may answer otherwise: a new voice, a question more or less."""
    said = corrections.roles.get(turn.opened_at)
    asks_otherwise = said is not None and Role.QUESTION in (said, turn.header.role)
    is_new = turn.was < 0 or turn.capacity is not None
    return is_new or asks_otherwise or turn.was > before + 1


def _fixed_role(
    turn: BuiltTurn, corrections: Corrections, *, is_open: bool
) -> Role | None:
    """Give the role a turn keeps; None where who speaks around it decides."""
    if said := corrections.roles.get(turn.opened_at):
        return said
    if turn.was < 0 or turn.capacity:
        return None if turn.header.label else Role.NARRATIVE
    is_spoken = bool(turn.header.label) and turn.header.role in SPOKEN
    return None if is_open and is_spoken else turn.header.role


def _label(turn: BuiltTurn, hosts: set[str], *, follows_up: bool) -> Label | None:
    if not turn.header.label:
        return None
    capacity = turn.capacity
    if capacity is None:
        capacity = Capacity.OFFICIAL
        if turn.header.role == Role.QUESTION:
            capacity = Capacity.REPORTER
        elif turn.header.speaker in hosts or "主持" in turn.header.label:
            capacity = Capacity.HOST
    place = Line(turn.opened_at, turn.header.label, False, True)
    name, outlet = turn.header.speaker, turn.header.outlet
    return Label(
        place, turn.header.label, capacity, name, outlet, follows_up=follows_up
    )


def _lines(turn: BuiltTurn) -> list[Line]:
    pairs = zip(turn.numbers, turn.texts, strict=True)
    return [Line(number, text, False, False) for number, text in pairs]


def _answerable(turns: Sequence[Turn]) -> list[Turn]:
    """Give the turns; an answer before any question is a speech."""
    settled, is_asked = [], False
    for turn in turns:
        asks = turn.label is not None and turn.label.capacity == Capacity.REPORTER
        is_asked = is_asked or turn.role == Role.QUESTION or (not turn.role and asks)
        if turn.role == Role.ANSWER and not is_asked:
            turn = replace(turn, role=Role.SPEECH)
        settled.append(turn)
    return settled
