"""One paragraph read from its start: who says which of its words."""

import re
from dataclasses import dataclass, field, replace

from archive.parsing.quoting.antecedent import (
    follow,
    is_she,
    only_one,
    tells_of_another,
)
from archive.parsing.quoting.bare import read_bare
from archive.parsing.quoting.brackets import whole_post
from archive.parsing.quoting.extent import reported_end
from archive.parsing.quoting.joining import joined
from archive.parsing.quoting.labelled import is_caption, read_doer, read_label
from archive.parsing.quoting.layout import CLOSING, Layout, Quoted
from archive.parsing.quoting.marks import (
    is_sentence,
    led_to_from,
    said_from,
    said_up_to,
)
from archive.parsing.quoting.named import Person
from archive.parsing.quoting.occasion import Occasion
from archive.parsing.quoting.people import People
from archive.parsing.quoting.setting import is_body, setting_start
from archive.parsing.quoting.subject import (
    is_pronoun,
    lacks_subject,
    opens_with,
    read_pronoun,
    read_subject,
)
from archive.parsing.quoting.telling import (
    Pause,
    Telling,
    find_tellings,
)
from archive.parsing.quoting.voice import Voice
from archive.records import Directness

SHORTEST_REPORT = 5
_CLAUSES_BACK = 8
_OF_ITS_OWN = (Pause.STOP, Pause.COMMA, Pause.COLON)
"""“…”王二说 · “…”王二说，… · “…”王二说：“…”: not of whoever spoke before."""
_ANEW = ("指出", "强调", "要求", "表示")
"""习近平指出，…。|强调，…: with one of these he goes on."""
# 在湖南，|指出…; 走进老街，|强调…
_PLACE = re.compile(r"\s*(?:在|漫步|走[进访到]|深入|来到)[\u3400-\u9fff]{2,12}")
_AT_PLACES = ("指出", "强调", "要求", "提出")
_IN_HIS_VIEW = ("看来", "眼中", "眼里")
_FIRST_PERSON = re.compile("我|咱")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a paragraph, who said them, and the clause that says so."""

    start: int
    end: int
    person: Person
    attribution: str
    directness: Directness = Directness.DIRECT


def read_paragraph(layout: Layout, people: People, occasion: Occasion) -> list[Said]:
    """Give what is said in a paragraph, in printed order.

    `people` are those named so far; whoever the paragraph names is added. `occasion`
    says what the article reports.
    """
    return _Paragraph(layout, people, occasion).read()


@dataclass
class _Paragraph:
    """The state of reading one paragraph; places are offsets in its text."""

    layout: Layout
    people: People
    occasion: Occasion
    found: list[Said] = field(default_factory=list)
    met_to: int = 0
    said_to: int = 0
    lost_to: int = 0
    labelled: bool = False

    def read(self) -> list[Said]:
        """Take every clause that tells of speaking, outside of what somebody says."""
        self.tellings = find_tellings(self.layout)
        self.told_at = {telling.start: telling for telling in self.tellings}
        for telling in joined(self.layout.text, self.tellings):
            self._meet(telling.start)
            if telling.start >= self.said_to:
                self._hear(telling)
        self._meet(len(self.layout.text))
        return sorted(self.found, key=lambda said: said.start)

    def _hear(self, telling: Telling) -> None:
        """Take the words of one clause that tells of speaking."""
        person, start = self._settled(*self._who(telling))
        if person and person.name not in self.people.made_up:
            self.people.introduce(person.name)
            if is_she(person.post):
                self.people.pronouns.setdefault(person.name, "她")
            post, start = whole_post(self.layout, person.post, start)
            name = self.people.in_full(person.name)
            self._take(replace(telling, start=start), Person(post, name))
            self.people.last = name
            return
        if telling.pause is not Pause.STOP and (
            words := said_from(self.layout, telling.says)
        ):
            # somebody's without a name, so not those of whoever is named next
            self.said_to = words.behind
        clause = self.layout.text[telling.start : telling.verb]
        if telling.pause not in (Pause.STOP, Pause.LABEL) and not is_body(clause):
            self.people.last = ""
            self.lost_to = telling.says
            # 负责人表示，首相苏纳克…。他说: not whom somebody else told of
            self.met_to = self.layout.sentence_end(telling.says)

    def _settled(self, person: Person | None, start: int) -> tuple[Person | None, int]:
        """Give the person by the name that the article shows to be the whole one."""
        if person is None or (not person.post and self.people.is_firm(person.name)):
            return None, start
        return replace(person, name=self.people.settled(person.name)), start

    def _meet(self, to: int) -> None:
        """Note whom a pronoun would mean at a place."""
        told = self.layout.text[max(self.met_to, self.said_to) : to]
        follow(told, self.people)
        self.met_to = max(self.met_to, to)

    def _who(self, telling: Telling) -> tuple[Person | None, int]:
        """Give whose words a clause tells of, and where the telling starts.

        Nobody where it is nobody by name.
        """
        clause = self.layout.text[telling.start : telling.verb]
        if telling.pause is Pause.LABEL:
            return self._labelled(telling, clause), telling.start
        if self.layout.text.startswith(_IN_HIS_VIEW, telling.verb):
            clause = clause.lstrip().removeprefix("在")
        if not self.people.last and is_pronoun(clause):
            at = telling.start
            self.people.last = only_one(self.layout, at, self.people, self.lost_to)
        person = read_subject(clause, self.people)
        if person or not lacks_subject(clause):
            return person, telling.start
        return self._before(telling)

    def _before(self, telling: Telling) -> tuple[Person | None, int]:
        """Give the person that a clause before opens with, in the same sentence."""
        at, text = telling.start, self.layout.text
        sentence = self.layout.sentence_start(at)
        if at == sentence and text[at : telling.end] in _ANEW:
            return self._just_heard(at), at
        if telling.pause is Pause.STOP and text[sentence - 1 : sentence] != CLOSING:
            return None, at
        for _ in range(_CLAUSES_BACK):
            if at <= sentence:
                break
            end, at = at - 1, self.layout.clause_start(at - 1)
            # 指出“…，…”，|要求: what is quoted between names nobody who speaks
            if words := self.layout.around(at):
                at = words.start - 1
                continue
            person = self._does(text[at:end], telling)
            if person:
                return person, at
        return self._at_places(telling)

    def _at_places(self, telling: Telling) -> tuple[Person | None, int]:
        """Give whom the text last told of, where it names places instead of him."""
        text, before = self.layout.text, telling.start - 1
        at = self.layout.clause_start(before)
        opens = at == self.layout.sentence_start(telling.start) or text[at - 1] in "；;"
        urges = text[telling.verb : telling.end] in _AT_PLACES
        if opens and urges and self.people.last and _PLACE.fullmatch(text, at, before):
            return Person("", self.people.last), at
        return None, telling.start

    def _just_heard(self, at: int) -> Person | None:
        """Give whose words end right before a place."""
        for last in self.found[-1:]:
            if not self.layout.text[last.end : at].strip("” "):
                return Person("", last.person.name)
        return None

    def _does(self, clause: str, telling: Telling) -> Person | None:
        """Give who does what a clause tells; behind quoted words a name will do."""
        person = opens_with(clause, self.people) or read_pronoun(clause, self.people)
        return person or (read_bare(clause) if telling.pause is Pause.STOP else None)

    def _labelled(self, telling: Telling, clause: str) -> Person | None:
        """Give whose words stand behind a colon without a verb of speaking."""
        person = read_label(clause, self.people)
        if person or not said_from(self.layout, telling.says):
            return person
        return read_doer(clause, self.people)

    def _take(self, telling: Telling, person: Person) -> None:
        """Take the words before and behind a clause."""
        attribution = self.layout.printed[telling.start : telling.end].strip()
        if telling.pause is not Pause.LABEL:
            self._take_before(telling, person, attribution)
        if telling.of_thing:
            return
        if telling.pause is Pause.STOP:
            self._take_after(telling, person, attribution)
            return
        words = said_from(self.layout, telling.says)
        if words:
            self._take_quoted(words, person, attribution)
        elif telling.pause is not Pause.MARKS:
            self._take_reported(telling, person, attribution)

    def _take_before(self, telling: Telling, person: Person, attribution: str) -> None:
        words = said_up_to(self.layout, setting_start(self.layout, telling.start))
        if words and telling.of_thing and not is_sentence(self.layout, words):
            return
        while words and words.start >= self.said_to:
            # “感谢范立平。”范立平提醒：…
            named = person.name in self.layout.text[words.start : words.end]
            if named or self._is_anothers(words, person.name):
                return
            self.found.append(Said(words.start, words.end, person, attribution))
            words = said_up_to(self.layout, words.start - 1)

    def _is_anothers(self, words: Quoted, name: str) -> bool:
        """Say whether what stands before a quoted sentence leads to it by another."""
        start = led_to_from(self.layout, words)
        told = any(start <= one.start < words.start for one in self.tellings)
        before = self.layout.text[start : words.start]
        return told or tells_of_another(before, name, self.people)

    def _take_after(self, telling: Telling, person: Person, attribution: str) -> None:
        """Take what is quoted behind a sentence that told of quoted words before."""
        sentence = self.layout.sentence_end(telling.end)
        told = self.found and self.found[-1].attribution == attribution
        following = self._more(sentence) if told else None
        if following and is_sentence(self.layout, following):
            self._take_quoted(following, person, attribution)

    def _take_quoted(self, words: Quoted, person: Person, attribution: str) -> None:
        """Take quoted words, and those between marks that follow without a pause."""
        following: Quoted | None = words
        while following:
            self.found.append(Said(following.start, following.end, person, attribution))
            self.said_to = following.behind
            following = self._more(self.said_to)

    def _more(self, at: int) -> Quoted | None:
        """Give the quoted words at a place, unless a clause behind tells of them."""
        words = said_from(self.layout, at)
        told = self.told_at.get(words.behind) if words else None
        return None if told and told.pause in _OF_ITS_OWN else words

    def _take_reported(
        self, telling: Telling, person: Person, attribution: str
    ) -> None:
        """Take words without marks, and what is quoted right behind them."""
        start = telling.says
        voice = self._voice(telling, person)
        end = reported_end(self.layout, telling, self.tellings, voice)
        words = self.layout.text[start:end].rstrip()
        directness = Directness.INDIRECT
        if telling.pause is Pause.LABEL:
            self.labelled = self.labelled or bool(_FIRST_PERSON.search(words))
            directness = Directness.DIRECT
            if not (self.labelled or is_caption(attribution, person)):
                return
        if len(words) < SHORTEST_REPORT:
            return
        said = Said(start, start + len(words), person, attribution, directness)
        self.found.append(said)
        self.said_to = end
        following = self._more(end)
        if following and is_sentence(self.layout, following):
            self._take_quoted(following, person, attribution)

    def _voice(self, telling: Telling, person: Person) -> Voice:
        """Give whose words a clause reports, with the post printed there or before."""
        before = self.people.posts.setdefault(person.name, person.post)
        end = self.layout.sentence_end(telling.says)
        lead = self.occasion.lead(self.layout, telling, person)
        labelled = telling.pause is Pause.LABEL
        return Voice(
            Person(person.post or before, person.name),
            self.people,
            self.layout.text[telling.start : telling.says],
            self.layout.text[telling.says : end],
            lead,
            lead > 0 and not (labelled or self.occasion.alone),
        )
