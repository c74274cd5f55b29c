"""What the corpus says of each turn, in the words of the archive.

A turn is (role, label, text). The corpus calls 开场 `opening`, has no roles in the
Markdown transcripts but `note`, and keeps rows of asterisks as turns; the archive drops
those, so they are left out here.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from archive.records import ParsedSpeech, Role


class Said(NamedTuple):
    """A turn as it is compared: `role` is "" where the corpus does not say it."""

    role: str
    label: str
    text: str


def of_conference(turns: Sequence[Mapping[str, Any]]) -> list[Said]:
    """Give the turns of a press conference, without the rows of asterisks."""
    return [
        Said(_role(turn), turn["speaker"] or "", turn["text"])
        for turn in turns
        if turn["role"] != "separator"
    ]


def _role(turn: Mapping[str, Any]) -> str:
    if turn["role"] != "opening":
        return str(turn["role"])
    return Role.SPEECH if turn["speaker"] else Role.NARRATIVE


def of_meeting(turns: Sequence[Mapping[str, Any]]) -> list[Said]:
    """Give the turns of a Markdown transcript; only notes have a role."""
    return [
        Said(
            Role.SCENE if turn.get("note") else "",
            bare(turn["speaker"] or ""),
            turn["text"],
        )
        for turn in turns
    ]


def of_message(turns: Sequence[Mapping[str, Any]]) -> list[Said]:
    """Give question and answer of a citizen's message; names are not in the text."""
    return [Said(turn["role"], "", turn["text"]) for turn in turns]


def bare(label: str) -> str:
    """Take the brackets of a label away, as the archive prints none."""
    label = label.strip()
    return label[1:-1].strip() if label[:1] in "【[" and label[-1:] in "】]" else label


def found(speech: ParsedSpeech) -> Said:
    """Give a parsed turn as it is compared."""
    return Said(str(speech.role), speech.label, "\n".join(speech.paragraphs))
