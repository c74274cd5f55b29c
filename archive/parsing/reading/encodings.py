"""Encodings of Chinese text other than UTF-8, told apart by their commonest characters.

Both GB18030 and Big5 lay the common characters in one range of first bytes: GB in
B0-D7 (GB 2312, level 1), Big5 in A4-C6 (level 1). Text read as the wrong one of the
two has far fewer of its characters there.
"""

import codecs
import re

GB, BIG5 = "gb18030", "big5hkscs"
_PAIRS = re.compile(rb"([\x81-\xfe])([\x40-\x7e\x80-\xfe])")
LOOKED_AT = 200_000
"""So many bytes are counted: enough to be sure, however long the text is."""

_GB_COMMON = range(0xB0, 0xD8)
_BIG5_COMMON = range(0xA4, 0xC7)
_OTHER_NAMES = {"gb2312": GB, "gbk": GB, "gb_2312-80": GB, "x-gbk": GB, "cp936": GB}
_OTHER_NAMES |= {"big5": BIG5, "big5-hkscs": BIG5, "x-x-big5": BIG5, "cp950": BIG5}


def guess_legacy(data: bytes) -> str:
    """Give the likelier of GB18030 and Big5 for text that is not UTF-8.

    >>> guess_legacy("新聞發布會".encode("big5")), guess_legacy("新闻".encode("gbk"))
    ('big5hkscs', 'gb18030')
    """
    pairs = [(m[1][0], m[2][0]) for m in _PAIRS.finditer(data[:LOOKED_AT])]
    as_gb = sum(a in _GB_COMMON and b >= 0xA1 for a, b in pairs)
    as_big5 = sum(
        a in _BIG5_COMMON and (b < 0x7F or 0xA1 <= b < 0xFF) for a, b in pairs
    )
    return BIG5 if as_big5 > as_gb else GB


def shown_name(encoding: str) -> str:
    """Give the name an editor knows: GB18030, BIG5, UTF-8."""
    return "BIG5" if encoding == BIG5 else encoding.upper()


def codec_of(name: str) -> str:
    """Give the codec of a declared encoding, the widest of its family; "" if unknown.

    >>> codec_of("gb2312"), codec_of("nonsense")
    ('gb18030', '')
    """
    name = name.strip().lower()
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    try:
        found = codecs.lookup(name)
    except LookupError:
        return ""
    # Python's codecs also hold what is none of text (zip, rot13) and what has no bytes
    # that are wrong (latin-1), which a page in Chinese cannot mean.
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in _NEVER_MEANT else ""


_NEVER_MEANT = {"ascii", "iso8859-1", "cp1252", "utf-7", "punycode", "idna"} | {
    "raw_unicode_escape",
    "unicode_escape",
}
