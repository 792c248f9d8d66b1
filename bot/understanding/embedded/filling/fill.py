"""Fills an action's slots from its part of a message."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.understanding.embedded.filling.changes import fill_changes
from bot.understanding.embedded.filling.copying import copied_lines
from bot.understanding.embedded.filling.figures import fill_figure
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.lines import fill_lines
from bot.understanding.embedded.filling.options import fill_choice, fill_flag
from bot.understanding.embedded.filling.people import post_and_name
from bot.understanding.embedded.filling.records import fill_reference
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.texts import TYPED, fill_text
from bot.understanding.embedded.filling.times import fill_day, fill_moment, fill_period
from bot.understanding.embedded.profile import Profile
from bot.understanding.embedded.values.found import Direction
from bot.understanding.facts import Facts, LineFact
from bot.understanding.proposal import How, Source
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Said, Take

_LIES: dict[Manner, Direction] = {Manner.REPORT: "future", Manner.FACT: "past"}
"""Where an action's days lie: a report's are plans, those of what happened are behind."""
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
    for slot in in_order(profile):
        fill_slot(profile, slot, stretch, filled, facts)
    _take_from_message(profile, stretch, filled)
    _narrow_products(profile, stretch, filled, facts)
    if stretch.beside:
        _fill_from_shared(profile, stretch, filled, facts)
    _put_off(profile, stretch, filled, facts)
    _part_post(profile, filled)
    _compare(profile, stretch, filled)
    complete(profile, filled)
    return filled


_PUTS_OFF = re.compile(r"延|推|往后|顺延|晚|later|postpone|push|delay|put back")
_BRINGS_FORWARD = re.compile(r"提前|往前|提早|早|earlier|bring forward|pull in|sooner")


def _put_off(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """A document put off by a week is due a week after the day it was due."""
    order = filled.args.get("order")
    by = next((value for value in stretch.lattice.values if isinstance(value.value, timedelta)), None)
    if order is None or by is None or not isinstance(by.value, timedelta):
        return
    due = facts.due_on(Kind.ORDER, order)
    said = stretch.text[stretch.start : stretch.end]
    for slot in profile.slots:
        source = filled.sources.get(slot.name)
        if slot.kind is SlotKind.DAY and due and (source is None or source.start == by.start):
            if _BRINGS_FORWARD.search(said):
                filled.args[slot.name] = (due - by.value).isoformat()
            elif _PUTS_OFF.search(said):
                filled.args[slot.name] = (due + by.value).isoformat()
            return


def _part_post(profile: Profile, filled: Filled) -> None:
    """A new person's post goes before his name; what only announces a value (电话, "phone") is no name."""
    labels = {word for said in profile.vocabulary.slots.values() for word in said.before}
    for slot in profile.slots:
        if profile.said(slot).take is Take.NEW_NAME and filled.args.get(slot.name) in labels:
            del filled.args[slot.name]
    if not {"name", "title"} <= {slot.name for slot in profile.slots}:
        return
    for one, other in (("name", "title"), ("title", "name")):
        parted = post_and_name(filled.args.get(one, ""))
        if parted and other not in filled.args:
            filled.args["title"], filled.args["name"] = parted
            if source := filled.sources.get(one):
                filled.sources["title"] = filled.sources["name"] = source


