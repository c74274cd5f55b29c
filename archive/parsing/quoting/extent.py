"""How far reported words go: to the end of the sentence, and on while it plainly does.

习近平指出，…。中方愿…。双方要…。会谈后，…
           ^ goes on   ^ goes on  ^ does not
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.telling import Pause, Telling
from archive.parsing.quoting.voice import Voice
from archive.parsing.quoting.within import own_end

# 8月16日，大会开幕式现场。|（本报记者 刘一/摄）
_PHOTO = re.compile(r"\s*[（(][^（）()]{0,30}(?:摄|图)[^（）()]{0,4}[）)]")
# a minister's speech cites them in the middle
_LEADER = re.compile("总书记|习近平主席")
# 我认为…, 中方愿重申…: his own, within his words
# 今年是|我提出…十周年
_MINE = re.compile(
    r"\s*(?:我|咱|[\u3400-\u9fff]方(?:[愿将]|始终|一贯|历来|一直))|.*[我咱](?:们)?$"
)
# 双方重申…，都表示…: a leader tells of what he and another agree on
_OURS = re.compile(r"\s*(?:双方|[都均])")
# |不过他还表示，…: the same goes on to speak
_HE_TOO = re.compile(r"\s*(?:但|不过，?|此外，?|同时，?)?[他她](?!们)")
_SPEAKS_AGAIN, _LONG, _A_LONG_ONE = 1.5, -0.5, 60
_AHEAD = 4
"""So many sentences may seem the article's before one is the speaker's after all."""


def reported_end(
    layout: Layout, telling: Telling, tellings: Sequence[Telling], voice: Voice
) -> int:
    """Give where the words end that a telling clause reports without marks."""
    end = own_end(layout, telling, tellings, voice)
    if end < layout.sentence_end(telling.says):
        return end
    at, before = end, voice.own
    points, most, behind = 0.0, 0.0, 0
    while at < len(layout.text):
        after = layout.sentence_end(at)
        sentence = layout.text[at:after]
        if _is_told(layout, tellings, voice, at) or _PHOTO.match(layout.text, after):
            break
        if voice.is_other(sentence) or behind == _AHEAD:
            break
        points += voice.weigh(sentence, before)
        if not voice.leads:
            points += _by_place(layout, tellings, voice, at)
        if points >= most:
            end, most, behind = after, points, 0
        else:
            behind += 1
        at, before = after, sentence
    return end


def _by_place(
    layout: Layout, tellings: Sequence[Telling], voice: Voice, at: int
) -> float:
    """Weigh a sentence by its length and by who speaks next behind it.

    What stands between two clauses that give words to the same is mostly his; a
    question there is put to him.
    """
    after = layout.sentence_end(at)
    sentence = layout.text[at:after].strip()
    weight = _LONG if len(sentence) >= _A_LONG_ONE else 0.0
    if sentence.endswith(("？", "?")):
        return weight
    following = bisect_left(tellings, after, key=lambda one: one.start)
    for telling in tellings[following : following + 1]:
        clause, name = layout.text[telling.start : telling.verb], voice.speaker.name
        between = layout.text[at : telling.start]
        again = name[-2:] in clause or (
            _HE_TOO.match(clause) and not voice.people.named_in(between) - {name}
        )
        weight += _SPEAKS_AGAIN if again else 0.0
    return weight


def _told_in(tellings: Sequence[Telling], start: int, end: int) -> list[Telling]:
    """Give the clauses between two places that give words to somebody."""
    first = bisect_left(tellings, start, key=lambda one: one.start)
    last = bisect_left(tellings, end, key=lambda one: one.start)
    return [telling for telling in tellings[first:last] if _tells(telling, start)]


def _is_told(
    layout: Layout, tellings: Sequence[Telling], voice: Voice, at: int
) -> bool:
    """Say whether a clause of the sentence at a place gives words to somebody."""
    told = _told_in(tellings, at, layout.sentence_end(at))
    return any(_ends(layout, one, voice) for one in told)


def _ends(layout: Layout, telling: Telling, voice: Voice) -> bool:
    """Say whether a clause ends the words before: 我认为 and 总书记指出 are in them."""
    clause = layout.text[telling.start : telling.verb]
    if not clause.strip():
        opens = telling.start == layout.sentence_start(telling.start)
        return opens or not voice.firm
    if _MINE.match(clause):
        return False
    within = _LEADER.search(clause) or _OURS.match(clause)
    return not (voice.leads and within)


def _tells(telling: Telling, sentence: int) -> bool:
    """Say whether a clause gives words to somebody; a label opens its sentence."""
    if telling.pause is Pause.LABEL:
        return telling.start == sentence
    return telling.pause is not Pause.STOP and not telling.may_be_noun
