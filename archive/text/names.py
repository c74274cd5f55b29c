"""Names of people: what may be one, and where a post ends and the name begins.

The table of surnames is the traditional one (百家姓) with the common ones it lacks. A
name is a surname and one or two characters; of other peoples, parts with a middle dot
(阿里木·买买提), or two given names of Tibet (白玛赤林). It says what may be a name, not
what is one: 高质量 passes too, so callers look for more evidence where a wrong guess
would hurt.
"""

import re
from collections.abc import Container

from archive.text.wordlist import read_words

LONGEST_KNOWN = 100
"""No name that is known from elsewhere is longer, in characters."""

_SURNAMES = read_words("surnames")
_TIBETAN = read_words("tibetan_names")
_NOT_GIVEN, _NOT_FIRST = read_words("not_given"), read_words("not_first")
_BODIES = "部署局厅处"
_ADDRESSES = frozenset("总局处厅董")
"""周总, 李局: short for a title behind the family name."""
_PLACES = frozenset("岛县省镇乡湾区街")
"""毛伊岛, 高唐县, 安小区, 华尔街: of 20,000 people met, no name of three ends so."""
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]{2,4}")
DOTS = "·•・･∙‧⋅"
"""The marks that part a name, whichever key was pressed."""
# 阿里木·买买提, 让-诺埃尔·巴罗
_PART = r"[\u3400-\u9fff]{1,8}(?:-[\u3400-\u9fff]{1,8})?"
_DOTTED = re.compile(rf"(?!的){_PART}(?:[{DOTS}]{_PART})+")
# 范华平先生, 吴谦大校
_HONORIFIC = re.compile(
    r"(?<=.{2})(?:先生|女士|同志|[大上中少][校尉]|[上中少]将|爵士)$"
)
# The last word of a title: 厅长, 党委书记, 政治部主任, 新闻发言人, 总工程师.
_TITLES = (
    r"(?<=[书事察次处厅局部省市县区乡镇村校院队所站科股组会行船班团社馆])长(?!宁区)|长(?!春|沙|江|征|安|城|远|期|官)|书记|主任|委员(?!会[^见谈晤]|会$)|[成会]员(?!国)|主席(?!国|台|团)|总理|经理|助理|总统|首相|大使|代表人|代表(?!人|团|处)"
    r"|立委|发言人|负责人|主持人|联系人|总监|教授|院士|博士(?:生|后(?!来))?|硕士生|研究员|调研员|科员|巡视员|专员|督察|督学|顾问"
    r"|检察官|法官|律师|医师|工程师|会计师|经济师|设计师|理事|董事|监事|干事|干部|民警|政委|常委"
    r"|司令员?|参谋(?!部)|秘书|专家|学者|教师|老师|医生|记者|编辑|所员|馆员|队员|讲解员|技术员|辅导员"
    r"|总裁|总编辑|总编(?!辑)|作家|诗人|示威者|议员|特使|武官|参赞|领事|王储|国王|女王|最高元首|外相|先锋|模范|志愿者|运动员|教练员?|选手"
    r"|村民|居民|市民|农民|渔民|牧民|职工|工人|司机|店主|学生|同学|家长|患者|游客|种植户|养殖户|大户"
    r"|领导人|候选人|参选人|官员|首领|代办(?!理)|党[首魁]|总召|CEO|小朋友|参赛者|爱好者|创业者|经营者|管理者|获得者|国务卿|大臣|领袖|[大上中少]校|[上中少]尉|[上中少准]将|媒体人|主播|人士|主教(?!练)|党员|指导(?!员)|长官|高管|骑手|学者|爸爸|妈妈|执行官|车主|业主(?!群)|店家|博主|网友|租客|交易员|服务员|消防员|网格员|管理员|调解员|驾驶员|快递员|航天员|安全员|指导员|教导员|检察员|审判员"
    r"|工作人员|画师|摄影师|化妆师|厨师|建筑师|药师|护师|埃米尔|主管|分析师|策略师|分析员|[学作画专企业析]家|首席.{2,3}官|创始人|创办人|传承人|合伙人|协调员"
    r"|评论员|观察员|导演|编剧|制片人|演员|歌手|球员|父亲|母亲|妻子|丈夫|儿子|女儿(?!童)|姑父|姐姐|哥哥|弟弟|妹妹"
    r"|董秘(?!办)|飞行员|指挥员|救生员|总工(?!程|会)|支书(?!记)|教官|警官|主委|经销商|发起人|报告员|预报员|值班员|列车员|乘务员|果农|夫人|军人|外商|老板|领队|主帅|治安官|研究人员|科研人员|技术人员"
    r"|(?:国防|防卫|外务|财务)相|联络官|总督|总指挥|亲王|大公|王子|指挥官|协调人|召集人|研究生|大学生|留学生|硕士|本科生|设计师|规划师|讲师|策展人|(?:艺术|演说|小说|音乐|科学|登山|探险|收藏|政治|外交|活动|评论|理论|教育|银行|发明|舞蹈|歌唱|书法|摄影|文学|慈善)家"
    # 教授|兼钢琴手: what a post is joined to is one, if it ends like a trade
    r"|兼(?![具顾并有容营收])[\u3400-\u9fff]{1,5}?[家师编者手]"
)
# What looks around apart, what each begins with: looked at first, as most characters
# of a text begin none of them.
_BEGINNINGS = "".join(
    title[1 : title.index("]")] if title[0] == "[" else title[0]
    for title in re.sub(r"\(\?(?:<?[=!][^)]*\)|:)", "", _TITLES).split("|")
)
_TITLE_END = re.compile(f"(?=[{_BEGINNINGS}])(?:{_TITLES})")
# 李  民, each of the two alone between white space
_SPREAD = re.compile(
    r"(?<!\S)([\u3400-\u9fff])[ \u3000\xa0]{1,4}([\u3400-\u9fff])(?=\s|[（(]|$)"
)
# 泽连斯基, 佩斯科夫
NAME_SOUNDS = (
    "阿埃艾安昂奥巴班拜贝本比彼宾波博卜布查茨达戴丹当道德登邓蒂迪丁杜多厄恩尔法凡范菲费芬冯佛夫弗福盖甘冈高戈格葛根"
    "贡古瓜圭哈海汉罕翰豪赫亨洪胡华霍基吉济加迦贾简杰捷金津京卡凯坎考科克肯孔库夸奎拉莱赖兰朗劳勒雷黎里理利连"
    "丽莲廉列林琳龙隆卢鲁路吕伦罗洛马玛迈麦曼毛梅门蒙米密明缪摩莫默姆穆拿娜内纳南瑙尼年涅宁纽努诺欧"
    "昌伯汀任帕派潘庞佩彭皮平蒲普齐奇契恰乔切钦琼丘曲热日荣茹瑞若撒萨塞桑瑟森沙山尚绍舍申圣施史舒朔丝斯苏索"
    "塔泰坦谭汤唐陶特滕提蒂廷通图土托娃瓦万旺威韦维温文翁沃乌武西希锡席夏香肖谢辛欣休许雪逊雅亚延扬耶叶伊"
    "依因英尤于约宰泽扎詹珍芝治兹朱祖佐什季娅莎妮黛薇蕾赛珀奈邦鲍松惠琴楚嘉哥汗蓬历别柯顿斐蓓芭萝义"
)
"""The characters that foreign names are set in."""
_IN_SOUNDS = re.compile(f"[{NAME_SOUNDS}]{{2,10}}")


