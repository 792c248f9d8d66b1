"""What is to go to a colleague: the customer, or what was just noted of him: a ticket, then "give it to Joe"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Talk
from bot.understanding.talk import made_by
from bot.understanding.world import DOCUMENTS
from domain.kinds import Kind
from domain.vocabulary import Manner

_HIM = re.compile(r"\b(?:customers?|clients?|accounts?|them|him|her|both|all)\b|客户|[他她]们?|那家|这家|人家")
_OF_HIM = frozenset({Kind.CUSTOMER, Kind.LEAD, Kind.CONTACT})


def rather_than_him(profile: Profile, filled: Filled, talk: Talk, profiles: Mapping[str, Profile], text: str) -> bool:
    """Whether a customer whom nobody named would go to a colleague, where something else was spoken of last."""
    kinds = {slot.reference for slot in profile.slots}
    if kinds != {Kind.CUSTOMER, Kind.EMPLOYEE} or not profile.writes or not filled.from_talk("customer"):
        return False
    if not talk.last or _HIM.search(text):
        return False
    last = talk.last[-1]
    before = profiles[last.action]
    about = before.main.reference if before.main else None
    made = set(made_by(last)) - _OF_HIM
    return bool(made) or about in DOCUMENTS or before.manner is Manner.WATCH
