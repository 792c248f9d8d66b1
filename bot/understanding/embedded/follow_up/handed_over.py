"""Who is to see to it, told right after something was noted: 派给小王, said of a ticket, hands over no customer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.profile import Profile
from bot.understanding.proposal import Proposal
from domain.kinds import Kind

_OF_PEOPLE = frozenset({"create_customer", "create_lead"})


def may_hand_over_what_was_made(profile: Profile, filled: Filled, last: Sequence[Proposal]) -> bool:
    """Whether a customer that nobody named now is handed over right after something else was made for him."""
    needed = {slot.reference for slot in profile.slots if slot.required}
    if needed != {Kind.CUSTOMER, Kind.EMPLOYEE} or not filled.from_talk("customer"):
        return False
    return any(each.action.startswith("create_") and each.action not in _OF_PEOPLE for each in last)
