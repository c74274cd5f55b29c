"""The person a clause opens with, as far as a post, a name or a pronoun says it.

    [据] 山东省副省长、公安厅厅长范华平 | 在会上 | 多次强调

A clause is read up to where its subject may end; what stands there must be a name with
a post before or behind it, a name met before, or what can hardly be but a name.
Precision goes first: a page for somebody who does not exist is worse than words missed.
"""

import re
from dataclasses import dataclass

from archive.parsing.quoting.people import (
    DOTS,
    LATIN,
    People,
    is_japanese,
    is_somebody,
    is_word,
    name_at,
)
from archive.text.names import (
    NAME_SOUNDS,
    is_name,
    split_foreign_name,
    split_post,
    title_ends,
    without_honorific,
)
from archive.text.segmentation import is_common
from archive.text.wordlist import read_words

# 据|市长…, 报道援引|发言人…, 今年27岁的|孙家闳
_LEAD = re.compile(
    r"^[\s—]*(?:另?据悉?|按照|根据|对此|同时|此外|另外|当天|其中|随后|而|但|并|会[上后前]|赛[后前]|席间"
    r"|如今|发布会上|尽管|虽然|至于|值得一提的是|与此同时|由此|(?:现年|今年)?\d{1,3}岁的"
    r"|(?:[\u3400-\u9fff]{0,6}报道)?(?:援引|引述|引用))+"
)
# 范华平|在会上, 范华平|4日, 范华平|还: where the subject of a clause may end
_SUBJECT_END = re.compile(
    r"(?:昨|今|当|最近|近|日前|此前|之前|早些|同[一天日]|上周|本周|周[一二三四五六日]|\d+[日月]|赛[后前]|会[后前]"
    r"|在|于|就|对|向|跟|用|则|还|也|又|更|曾|仅|边|再次|多次|特别|明确|进一步|重点|首先|最后|随后|接着|继续"
    r"|同时|一边|一再|直接|深夜|如是|如此|这样|这么|不无|颇|深有|难掩|笑|感慨|感叹|接受|表态|针对|围绕|面对"
    r"|进行|结合|看着|指着|出席|参加|主持|听取|作客|予以|告诉|发表|发文|通过|说起|谈及|谈到|分享|评价|激励|警告|的说法|的话)"
)
# 范华平|也, 范华平|再次, 范华平|高兴地
_ADVERB_END = re.compile(
    r"(?:[也还则又都就曾更仅]|同[日天]|当天|再次|同时|进一步|随后|接着|笑着|连忙|急忙|赶紧|[\u3400-\u9fff]{2}地|\s)+$"
)
# 习近平|总书记, 张雪峰|老师: a title behind the name
_TITLE_BEHIND = re.compile(
    r"总书记|主席|总统|总理|委员长|副?[省市]长|大使|外长|老师|教授|院士|博士|队长|主任|律师|同学"
    r"|爵士|警官|书记|局长|校长|院长|主委|会长|经理|处长|所长|委员|指导|[大上中少][校尉]|[上中少]将|先生|女士|同志"
)
_TITLE_LAST = re.compile(rf"(?<=..)(?:{_TITLE_BEHIND.pattern})$")
_PRONOUN = re.compile(r"(?:[他她](?![们的人])|其(?=继续|还|又|也|表示))")
# 尚达曼|、黄循财等, 普京|办公室: not that person alone, or not that person at all
_NOT_ALONE = re.compile(
    r"[、和与同的等率及方]|一(?![直再边致])|团队|当局|政府|办公室|本人的|夫妇|一行|领导|指示|重要"
)
_JOINT = re.compile(r"等(?!待|候|级|于)|两人|二人|双方|[他她]们|一致")
# 农业部, 安理会, 白宫, 韩方: they open like names and are bodies
_BODY_END = re.compile(
    r"[部会局署院厅委盟市省县区社报台们者员司组馆站校所方宫国军队团处网厂村乡镇店家众群里外内上下中后前时边地"
    r"客告媒航书章词号刊]$"
)
_OFTEN_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱郭罗郑梁谢宋唐许冯邓曹彭曾肖董袁潘蔡蒋杜程魏吕丁沈姚卢姜崔谭陆汪范"
    "廖贾邹孟熊秦邱侯尹薛闫段陶顾郝龚邵钱戴洪"
)
"""Surnames that hardly open another word of three characters."""
_RARELY_SURNAMES = "经和从那但凡来历相后归越时别应向都当如随再又"
"""Surnames that open a clause far more often as another word: 经讯问."""
_OPENS_CLAUSE = "用把被让给以在对向从与和同是也都就还一不没有"
_PLACES = ("有", "吉林", "金华", "石家", "马鞍", "连云", "景德", "常州", "项目", "青秀")
_NO_NAMES = read_words("not_names")
# 示威者萨拉马图·希马: more than a name stands before the dot
_LONG_PART = re.compile(rf"^[^{DOTS}]{{5,}}[{DOTS}]")
# 会见|洪秀柱: whom something is done to or with
_NOT_OPENING = re.compile(
    r"[在同与和对向由为据被给把]|会见|根据|随着|除|代表|包括|感谢|为"
)
_WRITES = re.compile(r"(?:记者|编辑|通讯员|作者|编剧|导演|演员)$")
_OF_HIS = 6
_LATIN_WORD = re.compile(r"[A-Z][A-Za-z’'-]{2,}")
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
_FAR = 12
"""So many characters of when and where may stand before a name met before."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who a clause says it was: the post as printed, the name as known in full."""

    post: str
    name: str


