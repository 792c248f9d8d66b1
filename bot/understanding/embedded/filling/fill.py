"""Fills an action's slots from its part of a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bot.understanding.embedded.filling.changes import fill_changes, revised
from bot.understanding.embedded.filling.copying import changed_part, copied_lines
from bot.understanding.embedded.filling.figures import fill_figure
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.finish import complete, known_lines, settle_records, settle_values
from bot.understanding.embedded.filling.lines import fill_lines
from bot.understanding.embedded.filling.listed import TYPED
from bot.understanding.embedded.filling.options import fill_choice, fill_flag
from bot.understanding.embedded.filling.planned import merely_planned, points_back, wanted_besides
from bot.understanding.embedded.filling.records import fill_reference
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.texts import fill_text
from bot.understanding.embedded.filling.the_rest import rest_to_come
from bot.understanding.embedded.filling.times import fill_day, fill_moment, fill_period
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values.found import Direction
from bot.understanding.facts import Facts
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Said, Take

_LIES: dict[Manner, Direction] = {Manner.REPORT: "future", Manner.FACT: "past"}
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
_TAKES = (Take.CUED, Take.NEW_NAME, Take.REST, Take.WHOLE)


def fill(profile: Profile, stretch: Stretch, facts: Facts) -> Filled:
    """The action's values, and what must be asked."""
    filled = Filled()
    if profile.manner is Manner.FACT:
        stretch.taken.extend(rest_to_come(stretch))
    for slot in in_order(profile):
        fill_slot(profile, slot, stretch, filled, facts)
    settle_records(profile, stretch, filled, facts)
    if stretch.beside:
        _fill_from_shared(profile, stretch, filled, facts)
    settle_values(profile, stretch, filled, facts)
    complete(profile, filled)
    if profile.manner is Manner.REPORT and merely_planned(stretch.text):
        filled.odd.append((stretch.start, stretch.end))
    if profile.manner is Manner.REPORT:
        filled.odd.extend(wanted_besides(stretch))
    filled.odd.extend(_when_nobody_knows(profile, stretch, filled))
    return filled


def _when_nobody_knows(profile: Profile, stretch: Stretch, filled: Filled) -> Iterator[Span]:
    """Where it is said when to remind of something, so that it can't be told when that is: "that day", or a day gone by."""
    days = [slot.name for slot in profile.slots if slot.kind in (SlotKind.DAY, SlotKind.MOMENT)]
    if profile.manner is not Manner.WATCH or not days:
        return
    told = [name for name in days if name in filled.args]
    place = None if told else points_back(stretch.text)
    if place is not None and stretch.free(*place):
        yield place
    for name in told:
        source = filled.sources.get(name)
        if source is not None and filled.args[name][:10] < stretch.today.isoformat():
            yield source.start, source.end


def _fill_from_shared(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Slots that are empty yet may be filled by what is said of several records at once."""
    head = replace(stretch, spans=stretch.shared, shared=(), beside=())
    first = replace(head, spans=stretch.beside)
    for slot in in_order(profile):
        empty = slot.name not in filled.args and slot.name not in filled.ambiguous and slot.name not in filled.unknown
        if empty and profile.said(slot).take not in (Take.REST, Take.WHOLE) and slot.kind is not SlotKind.LINES:
            fill_slot(profile, slot, first if slot.kind is SlotKind.REFERENCE else head, filled, facts)
            _without_anothers(slot, filled, facts)


def _without_anothers(slot: Slot, filled: Filled, facts: Facts) -> None:
    """A document said of somebody before is not that of the one who is named now: "Acme paid … on 2001, Bell 900 cash"."""
    record, customer = filled.args.get(slot.name), filled.args.get("customer")
    if slot.reference is None or slot.reference is Kind.CUSTOMER or not isinstance(record, str) or not customer:
        return
    if facts.customer_of(slot.reference, record) not in (None, customer):
        del filled.args[slot.name]
        filled.sources.pop(slot.name, None)


@lru_cache(maxsize=256)
def in_order(profile: Profile) -> tuple[Slot, ...]:
    """The slots, those first that can be told apart most surely: marked before unmarked, texts what the others leave."""
    return tuple(sorted(profile.slots, key=lambda slot: _place(profile, slot)))


def _place(profile: Profile, slot: Slot) -> tuple[float, int, bool]:
    said = profile.said(slot)
    if slot.kind is not SlotKind.TEXT:
        return _ORDER.index(slot.kind), 0, not said.only
    takes = -1 if slot.name in TYPED else _TAKES.index(said.take)
    marked = takes <= 0 and profile.writes
    return _ORDER.index(SlotKind.LINES) - 0.5 if marked else _ORDER.index(SlotKind.TEXT), takes, not said.only


def fill_slot(
    profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, facts: Facts, *, said: Said | None = None
) -> None:
    """Fill one slot, where the stretch has something for it; `said` is how its value is marked, where not as declared."""
    said = said or profile.said(slot)
    default = None if stretch.again else profile.vocabulary.defaults.get(slot.name)
    match slot.kind:
        case SlotKind.REFERENCE:
            fill_reference(profile, slot, stretch, filled, said, facts)
        case SlotKind.LINES:
            _fill_lines(slot, stretch, filled, facts, said)
        case SlotKind.CHOICE:
            fill_choice(stretch, filled, slot, default)
        case SlotKind.FLAG:
            fill_flag(stretch, filled, slot, said.flags)
        case SlotKind.DAY:
            fill_day(stretch, filled, slot, said, lies="future" if said.ahead else _LIES.get(profile.manner))
        case SlotKind.MOMENT:
            fill_moment(stretch, filled, slot)
        case SlotKind.PERIOD:
            fill_period(stretch, filled, slot, said, default)
        case SlotKind.AMOUNT | SlotKind.QUANTITY | SlotKind.NUMBER:
            fill_figure(stretch, filled, slot, said, in_base_units=profile.writes and not profile.counts_in_units)
        case SlotKind.TEXT if said.given is None or filled.args.get(said.given[0]) == said.given[1]:
            fill_text(stretch, filled, slot, said, listed=not profile.writes)
        case _:
            # A unit belongs to the figure beside it.
            pass


def _fill_lines(slot: Slot, stretch: Stretch, filled: Filled, facts: Facts, said: Said) -> None:
    known = known_lines(filled, facts)
    if said.changes and known:
        fill_changes(stretch, filled, known, slot.name)
    elif slot.required and (copied := copied_lines(stretch, filled, facts)):
        changed = changed_part(stretch)
        filled.args[slot.name] = revised(changed, filled, copied, frozenset()) if changed else copied
    else:
        fill_lines(stretch, filled, needed=slot.required, known=known, slot=slot.name)
