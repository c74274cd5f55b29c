"""The person a clause opens with, as far as a post, a name or a pronoun says it.

    [据] 山东省副省长、公安厅厅长范华平 | 在会上 | 多次强调

A clause is read up to where its subject may end; what stands there must be a name with
a post before or behind it, a name met before, or what can hardly be but a name.
Precision goes first: a page for somebody who does not exist is worse than words missed.
"""

import re

from archive.parsing.quoting.bare import read_bare, read_untitled
from archive.parsing.quoting.lead import without_lead
from archive.parsing.quoting.likely import ADVERB_END, SUBJECT_END
from archive.parsing.quoting.named import (
    NOT_ALONE,
    TITLE_BEHIND,
    Person,
    read_honoured,
    read_named,
)
from archive.parsing.quoting.people import People
from archive.parsing.quoting.somebody import LATIN, is_word, name_at
from archive.text.names import DOTS, NAME_SOUNDS, title_ends

# “立委”|郭正亮: a post in marks
_MARKED = re.compile(r"“([^“”]{2,12})”")
# 网友“云里看花”: a name that he gave himself
_NICKNAME = re.compile("(?:网友|用户|昵称[为是])“[^“”]*”[也还则又]?$")
_PRONOUN = re.compile(r"(?:[他她](?![们的人])|其(?=继续|还|又|也|表示))")
# 对|范华平说: not the one who speaks
_WITH_LAST = re.compile(
    "[对向跟和与同让给据由听被请的及为称是叫问替如像按照比至在于当而但]$|[、和与]"
)
# 来自普克村的萨特基·汤诺阿|今年68岁了
_DOTTED = re.compile(
    rf"(?:来自[\u3400-\u9fff]{{1,10}}的)?([{NAME_SOUNDS}]{{1,8}}(?:[{DOTS}][{NAME_SOUNDS}]{{1,8}}){{1,3}})"
    r"(?=今年|曾|是|在|带|和家人|\d|$)"
)
_JOINT = re.compile(
    r"等(?=人|[也都均表说称则]|分别|一行|$)|两人|二人|双方|分别|纷纷|[他她]们|一致"
)
_AND_OTHERS = re.compile("等(?![待候级于你我])")
# 一位网友举报称被|主持人范立平…
_TOLD_OF = re.compile("[称说]被|举报|网友")
# 双方|会谈
_TOGETHER = re.compile(r"两人|二人|双方|纷纷|(?<![和与])[他她]们")
# 阿尔特曼发布的声明|介绍, 普京驳斥西方|声称, 姚立伟 据知情人士|透露
_NOT_HIS = re.compile(
    r"报道$|的[^，在]{0,6}(?:声明|公告|报告|通报|数据|文章|报道|消息|调查|研究)$"
    r"|(?<=..)(?:驳斥|否认|反驳|据(?!此)[\u3400-\u9fff]{0,6}(?:人士|消息|报道|媒体|官员))"
)
# 会见|洪秀柱: whom something is done to or with
_NOT_OPENING = re.compile(
    r"[在同与和对向由为据被给把]|会见|根据|随着|除|代表|包括|感谢|为"
)
# 范华平|在回答记者提问时表示: the subject stands in a clause before
_NO_SUBJECT = re.compile(
    r"\s*(?:\d{1,2}日|并|但|还|也|则|又|再|曾|仅|明确|同时|随后|在|于|就|对|向|近期|近日|日前|今[天日]|昨[天日]"
    r"|针对|当|再次|多次|不止一次|然后|继续|接着|进一步|特别|一边|从|会上|\Z)"
)
# 马斯克|将儿子举过头顶, 马斯克|晒和儿子合影
_DOES_WITH = re.compile("[将把向给与带]|晒")
# 抹了一把汗水|说道, 哽咽着|说, 不停地|说: what the one named before does
_DOES = re.compile(r"[了着过地把]|[起出下上]来")
_LONGEST_DOING = 16
# 村民|说, 一位老人|说, 老李|说: somebody else
_SOMEBODY_ELSE = re.compile(
    r"^(?:有|一[位名个]|[老小阿].(?!着|地)|这|那|谁|网友|大家)|(?:[们人者员方部会局报社院厅委网书文]|声明|大家|媒体|报道|消息|论文)$"
)
_OF_HIS = 6
# 一边|向医务人员
_TO_WHOM = re.compile("(?<=..)[向对跟][^，。]{2,12}$")
# 列兵王超|为战友们
_FOR_WHOM = re.compile("(?<=..)[为给][^，。]{2,12}$")
_AS = re.compile("正?如|但?按照|像")
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
# 新华社北京8月8日电（记者梅世雄）|国防部发言人…
_BYLINE = re.compile(r"^[^，。]{0,24}[（(][^（）()]{0,20}记者[^（）()]{0,30}[）)]")
_OF_FIRMS = re.compile("董事长|总裁|总监|理事长|行长|会长")
_A_WORD = 300
"""So often in jieba's corpus that it is a word and no part of a name: 高度."""
_MANNER = 6
"""A longer clause may end in four characters of manner and have its subject before."""
_FAR = 12
"""So many characters of when and where may stand before a name met before."""