def read_subject(clause: str, people: People) -> Person | None:
    """Give the person a clause opens with; None where nobody is named.

    >>> read_subject("据市政治部主任王海防", People())
    Person(post='市政治部主任', name='王海防')
    """
    who = _LEAD.sub("", _IN_BRACKETS.sub("", clause)).strip()
    if not who or _JOINT.search(who):
        return None
    found = _pronoun(who, people) or _known(who, people) or _printed(who, people)
    found = found or _further_in(who, people) or opens_with(who, people)
    return found or _bare(who)


def _bare(who: str) -> Person | None:
    """Read a name of three characters that what somebody does follows: 洪秀柱进场时."""
    name = name_at(who, 0)
    if len(name) != 3 or name[0] not in _OFTEN_SURNAMES or is_word(name, 1):
        return None
    return Person("", name) if _is_plausible(name) else None


def _pronoun(who: str, people: People) -> Person | None:
    found = _PRONOUN.match(who)
    return Person("", people.last) if found and people.last else None


def _known(who: str, people: People) -> Person | None:
    """Read a name met before, perhaps with a title behind it: 习近平总书记."""
    known = people.known(who)
    if known is None:
        called = people.by_surname(_ADVERB_END.sub("", who))
        return Person("", called) if called else None
    printed, name = known
    behind = _TITLE_BEHIND.match(who, len(printed))
    rest = who[behind.end() if behind else len(printed) :]
    longer = rest[:1] in NAME_SOUNDS and not _SUBJECT_END.match(rest)
    if _NOT_ALONE.match(rest) or (rest and longer and printed[-1] in NAME_SOUNDS):
        return None
    # 陈凯凌|委任律师: somebody of his
    if title_ends(rest[:_OF_HIS].replace("代表", "")) and not _SUBJECT_END.match(rest):
        return None
    return Person(behind[0] if behind else "", name)


def _printed(who: str, people: People) -> Person | None:
    """Read a post and a name, or a name alone, up to where a subject may end."""
    ends = [*(m.start() for m in _SUBJECT_END.finditer(who)), len(who)]
    for end in ends:
        person = _whole(_ADVERB_END.sub("", who[:end]).strip(), people)
        if person:
            return person
    return None


def _whole(subject: str, people: People) -> Person | None:
    """Read a stretch that is a person and nothing else."""
    if len(subject) < 2:
        return None
    for end in reversed(title_ends(subject)):
        post, rest = subject[:end].strip(), without_honorific(subject[end:].strip())
        if rest.startswith("之一"):
            post, rest = post + rest[:2], rest[2:]
        rest = _TITLE_LAST.sub("", rest)
        if rest and _is_named(rest, people) and not _names_another(post, people):
            return Person(post, _in_full(rest, people))
        if not rest and (person := _titled_behind(subject)):
            return person
    found = split_post(subject) or split_foreign_name(subject)
    if found and not found[0] and _is_plausible(found[1]):
        return Person("", found[1])
    return None


def _in_full(name: str, people: People) -> str:
    known = people.known(name)
    return known[1] if known and known[0] == name else name


