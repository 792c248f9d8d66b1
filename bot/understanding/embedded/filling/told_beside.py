"""A reason that is told in the same breath as the rest: 1010的瓷砖色差太大 退8箱."""

from __future__ import annotations

from bot.understanding.embedded.filling.stretch import Stretch
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
    return max((run for run in runs if run[1] - run[0] >= _LEAST), key=lambda run: run[1] - run[0], default=None)
