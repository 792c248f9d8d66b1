"""A note that is announced in one breath and told in the next: "put a note on it, don't ring the bell"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.finding.lattice import Lattice

_ANNOUNCES = re.compile(
    r"\bnotes?(?: (?:on|to|for|with) (?:it|that|this|them|there|the (?:order|quote|delivery|job|driver|docket)))?\s*$"
    r"|备注(?:一下|一句|写|写上|里写|:|：)?\s*$"
)


def with_notes_behind(lattice: Lattice, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses; in whatever manner a note is worded, it asks for nothing and takes nothing back."""
    behind = {other.start for one, other in pairwise(clauses) if _ANNOUNCES.search(lattice.text, one.start, one.end)}
    return [each._replace(mood=Mood.NONE) if each.start in behind and _tells(each) else each for each in clauses]


def _tells(clause: Clause) -> bool:
    return not clause.mood & Mood.QUESTION and not clause.quoted
