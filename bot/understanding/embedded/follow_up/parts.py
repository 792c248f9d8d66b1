"""A part of what was told: "20 of that was freight", "the rest on Friday"; neither is what there is in all."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.vocabulary import Manner

_PART = re.compile(
    r"\b(?:the )?(?:rest|balance|remainder|other half|second half)\b"
    r"|\d[\d,.]*k? (?:of|from) (?:that|it|this|which|the \d[\d,.]*|them)\b"
    r"|\b(?:half|part|some|most) of (?:that|it|this|which)\b"
    r"|\b(?:less|minus|net of|plus|including|incl|of which) (?:the |an? )?[$£€]?\d"
)


_BY = re.compile(
    r"\b(?:add|another|plus|extra|knock|take|trim|shave|bump it)\b|\b(?:more|less|off|fewer)\b|\bby [$£€]?\d"
)
_TO = re.compile(r"\bto (?:about |around )?[$£€]?\d|\b(?:total|in all|altogether)\b")


def ask_about_differences(profile: Profile, stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """By how much a sum is to be other than it was, "add 5", is no sum: it is asked about."""
    for slot in profile.slots:
        source, old = filled.sources.get(slot.name), before.args.get(slot.name)
        changed = slot.kind is SlotKind.AMOUNT and source is not None and old not in (None, filled.args.get(slot.name))
        if changed and source is not None and _BY.search(stretch.text) and not _TO.search(stretch.text):
            filled.odd.append((source.start, source.end))


def ask_about_parts(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """What is told of a part of a sum that came in is asked about."""
    sums = any(slot.name == "amount" and slot.required for slot in profile.slots)
    found = _PART.search(stretch.text) if profile.manner is Manner.FACT and sums else None
    if found is not None:
        filled.odd.append(found.span())
