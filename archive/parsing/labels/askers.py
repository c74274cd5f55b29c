"""Who asks without the word 记者: an outlet, its reporter by name, a citizen.

    海州晚报：怎样报名？
    世界港口周刊 Anna Brown：投入有多大？
    市民代表 刘大姐：电梯为什么这么慢？

Each asks only where a question stands under the label: in other words it is told.
"""

import re
from collections.abc import Iterable, Sequence

from archive.parsing.labels.openings import Opening
from archive.parsing.labels.people import person
from archive.parsing.labels.words import OUTLET, Voice, outlet_name, voice_of
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.names import is_name

# …何时开工？ · …何时开工？谢谢。 · 请问何时开工。
_QUESTION = re.compile(
    r"[?？][”\"』」）)]?\s*(?:谢谢[^。！？]{0,8}[。！!]?)?$|^.{0,30}(?:请问|請問|想问)"
)
# 海州日报记者 张三 · 记者：张三
_NAMED_REPORTER = re.compile(
    r"记者\s*[:：]?\s*(?P<name>[\u3400-\u9fff]{2,3})(?=$|[\s，,、。；)）])"
)
_OUTLET_BEFORE = re.compile(r"[\u3400-\u9fff]{2,}(?:报|社|台|网)$")
LEAST_TURNS = 4
"""So many turns make an interview."""
LONGEST_OUTLET = 9
"""The name of his outlet has no more characters."""
# 市民代表 刘大姐 · 村民
_CITIZEN = re.compile(
    r"(?:部分)?(?:市民|居民|村民|群众|家长|学生|业主|投资者|股东|商户|读者|企业家?|用户|乘客)"
    r"(?:代表|负责人)?\s*\(?(?P<name>[^\s()]{2,4})?\)?"
)
_NICKNAME = re.compile("(?:先生|女士|大姐|阿姨|大爷|大妈|师傅|同学|老师)$")
# 世界港口周刊 Anna Maria Brown
_NAMED_OUTLET = re.compile(
    rf"(?P<outlet>{OUTLET.pattern})"
    r"\s+(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})"
)


def reporters_named(texts: Iterable[str]) -> dict[str, str]:
    """Give the reporters whom texts name, each with the outlet before his name.

    海州日报记者 张三 says who 张三： is below.
    """
    found: dict[str, str] = {}
    for text in texts:
        for named in _NAMED_REPORTER.finditer(text):
            if is_name(named["name"]):
                outlet = _OUTLET_BEFORE.search(text[: named.start()][-LONGEST_OUTLET:])
                found[named["name"]] = outlet[0] if outlet else ""
    return found


def interviewer(openings: Sequence[Opening]) -> dict[str, str]:
    """Give who interviews, where two people by name speak by turns: {label: outlet}.

    郑之远：…怎样看？ 何以宁：…。 One begins and always asks, the other never does.
    """
    labels = [opening.label for opening in openings]
    if len(labels) < LEAST_TURNS or len(set(labels)) != len(set(labels[:2])) != 2:
        return {}
    asks, answers = openings[::2], openings[1::2]
    if any(o.label != labels[0] for o in asks) or len(set(labels[1::2])) != 1:
        return {}
    asked = sum(is_question(opening.words) for opening in asks)
    is_asked_back = any(is_question(opening.words) for opening in answers)
    is_one = asked * 4 >= len(asks) * 3 and not is_asked_back
    are_people = is_one and all(person(label) for label in labels[:2])
    return {labels[0]: ""} if are_people else {}


def is_question(said: str) -> bool:
    """Say whether words ask: they end so, thanks aside, or begin with 请问."""
    return any(_QUESTION.search(part) for part in (said[:40], said[-20:]))


def is_outlet(label: str) -> bool:
    """Say whether a label is the name of an outlet and nothing else."""
    return OUTLET.fullmatch(fold(label)) is not None


def asker_by_shape(opening: Opening) -> Voice | None:
    """Read the label of who asks by its shape alone; None for any other label."""
    if found := _CITIZEN.fullmatch(fold(opening.label)):
        name = found["name"] or ""
        name = name if is_name(name) and not _NICKNAME.search(name) else ""
        return voice_of(opening, Capacity.REPORTER, name)
    if named := _NAMED_OUTLET.fullmatch(opening.label):
        outlet = outlet_name(named["outlet"])
        return voice_of(opening, Capacity.REPORTER, named["name"], outlet=outlet)
    return None
