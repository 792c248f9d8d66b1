"""Sums in another currency than the company's: the books are kept in one, so they are refused and never taken for its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found, Money
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.vocabulary import Manner

#: A bare dollar sign means the company's own money where that is a dollar.
_DOLLARS = frozenset({"AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN"})
_DOLLAR_WORDS = ("$", "dollar", "dollars", "buck", "bucks", "刀")
_AMERICAN = re.compile(r"\bus\b|\busd|\bus\$|u\.s|american|美")
#: 块, 元 and 毛 are said of whatever money there is; it is China's only where that is named.
_CHINAS = ("人民币", "rmb", "cny", "yuan", "renminbi", "元人民", "软妹")


def foreign_sum(lattice: Lattice, company: str, read: Sequence[tuple[Profile, Proposal]]) -> Found | None:
    """The first sum in another currency, where an action that writes takes a sum."""
    foreign = next((found for found in lattice.values if _foreign(found, company)), None)
    if foreign is None or not any(_takes_a_sum(profile, proposal) for profile, proposal in read):
        return None
    return foreign


def _foreign(found: Found, company: str) -> bool:
    said = found.value.currency if isinstance(found.value, Money) else None
    if said is None or said == company:
        return False
    text = found.text.casefold().strip()
    if said == "CNY":
        return any(word in text for word in _CHINAS) or ("¥" in text and company != "JPY")
    bare = said == "USD" and any(word in text for word in _DOLLAR_WORDS) and _AMERICAN.search(text) is None
    return not (bare and company in _DOLLARS)


def _takes_a_sum(profile: Profile, proposal: Proposal) -> bool:
    if not profile.writes or profile.vocabulary.manner is Manner.REPORT:
        return False
    return any(
        (slot.kind is SlotKind.AMOUNT and slot.name in proposal.args)
        or (slot.kind is SlotKind.LINES and any("unit_price" in line for line in proposal.args.get(slot.name, ())))
        for slot in profile.slots
    )
