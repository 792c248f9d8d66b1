"""Fills an action's slots from its part of a message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.embedded.filling.figures import fill_figure
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.lines import fill_lines
from bot.understanding.embedded.filling.options import fill_choice, fill_flag
from bot.understanding.embedded.filling.references import Choice, choices_for, contact_of
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.texts import fill_text
from bot.understanding.embedded.filling.times import fill_day, fill_moment, fill_period
from bot.understanding.embedded.profile import Profile
from bot.understanding.facts import Facts, LineFact
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

_ORDER = (
    SlotKind.REFERENCE,
    SlotKind.LINES,
    SlotKind.CHOICE,
    SlotKind.FLAG,
    SlotKind.MOMENT,
    SlotKind.DAY,
    SlotKind.PERIOD,
    SlotKind.AMOUNT,
    SlotKind.QUANTITY,
    SlotKind.NUMBER,
    SlotKind.UNIT,
    SlotKind.TEXT,
)
_ME = ("我", "我的", "my", "i", "me", "mine", "俺", "咱")


def fill(profile: Profile, stretch: Stretch, facts: Facts) -> Filled:
    """The action's values, and what must be asked."""
    filled = Filled()
    for slot in sorted(profile.slots, key=lambda slot: (_ORDER.index(slot.kind), not profile.said(slot).only)):
        _fill(profile, slot, stretch, filled, facts)
    for slot in profile.slots:
        if slot.required and not _has(filled, slot):
            filled.lack(slot.name)
    if not any(slot.kind in (SlotKind.UNIT, SlotKind.LINES) for slot in profile.slots):
        filled.args.pop("unit", None)
    return filled


def _has(filled: Filled, slot: Slot) -> bool:
    return slot.name in filled.args or slot.name in filled.ambiguous


def _fill(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    said = profile.said(slot)
    match slot.kind:
        case SlotKind.REFERENCE:
            _fill_reference(profile, slot, stretch, filled)
        case SlotKind.LINES:
            fill_lines(stretch, filled, needed=slot.required, known=_known_lines(filled, facts), slot=slot.name)
        case SlotKind.CHOICE:
            fill_choice(stretch, filled, slot)
        case SlotKind.FLAG:
            fill_flag(stretch, filled, slot, said.flags)
        case SlotKind.DAY:
            fill_day(stretch, filled, slot, said)
        case SlotKind.MOMENT:
            fill_moment(stretch, filled, slot)
        case SlotKind.PERIOD:
            fill_period(stretch, filled, slot, profile.vocabulary.defaults.get(slot.name))
        case SlotKind.AMOUNT | SlotKind.QUANTITY | SlotKind.NUMBER:
            fill_figure(stretch, filled, slot, said)
        case SlotKind.TEXT:
            fill_text(stretch, filled, slot, said)
        case SlotKind.UNIT:
            pass


def _fill_reference(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled) -> None:
    if slot.reference is Kind.CONTACT:
        _fill_contact(slot, stretch, filled)
        return
    found = choices_for(stretch, slot, profile.said(slot))
    if slot.many:
        _fill_many(slot, stretch, filled, found)
    elif found:
        _put(slot, stretch, filled, _best(found))
    elif slot.reference is Kind.EMPLOYEE and not profile.writes:
        _fill_oneself(profile, slot, stretch, filled)


def _best(found: Sequence[Choice]) -> Choice:
    """What is named by its own name goes before what was merely heard, and one record before several."""
    return min(found, key=lambda choice: (not choice.ids, choice.how == "number", len(choice.ids) > 1))


def _put(slot: Slot, stretch: Stretch, filled: Filled, choice: Choice) -> None:
    stretch.take(choice.mention)
    if choice.only is not None:
        filled.put(slot.name, choice.only, choice.mention, choice.how)
    elif choice.ids:
        filled.doubt(slot.name, choice.ids)
    else:
        said = stretch.lattice.normal.raw_text(choice.mention.start, choice.mention.end)
        filled.lack(slot.name, said)


def _fill_many(slot: Slot, stretch: Stretch, filled: Filled, found: Sequence[Choice]) -> None:
    ids = [choice.only for choice in found if choice.only]
    if ids:
        filled.args[slot.name] = ids


def _fill_contact(slot: Slot, stretch: Stretch, filled: Filled) -> None:
    customer = filled.args.get("customer")
    for mention in stretch.lattice.mentions:
        if stretch.holds(mention.start, mention.end) and (choice := contact_of(stretch, mention, customer)):
            if choice.only is not None:
                filled.put(slot.name, choice.only, mention, choice.how)
                stretch.take(mention)
            return


def _fill_oneself(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled) -> None:
    """我 and "my" are the person; a rep who names nobody may mean himself all the same."""
    named = set(filled.args) | set(filled.ambiguous)
    if stretch.says(_ME) or (profile.vocabulary.mine and stretch.alone and not named & _NAMED):
        filled.args[slot.name] = stretch.person.id


_NAMED = frozenset({"customer", "product", "team", "employee", "region", "category"})


def _known_lines(filled: Filled, facts: Facts) -> tuple[LineFact, ...]:
    """The lines that the document spoken of has already."""
    for slot, kind in (("order", Kind.ORDER), ("purchase_order", Kind.PURCHASE_ORDER)):
        if document := filled.args.get(slot):
            return facts.lines_of(kind, document)
    return ()