def is_name(text: str) -> bool:
    """Say whether the text may be a person's name and nothing else.

    >>> is_name("范华平"), is_name("欧阳震华"), is_name("阿里木·买买提")
    (True, True, True)
    >>> is_name("白玛赤林"), is_name("白玛赤水")
    (True, False)
    >>> is_name("平安建设"), is_name("主持人"), is_name("管部门"), is_name("文化部")
    (False, False, False, False)
    """
    if _HAN.fullmatch(text):
        if text[:2] in _SURNAMES and len(text) > 2:
            return True
        if len(text) == 4 and text[:2] in _TIBETAN and text[2:] in _TIBETAN:
            return True
        if len(text) == 3 and _is_cut_out(text):
            return False
        if text[2:] in _PLACES:
            return False
        return text[0] in _SURNAMES and len(text) < 4 and not _holds_title(text)
    return len(text) <= 20 and _DOTTED.fullmatch(text) is not None


def is_married_name(text: str) -> bool:
    """Say whether four characters may be two family names with a given name.

    >>> is_married_name("林郑月娥"), is_married_name("林月娥")
    (True, False)

    平安建设 passes, too: what stands around must say that somebody is named.
    """
    return len(text) == 4 and all(character in _SURNAMES for character in text[:2])


def is_address(text: str) -> bool:
    """Say whether the text is a family name with a short title: 周总, 李局."""
    return len(text) == 2 and text[0] in _SURNAMES and text[1] in _ADDRESSES


