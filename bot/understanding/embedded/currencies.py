"""Sums in another currency than the company's: the books are kept in one, so they are refused and never taken for its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.profile import Profile
from bot.understanding.embedded.values import Found, Money
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.vocabulary import Manner

#: A bare dollar sign, or 元 and 块, mean the company's own money where that is a dollar, or called so.
_OWN_WORDS = {
    "USD": (("$", "dollar", "dollars", "bucks", "刀"), frozenset({"AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN"})),
    "CNY": (("元", "块", "块钱", "圆", "¥"), frozenset({"TWD", "HKD", "MOP", "SGD", "JPY", "USD", "EUR", "GBP"})),
}
_AMERICAN = re.compile(r"\bus\b|\busd|\bus\$|u\.s|american|美")


def foreign_sum(lattice: Lattice, company: str, read: Sequence[tuple[Profile, Proposal]]) -> Found | None:
    """The first sum in another currency, where an action that writes takes a sum."""
    if not any(_takes_a_sum(profile, proposal) for profile, proposal in read):
        return None
    return next((found for found in lattice.values if _foreign(found, company)), None)


def _foreign(found: Found, company: str) -> bool:
    said = found.value.currency if isinstance(found.value, Money) else None
    if said is None or said == company:
        return False
    words, own_in = _OWN_WORDS.get(said, ((), frozenset()))
    text = found.text.casefold().strip()
    bare = any(word in text for word in words) and _AMERICAN.search(text) is None
    return not (company in own_in and bare)


def _takes_a_sum(profile: Profile, proposal: Proposal) -> bool:
    if not profile.writes or profile.vocabulary.manner is Manner.REPORT:
        return False
    return any(
        (slot.kind is SlotKind.AMOUNT and slot.name in proposal.args)
        or (slot.kind is SlotKind.LINES and any("unit_price" in line for line in proposal.args.get(slot.name, ())))
        for slot in profile.slots
    )
