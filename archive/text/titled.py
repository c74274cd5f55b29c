"""Names that a title stands behind, or within: 范副省长, 范华平副省长, 范副省长华平."""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.text.folding import fold, simplify_each
from archive.text.names import is_name, split_foreign_name
from archive.text.segmentation import is_common
from archive.text.wordlist import read_words

LONGEST = 12
_SURNAMES = read_words("surnames")
# 副省长, 常务副厅长, 总队长, 秘书长 · 书记, 副主任, 总工程师
_TITLE = re.compile(
    r"(?:常务|第一|执行)?(?:副|代)?(?:"
    r"(?:[总支大中]?[省市县区州旗乡镇村厅局部司处科室院校所站队会行台社庭]|秘书|检察|参谋"
    r"|理事|董事)长|总?书记|主任|主席|议员|立委|总理|总统|代表|教授|院士|大使|政委|(?:总?司令)员?"
    r"|总?(?:经理|工程师)|总(?:裁|会计师|编辑|监|干事)|助理|委员|常委|参赞|研究员|发言人|律师"
    r"|法官|检察官|警官|医生|老师|博士)"
)
# 范副|省长 is 范|副省长; 时任|市长 and 文化部|代表 are nobody
_NO_NAME = re.compile(r".*[副总代支大中任务第部署组局厅处院会社]$")


# 范|副省长|华平 · 高金|委員|素梅 · 鄭|委員|天財Sra Kacaw
_AROUND = re.compile(
    rf"(?P<family>[\u3400-\u9fff]{{1,2}}?)"
    rf"(?P<title>召集委员|主任委员|主委|次长|署长|{_TITLE.pattern})"
    r"(?P<given>[\u3400-\u9fff]{1,2}(?:\s?[A-Z][A-Za-z. ]+)?)"
)


class TitledName(NamedTuple):
    """A name as printed, perhaps the family name only, and the title, simplified."""

    name: str
    title: str

    @property
    def is_whole(self) -> bool:
        """Whether more than the family name is given."""
        return fold(self.name) not in _SURNAMES


@lru_cache(maxsize=4096)
def titled_name(text: str) -> TitledName | None:
    """Part a name from the title behind it; null where the text is nothing of the kind.

    >>> titled_name("范副省长")
    TitledName(name='范', title='副省长')
    >>> titled_name("范华平副省长")
    TitledName(name='范华平', title='副省长')
    >>> titled_name("党委书记"), titled_name("范华平")
    (None, None)
    """
    folded = fold(text)
    if not 3 <= len(text) <= LONGEST or len(folded) != len(text):
        return None
    for size in range(len(text) - 2, 0, -1):
        name, title = folded[:size], folded[size:]
        if _TITLE.fullmatch(title) and (name in _SURNAMES or _is_whole(name)):
            return TitledName(text[:size], title)
    return None


@lru_cache(maxsize=4096)
def name_around_title(text: str) -> TitledName | None:
    """Join a name that its title parts; null where the text is nothing of the kind.

    >>> name_around_title("范副省长华平")
    TitledName(name='范华平', title='副省长')

    王部长表示 has the shape, too: callers must know that names are printed so there.
    Source: the records of Taiwan's Legislative Yuan (柯委員建銘).
    """
    folded = simplify_each(text)
    found = _AROUND.fullmatch(folded)
    if found is None or any(part not in _SURNAMES for part in found["family"]):
        return None
    family, given = text[: found.end("family")], text[found.start("given") :]
    return TitledName(family + given, text[len(family) : found.end("title")])


def is_pet_name(text: str) -> bool:
    """Say whether a text is what children and shopkeepers are called, as many are.

    >>> is_pet_name("毛毛"), is_pet_name("毛宁")
    (True, False)
    """
    return len(text) == 2 and text[0] == text[1]


def _is_whole(name: str) -> bool:
    """Say whether a text may be a person's whole name."""
    if _NO_NAME.fullmatch(name) or (len(name) == 2 and is_common(name)):
        return False
    return is_name(name) or split_foreign_name(f"代表{name}") is not None
