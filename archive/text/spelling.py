"""What somebody may have meant who typed a name by its sound, or one character wrong.

Sounds are pinyin without tones. What many do not tell apart (zh and z, in and ing, l
and n) is one sound here.
"""

import re
from functools import cache, lru_cache
from itertools import islice, pairwise, product

from archive.text.readings import readings

MOST_LETTERS = 40
"""Of letters typed for pinyin so many are looked at."""

MOST_READINGS = 128
"""So many ways are tried in which a name that sounds alike may be written in pinyin."""

_LETTERS = re.compile(r"[a-z]+\Z")  # fanhuaping
_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l"}
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=64)
def typed_pinyin(letters: str) -> re.Pattern[str]:
    """Give what matches the pinyin (`sort_key`) of names that may be typed so.

    Syllables are typed whole, by their first letters, or some so and some so; the last
    may be unfinished.

    >>> pattern = typed_pinyin("fhp")
    >>> bool(pattern.match("fan hua ping")), bool(pattern.match("fan guo hua ping"))
    (True, False)
    """
    return re.compile("(?:[a-z]*+ )?".join(map(re.escape, letters[:MOST_LETTERS])))


def only_letters(typed: str) -> str:
    """Give what was typed as letters run together; nothing if it has others.

    >>> only_letters("Xi'an shi"), only_letters("扫hei")
    ('xianshi', '')
    """
    joined = typed.lower().replace(" ", "").replace("'", "")
    return joined if _LETTERS.match(joined) else ""


def blurred(syllable: str) -> str:
    """Give the one form of all syllables that many do not tell apart.

    >>> blurred("zhing"), blurred("zin"), blurred("nan")
    ('zin', 'zin', 'lan')
    """
    found = re.match("zh|ch|sh|n", syllable)
    if found:
        syllable = _INITIALS[found[0]] + syllable[found.end() :]
    for long, short in _FINALS:
        if syllable.endswith(long):
            return syllable[: -len(long)] + short
    return syllable


def sounds_like(pinyin: str, other: str) -> bool:
    """Say whether two names sound alike by their pinyin.

    >>> sounds_like("fan hua ping", "fan hua pin")
    True
    """
    return list(map(blurred, pinyin.split())) == list(map(blurred, other.split()))


def readings_like(pinyin: str) -> list[str]:
    """Give the pinyin of all names that sound like one, its own first.

    >>> readings_like("fan lin")[:2]
    ['fan lin', 'fan ling']
    """
    alike = _syllables()
    choices = [
        [one, *(other for other in alike.get(blurred(one), ()) if other != one)]
        for one in pinyin.split()
    ]
    return [" ".join(made) for made in islice(product(*choices), MOST_READINGS)]


def homophones(character: str) -> tuple[str, str]:
    """Give the characters that sound like one, and those that many take for it.

    They are those of GB 2312, so Simplified, without the character itself; of one with
    several readings all count.

    >>> "恶" in homophones("饿")[0], "京" in homophones("金")[1]
    (True, True)
    """
    by_sound, by_blur = _characters()
    own = [s for s in _sounds(character) if character in by_sound.get(s, "")]
    exact = dict.fromkeys("".join(by_sound[sound] for sound in own))
    near = dict.fromkeys("".join(by_blur[blurred(sound)] for sound in own))
    exact.pop(character, None)
    return "".join(exact), "".join(near.keys() - exact.keys() - {character})


def one_edit_apart(one: str, other: str) -> bool:
    """Say whether one character changed, left out, put in or swapped makes the other.

    >>> [one_edit_apart("范华平", o) for o in ("范华萍", "范平", "华范平", "范华平")]
    [True, True, True, False]
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = _shared(one, other)
    rest, rest_other = one[start:], other[start:]
    if len(rest) == len(rest_other):
        swapped = rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:]
        return swapped or rest[1:] == rest_other[1:]
    long, short = sorted((rest, rest_other), key=len, reverse=True)
    return long[1:] == short


def with_two_swapped(text: str) -> list[str]:
    """Give a text with each two different neighbours swapped.

    >>> with_two_swapped("平安山")
    ['安平山', '平山安']
    """
    pairs = enumerate(pairwise(text))
    return [
        text[:i] + after + before + text[i + 2 :]
        for i, (before, after) in pairs
        if before != after
    ]


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next(
        (i for i, (a, b) in enumerate(pairs) if a != b), min(map(len, (one, other)))
    )


@cache
def _syllables() -> dict[str, list[str]]:
    """Give the syllables of pinyin by their blurred form."""
    found: dict[str, list[str]] = {}
    for sound in sorted(_characters()[0]):
        found.setdefault(blurred(sound), []).append(sound)
    return found


@cache
def _characters() -> tuple[dict[str, str], dict[str, str]]:
    """Give Simplified characters by sound and by blurred sound."""
    by_sound: dict[str, str] = {}
    by_blur: dict[str, str] = {}
    for character in _simplified():
        own = _sounds(character)
        for sound in own:
            by_sound[sound] = by_sound.get(sound, "") + character
        for blur in dict.fromkeys(map(blurred, own)):
            by_blur[blur] = by_blur.get(blur, "") + character
    return by_sound, by_blur


def _simplified() -> list[str]:
    """Give the characters of GB 2312 in Unicode's order."""
    pairs = product(range(0xB0, 0xF8), range(0xA1, 0xFF))
    return sorted(b"".join(map(bytes, pairs)).decode("gb2312", "ignore"))


def _sounds(character: str) -> list[str]:
    """Give how a character sounds: of 诶 both ei and ê, which is e here."""
    return list(dict.fromkeys(s.replace("ê", "e") for s in readings(character)))
