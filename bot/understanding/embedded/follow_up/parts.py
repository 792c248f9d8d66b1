"""A part of what was told: "20 of that was freight", "the rest on Friday"; neither is what there is in all."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.profile import Profile
from domain.vocabulary import Manner

_PART = re.compile(
    r"\b(?:the )?(?:rest|balance|remainder|other half|second half)\b"
    r"|\d[\d,.]*k? (?:of|from) (?:that|it|this|which|the \d[\d,.]*|them)\b"
    r"|\b(?:half|part|some|most) of (?:that|it|this|which)\b"
    r"|\b(?:less|minus|net of|plus|including|incl|of which) (?:the |an? )?[$£€]?\d"
)


def ask_about_parts(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """What is told of a part of a sum that came in is asked about."""
    sums = any(slot.name == "amount" and slot.required for slot in profile.slots)
    found = _PART.search(stretch.text) if profile.manner is Manner.FACT and sums else None
    if found is not None:
        filled.odd.append(found.span())
