"""A stretch that is one person: a post and a name, a name and its title, or a name."""

import re
from dataclasses import dataclass

from archive.parsing.quoting.likely import (
    NOT_LAST,
    ends_subject,
    is_plausible,
    is_sure,
)
from archive.parsing.quoting.people import People
from archive.parsing.quoting.somebody import (
    LATIN,
    NO_DOTTED,
    NO_NAMES,
    NOBODY_BY_NAME,
    RARELY_SURNAMES,
    goes_on,
    is_japanese,
    is_somebody,
    is_split,
    is_word,
)
from archive.text.names import (
    DOTS,
    NAME_SOUNDS,
    is_name,
    split_foreign_name,
    split_post,
    title_ends,
    without_honorific,
)
from archive.text.segmentation import is_common

# 习近平|总书记, 张雪峰|老师: a title behind the name
TITLE_BEHIND = re.compile(
    r"总书记|常委|(?:第一)?副?(?:主席|总统|总理|委员长)|副?[省市部厅司县区镇]长|大使|外长|老师|副?教授|副?研究员|院士|博士|队长|副?主任|律师|医生|法官|教练|首相|国王|秘书长|同学"
    r"|爵士|警官|副?董事长|理事长|总裁|导演|行长|馆长|台长|社长|村长|总监|副?书记|副?局长|副?校长|副?院长|主委|主教练|主帅|副?会长|副?总?经理|总领事|副?处长|副?所长|委员|指导|[大上中少][校尉]|[上中少]将|先生|女士|同志|小朋友"
)
# 习近平|主席, but not 利物浦|主帅, 夏克立|律师: his club, his lawyer
_HONOURS = re.compile(
    "(?:副?(?:主席|总统|总理)|书记|副?[省市县区]长|老师|副?教授|博士|院士|同[学志]|小朋友|先生|女士)(?!们)"
)
_TITLE_LAST = re.compile(rf"(?<=..)(?:{TITLE_BEHIND.pattern})$")
# 国家天文台|王培副研究员
_OF_BODY = re.compile(
    r"(?:[台所院校系局司处科室厅部委会社队站馆]|公司|大学|医院|集团|中心|基金|证券)$"
)
# 果农|周国盛, 首席预报员|赵玮, 火炬手|常石磊
_TRADE = re.compile(
    r"[\u3400-\u9fff](?:[员手者师商官农民生友客警兵匠人板锋户]|[前后中边护门警]卫|[总职员民技电焊特]工"
    r"|[上中下护战]士|冠军|得主|制作人|小哥|公使|观众"
    r"|将领|家属|群众|学子|青年|儿童|财务|名嘴"
    r"|[台侨]胞|台青|军嫂|女工|社工|保安|导游|机务|高工|总厨|专责|主办|专干|支委|[董首]秘|独董|民代|元老|首席"
    r"|主[编演]|编导|评委|裁判|嘉宾|[童女]星|[名老小悍]将|劳模|网红|少年|小伙|姑娘|[女男]孩)$"
    r"|C[A-Z]O ?$"
    # 舅舅|林茂, 李玟的二姐|李思林
    r"|(?:父亲|母亲|爸爸|妈妈|爷爷|奶奶|外[公婆]|丈夫|妻子|老伴|儿子|女儿|哥哥|姐姐|弟弟|妹妹|舅舅|叔叔|[大二三][哥姐姊]|姑[姑父]|儿?媳妇|侄[女子]|孙[女子])$"
)
# 家属拉着社工|汤光辉的手, 陪孙女|陈歆怡
_WITH_TRADE = re.compile("[拉握抱陪]着?[^的]{2,6}$")
_SEEN = 20
"""So often in jieba's corpus that two characters are a word: 取下."""
# 评委主席|的|那英, 博士|后|奥尔加·鲁扎
_OF = re.compile(rf"^(?:的(?=.)|[后长](?=[^{DOTS}]+[{DOTS}]))")
_OPENS_CLAUSE = "用把被让给以在对向从与和同是也都就还一不没有"
# 陈凯凌|、黄循财等, 普京|办公室: not that person alone, or not that person at all
NOT_ALONE = re.compile(
    r"[、和与的等及方]|率(?![队团先领部军])|同(?![一日天时样])|一(?![直再边致])|团队|政府|办公室|集团|阵营|竞选|夫妇|一行|家[属人]|父亲|母亲|妻子|丈夫|儿子|女儿|爸|妈妈|领导|指示|重要|遗体|街道|友人|好友|经纪人|工作室"
)
# 警官|乔恩·麦克林托克
FOREIGN_LAST = re.compile(
    rf"[{NAME_SOUNDS}]{{1,8}}(?:[{DOTS}][{NAME_SOUNDS}]{{1,8}}){{1,3}}$"
)
# 扎克伯格: so long in sounds, and no place or firm that a dictionary knows
_FOREIGN = re.compile(rf"[{NAME_SOUNDS}]{{4,9}}")
# 后卫|Rebekah Stott, 商人|阿什卡纳尼
_TOLD_LAST = re.compile(
    rf"(?:(?<=[员手师卫锋人者事头])|(?<=[者家人员师]之一)|(?<=地产商)){LATIN.pattern}$"
    rf"|(?:(?<=[员手师士])|(?<=商人)|(?<=将领))[{NAME_SOUNDS}]{{4,8}}$"
)
# 副所长 伊沃娜 拉杰瓦茨
_SPACED = re.compile(rf"[{NAME_SOUNDS}]{{2,8}} [{NAME_SOUNDS}]{{2,8}}")
LATIN_WORD = re.compile(r"[A-Z][A-Za-z’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Person:
    """Who a clause says it was: the post as printed, the name as known in full."""

    post: str
    name: str


def read_named(subject: str, people: People) -> Person | None:
    """Give the person that a stretch is, and nothing else; None where it is more.

    >>> read_named("副省长、公安厅厅长范华平", People())
    Person(post='副省长、公安厅厅长', name='范华平')
    """
    if len(subject) < 2:
        return None
    if person := _titled(subject, people) or _untitled(subject, people):
        return person
    found = split_post(subject) or split_foreign_name(subject)
    if found and not found[0] and is_plausible(found[1]):
        return None if _opens_with_trade(found[1]) else Person("", found[1])
    return None


def _opens_with_trade(name: str) -> bool:
    """Say whether what would be a name is a trade and a surname: 商户|孟 女士."""
    return len(name) == 3 and bool(_TRADE.search(name[:2])) and is_word(name[:2], 1)


def _titled(subject: str, people: People) -> Person | None:
    """Read a post that ends in a title, and the name before or behind it."""
    ends = title_ends(subject)
    for end in reversed(ends):
        if is_split(subject, end):
            continue
        post, rest = subject[:end].strip(), without_honorific(subject[end:].strip())
        # 秘书|长訚柏
        if rest[:1] == "长" and end + 1 in ends:
            continue
        if rest.startswith("之一"):
            post, rest = post + rest[:2], rest[2:]
        rest = _OF.sub("", _TITLE_LAST.sub("", rest))
        if rest and _is_named(rest, people):
            if _names_another(post, people):
                return None
            return Person(post.removeprefix("的"), _in_full(rest, people))
        if not rest and (person := _titled_behind(subject, people)):
            return person
    return None


def _untitled(subject: str, people: People) -> Person | None:
    """Read a name that a body, a trade or its length in sounds shows to be one."""
    foreign = _FOREIGN.fullmatch(subject) and subject not in NO_NAMES
    if foreign and subject[-1] not in NOT_LAST and not is_word(subject, _SEEN):
        return Person("", subject)
    return _titled_after_body(subject) or _behind_trade(subject, people)


def _in_full(name: str, people: People) -> str:
    known = people.known(name)
    return known[1] if known and known[0] == name else name


def _is_named(rest: str, people: People) -> bool:
    """Say whether what stands behind a post is a name and nothing else."""
    if rest in NO_NAMES or "某" in rest or NO_DOTTED.search(rest):
        return False
    if rest[0] in RARELY_SURNAMES and is_word(rest, 1):
        return False
    known = people.known(rest)
    if known and known[0] == rest:
        return True
    if goes_on(rest) or NOBODY_BY_NAME.fullmatch(rest) or rest[-1] in NOT_LAST:
        return False
    if (
        LATIN.fullmatch(rest)
        or LATIN_WORD.fullmatch(rest)
        or _SPACED.fullmatch(rest)
        or is_japanese(rest)
        or _is_in_sounds(rest)
    ):
        return True
    if split_foreign_name("总统" + re.sub("[-－]", "", rest)) is not None:
        return not is_common(rest)
    return (is_somebody(rest) or _is_no_words(rest)) and not ends_subject(rest)


def _is_no_words(name: str) -> bool:
    """Say whether three or four characters hold no word at all: 崇拉楠."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    han = all("\u3400" <= sign <= "\u9fff" for sign in name)
    if name[0] in _OPENS_CLAUSE + RARELY_SURNAMES or not han or not 2 < len(name) < 5:
        return False
    # 戴建峰|发
    if name[3:] == "发":
        return False
    return not any(is_word(pair, 1) for pair in pairs)


def _is_in_sounds(name: str) -> bool:
    """Say whether a name is set in sounds but for one character: 拉差达."""
    other = [sign for sign in name if sign not in NAME_SOUNDS]
    han = all("\u3400" <= sign <= "\u9fff" for sign in name)
    # 法官|还特别
    if other == [name[0]] and len(name) == 3:
        return False
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


def _titled_behind(subject: str, people: People) -> Person | None:
    """Read a name with its title behind it that was not met before: 张雪峰老师."""
    subject = subject.rpartition("的")[2]
    for size in (3, 2, 4):
        name, title = subject[:size], subject[size:]
        if name[-1] in "副前代原总":
            continue
        # 商户|孟女士
        if size == 3 and is_word(name[:2], _SEEN):
            continue
        if not title or not TITLE_BEHIND.fullmatch(title):
            continue
        # 副区长可晓林…。可晓林副区长|提出
        if people.called.is_somebody(name):
            return Person(title, name)
        if is_name(name) or (size > 2 and not set(name) - set(NAME_SOUNDS)):
            return Person(title, name) if is_somebody(name) else None
    return None


def read_honoured(clause: str) -> Person | None:
    """Give whom a clause opens with by a name with a title behind it.

    >>> read_honoured("习近平主席访英期间")
    Person(post='主席', name='习近平')
    """
    name, title = clause[:3], _HONOURS.match(clause, 3)
    sure = title and is_sure(name) and not is_word(name[:2], 1)
    return Person(title[0], name) if title and sure else None


def _titled_after_body(subject: str) -> Person | None:
    """Read a body and a name: 国家天文台|王培|副研究员, 文化馆|曹香棉."""
    found = _TITLE_LAST.search(subject)
    stem = subject[: found.start()] if found else ""
    for size in (3, 2):
        name = stem[-size:]
        body = stem[:-size]
        if len(body) > 1 and _OF_BODY.search(body) and is_somebody(name):
            return Person(found[0] if found else "", name)
    # 卫生部|门今天, 公司|高层
    parts = {subject[-4:-2], subject[-2:]}
    if found is None and _OF_BODY.search(subject[:-3]) and not any(map(is_word, parts)):
        return at_end(subject)
    two = found is None and _OF_BODY.search(subject[:-2])
    return two_at_end(subject) if two else None


def two_at_end(who: str) -> Person | None:
    """Read a name of two characters behind a body: 晋信基金|陈平."""
    name = who[-2:]
    # 国防部|曾辩称
    sure = is_sure(name) and name[0] != "曾"
    sure = sure and not is_word(name, 1) and not is_word(who[-3:-1], 1)
    return Person("", name) if sure else None


def at_end(who: str) -> Person | None:
    """Read a name of three characters at the end, no word and in no foreign sounds."""
    name = who[-3:]
    is_name_there = is_sure(name) and not is_word(name, 1)
    foreign = not set(name) - set(NAME_SOUNDS)
    return Person("", name) if is_name_there and not foreign else None


def _behind_trade(subject: str, people: People) -> Person | None:
    """Read a name behind a trade that is no known title: 果农|周国盛."""
    dotted = FOREIGN_LAST.search(subject)
    # 军火商|洛克希德·马丁
    if dotted and subject[: dotted.start()].endswith("商"):
        return None
    found = dotted or _TOLD_LAST.search(subject)
    sizes = [len(found[0])] if found else [3, 2]
    for size in sizes:
        post, name = subject[:-size], subject[-size:]
        sure = found is not None or is_sure(name)
        sure = sure or (is_plausible(name) and not is_word(name, 1))
        whole = sure and not is_split(subject, len(post))
        trade = _TRADE.search(post.removesuffix("之一"))
        alone = not _WITH_TRADE.search(post) and not _names_another(post, people)
        if whole and trade and alone:
            return Person(post.strip(), name.strip())
    return None
