"""Fills an action from words of the message that somebody else pointed at: what they mean is still read by our own grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.dividing.clauses import clauses_of
from bot.understanding.embedded.filling.changes import fill_changes
from bot.understanding.embedded.filling.copying import copied_lines
from bot.understanding.embedded.filling.fill import fill_slot, in_order
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.finish import complete, known_lines, settle_records, settle_values
from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.lines import written
from bot.understanding.embedded.filling.listed import LISTED, TYPED
from bot.understanding.embedded.filling.records import best
from bot.understanding.embedded.filling.references import Choice, choices_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.finding.marks import joined
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.facts import Facts, LineFact
from bot.understanding.proposal import Hearing, How, Source
from bot.understanding.world import Knowledge
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Said
from domain.words import Words

_GOODS = Slot("product", SlotKind.REFERENCE, Words("产品", "product"), required=True, reference=Kind.PRODUCT)
_FROM_THE_TALK = (SlotKind.REFERENCE, SlotKind.CHOICE, SlotKind.PERIOD)
"""What may be filled though no word of the message tells it: who is spoken of, and what stands where nothing is said."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a message's normalised text, in the turn counted back (0: this one)."""

    lattice: Lattice
    span: Span
    turn: int = 0
    record: str = ""
    """The id of the record that the words were said to mean."""

    @property
    def words(self) -> str:
        """The words as the person wrote them."""
        return self.lattice.normal.raw_text(*self.span)