def read_subject(clause: str, people: People) -> Person | None:
    """Give the person a clause opens with; None where nobody is named.

    >>> read_subject("据市政治部主任王海防", People())
    Person(post='市政治部主任', name='王海防')
    """
    who = without_lead(_IN_BRACKETS.sub("", clause)).replace("@", "").strip()
    if not who or _JOINT.search(who) or _is_of_others(who) or _NOT_HIS.search(who):
        return None
    if who.endswith("的话"):
        who = who.removeprefix("用")
    if "“" in who and _NICKNAME.search(who):
        return None
    if "“" in who and (plain := _MARKED.sub(r"\1", who)) != who:
        person = read_subject(plain, people)
        at = who.find(person.name) if person and person.post else -1
        return Person(who[:at].strip(), person.name) if person and at > 0 else person
    who = _once(who)
    # 正如外交部发言人毛宁所|说
    if who.endswith("所") and _AS.match(clause):
        who = who[:-1]
    found = read_pronoun(who, people) or _known(who, people) or _printed(who, people)
    found = found or _further_in(who, people) or opens_with(who, people)
    found = found or _modified(who, people) or read_bare(who)
    found = found or read_untitled(who) or _run_in(who, people)
    doer = _FOR_WHOM.sub("", who)
    return found or (read_named(doer, people) if doer != who else None)


def _once(who: str) -> str:
    """Take a name away that a caption runs into: 负责人关鹏|关鹏."""
    if who[-1:].isascii():
        return who
    twice = (size for size in (2, 3, 4) if who.endswith(who[-size:] * 2))
    return who[: -next(twice, 0) or None]


def _is_of_others(who: str) -> bool:
    """Say whether a clause is of one and others: 刘一等|出席, but 刘一|就增长等问题."""
    others = _AND_OTHERS.search(who) if "等" in who else None
    if others is None:
        return False
    subject_end = SUBJECT_END.search(who, 2)
    return not (subject_end and subject_end.start() < others.start())


def _is_together(who: str) -> bool:
    """Say whether a clause tells of several people: 刘一和王二双方|会谈."""
    return _TOGETHER.search(who) is not None or _is_of_others(who)


def _modified(who: str, people: People) -> Person | None:
    """Read a name met before that something is said of: 经商九年的|安纳斯."""
    name = ADVERB_END.sub("", who.rpartition("的")[2])
    known = people.known(name) if name != who else None
    return Person("", known[1]) if known and known[0] == name else None


def _run_in(who: str, people: People) -> Person | None:
    """Read a name met before, that a heading or caption runs into: 传闻李思林."""
    name = ADVERB_END.sub("", who)
    for size in (3, 4, 2):
        before, last = name[:-size], name[-size:]
        known = people.known(last)
        if len(before) > 3 and known and known[0] == last:
            return None if _WITH_LAST.search(before) else Person("", known[1])
    if len(name) > 4 and not _WITH_LAST.search(name[:-1]):
        return read_pronoun(name[-1], people)
    return None


def lacks_subject(clause: str) -> bool:
    """Say whether a clause leaves out who speaks, since one before has named him.

    >>> lacks_subject("在回答记者提问时"), lacks_subject("抹了一把汗水")
    (True, True)
    >>> lacks_subject("一位老人拉着记者")
    False
    """
    left_out = _NO_SUBJECT.match(clause)
    doer = ADVERB_END.sub("", clause.strip())
    if _SOMEBODY_ELSE.search(_TO_WHOM.sub("", doer)):
        return False
    if left_out or len(doer) > _LONGEST_DOING:
        return left_out is not None
    return bool(_DOES.search(clause)) and not title_ends(doer)


def is_pronoun(clause: str) -> bool:
    """Say whether a clause opens with 他 or 她, perhaps behind when or how.

    >>> is_pronoun("此外他还"), is_pronoun("他们")
    (True, False)
    """
    return _PRONOUN.match(without_lead(clause)) is not None


