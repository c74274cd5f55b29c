"""Words that follow a verb of speaking without a pause: 表示|中方愿…, 他说|路修好了."""

import re

from archive.parsing.quoting.lead import without_lead
from archive.parsing.quoting.somebody import is_somebody
from archive.text.names import NAME_SOUNDS

ADMITS = (
    "(?=[承透证坦直])(?<![未有绝否])(?:(?:承认|透露|证实|坦言|直言)"
    "(?=自己|这[种一个]|该|[他她](?!们|的)|已|将|正|目前|双方)|(?<=[还也他她])承诺(?=将|自己))"
)
"""承认|这种系统可能被滥用, 证实|自己已经回国; not 证实|了这一消息."""
PLAIN = re.compile("(?:表示|重申|认为|称|强调|.说)$")
"""Verbs that words may follow without a pause."""
_ADMITS = re.compile(ADMITS)
# 表示|自己将…, 表示|中方愿…; not 表示|热烈祝贺
_FEELS = re.compile(
    "[^，。；“]{0,6}?(?:感[谢激慰恩]|[欢赞]|祝[贺愿]|支持|反对|同意|认[可同]|关[切注心]|遗憾|问候|慰问|哀悼"
    "|谴责|不满|肯定|敬意|尊[重敬]|理解|歉|抗议|担[忧心]|愤|满意|谢意|质疑|怀疑|惊|同情|疑惑"
    "|兴趣|信心|认罪|悔|默哀|高兴|一致)"
)
_STATES = re.compile(
    r"自己|只[要是有能会想]|将|会|愿|很高兴(?![，。])|希望|期待|相信|要|已|[他她它我]|这|该|不|没|并|正|目前|今年|下[半一]|未来|今后|如果|双方|两国"
    r"|对.{1,9}[不没有]|[\u3400-\u9fff]{1,3}方|中国|“"
)
# 强调|要…, 强调|今年是…; not 强调|安全
_URGES = re.compile(
    "要|必须|应|不|走|加[强快]|坚持|推[动进]|自己|[把将这]|携手|[^，。“]{1,2}方(?![面案法式向])"
    # 强调|两国关系牢不可破; not 强调|不可再生资源的重要性
    "|(?![^，。“]*(?:[性义用值位务要]|[重必]要)[，。])[^，。“]{4,24}(?:不[可会容]|永[不远]|始终|从来|历来|具有)"
    "|对[^，。的“]{2,14}，(?:应|要|必须)|[^，。的“]{1,12}(?:[是应会将]|必须|需要|要(?![性求素点义闻]))"
)
# 说|自己心里踏实了
_OF_SELF = re.compile("自己(?![的话])|希望|要|会|[他她](?!们|的|[，。])")
# 他说|路修好了; not 他说|了一遍
_SAID_BEHIND = re.compile(
    "(?![了的过着出不没起法完明服话]|[什怎]么|[一几两三]句)[\u3400-\u9fff]{6}"
)
# 指出|实现…; not 指出|了不足
_POINTED = re.compile(
    r"(?![^，。]{0,60}(?:问题|不足|隐患|方向|错误)[，。])[\u3400-\u9fff\d]{8,}"
)
# 称|之为, 认为|的
_NO_WORDS = re.compile(r"[了的过着为之其呼赞作号道职重]|[^\u3400-\u9fff“A-Z《]")
# 表示|热烈欢迎，; not 表示|建交50多年来，两国…
_SHORT_CLAUSE = re.compile(r"[^，。；“]{0,7}(?<!来|后|时|前|下)(?:[，。；“]|\Z)")


# 普京|说, Bochs |说
_FOREIGN = re.compile(rf"[{NAME_SOUNDS}]{{2,7}}|[A-Z][a-z]{{2,}}")


def is_by_name(clause: str) -> bool:
    """Say whether a clause before a verb is somebody by name, and no more."""
    who = clause.strip().rstrip("还也又")
    return who in {*"他她"} or (1 < len(who) < 4 and is_somebody(who))


def _just_says(text: str, start: int, end: int) -> bool:
    """Say whether a clause is somebody and 说, with a clause of words behind."""
    who = without_lead(text[start : end - 1]).strip().rstrip("还也又")
    named = is_by_name(who) or _FOREIGN.fullmatch(who)
    return bool(named) and _SAID_BEHIND.match(text, end) is not None


def goes_straight_on(verb: str, text: str, start: int, end: int) -> bool:
    """Say whether the words follow the verb without a pause: 表示中方愿…."""
    if verb == "说":
        return bool(_OF_SELF.match(text, end) or _just_says(text, start, end))
    if verb == "提出" or _ADMITS.match(text, end - len(verb)):
        return True
    if verb == "指出":
        return _POINTED.match(text, end) is not None
    if not PLAIN.search(verb) or _NO_WORDS.match(text, end):
        return False
    # 辛夷花又称望春花
    if verb == "称" and text[end - 2 : end - 1] in {*"又也亦"}:
        return False
    if verb.endswith(("表示", "重申")):
        return bool(_STATES.match(text, end)) or not (
            _FEELS.match(text, end) or _SHORT_CLAUSE.match(text, end)
        )
    return not verb.endswith("强调") or _URGES.match(text, end) is not None