def _compare(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """Several teams, people or products asked about at once are compared with each other."""
    grouped = next((slot for slot in profile.slots if slot.name == "group_by"), None)
    if grouped is None:
        return
    for slot in profile.slots:
        if slot.reference is None or slot.name not in {choice.value for choice in grouped.choices}:
            continue
        kind = str(slot.reference)
        named = {c.id for m in stretch.lattice.mentions if stretch.holds(m.start, m.end) for c in m.of_kind(kind)[:1]}
        if len(named) > 1 and slot.name in filled.args:
            del filled.args[slot.name]
            filled.args["group_by"] = slot.name


def _complete_changes(profile: Profile, filled: Filled) -> None:
    """A document that is to be changed, but not in what: its lines are asked for."""
    changing = next((slot.name for slot in profile.slots if profile.said(slot).changes), None)
    told = {slot.name for slot in profile.slots if not slot.required} & (set(filled.args) | set(filled.missing))
    if changing and not told and not filled.ambiguous:
        filled.lack(changing)


def _take_from_message(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """Where one of several records is needed and none was named, the one that the message spoke of before."""
    either = [slot for slot in profile.slots if slot.name in profile.vocabulary.either]
    if any(slot.name in filled.args or slot.name in filled.ambiguous or slot.name in filled.unknown for slot in either):
        return
    for slot in reversed(either):
        if slot.reference and stretch.inside(slot.reference):
            filled.args[slot.name] = stretch.before[slot.reference]
            filled.sources[slot.name] = Source(How.CONTEXT)
            return


def _narrow_products(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """A family's bare name is the one product of it on the document named; all products of a category are the category."""
    ids = filled.ambiguous.get("product")
    if ids is None:
        return
    there = [line.product for line in known_lines(filled, facts) if line.product in ids]
    if len(set(there)) == 1:
        filled.args["product"] = there[0]
        del filled.ambiguous["product"]
        return
    categories = {stretch.known.goods[id_].category for id_ in ids if id_ in stretch.known.goods}
    category = next(iter(categories), None)
    asks_for_it = len(categories) == 1 and category and any(slot.name == "category" for slot in profile.slots)
    if asks_for_it and sum(goods.category == category for goods in stretch.known.goods.values()) == len(ids):
        filled.args["category"] = category
        del filled.ambiguous["product"]


def _fill_from_shared(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Slots that are empty yet may be filled by what is said of several records at once."""
    head = replace(stretch, spans=stretch.shared, shared=(), beside=())
    first = replace(head, spans=stretch.beside)
    for slot in in_order(profile):
        empty = slot.name not in filled.args and slot.name not in filled.ambiguous and slot.name not in filled.unknown
        if empty and profile.said(slot).take not in (Take.REST, Take.WHOLE) and slot.kind is not SlotKind.LINES:
            fill_slot(profile, slot, first if slot.kind is SlotKind.REFERENCE else head, filled, facts)


def in_order(profile: Profile) -> list[Slot]:
    """The slots, those first that can be told apart most surely: marked before unmarked, texts what the others leave."""
    return sorted(profile.slots, key=lambda slot: _place(profile, slot))


def _place(profile: Profile, slot: Slot) -> tuple[float, int, bool]:
    said = profile.said(slot)
    if slot.kind is not SlotKind.TEXT:
        return _ORDER.index(slot.kind), 0, not said.only
    takes = -1 if slot.name in TYPED else _TAKES.index(said.take)
    marked = takes <= 0 and profile.writes
    return _ORDER.index(SlotKind.LINES) - 0.5 if marked else _ORDER.index(SlotKind.TEXT), takes, not said.only


def complete(profile: Profile, filled: Filled) -> None:
    """Note what is required and not there; drop what belongs to no slot."""
    either = profile.vocabulary.either
    if either and not any(slot in filled.args or slot in filled.ambiguous or slot in filled.missing for slot in either):
        filled.lack(either[0])
    _complete_changes(profile, filled)
    for slot in profile.slots:
        if slot.required and slot.name not in filled.args and slot.name not in filled.ambiguous:
            filled.lack(slot.name)
        given = profile.said(slot).given
        if given is not None and filled.args.get(given[0]) != given[1]:
            filled.args.pop(slot.name, None)
            filled.sources.pop(slot.name, None)
    if not any(slot.kind in (SlotKind.UNIT, SlotKind.LINES) for slot in profile.slots):
        filled.args.pop("unit", None)


def fill_slot(
    profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, facts: Facts, *, said: Said | None = None
) -> None:
    """Fill one slot, where the stretch has something for it; `said` is how its value is marked, where not as declared."""
    said = said or profile.said(slot)
    default = None if stretch.again else profile.vocabulary.defaults.get(slot.name)
    match slot.kind:
        case SlotKind.REFERENCE:
            fill_reference(profile, slot, stretch, filled, said)
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
            fill_figure(stretch, filled, slot, said)
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
        filled.args[slot.name] = copied
    else:
        fill_lines(stretch, filled, needed=slot.required, known=known, slot=slot.name)


def known_lines(filled: Filled, facts: Facts) -> tuple[LineFact, ...]:
    """The lines that the document spoken of has already."""
    for slot, kind in (("order", Kind.ORDER), ("purchase_order", Kind.PURCHASE_ORDER)):
        if document := filled.args.get(slot):
            return facts.lines_of(kind, document)
    return ()
