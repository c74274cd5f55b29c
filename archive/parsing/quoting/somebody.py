"""What is the name of one person, and no word, no body and no rest of a clause.

Looked at by itself (李强, 阿里木·买买提) or where it stands in a text, behind a post.
"""

import re

from archive.text.names import DOTS, NAME_SOUNDS, is_name, title_ends
from archive.text.segmentation import frequencies, is_common, plain_pairs
from archive.text.wordlist import read_words

# 华莱士, 亚历山大: with two signs that are no sounds elsewhere
_PART = rf"(?:[{NAME_SOUNDS}]|(?<=莱)士|(?<=历山)大){{1,8}}"
# 塞西, 佩斯科夫; 马丁·格里菲思; Stephen Bartolini
_FOREIGN = re.compile(rf"[{NAME_SOUNDS}]{{2,10}}(?:[-－]{_PART})?")
_DOTTED = re.compile(
    rf"[\u3400-\u9fff]{{1,8}}(?:[-－]{_PART})?(?:[{DOTS}]{_PART}(?:[-－]{_PART})?){{1,3}}"
)
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ.’'-"
# James von Moltke
_PARTICLES = "(?:(?:v[ao]n|de[rnl]?|d[aiu]|al|el|bin|l[ae]) ){0,2}"
LATIN = re.compile(
    rf" ?[A-Z][{_LETTER}]*(?: {_PARTICLES}(?:[A-Z] )?[A-Z][{_LETTER}]+){{1,3}}"
)
_JAPANESE = read_words("japanese_surnames")
NO_NAMES = read_words("not_names")
# A name ends before one of these: 王海防|介绍, 洛特里奇|举行, 李强|27日
_BEHIND = re.compile(
    r"[^\u3400-\u9fff]|\Z|.[了着过]|[在于今昨当日前出主会同与和对就的说表指强介称认及率陪发等进来访作签宣到向也还则代"
    r"告透坦直提补解回重要建呼感谈写分通请接参赴赶立为带给又曾更将已正因从被把后是先举以近此随都笑走看站拿带领听讲抱坐送做开住泪哭却便再即仍跟获虽]"
)
_MORE = re.compile(rf"(?![之推关并涉])[\u3400-\u9fff{DOTS}]{{1,9}}")
_ASPECTS = frozenset("了着过")
_ONE_MORE = re.compile("(?<=[\u3400-\u9fff])[\u3400-\u9fff][，。；“）]")
# 李琴|代表: words that begin with what could be the last sign of a name
_VERBS = re.compile("代表|发表|[提作做给]出|通[过报话]|通电话|[提看来谈接]到|认为|受访")
NEVER_LAST = frozenset(
    "在同与对就的说称于以率将也还是到向等表指会出今当日请接访见带领走坐听讲送抱住摄旁往晒陪赴将已却便再据赶答所即很时谈又跟"
)
# 叶女士, 王阿姨, 谢某某: as many people as there are articles
NOBODY_BY_NAME = re.compile(
    r".(?:先生|女士|小姐|太太|某某?|某.|[甲乙丙丁]|[阿大]?[姨伯婆叔妈爸爷哥姐嫂娘]{1,2}|老[太伯]|奶奶|爷爷|师傅|老师"
    r"|老板|同学|同志|老汉|经理|医生|警官|高工|[总老父母]|姓.|教练|大婶|爹爹|嗲嗲)"
)
# 韩政府, 向南都: a body, a direction
# 班禅额尔德尼·确吉杰布, 阿不都热克甫·吐木尼亚孜: sounds of names at home, besides
_AT_HOME = "不都甫禅额买吐力"
# 周立志回答中青报·中青网, 鲍勃·凯西和约翰·科宁: more than a name around the dot
NO_DOTTED = re.compile(
    rf"、|^(?![{NAME_SOUNDS}{_AT_HOME}-]*[{DOTS}])[^{DOTS}]{{5,}}[{DOTS}]|(?<=[{DOTS}]).*[和与的及]|^[^{DOTS}]*是[^{DOTS}]*[{DOTS}]"
)
_A_BODY = re.compile(
    r"(?:政府|方面|公司|媒体|外长|防长|军方|警方|官员|代表|总统|有关|相关|[区县郡镇乡])$|^.[区县]|^.镇(?:$|[政党人长村民府])|^[向和从都那但凡如当]"
)
RARELY_SURNAMES = "经和从那但凡来历相后归越时别应向都当如随再又道初由"
"""Surnames that open a clause far more often as another word: 经讯问, 来到."""
_OPENS_WORDS = frozenset("官警员主儿编代")
"""Ends of titles that open other words: 警|方, 员|工, 主|楼; 部长|江… is a name."""
_BEFORE_VERBS = "曾谈明来能"
_RARE_BEFORE_WORDS = "应时历"
# 展示|了, 小朋友|们, 有|垃圾, 曾|提及, 简牍|是: where a clause goes on, no name
_GOES_ON = re.compile(r"[的了们几些被地]|^有|^曾[在提是多有向传]|[是不]$")
_OPENS_NAMES = (*"黄高马庞韩", "王国", "李子")
"""What opens common words, and names: 黄金明, 韩国瑜, 王国栋."""
_A_WORD = 300
"""Two characters so often in jieba's corpus are no name: 凌晨 702 times, 李强 159."""
_FIRST = "王李张刘陈杨赵吴徐孙郭"
"""Surnames so frequent that a name of two characters is often met: 李俊."""
_A_RARE_WORD = 50
_SEEN = 20


