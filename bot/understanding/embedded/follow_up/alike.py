"""Several that were asked for in one breath, put right together: both customers go to somebody else."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind


def corrected_alike(other: Proposal, before: Proposal, now: Proposal, profile: Profile) -> Proposal:
    """One of several that were asked for together, with what they had in common put right as well: both go to somebody else."""
    main = profile.main
    if other.action != now.action or main is None or before.args.get(main.name) != now.args.get(main.name):
        return other
    wrong = {
        slot.name: now.args[slot.name]
        for slot in profile.slots
        if slot.kind is SlotKind.REFERENCE
        and slot.name != main.name
        and slot.name in now.args
        and other.args.get(slot.name) == before.args.get(slot.name) != now.args[slot.name]
        and before.args.get(slot.name) is not None
    }
    return replace(other, args={**other.args, **wrong}) if wrong else other
