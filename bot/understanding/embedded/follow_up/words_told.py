"""Words that a further message tells: a title or a reason in a breath of its own, who somebody is, where he was met."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.embedded.filling.fill import fill_slot
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.told_behind import told_behind, told_behind_zh
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.leads import counts_again
from bot.understanding.embedded.follow_up.why import clauses_in, told_apart
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import How, Source
from domain.arguments import Slot, SlotKind
from domain.vocabulary import Said, Take

_KEPT = re.compile(r"(?:不用|不要|不必|不|别|甭|无需|先别|先不|唔|莫)退|留着|留下|留用|留起")
#: What is told of somebody, each in a breath of its own.
_OF_SOMEBODY = frozenset({"contact_name", "title", "source", "interest"})
_HE_IS = re.compile(r"\W*[他她](?:们?那边)?(?:是|在|管|负责)")


def revise_words(
    profile: Profile, slot: Slot, said: Said, stretch: Stretch, base: Base, filled: Filled, facts: Facts
) -> bool:
    """Fill a slot with words as a further message tells them; whether the slot is one of those that are filled so."""
    if slot.kind is not SlotKind.TEXT:
        return False
    if slot.name == "reason" and counts_again(stretch.text) and stretch.values("number", "quantity"):
        # "miscounted, it's 23" puts the figure right, and is no reason for the one before.
        return True
    if said.take is Take.REST and said.within and slot.name not in filled.args:
        _fill_apart(profile, slot, said, stretch, base, filled, facts)
        return True
    if said.take is not Take.CUED or slot.name not in _OF_SOMEBODY:
        return False
    # 她是店长 tells what somebody is, and no other name.
    if slot.name != "contact_name" or slot.name not in filled.args or not _HE_IS.match(stretch.text):
        fill_slot(profile, slot, replace(stretch, spans=tuple(clauses_in(stretch))), filled, facts, said=said)
    return True


def _fill_apart(
    profile: Profile, slot: Slot, said: Said, stretch: Stretch, base: Base, filled: Filled, facts: Facts
) -> None:
    # Beside the answer to another question a title may stand in words of its own.
    take = Take.REST if base.asked and slot.name == "title" else Take.CUED
    parts = replace(stretch, spans=tuple(clauses_in(stretch))) if take is Take.REST else stretch
    fill_slot(profile, slot, parts, filled, facts, said=replace(said, take=take))
    place = None if slot.name in filled.args else told_behind(stretch, of_them=True) or told_behind_zh(stretch)
    place = place or (told_apart(stretch) if base.asked and slot.name not in filled.args else None)
    if slot.name == "reason" and place and (kept := _KEPT.search(stretch.text, 0, place[0])):
        # 头盔不退了，没问题: why they are kept is no reason why the others come back.
        stretch.taken += [kept.span(), place]
    elif slot.name == "reason" and place:
        filled.args[slot.name] = stretch.lattice.normal.raw_text(*place)
        filled.sources[slot.name] = Source(How.SAID, *place)