def name_at(text: str, start: int) -> str:
    """Give the name that stands at a place behind a post, "" for none.

    >>> name_at("埃及总统塞西4日说", 4)
    '塞西'
    """
    for pattern in (_DOTTED, LATIN, _FOREIGN):
        found = pattern.match(text, start)
        ends = range(found.end(), start + 1, -1) if found else range(0)
        for end in ends:
            name = text[start:end].strip()
            if end - start > 2 and _VERBS.match(text, end - 1):
                continue
            whole = end == ends[0] and _is_whole(text, end)
            ends_there = ends_at(text, end)
            if whole and not ends_there:
                ends_there = not _is_longer(text, start, end)
            if ends_there and not is_common(name) and name not in NO_NAMES:
                return _with_last(_without_post(name).rstrip(DOTS), text, end)
    for size in (4, 3, 2):
        if _is_name_of(text, start, size):
            return text[start : start + size]
    return ""


def _is_name_of(text: str, start: int, size: int) -> bool:
    """Say whether a name of so many characters stands at a place and ends there."""
    end = start + size
    if len(text) < end or not ends_at(text, end) or is_split(text, start):
        return False
    if NOBODY_BY_NAME.match(text, start):
        return False
    over = _VERBS.match(text, end - 1) or text[end - 1] in "和与"
    if size > 2 and over and is_somebody(text[start : end - 1]):
        return False
    # 记者|曾采访
    name = text[start:end]
    if size == 2 and name[0] in _BEFORE_VERBS and is_word(text[end - 1 : end + 1], 100):
        return False
    # 研究员|应浩|顺利取回
    rare = size == 2 and name[0] in _RARE_BEFORE_WORDS and is_word(text[end : end + 2])
    return is_somebody(name) or (rare and is_name(name) and not is_word(name, 1))


def _with_last(name: str, text: str, end: int) -> str:
    """Add what ends a name in sounds and is none: 主任罗尔基|木。."""
    alone = _ONE_MORE.match(text, end) and not _BEHIND.match(text, end)
    if alone and text[end] not in NEVER_LAST:
        return name + text[end]
    dotted = len(re.split(f"[{DOTS}]", name)) > 1 and not ends_at(text, end)
    return name + _beyond(text, end) if dotted else name


def _beyond(text: str, end: int) -> str:
    """Give the rest of a name with dots where no sounds are set: 贝东丹·西|那瓦26日."""
    more = _MORE.match(text, end)
    ends = range(end + 1, more.end() + 1) if more else range(0)
    last = next((at for at in ends if ends_at(text, at)), end)
    # 艾合麦|提说
    sound = text[last : last + 1] in {*NAME_SOUNDS} and ends_at(text, last + 1)
    if last > end and sound and not is_word(text[last : last + 2], _SEEN):
        last += 1
    pairs = (text[at : at + 2] for at in range(end, last - 1))
    word = is_word(text[end : end + 4], 1) or any(
        is_word(pair, _SEEN) for pair in pairs
    )
    # 穿|街过巷
    does = text[last + 1 : last + 2] in _ASPECTS
    return "" if word or does else text[end:last]


