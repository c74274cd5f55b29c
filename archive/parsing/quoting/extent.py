"""How far reported words go: to the end of the sentence, and on while it plainly does.

习近平指出，…。中方愿…。双方要…。会谈后，…
           ^ goes on   ^ goes on  ^ does not
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.parsing.quoting.layout import CLOSING, Layout, Quoted
from archive.parsing.quoting.telling import Pause, Telling
from archive.parsing.quoting.voice import Voice

# ，可能意味着…, ，就…作出重要指示: the article's own words in the same sentence
_REMARK = re.compile(
    r"，这?(?:可能|或许?)意味着|，并?(?:就|围绕)[^。]{2,80}[作做]出[^，。]{0,6}(?:指示|部署|安排|要求)|，并部署"
    r"|[（(](?:图|来源|完[）)]|记者|通讯员|本文)|返回[\u3400-\u9fff]{2}，查看更多|责任编辑[:：]|来源[:：@]"
    r"|(?:，\d[^，。]{2,10})?，[^，。]{0,10}记者(?:也|还|又|随后)?(?:向|就)"
    r"|，并?(?:引发|引起)[^，。]{0,8}(?:网友|热议|关注|争议)|，并?(?:引发|引起|引来|赢得)[^，。]{0,12}(?:共鸣|掌声)|，并(?:附上|配上|晒出)"
    r"|，[他她](?:高度)?(?:称赞|赞扬|赞赏)"
    r"|，(?:但|不过，?)[他她]?(?:并?没有|并未|未|拒绝)(?:进一步|具体|详细)?(?:透露|说明|提及|提供)"
    r"|，(?:但|不过，?)?[他她](?:并?没有|并未)(?:排除|否认)"
    # ，他还宣布…: not reported words but what he did with them
    r"|，(?:但|而)?[他她](?!们)(?:还|也|又|同时|随后|则)+(?:呼吁|宣布|称赞|赞扬|承诺|警告|批评|指责|敦促|感谢|否认|拒绝)"
)
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
# 表示，…，|他还表示…: said anew
_AGAIN = re.compile(r"但?[他她](?!们)[还也又同]")
# ，范华平|同时宣布…: he by name
_TOO = ("还", "也", "又", "同时", "随后")
# ，而费城联储主席哈克表示: somebody else, set against him
_AGAINST = re.compile("(?:而|但是?)(?![^，。]{0,3}(?:我|咱|自己|[他她]|同时|只是))")
_SPEAKS = re.compile("(?:表示|认为|称|指出|说|强调|坦言|透露)$")
_A_SUBJECT = 4
"""So many characters name somebody before a verb."""
# |不过他还表示，…: the same goes on to speak
_HE_TOO = re.compile(r"\s*(?:但|不过，?|此外，?|同时，?)?[他她](?!们)")
_SPEAKS_AGAIN, _LONG, _A_LONG_ONE = 1.5, -0.5, 60
_AHEAD = 4
"""So many sentences may seem the article's before one is the speaker's after all."""


def reported_end(
    layout: Layout, telling: Telling, tellings: Sequence[Telling], voice: Voice
) -> int:
    """Give where the words end that a telling clause reports without marks."""
    end = _own_end(layout, telling, tellings, voice)
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


def _own_end(
    layout: Layout, telling: Telling, tellings: Sequence[Telling], voice: Voice
) -> int:
    """Give the end of the sentence, or where in it somebody else goes on."""
    end = layout.sentence_end(telling.says)
    if remark := _REMARK.search(layout.text, telling.says, end):
        return remark.start()
    named = f"，{voice.speaker.name}"
    by_name = layout.text.find(named, telling.says, end)
    if by_name >= 0 and layout.text.startswith(_TOO, by_name + len(named)):
        return by_name
    position = bisect_right(tellings, telling.says, key=lambda one: one.start)
    while position < len(tellings) and tellings[position].start < end:
        start = tellings[position].start
        if words := _told_behind(layout, tellings[position]):
            opening = words.start - 1
            return opening - (layout.text[opening - 1] in "，,")
        if layout.text[start - 1] in "；;" or _AGAIN.match(layout.text, start):
            return start - 1
        if layout.text[start - 1] in "，," and _is_against(layout, tellings[position]):
            return start - 1
        position += 1
    return end


def _is_against(layout: Layout, telling: Telling) -> bool:
    """Say whether a clause sets the words of somebody else against those before."""
    against = _AGAINST.match(layout.text, telling.start, telling.verb)
    if not against or telling.pause is Pause.STOP:
        return False
    named = telling.verb - against.end() >= _A_SUBJECT
    return named and bool(_SPEAKS.search(layout.text, telling.verb, telling.end))


def _told_behind(layout: Layout, telling: Telling) -> Quoted | None:
    """Give the words between marks that a clause behind them tells of: “…，”他说。."""
    opens = layout.text[telling.start - 1] == CLOSING
    words = layout.around(telling.start - 2) if opens else None
    if words is None or telling.pause is not Pause.STOP:
        return None
    return words if layout.text[words.end - 1] in "，,。" else None


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