@dataclass(frozen=True, slots=True)
class Pointed:
    """An action with the places that tell its values, by slot; lines are told each by the parts of a line.

    `texts` are free texts in other words than the person's, which were found to say nothing that he did not. `quotes`: what
    somebody else wrote gives the content. `standing` are the values that the action goes on from.
    """

    profile: Profile
    slots: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    lines: Mapping[str, Sequence[Mapping[str, Place]]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    quotes: bool = False
    standing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Pointing:
    """Reads what was pointed at in one message; `before` are the records spoken of so far, `carried` those of this message."""

    lattice: Lattice
    known: Knowledge
    facts: Facts
    hearing: Hearing
    before: Mapping[Kind, str] = field(default_factory=dict)
    carried: frozenset[Kind] = frozenset()

    def fill(self, pointed: Pointed) -> Filled:
        """The action's values, and what must be asked."""
        profile, filled = pointed.profile, Filled()
        pointed = _with_whole_moments(pointed)
        for slot in in_order(profile):
            places = pointed.slots.get(slot.name, ())
            if slot.kind is SlotKind.LINES:
                self._fill_lines(pointed, slot, filled)
            elif slot.name in pointed.texts:
                filled.args[slot.name] = pointed.texts[slot.name]
            elif places:
                self._fill_told(pointed, slot, places, filled)
            elif slot.name in pointed.standing:
                filled.args[slot.name] = pointed.standing[slot.name]
                filled.sources[slot.name] = Source(How.CONTEXT)
            elif slot.kind in _FROM_THE_TALK and not pointed.standing:
                nowhere = self._stretch(self.lattice, (), profile)
                fill_slot(profile, slot, nowhere, filled, self.facts)
        around = self._stretch(self.lattice, [*_all_spans(pointed)], profile, quotes=pointed.quotes)
        settle_records(profile, around, filled, self.facts)
        settle_values(profile, around, filled, self.facts)
        complete(profile, filled)
        return filled

    def _fill_told(self, pointed: Pointed, slot: Slot, places: Sequence[Place], filled: Filled) -> None:
        """Fill one slot from its own words; what can't be read there is asked for."""
        if slot.kind is SlotKind.TEXT and slot.name not in TYPED | LISTED:
            words = [told for place in places if (told := clean(place.words))]
            if words:
                filled.args[slot.name] = words if slot.many else " ".join(words)
            return
        profile = pointed.profile
        spans = [place.span for place in places]
        stretch = self._stretch(places[0].lattice, spans, profile, quotes=pointed.quotes)
        fill_slot(profile, slot, stretch, filled, self.facts, said=_without_marks(profile.said(slot)))
        if slot.kind is SlotKind.DAY and slot.name not in filled.args:
            _fill_from_today(stretch, slot, filled)
        if slot.name not in (*filled.args, *filled.ambiguous, *filled.missing) and slot.kind is not SlotKind.UNIT:
            filled.lack(slot.name, places[0].words if slot.kind is SlotKind.REFERENCE else "")

    def _fill_lines(self, pointed: Pointed, slot: Slot, filled: Filled) -> None:
        told = pointed.lines.get(slot.name, ())
        standing: Sequence[Mapping[str, Any]] = pointed.standing.get(slot.name) or ()
        if not told:
            if standing:
                filled.args[slot.name] = [dict(line) for line in standing]
                filled.sources[slot.name] = Source(How.CONTEXT)
            return
        known, changes = known_lines(filled, self.facts), pointed.profile.said(slot).changes
        if not standing and ((changes and known) or all(set(line) == {"product"} for line in told)):
            stretch = self._stretch(self.lattice, self._clauses_with(told), pointed.profile, quotes=pointed.quotes)
            if changes and known:
                fill_changes(stretch, filled, known, slot.name)
                return
            if copied := copied_lines(stretch, filled, self.facts):
                filled.args[slot.name] = copied
                return
        items, replaced = list[dict[str, Any]](), set[str]()
        for line in told:
            items += self._line(line, pointed, standing, filled, replaced)
        if items:
            filled.args[slot.name] = _merged([each for each in standing if each["product"] not in replaced], items)

    def _clauses_with(self, told: Sequence[Mapping[str, Place]]) -> Iterator[Span]:
        """The clauses of this message in which lines are told: what changes them stands beside the goods."""
        spans = [place.span for line in told for place in line.values() if place.turn == 0]
        for clause in clauses_of(self.lattice):
            if any(clause.start < end and start < clause.end for start, end in spans):
                yield clause.start, clause.end

    def _line(
        self,
        told: Mapping[str, Place],
        pointed: Pointed,
        standing: Sequence[Mapping[str, Any]],
        filled: Filled,
        replaced: set[str],
    ) -> Iterator[dict[str, Any]]:
        """One line as an argument; what it lacks is noted. `replaced` takes in the goods that it stands in for."""
        profile, quotes = pointed.profile, pointed.quotes
        known = [_fact(line) for line in standing]
        instead = self._goods(told["instead_of"], known, pointed) if "instead_of" in told else None
        if instead is not None and instead.only:
            replaced.add(instead.only)
            known = [replace(line, unit_price=None) for line in known if line.product == instead.only]
        choice = self._goods(told.get("product"), [] if instead else known, pointed)
        if choice is None:
            filled.lack("product", told["product"].words if "product" in told else "")
            yield {"product": None}
            return
        known = [replace(line, product=choice.only or "") for line in known] if instead else known
        if set(told) == {"product"}:
            # Goods that are merely named once more are no line without how many.
            known = []
        line = Line(choice)
        counted = told.get("quantity") or told.get("unit_price") or told.get("product") or next(iter(told.values()))
        line.quantity = self._counted(told.get("quantity"))
        line.price = self._price(told.get("unit_price"))
        line.discount = self._value(told.get("discount_percent"), ("discount", "percent"))
        parts = {"quantity": line.quantity, "unit_price": line.price, "discount_percent": line.discount}
        for name in [name for name, value in parts.items() if name in told and value is None]:
            filled.lack(name)
        spans = [place.span for place in told.values() if place.turn == counted.turn]
        yield from written(self._stretch(counted.lattice, spans, profile, quotes=quotes), filled, line, known)

    def _goods(self, place: Place | None, known: Sequence[LineFact], pointed: Pointed) -> Choice | None:
        """The product that words mean: among those that stand there before any other; where none is named, the only one."""
        there = {line.product for line in known}
        if place is None:
            return self._only(there)
        named = self._stretch(place.lattice, [place.span], pointed.profile, quotes=pointed.quotes)
        choices = choices_for(named, _GOODS, Said())
        choice = best(choices) if choices else None
        if choice is None or not choice.ids:
            return _barely_named(place) or choice or self._only(there, place)
        among = tuple(id_ for id_ in choice.ids if id_ in there)
        return Choice(choice.mention, among, choice.how) if len(among) == 1 else choice

    @staticmethod
    def _only(there: Set[str], place: Place | None = None) -> Choice | None:
        if len(there) != 1:
            return None
        start, end = place.span if place else (0, 0)
        return Choice(Mention(start, end, place.words if place else ""), tuple(there))

    def _counted(self, place: Place | None) -> Found | None:
        """How many of which unit words tell: the unit may stand behind a number in words that the grammar reads alone."""
        value = self._value(place, ("quantity", "number"))
        if place is None or value is None or not isinstance(value.value, Decimal):
            return value
        text = place.lattice.text
        begins = value.end + (text[value.end : value.end + 1] == " ")
        unit = self.known.units.at(text, begins)
        if unit is None or unit[0] > place.span[1]:
            return value
        return replace(value, end=unit[0], value=Quantity(value.value, unit[1]), kind="quantity")

    def _value(self, place: Place | None, kinds: tuple[str, ...]) -> Found | None:
        """The one value of some kinds in a place, the first kind before the others; None where there are several."""
        if place is None:
            return None
        values = place.lattice.values_in(*place.span)
        for kind in kinds:
            found = [value for value in values if value.kind == kind]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _price(self, place: Place | None) -> Found | None:
        """A price; none where a unit is told beside it in words that its own reading left aside: 单台200."""
        value = self._value(place, ("money", "number"))
        if place is None or value is None:
            return value
        text, (start, end) = place.lattice.text, place.span
        beside = text[start : value.start] + " " + text[value.end : end]
        words = (at for at in range(len(beside)) if not (at and beside[at].isascii() and beside[at - 1].isalnum()))
        return None if any(self.known.units.at(beside, at) for at in words) else value

    def _stretch(self, lattice: Lattice, spans: Iterable[Span], profile: Profile, *, quotes: bool = False) -> Stretch:
        now = lattice.now
        return Stretch(
            lattice,
            # What nothing but a space parts is read as one.
            tuple(joined(spans, lambda end, start: not lattice.text[end:start].strip())),
            (),
            self.known,
            self.hearing.person,
            now.date(),
            quotes=quotes,
            lenient=not profile.writes,
            before=self.before,
            carried=self.carried,
        )


_NAMED_IN_PART = frozenset({"part", "words", "piece", "spec"})


def _barely_named(place: Place) -> Choice | None:
    """The product said to be meant, where the words are a part of its name: too little to go by for our own matcher alone."""
    for mention in place.lattice.mentions_in(*place.span):
        for each in mention.candidates:
            if each.kind == Kind.PRODUCT and each.id == place.record and each.how in _NAMED_IN_PART:
                return Choice(mention, (each.id,), each.how)
    return None


def _fact(line: Mapping[str, Any]) -> LineFact:
    """A line that stands, as a document's line is known."""
    price = line.get("unit_price")
    return LineFact(
        line.get("product") or "",
        Decimal(line.get("quantity") or 0),
        line.get("unit"),
        Decimal(price) if price else None,
    )


def _merged(standing: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines that stand, those of the same goods changed by the new ones; a line of none goes."""
    changed = {line["product"]: line for line in new} if standing else {}
    kept = [{**line, **changed.pop(line["product"], {})} for line in standing]
    added = changed.values() if standing else new
    return [dict(line) for line in (*kept, *added) if not standing or line.get("quantity") != "0"]


def _fill_from_today(stretch: Stretch, slot: Slot, filled: Filled) -> None:
    """A day that is told by how long it is until then: "two weeks" of an offer that holds so long."""
    lengths = [value for value in stretch.values("duration") if isinstance(value.value, timedelta)]
    if len(lengths) == 1 and isinstance(lengths[0].value, timedelta):
        filled.put(slot.name, (stretch.today + lengths[0].value).isoformat(), lengths[0])


def _with_whole_moments(pointed: Pointed) -> Pointed:
    """A time of day and its day told apart as what they are together."""
    slots = {slot.name: slot.kind for slot in pointed.profile.slots}
    times = [name for name in pointed.slots if slots[name] is SlotKind.MOMENT]
    days = [name for name in pointed.slots if slots[name] is SlotKind.DAY]
    if not (times and days):
        return pointed
    told = {**pointed.slots, times[0]: (*pointed.slots[times[0]], *pointed.slots[days[0]])}
    del told[days[0]]
    return replace(pointed, slots=told)


def _without_marks(said: Said) -> Said:
    """The slot as it is read where somebody has pointed at its words: nothing needs to mark them."""
    return replace(said, only=False, given=None)


def _all_spans(pointed: Pointed) -> Iterator[Span]:
    """Everything in this message that was pointed at."""
    for places in pointed.slots.values():
        yield from (place.span for place in places if place.turn == 0)
    for lines in pointed.lines.values():
        yield from (place.span for line in lines for place in line.values() if place.turn == 0)