def _is_named(rest: str, people: People) -> bool:
    """Say whether what stands behind a post is a name and nothing else."""
    if rest in _NO_NAMES:
        return False
    known = people.known(rest)
    if known and known[0] == rest:
        return True
    if (
        LATIN.fullmatch(rest)
        or _LATIN_WORD.fullmatch(rest)
        or is_japanese(rest)
        or _is_in_sounds(rest)
    ):
        return True
    if split_foreign_name("总统" + rest) is not None:
        return not is_common(rest)
    goes_on = any(len(end) > 1 for end in _SUBJECT_END.findall(rest))
    return (is_somebody(rest) or _is_no_words(rest)) and not goes_on


def _is_no_words(name: str) -> bool:
    """Say whether three or four characters hold no word at all: 崇拉楠."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    han = all("\u3400" <= sign <= "\u9fff" for sign in name)
    if name[0] in _OPENS_CLAUSE or not han or not 2 < len(name) < 5:
        return False
    return not any(is_word(pair, 1) for pair in pairs)


def _is_in_sounds(name: str) -> bool:
    """Say whether a name is set in sounds but for one character: 拉差达."""
    other = [sign for sign in name if sign not in NAME_SOUNDS]
    han = all("\u3400" <= sign <= "\u9fff" for sign in name)
    return 2 < len(name) < 8 and han and len(other) < 2 and not is_common(name)


def _names_another(post: str, people: People) -> bool:
    """Say whether a post holds another person: 外交部长王毅和俄外长 before 拉夫罗夫."""
    joined = re.split(r"[和与、]", post)
    return any(
        people.known(part[end:]) is not None or is_somebody(part[end:])
        for part in joined[:-1]
        for end in title_ends(part)
        if part[end:]
    )


def _titled_behind(subject: str) -> Person | None:
    """Read a name with its title behind it that was not met before: 张雪峰老师."""
    subject = subject.rpartition("的")[2]
    for size in (3, 2, 4):
        name, title = subject[:size], subject[size:]
        if name[-1] in "副前代原":
            continue
        if size == 3 and is_word(name[:2]):
            continue
        named = is_name(name) or (size > 2 and not set(name) - set(NAME_SOUNDS))
        if title and _TITLE_BEHIND.fullmatch(title) and named:
            return Person(title, name) if is_somebody(name) else None
    return None


def _further_in(who: str, people: People) -> Person | None:
    """Read a name met before that when or where stands before: 回到台湾后王五."""
    for at in range(2, min(_FAR, len(who))):
        if who[at - 1] in "后前时上中日天里间" and people.known(who[at:]):
            return _known(who[at:], people)
    return None


def _is_plausible(name: str) -> bool:
    """Say whether this is somebody's name; one without a post has more to fear."""
    goes_on = any(len(end) > 1 for end in _SUBJECT_END.findall(name))
    if goes_on or {name, name[:2]} & _NO_NAMES or name[0] in _RARELY_SURNAMES:
        return False
    # 东西, 公司, 沈阳|应: words that open like a name
    if is_common(name) or (len(name) > 2 and is_common(name[:2])):
        return False
    if name.startswith(_PLACES) or is_word(name[:2]) or _BODY_END.search(name):
        return False
    return is_somebody(name) and not _LONG_PART.search(name)


def opens_with(clause: str, people: People) -> Person | None:
    """Give the person whose doings a clause tells of, whatever it tells.

    >>> opens_with("国务院总理李强陪同马拉佩检阅仪仗队", People())
    Person(post='国务院总理', name='李强')
    """
    who = _LEAD.sub("", clause).strip()
    if not who or _NOT_OPENING.match(who) or _JOINT.search(who[:40]):
        return None
    if people.known(who):
        return _known(who, people)
    for end in title_ends(who[:80]):
        name = name_at(who, end)
        if name:
            at = who.index(name, end) + len(name)
            alone = not _NOT_ALONE.match(who, at)
            return Person(who[:end].strip(), name) if alone else None
    return None


def read_label(text: str, people: People) -> Person | None:
    """Read what stands before a colon: a post and a name, or a name met before."""
    person = _whole(text.strip(), people)
    if person is None or _WRITES.search(person.post):
        return None
    return person if person.post or people.known(person.name) else None