def _is_cut_out(text: str) -> bool:
    """Say whether words are cut: 主管|部门 is no 管部门, 高速|公路 no 高速公."""
    cut = text[1:] in _NOT_GIVEN or text[:2] in _NOT_FIRST
    return cut or text[2] in _BODIES


def _holds_title(text: str) -> bool:
    """Say whether a title stands in the text; 长 counts at its end only (吕长根)."""
    ends = ((m[0], m.end()) for m in _TITLE_END.finditer(text))
    return any(len(title) > 1 or end == len(text) for title, end in ends)


def ends_in_title(text: str) -> bool:
    """Say whether the text ends in a word for a post.

    >>> ends_in_title("省公安厅党委书记、厅长"), ends_in_title("范华平")
    (True, False)
    """
    return len(text) in title_ends(text)


def title_ends(text: str) -> list[int]:
    """Give where the words for a post end in the text, first to last.

    >>> title_ends("副省长、公安厅厅长范华平")
    [3, 9]
    """
    return [m.end() for m in _TITLE_END.finditer(text)]


def without_honorific(text: str) -> str:
    """Take 先生, 女士, 同志 or a military rank from the end of a name.

    >>> without_honorific("范华平先生")
    '范华平'
    """
    return _HONORIFIC.sub("", text)


def join_spread(text: str) -> str:
    """Close the names of two characters that are spread to the width of three.

    >>> join_spread("副局长    李  民")
    '副局长    李民'
    """
    return _SPREAD.sub(lambda found: found[1] + found[2], text)


def split_post(text: str, known: Container[str] = ()) -> tuple[str, str] | None:
    """Split a post with a name after it into (post, name); the post may be "".

    In this order: a name in `known` at the end; what follows the last title and may be
    a name; a text that may be a name by itself. Gives None where nothing fits.

    >>> split_post("副省长、省公安厅党委书记、厅长范华平")
    ('副省长、省公安厅党委书记、厅长', '范华平')
    >>> split_post("刑侦总队总队长 李民")
    ('刑侦总队总队长', '李民')
    """
    text = without_honorific(text.strip())
    for size in range(min(len(text), LONGEST_KNOWN), 0, -1):
        if text[-size:] in known:
            return text[:-size].strip(), text[-size:]
    for title in reversed(list(_TITLE_END.finditer(text))):
        rest = text[title.end() :].strip()
        if is_name(rest):
            return text[: title.end()].strip(), rest
    return ("", text) if is_name(text) else None


def split_foreign_name(text: str) -> tuple[str, str] | None:
    """Split a post from a name set in sounds, as the press writes foreign ones.

    >>> split_foreign_name("埃及总统塞西")
    ('埃及总统', '塞西')
    """
    ends = [m.end() for m in _TITLE_END.finditer(text)]
    rest = text[ends[-1] :].strip() if ends else ""
    if not _IN_SOUNDS.fullmatch(rest) and not _DOTTED.fullmatch(rest):
        return None
    return text[: ends[-1]].strip(), rest
