"""Fills an action from words of the message that somebody else pointed at: what they mean is still read by our own grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.understanding.embedded.clauses import clauses_of
from bot.understanding.embedded.filling.changes import fill_changes
from bot.understanding.embedded.filling.copying import copied_lines
from bot.understanding.embedded.filling.fill import fill_slot, in_order
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.finish import complete, known_lines, settle_records, settle_values
from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.lines import written
from bot.understanding.embedded.filling.listed import LISTED, TYPED
from bot.understanding.embedded.filling.references import Choice, choices_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean
from bot.understanding.embedded.lattice import Lattice, Span
from bot.understanding.embedded.profile import Profile
from bot.understanding.embedded.values import Found
from bot.understanding.facts import Facts
from bot.understanding.proposal import Hearing
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

    @property
    def words(self) -> str:
        """The words as the person wrote them."""
        return self.lattice.normal.raw_text(*self.span)


@dataclass(frozen=True, slots=True)
class Pointed:
    """An action with the places that tell its values, by slot; lines are told each by the parts of a line.

    `texts` are free texts in other words than the person's, which were found to say nothing that he did not. `quotes`: what
    somebody else wrote gives the content.
    """

    profile: Profile
    slots: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    lines: Mapping[str, Sequence[Mapping[str, Place]]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    quotes: bool = False


@dataclass(frozen=True)
class Pointing:
    """Reads what was pointed at in one message; `before` are the records spoken of so far."""

    lattice: Lattice
    known: Knowledge
    facts: Facts
    hearing: Hearing
    before: Mapping[Kind, str] = field(default_factory=dict)
    carried: frozenset[Kind] = frozenset()

    def fill(self, pointed: Pointed) -> Filled:
        """The action's values, and what must be asked."""
        profile, filled = pointed.profile, Filled()
        for slot in in_order(profile):
            places = pointed.slots.get(slot.name, ())
            if slot.kind is SlotKind.LINES:
                self._fill_lines(pointed, slot, filled)
            elif slot.name in pointed.texts:
                filled.args[slot.name] = pointed.texts[slot.name]
            elif places:
                self._fill_told(pointed, slot, places, filled)
            elif slot.kind in _FROM_THE_TALK:
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
        stretch = self._stretch(places[0].lattice, [place.span for place in places], profile, quotes=pointed.quotes)
        fill_slot(profile, slot, stretch, filled, self.facts, said=_without_marks(profile.said(slot)))
        if not {slot.name} & {*filled.args, *filled.ambiguous, *filled.missing} and slot.kind is not SlotKind.UNIT:
            filled.lack(slot.name, places[0].words if slot.kind is SlotKind.REFERENCE else "")

    def _fill_lines(self, pointed: Pointed, slot: Slot, filled: Filled) -> None:
        told = pointed.lines.get(slot.name, ())
        places = [place for line in told for place in line.values() if place.turn == 0]
        known, changes = known_lines(filled, self.facts), pointed.profile.said(slot).changes
        if not told:
            return
        if (changes and known) or all(set(line) == {"product"} for line in told):
            clauses = [
                (clause.start, clause.end)
                for clause in clauses_of(self.lattice)
                if any(clause.start < place.span[1] and place.span[0] < clause.end for place in places)
            ]
            stretch = self._stretch(self.lattice, clauses, pointed.profile, quotes=pointed.quotes)
            if changes and known:
                fill_changes(stretch, filled, known, slot.name)
                return
            if copied := copied_lines(stretch, filled, self.facts):
                filled.args[slot.name] = copied
                return
        items = [item for line in told for item in self._line(line, pointed, filled)]
        if items:
            filled.args[slot.name] = items

    def _line(self, told: Mapping[str, Place], pointed: Pointed, filled: Filled) -> Iterator[dict[str, object]]:
        """One line as an argument; what it lacks is noted."""
        goods = told.get("product")
        if goods is None:
            filled.lack("product")
            return
        profile, quotes = pointed.profile, pointed.quotes
        named = self._stretch(goods.lattice, [goods.span], profile, quotes=quotes)
        choices = choices_for(named, _GOODS, Said())
        if not choices:
            filled.lack("product", goods.words)
            return
        line = Line(_best(choices))
        counted = told.get("quantity", goods)
        line.quantity = self._value(told.get("quantity"), ("quantity", "number"))
        line.price = self._value(told.get("unit_price"), ("money", "number"))
        line.discount = self._value(told.get("discount_percent"), ("discount", "percent"))
        unread = [name for name in ("unit_price", "discount_percent") if name in told and _part(line, name) is None]
        for name in unread:
            filled.lack(name)
        stretch = self._stretch(
            counted.lattice,
            [place.span for place in told.values() if place.turn == counted.turn],
            profile,
            quotes=quotes,
        )
        yield from written(stretch, filled, line, ())

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

    def _stretch(self, lattice: Lattice, spans: Iterable[Span], profile: Profile, *, quotes: bool = False) -> Stretch:
        now = lattice.now
        return Stretch(
            lattice,
            tuple(sorted(spans)),
            (),
            self.known,
            self.hearing.person,
            now.date(),
            quotes=quotes,
            lenient=not profile.writes,
            before=self.before,
            carried=self.carried,
        )


def _part(line: Line, name: str) -> Found | None:
    return line.price if name == "unit_price" else line.discount


def _best(choices: Sequence[Choice]) -> Choice:
    return min(choices, key=lambda choice: (not choice.ids, len(choice.ids) > 1))


def _without_marks(said: Said) -> Said:
    """The slot as it is read where somebody has pointed at its words: nothing needs to mark them."""
    return replace(said, only=False, given=None)


def _all_spans(pointed: Pointed) -> Iterator[Span]:
    """Everything in this message that was pointed at."""
    for places in pointed.slots.values():
        yield from (place.span for place in places if place.turn == 0)
    for lines in pointed.lines.values():
        yield from (place.span for line in lines for place in line.values() if place.turn == 0)