def _without_post(name: str) -> str:
    """Take a title from the first part of a dotted name: 特使|约翰·克里, 博士后|…."""
    ends = title_ends(re.split(f"[{DOTS}]", name)[0])
    return name[ends[-1] :] if ends else name.lstrip("长后")


def is_split(text: str, start: int) -> bool:
    """Say whether a word stands over the start of what would be a name.

    >>> is_split("岳阳警方发布通报", 3), is_split("县长江金权", 2)
    (True, False)
    """
    before = text[start - 1 : start]
    word = is_word(text[start - 1 : start + 1], _A_RARE_WORD)
    return word and (before in _OPENS_WORDS or _is_named_behind(text, start + 1))


def _is_named_behind(text: str, start: int) -> bool:
    """Say whether a text ends in a name from a place on: 村民兵|崔洪刚, 县长江金权."""
    name = text[start:]
    return text[start - 2] != "长" and 1 < len(name) < 4 and is_somebody(name)


def _is_longer(text: str, start: int, end: int) -> bool:
    """Say whether two signs that sounds are set in open a name of three: 彭丽|媛."""
    return end - start == 2 and _is_name_of(text, start, 3)


def is_japanese(name: str) -> bool:
    """Say whether the text may be a name of Japan in four or five characters."""
    return 3 < len(name) < 6 and (name[:2] in _JAPANESE or name[:3] in _JAPANESE)


def is_somebody(name: str) -> bool:
    """Say whether a text is the name of one person and no word.

    >>> is_somebody("李强"), is_somebody("凌晨"), is_somebody("叶女士")
    (True, False, False)
    >>> is_somebody("支持其"), is_somebody("展示了"), is_somebody("谈及")
    (False, False, False)
    """
    if NOBODY_BY_NAME.fullmatch(name) or is_common(name) or name in NO_NAMES:
        return False
    if goes_on(name) or (name[0] in RARELY_SURNAMES and is_common(name[:2])):
        return False
    if len(name) == 2 and (name[0] in RARELY_SURNAMES or _is_common_pair(name)):
        return False
    if _A_BODY.search(name) or NO_DOTTED.search(name) or name[1:] in NO_NAMES:
        return False
    # 路透社|曾报道, 会员|来认定
    if name[0] in _BEFORE_VERBS and is_word(name[1:], _SEEN):
        return False
    return is_japanese(name) or is_name(name)


def goes_on(name: str) -> bool:
    """Say whether what would be a name is the rest of a clause.

    >>> goes_on("展示了"), goes_on("支持其"), goes_on("黄金明")
    (True, True, False)
    """
    opens_word = (
        len(name) < 4 and not name.startswith(_OPENS_NAMES) and is_common(name[:2])
    )
    return opens_word or _GOES_ON.search(name) is not None


def _is_whole(text: str, end: int) -> bool:
    """Say whether a run of sounds is a name: 普京|看 is, 耶伦提|出 is not."""
    split = text[end - 1 : end + 1]
    if split[1:] in {*DOTS}:
        return False
    return text[end - 1] not in NEVER_LAST and not is_word(split, _A_RARE_WORD)


def _is_common_pair(name: str) -> bool:
    return name[0] not in _FIRST and (is_word(name) or name in plain_pairs())


def is_word(text: str, often: int = _A_WORD) -> bool:
    """Say whether a text of two characters or more is a word that often met."""
    return len(text) > 1 and frequencies().get(text, 0) >= often


def ends_at(text: str, end: int) -> bool:
    """Say whether a name may end at a place.

    >>> text = "处长刘一民带队"
    >>> ends_at(text, 5), ends_at(text, 4)
    (True, False)
    """
    if text[end - 1] in NEVER_LAST or text[end : end + 1] in {*DOTS}:
        return False
    # 李春阳|帮忙: a word of its own begins there
    return is_word(text[end : end + 2], _A_RARE_WORD) or may_follow(text, end)


def may_follow(text: str, end: int) -> bool:
    """Say whether what stands at a place may be what the one named before does.

    >>> may_follow("徐伟在", 2), may_follow("徐伟解释了", 3), may_follow("徐伟笑了", 2)
    (True, False, True)
    """
    # 徐伟解|释了: the verb is 解释
    if text[end + 1 : end + 2] in _ASPECTS and is_word(text[end - 1 : end + 1], _SEEN):
        return False
    return _BEHIND.match(text, end) is not None
