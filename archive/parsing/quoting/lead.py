"""What may stand before the subject of a clause: when, by whose report, a 并 or 但."""

import re

# 据|市长…, 报道援引|发言人…, 今年27岁的|孙家闳
_LEADS = (
    r"[\s—×■◆●★↑\u200b]|正如|另?据悉?|就连|并且|此前|当时|这时|此时|其间|日前|近日|按照?(?![摩揭压])|根据|对此|同时|此外|另外|当天|其中|随后|不过|然而|因此|而|但|并|会[上后前]|赛[后前]|席间"
    r"|如今|发布会上|尽管|虽然|至于|值得一提的是|与此同时|由此|(?:现年|今年)?\d{1,3}岁的"
)
_CITES = r"(?:[\u3400-\u9fff]{0,8}(?:报道|社|报|网|继续))?(?:援引|引述|引用)"
_LEAD = re.compile(f"^(?:{_LEADS}|{_CITES})+")
_PLAIN_LEAD = re.compile(f"^(?:{_LEADS})+")


def without_lead(clause: str) -> str:
    """Give a clause from its subject on, as far as a pattern tells.

    >>> without_lead("据报道援引发言人"), without_lead("此外他还")
    ('发言人', '他还')
    """
    # 援引, 引述, 引用: few have one, and to look back from it takes long
    return (_LEAD if "引" in clause else _PLAIN_LEAD).sub("", clause)
