"""What names, values and words are worth to an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate

from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.world import DOCUMENTS
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

_MORE_CUES = 0.5
TIMES = frozenset({SlotKind.DAY, SlotKind.MOMENT, SlotKind.PERIOD})
_FIGURES = frozenset({"number", "money", "quantity"})
_FIGURES_OR_TIMES = _FIGURES | {"duration"}
_WHEN = frozenset({"day", "moment", "clock", "period", "duration"})
_TELLING_NAMES = frozenset({"customer", "supplier", "product", "warehouse", "employee", *DOCUMENTS})


def worth(cues: Sequence[Cue]) -> float:
    """The best cue counts in full, the others a little each; what rules an action out counts in full."""
    weights = [cue.weight for cue in cues]
    positive = [weight for weight in weights if weight > 0]
    ruled_out = min(0.0, *weights)
    return max(positive) + _MORE_CUES * min(len(positive) - 1, 3) + ruled_out


def may_be(kind: Kind | None, mention: Mention) -> bool:
    """Whether a name may be one of a kind (None: of any document), known or new."""
    if kind is None:
        return bool(mention.kinds & DOCUMENTS) or mention.unknown == "document"
    if kind is Kind.CUSTOMER:
        return bool(mention.kinds & {"customer", "contact"}) or mention.unknown in ("company", "name")
    if kind is Kind.SUPPLIER and mention.unknown == "company":
        return True
    if kind is Kind.PRODUCT and mention.unknown == "product":
        return True
    if str(kind) in DOCUMENTS and mention.unknown == "document":
        return True
    return str(kind) in mention.kinds


def strange(profile: Profile, mention: Mention) -> bool:
    """Whether a name is of no use to an action."""
    kinds = mention.kinds & _TELLING_NAMES
    if not kinds or mention.candidates[0].how == "number":
        return False
    if "document" in profile.names and kinds & DOCUMENTS:
        return False
    return not kinds & profile.names


class Names:
    """How many of the names in a message's clauses are of use for what; each is looked at once."""

    def __init__(self, mentions: Sequence[Sequence[Mention]]) -> None:
        self._mentions = mentions
        self._sums: dict[Kind | Profile | str | None, list[int]] = {}

    def of(self, kind: Kind | None, start: int, end: int) -> int:
        """How many names in these clauses may be of a kind."""
        sums = self._sums[kind] if kind in self._sums else self._counted(kind, partial(may_be, kind))
        return sums[end] - sums[start]

    def strange_to(self, profile: Profile, start: int, end: int) -> int:
        """How many names in these clauses are of no use to an action."""
        sums = self._sums[profile] if profile in self._sums else self._counted(profile, partial(strange, profile))
        return sums[end] - sums[start]

    def new(self, start: int, end: int) -> int:
        """How many names in these clauses look like those of people or firms that are not stored."""
        sums = self._sums.get("new") or self._counted("new", _is_new)
        return sums[end] - sums[start]

    def _counted(self, what: Kind | Profile | str | None, counts: Callable[[Mention], bool]) -> list[int]:
        """How many names in the clauses up to each one count."""
        each = [sum(map(counts, mentions)) if mentions else 0 for mentions in self._mentions]
        sums = self._sums[what] = [0, *accumulate(each)]
        return sums


def _is_new(mention: Mention) -> bool:
    return mention.unknown in ("company", "name")


TOLD_APART = TIMES | {SlotKind.REFERENCE, SlotKind.LINES, SlotKind.AMOUNT, SlotKind.QUANTITY, SlotKind.NUMBER}
"""The kinds of arguments of which it may be told whether there is anything for them."""


def is_there(slot: Slot, names: Names, start: int, end: int, values: frozenset[str], used: int = 0) -> bool | None:
    """Whether something for a slot is in these clauses, beside what others `used`; None where kinds alone can't tell."""
    if slot.kind is SlotKind.REFERENCE:
        return names.of(slot.reference, start, end) > used
    if slot.kind is SlotKind.LINES:
        return names.of(Kind.PRODUCT, start, end) > 0
    if slot.kind in (SlotKind.AMOUNT, SlotKind.QUANTITY, SlotKind.NUMBER):
        return bool(values & (_FIGURES_OR_TIMES if slot.kind is SlotKind.NUMBER else _FIGURES))
    if slot.kind in TIMES:
        return None if slot.required else not used and bool(values & _WHEN)
    return None
