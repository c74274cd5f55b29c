"""Scenes: lines behind what somebody said that only tell what happens then.

欧阳建国：我就介绍到这里。
（掌声）
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.dialogue.turns import Turn
from archive.parsing.sheet import Line
from archive.records import Role

# （掌声） · （现场播放宣传片）
_SCENE = re.compile(
    r"[（(][^（()）]{0,20}(?:掌声|笑声|鼓掌|大笑|播放|展示|演示|观看|合影|休息|起立|默哀|奏|离场|入场|停顿)"
    r"[^（()）]{0,12}[)）]"
)


def with_scenes(turns: Sequence[Turn]) -> list[Turn]:
    """Part off the lines behind what somebody says that only tell what happens then.

    Between his words such a line is one of his paragraphs: he goes on.
    """
    parted: list[Turn] = []
    for turn in turns:
        said = list(turn.lines)
        while turn.label and len(said) > 1 and _is_scene(said[-1]):
            said.pop()
        parted.append(replace(turn, lines=tuple(said)))
        scenes = turn.lines[len(said) :]
        parted += [Turn(None, (line,), Role.SCENE) for line in scenes]
    return parted


def _is_scene(line: Line) -> bool:
    return line.text[0] in "（(" and _SCENE.fullmatch(line.text) is not None
