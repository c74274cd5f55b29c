"""The body of an Akoma Ntoso debate: sections, and who says what in which role.

    <question by="#outlet"><from>海风报记者</from><p>休渔期会延长吗？</p></question>
    <answer by="#xdh" as="#director"><from>邢大海</from><p>不会。</p></answer>

Source: OASIS Akoma Ntoso 1.0, part 1, section 5.6 (debate); part 2, elements `speech`,
`question`, `answer`, `scene`, `narrative`, `summary`, `other`, `from`.
"""

from dataclasses import dataclass, field
from typing import Any

from archive.parsing.labels.label import bare_label
from archive.parsing.reading.akn_meta import ORGANIZATION, PERSON, ROLE, Who
from archive.parsing.reading.akn_text import HEADINGS, is_leaf, paragraphs_of, text_of
from archive.parsing.reading.xml import attribute, local
from archive.parsing.sections.outline import outline
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import (
    Attendee,
    Capacity,
    ParsedExchange,
    ParsedSection,
    ParsedSpeech,
    Role,
)
from archive.text.wording import say as _

TURNS = {
    "speech": Role.SPEECH,
    "question": Role.QUESTION,
    "answer": Role.ANSWER,
    "scene": Role.SCENE,
    "narrative": Role.NARRATIVE,
    "summary": Role.NARRATIVE,
    "other": Role.NARRATIVE,
}
_HOSTS = ("主持人", "主持")
_HOST_IDS = ("host", "chair", "moderator")


@dataclass(slots=True)
class Debate:
    """What was read of a debate, in printed order."""

    sheet: Sheet
    who: Who
    speeches: list[ParsedSpeech] = field(default_factory=list)
    sections: list[ParsedSection] = field(default_factory=list)
    exchanges: list[ParsedExchange] = field(default_factory=list)
    attendees: dict[str, Attendee] = field(default_factory=dict)
    paragraphs: int = 0
    is_open: bool = False

    def read(self, body: Any) -> None:
        """Read the body, section by section; a nested one is one level deeper."""
        stack: list[tuple[Any, int]] = [(body, -1)]
        while stack:
            element, depth = stack.pop()
            name = local(element)
            if name in HEADINGS:
                self._section(element, max(depth, 1))
            elif name in TURNS:
                self._turn(element, TURNS[name], depth)
            elif is_leaf(element):
                self._add(ParsedSpeech(Role.NARRATIVE, self._text(element)))
            else:
                inner = depth + (name != "speechGroup")
                stack += [(child, inner) for child in reversed(element)]

    def claim(self, text: str, use: Use) -> None:
        """Give a text its line in the account."""
        number = len(self.sheet.uses) + 1
        line = Line(number, text, False, True)
        self.sheet.lines.append(line)
        self.sheet.take(line, use)

    def _section(self, element: Any, depth: int) -> None:
        if heading := text_of(element):
            self.claim(heading, Use.HEADING)
            section = ParsedSection(heading[:500], depth, self.paragraphs + 1)
            self.sections.append(section)

    def _turn(self, element: Any, role: Role, depth: int) -> None:
        """Read one turn: whose it is, then its paragraphs."""
        label = next((bare_label(text_of(e)) for e in element.iter("{*}from")), "")
        for child in element:
            if local(child) in HEADINGS:
                self._section(child, depth + 1)
        if label:
            self.claim(label, Use.LABEL)
        by, role_of = attribute(element, "by"), attribute(element, "as")
        speaker = self.who.name(by, PERSON)
        post = self.who.name(role_of, ROLE)
        outlet = self.who.name(by, ORGANIZATION)
        name = speaker or outlet
        is_host = post in _HOSTS or role_of.lstrip("#").lower() in _HOST_IDS
        post = "" if post in _HOSTS else post
        texts = self._text(element)
        if not texts and (label or name):
            message = _("“{name}”名下没有文字，请核对。", name=label or name)
            self.sheet.warn("label-without-text", len(self.sheet.uses), message)
        self.sections += outline(texts, self.paragraphs + 1)
        self._add(ParsedSpeech(role, texts, label or name, speaker, outlet, post))
        if speaker and role in (Role.SPEECH, Role.ANSWER):
            capacity = Capacity.HOST if is_host else Capacity.OFFICIAL
            attendee = Attendee(speaker, post, capacity=capacity)
            self.attendees.setdefault(speaker, attendee)

    def _text(self, element: Any) -> tuple[str, ...]:
        texts = tuple(paragraphs_of(element))
        for text in texts:
            self.claim(text, Use.PARAGRAPH)
        return texts

    def _add(self, speech: ParsedSpeech) -> None:
        """Put a turn at the end; an answer belongs to the question before it."""
        if not speech.paragraphs and not speech.label:
            return
        position = len(self.speeches)
        self.speeches.append(speech)
        self.paragraphs += len(speech.paragraphs)
        if speech.role == Role.QUESTION:
            self.exchanges.append(ParsedExchange(position))
            self.is_open = True
        elif speech.role == Role.ANSWER and self.is_open:
            last = self.exchanges[-1]
            answers = (*last.answers, position)
            self.exchanges[-1] = ParsedExchange(last.question, answers)
        elif speech.role == Role.SPEECH and self.is_open:
            self.is_open = not self.exchanges[-1].answers
