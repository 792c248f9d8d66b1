"""What names, values and words are worth to an action."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.embedded.cues import Cue
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.profile import Profile
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

_MORE_CUES = 0.5
TIMES = frozenset({SlotKind.DAY, SlotKind.MOMENT, SlotKind.PERIOD})
DOCUMENT_KINDS = frozenset({"order", "quote", "purchase_order", "work_order", "ticket", "opportunity", "invoice"})
_FIGURES = frozenset({"number", "money", "quantity"})
_WHEN = frozenset({"day", "moment", "clock", "period", "duration"})
_TELLING_NAMES = frozenset({"customer", "supplier", "product", "warehouse", "employee", *DOCUMENT_KINDS})


def worth(cues: Sequence[Cue]) -> float:
    """The best cue counts in full, the others a little each; what rules an action out counts in full."""
    positive = sorted((cue.weight for cue in cues if cue.weight > 0), reverse=True)
    ruled_out = min((cue.weight for cue in cues if cue.weight < 0), default=0.0)
    return positive[0] + _MORE_CUES * min(len(positive) - 1, 3) + ruled_out


def is_there(slot: Slot, mentions: Sequence[Mention], values: frozenset[str], used: int = 0) -> bool | None:
    """Whether something for a slot is there, beside what others `used`; None where it can't be told from kinds alone."""
    if slot.kind is SlotKind.REFERENCE:
        return sum(may_be(slot.reference, mention) for mention in mentions) > used
    if slot.kind is SlotKind.LINES:
        return any(may_be(Kind.PRODUCT, mention) for mention in mentions)
    if slot.kind in (SlotKind.AMOUNT, SlotKind.QUANTITY, SlotKind.NUMBER):
        return bool(values & (_FIGURES | {"duration"} if slot.kind is SlotKind.NUMBER else _FIGURES))
    if slot.kind in TIMES:
        return None if slot.required else not used and bool(values & _WHEN)
    return None


def may_be(kind: Kind | None, mention: Mention) -> bool:
    """Whether a name may be one of a kind (None: of any document), known or new."""
    if kind is None:
        return bool(mention.kinds & DOCUMENT_KINDS) or mention.unknown == "document"
    if kind is Kind.CUSTOMER:
        return bool(mention.kinds & {"customer", "contact"}) or mention.unknown in ("company", "name")
    if kind is Kind.SUPPLIER and mention.unknown == "company":
        return True
    if kind is Kind.PRODUCT and mention.unknown == "product":
        return True
    if str(kind) in DOCUMENT_KINDS and mention.unknown == "document":
        return True
    return str(kind) in mention.kinds


def strange(profile: Profile, mention: Mention) -> bool:
    """Whether a name is of no use to an action."""
    kinds = mention.kinds & _TELLING_NAMES
    if not kinds or mention.candidates[0].how == "number":
        return False
    if "document" in profile.names and kinds & DOCUMENT_KINDS:
        return False
    return not kinds & profile.names
