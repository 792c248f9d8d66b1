"""A new firm or person that is called otherwise than was noted; not every correction tells a name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Proposal
from domain.arguments import Slot
from domain.kinds import Kind
from domain.vocabulary import Take

_TELLS_NAME = re.compile(r"\b(?:names?|named|call(?:ed|s)?|spel(?:l|ls|led|t|ling)|known as|typo)\b")
_ALIKE, _FEW = 0.6, 3
_PERSON = re.compile(
    r"(?!.*\b(?:it|its|that|thats|is|was|sorry|no|not|actually|from|at|for|to)\b)[a-z'.-]+(?: [a-z'.-]+){0,2}"
)


def without_other_name(profile: Profile, slot: Slot, stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """Keep the name that was noted where what a correction told is hardly another one, and ask: "actually a referral"."""
    old, new = before.args.get(slot.name), filled.args.get(slot.name)
    if (
        profile.said(slot).take is not Take.NEW_NAME
        or not isinstance(old, str)
        or not isinstance(new, str)
        or old == new
    ):
        return
    source, text = filled.sources.get(slot.name), stretch.text
    if source is None or not text.isascii() or _TELLS_NAME.search(text) or _alike(old.lower(), new.lower()):
        return
    person = profile.main is not None and profile.main.reference is Kind.CUSTOMER
    if (person and _PERSON.fullmatch(new.lower())) or re.search(rf"\bnot {re.escape(old.lower())}", text):
        return
    filled.args[slot.name] = old
    filled.odd.append((source.start, source.end))


def _alike(old: str, new: str) -> bool:
    """Whether two names have a word in common, or are written nearly the same."""
    words = {word for word in old.split() if len(word) > _FEW}
    return bool(words & set(new.split())) or SequenceMatcher(None, old, new).ratio() >= _ALIKE
