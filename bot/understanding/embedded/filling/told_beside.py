"""A reason that is told in the same breath as the rest: 1010的瓷砖色差太大 退8箱."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.follow_up.residue import left_places
from bot.understanding.embedded.mentions.text import is_chinese

_LEAST = 2


def told_beside(stretch: Stretch) -> tuple[int, int] | None:
    """The longest run of Chinese words in the stretch that no name, value or cue accounts for."""
    lattice = stretch.lattice
    known = [*stretch.taken, *stretch.cues]
    known += [(mention.start, mention.end) for mention in lattice.mentions if mention.candidates]
    known += [(value.start, value.end) for value in lattice.values]
    runs: list[tuple[int, int]] = []
    for start, end in left_places(lattice, known):
        if not stretch.holds(start, end) or not is_chinese(lattice.text[start]):
            continue
        if runs and start - runs[-1][1] <= 1 and not lattice.text[runs[-1][1] : start].strip("了的太很都就"):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    longest = max((run for run in runs if run[1] - run[0] >= _LEAST), key=lambda run: run[1] - run[0], default=None)
    if longest is None:
        return None
    # 价格太高: what is told of belongs to it, however plain a word it is.
    told = _OF_WHAT.search(lattice.text, 0, longest[0])
    if told is None or Marks(len(lattice.text), known).meet(*told.span()):
        return longest
    return told.start(), longest[1]


_OF_WHAT = re.compile(r"(?:价格?|价钱|单价|折扣|毛利|利润|金额|数量|账期|交期|库存|质量|总价|预算)$")
