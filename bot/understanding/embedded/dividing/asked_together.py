"""Two things asked of the same goods in one breath: "price and stock of the …", 库存和价格."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile
from domain.kinds import Kind

_AND = re.compile(
    r"(?:的|\s(?:of|on|for) (?:the )?)?\s*(?:and|&|plus|or|和|跟|与|及|以及|还有|、|/|,|，)\s*"
    r"(?:and )?(?:what's |what is |whats )?(?:the |its |their |our )?"
)
_LED = re.compile(r"\s*(?:(?:of|on|for) )?(?:the |our )?")
_LEAST = 1.0


def with_asked_together(
    segments: Sequence[Segment], lattice: Lattice, cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> list[Segment]:
    """The segments, a question that asks for two things of the same goods as two, in the order said."""
    result: list[Segment] = []
    for segment in segments:
        own, other = _asked_beside(segment, lattice, cues, profiles) or (None, None)
        if own is None or other is None or any(each.action == other.owner for each in segments):
            result.append(segment)
            continue
        also = replace(segment, action=other.owner, cues=(other,))
        result += [segment, also] if own.first <= other.first else [also, segment]
    return result


def _asked_beside(
    segment: Segment, lattice: Lattice, cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> tuple[Cue, Cue] | None:
    """The words that ask for one thing of some goods, and those joined to them that ask for something else."""
    profile = profiles[segment.action]
    if profile.writes or "product" not in profile.names:
        return None
    for cue in cues:
        if (
            cue.owner == segment.action
            or cue.weight < _LEAST
            or not segment.start <= cue.first < segment.end
            or not _of_goods(profiles[cue.owner])
        ):
            continue
        for own in segment.cues:
            if _joined(lattice, own, cue) or _joined(lattice, cue, own):
                return own, cue
    return None


def _of_goods(profile: Profile) -> bool:
    """Whether an action looks up nothing but goods."""
    return not profile.writes and profile.main is not None and profile.main.reference is Kind.PRODUCT


def _joined(lattice: Lattice, one: Cue, other: Cue) -> bool:
    """Whether nothing but an "and" stands between, and the goods before it: "stock of lamps, and their price"."""
    if one.last > other.first:
        return False
    goods = next((m for m in lattice.mentions_in(one.last, other.first) if m.kinds == {"product"}), None)
    led = goods is not None and _LED.fullmatch(lattice.text, one.last, goods.start) is not None
    return _AND.fullmatch(lattice.text, goods.end if goods and led else one.last, other.first) is not None
