"""The same once more for another document: "and 902, replaced both", "1007 too", "same for 44"."""

from __future__ import annotations

import re
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.follow_up.leads import corrects, denies
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import How, Proposal, Source
from bot.understanding.world import DOCUMENTS
from domain.arguments import SlotKind
from domain.vocabulary import Take

_TOO = r"(?:too|as well|also|likewise|ditto|(?:the |is the )?same(?: (?:here|again|thing|deal|way|with|for))?|and)"
_AHEAD = re.compile(
    r"\W*(?:(?:ok|okay|oh|right|then|now|yes|yep|so),? )*(?:and|also|plus|n|&|same|the same|ditto|likewise)\b"
    r"[^,.;]{0,24}$"
)
_BEHIND = re.compile(rf"\W*{_TOO}\b")
_SAME = re.compile(
    rf"(?:\W|\b(?:{_TOO}|please|pls|thanks|cheers|then|it|them|that|for|of|reason|fix|story|problem|issue|cause|resolution)\b)*"
)


def another_document(profile: Profile, stretch: Stretch, before: Proposal) -> bool:
    """Whether a message wants what was just done with one document done with another one besides."""
    return _other(profile, stretch, before) is not None


def _other(profile: Profile, stretch: Stretch, before: Proposal) -> Mention | None:
    """Where the other document is named."""
    main, text = profile.main, stretch.text
    if not profile.writes or main is None or not before.args.get(main.name):
        return None
    kinds = {str(kind) for kind in DOCUMENTS if main.reference in (None, kind)}
    named = [mention for mention in stretch.lattice.mentions if mention.kinds & kinds]
    if len(named) != 1 or corrects(text) or denies(text):
        return None
    [mention] = named
    if any(each.id == before.args[main.name] for each in mention.candidates):
        return None
    besides = _AHEAD.match(text, 0, mention.start) or _BEHIND.match(text, mention.end)
    return mention if besides else None


def without_its_lines(profile: Profile, stretch: Stretch, before: Proposal, args: dict[str, Any]) -> None:
    """Drop the lines of the first document, but for a change that may be meant of the other one as well."""
    mention = _other(profile, stretch, before)
    if mention is None:
        return
    counted = any(value.start >= mention.end for value in stretch.values("quantity", "number"))
    for slot in profile.slots:
        if slot.kind is SlotKind.LINES and (counted or not profile.changes):
            args.pop(slot.name, None)


def tell_of_it(profile: Profile, stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """What the message tells of the other document stands in place of what was told of the first.

    What was counted of the first, and its parcel's number, is not said of the other.
    """
    mention = _other(profile, stretch, before)
    if mention is None:
        return
    for slot in profile.slots:
        own = slot.kind is SlotKind.QUANTITY or slot.name == "tracking_no"
        if own and slot.name not in filled.sources:
            filled.args.pop(slot.name, None)
            filled.missing += [slot.name] if slot.required and slot.name not in filled.missing else []
    behind = _BEHIND.match(stretch.text, mention.end)
    stretch.taken.extend([behind.span()] if behind else [])
    start = max(last for _, last in [*stretch.taken, behind.span() if behind else (0, 0), (0, mention.end)])
    words = stretch.lattice.normal.raw_text(start, len(stretch.text)).strip(EDGE)
    if not words or _SAME.fullmatch(stretch.text, start):
        return
    for slot in profile.slots:
        told = slot.kind is SlotKind.TEXT and profile.said(slot).take is Take.REST
        if told and filled.args.get(slot.name) == before.args.get(slot.name):
            filled.args[slot.name] = words
            filled.sources[slot.name] = Source(How.SAID, start, len(stretch.text))