def read_pronoun(who: str, people: People) -> Person | None:
    """Give whom a pronoun means; 她 is not the one who was 他 before."""
    found = _PRONOUN.match(who)
    if not found or not people.last:
        return None
    word = found[0][0]
    if word != "其" and people.pronouns.setdefault(people.last, word) != word:
        return None
    return Person("", people.last)


def _known(who: str, people: People) -> Person | None:
    """Read a name met before, perhaps with a title behind it: 习近平总书记."""
    known = people.known(who)
    if known is None:
        called = _called(who, people) or _namesake(who, people)
        return Person("", called) if called else None
    printed, name = known
    behind = TITLE_BEHIND.match(who, len(printed))
    rest = who[behind.end() if behind else len(printed) :]
    # 富士康|董事长刘扬伟
    if behind and _OF_FIRMS.match(behind[0]) and name_at(rest, 0):
        return None
    longer = rest[:1] in NAME_SOUNDS and not (
        SUBJECT_END.match(rest) or is_word(rest[:2], _A_WORD)
    )
    if NOT_ALONE.match(rest) or (rest and longer and printed[-1] in NAME_SOUNDS):
        return None
    # 特朗普|任期时的财政部长
    of_his = "的" in rest[:_OF_HIS] and not SUBJECT_END.match(rest)
    if of_his and title_ends(rest):
        return None
    # 陈凯凌|委任律师: somebody of his
    if title_ends(rest[:_OF_HIS].replace("代表", "")) and not (
        SUBJECT_END.match(rest) or _DOES_WITH.search(rest[:_OF_HIS])
    ):
        return None
    return Person(behind[0] if behind else "", name)


def _namesake(who: str, people: People) -> str:
    """Give who has the first name of somebody met before: Mark Gurman, not Mark |…."""
    found = LATIN.match(who)
    first = found[0].split()[0] if found else ""
    return found[0].strip() if found and people.known(first) else ""


def _called(who: str, people: People) -> str:
    """Give whom a surname with a title means: 范副省长, 习主席|发表讲话."""
    title = TITLE_BEHIND.match(who, 1)
    if title and SUBJECT_END.match(who, title.end()):
        who = who[: title.end()]
    return people.by_surname(ADVERB_END.sub("", who).strip())


def _printed(who: str, people: People) -> Person | None:
    """Read a post and a name, or a name alone, up to where a subject may end."""
    ends = [*(m.start() for m in SUBJECT_END.finditer(who)), len(who)]
    # 投递员范立平|如释重负地
    if who.endswith("地") and len(who) > _MANNER and not title_ends(who[-5:]):
        ends.insert(0 if is_word(who[-5:-1], 1) else len(ends), len(who) - 5)
    for end in ends:
        person = read_named(ADVERB_END.sub("", who[:end]).strip(), people)
        if person:
            return person
    called = [who[:end] for end in ends if people.called.is_somebody(who[:end])]
    return Person("", called[-1]) if called else None


def _further_in(who: str, people: People) -> Person | None:
    """Read a name met before that when or where stands before: 回到台湾后王五."""
    for at in range(2, min(_FAR, len(who))):
        if who[at - 1] in "后前时候上中月日天里间末":
            found = read_pronoun(who[at:], people)
            if found or people.known(who[at:]):
                return found or _known(who[at:], people)
    return None


def opens_with(clause: str, people: People) -> Person | None:
    """Give the person whose doings a clause tells of, whatever it tells.

    >>> opens_with("国务院总理李强陪同马拉佩检阅仪仗队", People())
    Person(post='国务院总理', name='李强')
    """
    if "记者" in clause:
        clause = _BYLINE.sub("", clause)
    who = without_lead(clause).strip()
    if not who or _NOT_OPENING.match(who):
        return None
    known, dotted = people.known(who), _DOTTED.match(who)
    # 刘一|的母亲王二 is another
    if known and who[len(known[0]) :][:1] != "的":
        return None if _is_together(who[:20]) else _known(who, people)
    if dotted:
        return Person("", dotted[1])
    if honoured := read_honoured(who):
        return None if _is_together(who[:20]) else honoured
    for end in title_ends(who[:80]):
        name = name_at(who, end)
        if name and not _TOLD_OF.search(who[:end]):
            at = who.index(name, end) + len(name)
            alone = not (NOT_ALONE.match(who, at) or _TOGETHER.search(who[: at + 6]))
            name = people.settled(name)
            return Person(who[:end].strip(), name) if alone else None
    return None
