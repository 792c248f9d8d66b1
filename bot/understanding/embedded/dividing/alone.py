"""A message that is but a record's name: the action that shows such a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.segments import Segment
from bot.understanding.embedded.finding.lattice import Lattice, is_a
from bot.understanding.embedded.phrasing.profile import Profile

_EDGE = " \t\n?？!！.。,，:：#"


def name_alone(lattice: Lattice, clauses: Sequence[Clause], profiles: Iterable[Profile]) -> list[Segment]:
    """The action that a record's name by itself means, where the message holds nothing else."""
    if len(lattice.mentions) != 1:
        return []
    mention = lattice.mentions[0]
    around = lattice.text[: mention.start] + lattice.text[mention.end :]
    if around.strip(_EDGE) or not mention.candidates or lattice.quoted(mention.start):
        return []
    for profile in profiles:
        slot = profile.main
        if profile.vocabulary.alone and slot is not None and is_a(mention, str(slot.reference)):
            return [Segment(profile.name, tuple(clauses), 0.0)]
    return []
