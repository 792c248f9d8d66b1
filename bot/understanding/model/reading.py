"""From a model's calls to proposals: every value is read by our own grammar from the words quoted, or it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from bot.understanding.embedded.dividing.joining import content_counts
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.listed import TYPED
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.in_passing.leftover import figures_left
from bot.understanding.embedded.phrasing.profile import OwnWords, Profile
from bot.understanding.embedded.pointed import Place, Pointed, Pointing
from bot.understanding.facts import Facts
from bot.understanding.model.answer import Answer, Call, Quoted
from bot.understanding.model.asked_for import Asking
from bot.understanding.model.handles import Handles, Record
from bot.understanding.model.quoting import Said
from bot.understanding.model.roles import Roles, role_of_part, role_of_slot
from bot.understanding.model.tools import ANOTHER
from bot.understanding.proposal import MODEL, Ask, Hearing, How, Proposal, Replaces, Source, Talk, Understanding
from bot.understanding.talk import made_by, records_of
from bot.understanding.world import Knowledge
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.registry import Registry
from domain.vocabulary import Take

_UNDO = "undo"
"""The action that takes back what was done."""

_GUESSED = frozenset({How.HOMOPHONE, How.SLIP, How.COMPUTED})


@dataclass(frozen=True)
class Circumstances:
    """What a model's calls are read against."""

    registry: Registry
    profiles: Mapping[str, Profile]
    own_words: OwnWords
    known: Knowledge
    facts: Facts
    hearing: Hearing
    said: Said
    handles: Handles
    asking: Asking
    roles: Roles = field(default_factory=Roles)


@dataclass(frozen=True)
class _Base:
    """The same action before, which a call goes on from, and what the call stands in for."""

    proposal: Proposal
    replaces: Replaces


@dataclass(frozen=True)
class _Read:
    """One call as it was read. `asked_for`: it is beyond doubt that the person's own words ask for it, or say that it
    happened.
    """

    profile: Profile
    filled: Filled
    proposal: Proposal
    places: Sequence[Place]
    base: _Base | None
    asked_for: bool


def understanding_of(answer: Answer, given: Circumstances) -> Understanding:
    """What a model's answer comes to; nothing where it says that nothing is to be done."""
    taken_back = any(call.action == _UNDO for call in answer.calls) and _waits(given.hearing.talk)
    calls = [call for call in answer.calls if not (taken_back and call.action == _UNDO)]
    if taken_back and not calls:
        return Understanding(withdraw=True, engine=MODEL)
    read, inside = list[_Read](), dict[Kind, str]()
    for call in calls:
        each = _read_call(call, given, inside)
        if each is not None and not _told_already(each, read):
            read.append(each)
            inside.update(records_of([each.proposal], given.registry))
            inside.update(made_by(each.proposal))
    if not read:
        return Understanding(sure=not answer.calls and not answer.unsure, engine=MODEL)
    replaces = next((each.base.replaces for each in read if each.base), _instead(given.hearing.talk, taken_back))
    proposals = tuple(each.proposal for each in read)
    for place, each in enumerate(read):
        filled = each.filled
        if filled.problem:
            return Understanding(problem=filled.problem, sure=False, engine=MODEL)
        if not filled.whole:
            before, after = proposals[:place], proposals[place + 1 :]
            ask = Ask(each.proposal, tuple(filled.missing), filled.ambiguous, filled.unknown, before, after)
            return Understanding(ask=ask, replaces=replaces, engine=MODEL)
    left, fits = _figures_left(read, given)
    sure = not fits and len(read) == len(calls) and all(each.asked_for for each in read)
    return Understanding(proposals, replaces=replaces, sure=sure, leftover=left, engine=MODEL)


def _told_already(each: _Read, read: Sequence[_Read]) -> bool:
    """Whether the same is called twice."""
    return any(
        (other.proposal.action, other.proposal.args) == (each.proposal.action, each.proposal.args) for other in read
    )


def _instead(talk: Talk, taken_back: bool) -> Replaces:
    """What gives way to the actions of a message that takes back what was before."""
    if not taken_back:
        return Replaces.NOTHING
    return Replaces.PENDING if talk.asked or talk.pending else Replaces.DONE


def _waits(talk: Talk) -> bool:
    """Whether something is open, or was done just now: taking it back needs no undoing of what was done before."""
    return bool(talk.asked or talk.pending or talk.done)


def _base_of(call: Call, talk: Talk) -> _Base | None:
    """What the call goes on from, where it says that it does: the same action that waits, was done, or was answered last."""
    if not call.like:
        return None
    asked = (talk.asked.proposal,) if talk.asked else ()
    for proposals, replaces in (
        ((*asked, *talk.pending), Replaces.PENDING),
        (talk.done, Replaces.DONE),
        (talk.last, Replaces.NOTHING),
    ):
        for each in reversed(proposals):
            if each.action == call.action:
                return _Base(each, Replaces.NOTHING if call.like == ANOTHER else replaces)
    return None


def _read_call(call: Call, given: Circumstances, inside: Mapping[Kind, str]) -> _Read | None:
    """One call read; None where it writes and but somebody else's words, or none in earnest, ask for it."""
    profile, base = given.profiles[call.action], _base_of(call, given.hearing.talk)
    asked = given.said.place(call.asked) if call.asked else None
    if profile.writes and call.asked and asked is None:
        return None
    told = _Told(call, profile, given)
    if profile.writes and base is None and not given.asking.in_earnest(profile, [asked] if asked else told.places):
        return None
    pointing = Pointing(
        given.said.lattice,
        given.known,
        given.facts,
        given.hearing,
        {**given.hearing.talk.records, **inside},
        frozenset(inside),
    )
    standing = _standing(base, call, profile)
    filled = pointing.fill(Pointed(profile, told.slots, told.lines, told.texts, told.quotes, standing))
    _check_handles(call, profile, filled, given)
    for name in told.dropped:
        if name not in filled.args and name not in filled.ambiguous:
            filled.lack(name)
    places = [*told.places, *([asked] if asked else ())]
    proposal = _proposal(profile, filled, given.said.lattice)
    return _Read(profile, filled, proposal, places, base, _is_asked_for(call, proposal, asked, base, told, given))


def _is_asked_for(
    call: Call, proposal: Proposal, asked: Place | None, base: _Base | None, told: _Told, given: Circumstances
) -> bool:
    """Whether it is beyond doubt that a call is what was asked for, and not of another customer or document."""
    profile = given.profiles[call.action]
    if not profile.writes:
        return asked is not None or base is not None or given.asking.heard(profile)
    stands = [place for place in told.places if place.lattice.values_in(*place.span)] + ([asked] if asked else [])
    if given.asking.of_another(_records_in(proposal, profile), stands):
        return False
    if base is not None:
        return True
    if call.like:
        # There is nothing that it could go on from.
        return False
    if asked is None:
        return given.asking.heard(profile)
    return asked.turn == 0 and not given.asking.for_another(profile, asked)


#: Whose figures are looked up: told anew, the one gives way to the other.
_WHOSE = frozenset({"employee", "team"})


def _standing(base: _Base | None, call: Call, profile: Profile) -> Mapping[str, Any]:
    """The values that a call goes on from."""
    if base is None:
        return {}
    gone = _WHOSE if not profile.writes and _WHOSE & set(call.slots) else frozenset()
    return {name: value for name, value in base.proposal.args.items() if name not in gone}


class _Told:
    """Where the words quoted for an action's slots stand; `dropped` are the slots whose words stand nowhere."""

    def __init__(self, call: Call, profile: Profile, given: Circumstances) -> None:
        said = given.said
        self.quotes = any(content_counts(said.lattice, clause) for clause in given.asking.clauses)
        self.slots: dict[str, tuple[Place, ...]] = {}
        self.lines: dict[str, list[dict[str, Place]]] = {}
        self.texts: dict[str, str] = {}
        self.dropped: list[str] = []
        kinds = {slot.name: slot for slot in profile.slots}
        for name, quoted in call.slots.items():
            free = _is_an_account(profile, kinds[name])
            role = role_of_slot(kinds[name].kind)
            found = [self._place(each, given, role, quotes=self.quotes or free) for each in quoted]
            places = tuple(place for place in found if place is not None)
            if len(places) == len(quoted):
                self.slots[name] = places
            elif kinds[name].kind is SlotKind.TEXT and not kinds[name].many and said.says_no_more(quoted[0].words):
                self.texts[name] = quoted[0].words
            else:
                self.dropped.append(name)
        for name, lines in call.lines.items():
            self.lines[name] = [self._line(line, given) for line in lines]

    @staticmethod
    def _place(quoted: Quoted, given: Circumstances, role: str, *, quotes: bool) -> Place | None:
        place = given.said.place(quoted.words, quotes=quotes)
        if place is not None and role:
            place = _with_its_measure(place)
        if place is None or not given.roles.may_be(role, place):
            return None
        record = given.handles.records.get(quoted.handle)
        return replace(place, record=record.id) if record is not None else place

    def _line(self, line: Mapping[str, Quoted], given: Circumstances) -> dict[str, Place]:
        found = {
            part: self._place(quoted, given, role_of_part(part), quotes=self.quotes) for part, quoted in line.items()
        }
        self.dropped += [part for part, place in found.items() if place is None]
        return {part: place for part, place in found.items() if place is not None}

    @property
    def places(self) -> list[Place]:
        """All places."""
        slots = [place for places in self.slots.values() for place in places]
        return slots + [place for lines in self.lines.values() for line in lines for place in line.values()]


def _with_its_measure(place: Place) -> Place:
    """A figure quoted without what it is counted in, with it: the words mean only together what they say."""
    lattice, (start, end) = place.lattice, place.span
    if any(lattice.values_in(start, end)):
        return place
    around = [each for each in lattice.values if each.start <= start and end <= each.end]
    if not around:
        return place
    whole = min(around, key=lambda each: each.end - each.start)
    return replace(place, span=(whole.start, whole.end))


def _records_in(proposal: Proposal, profile: Profile) -> Mapping[Kind, Set[str]]:
    """The records that an action is about, by kind; goods are told apart otherwise, and one verb is said of several."""
    records = defaultdict[Kind, set[str]](set)
    for slot in profile.slots:
        value = proposal.args.get(slot.name)
        if slot.reference not in (None, Kind.PRODUCT) and value is not None:
            records[slot.reference] |= set(value if isinstance(value, list) else [value])
    return records


def _is_an_account(profile: Profile, slot: Slot) -> bool:
    """Whether a slot takes what was told as a whole, somebody else's words too."""
    whole = profile.said(slot).take in (Take.WHOLE, Take.REST)
    return slot.kind is SlotKind.TEXT and whole and slot.name not in TYPED


def _check_handles(call: Call, profile: Profile, filled: Filled, given: Circumstances) -> None:
    """A record that is not the one whose handle was given is asked for; a handle that was not offered means nothing."""
    references = {slot.name for slot in profile.slots if slot.kind is SlotKind.REFERENCE}
    for name, quoted in call.slots.items():
        told = [given.handles.records.get(each.handle) for each in quoted if each.handle]
        value = filled.args.get(name)
        if name not in references or not told or value is None:
            continue
        ids = value if isinstance(value, list) else [value]
        if any(record is None or record.id not in ids for record in told):
            _doubt(name, ids, told, filled)
    for name, lines in call.lines.items():
        there = {item.get("product") for item in filled.args.get(name) or []}
        told = [given.handles.records.get(line["product"].handle) for line in lines if _by_handle(line)]
        if there and any(record is None or record.id not in there for record in told):
            _doubt("product", [id_ for id_ in there if id_], told, filled)


def _by_handle(line: Mapping[str, Quoted]) -> bool:
    return "product" in line and bool(line["product"].handle)


def _doubt(name: str, ids: Sequence[Any], told: Sequence[Record | None], filled: Filled) -> None:
    filled.args.pop(name, None)
    filled.doubt(name, [*map(str, ids), *(record.id for record in told if record is not None)])
    if len(filled.ambiguous[name]) < 2:
        del filled.ambiguous[name]
        filled.lack(name)


def _proposal(profile: Profile, filled: Filled, lattice: Lattice) -> Proposal:
    """The action as proposed: what it was told by a model shows on the card."""
    sources = {}
    for name, source in filled.sources_in(lattice.normal).items():
        sources[name] = source if source.how in (*_GUESSED, How.CONTEXT) else replace(source, how=How.MODEL)
    for name in filled.args:
        sources.setdefault(name, Source(How.MODEL))
    if profile.writes:
        # Whatever its values come from: that it is to be done was said by a model, and needs a look.
        sources["asked"] = Source(How.MODEL)
    return Proposal(profile.name, filled.args, sources)


def _figures_left(read: Sequence[_Read], given: Circumstances) -> tuple[tuple[str, ...], bool]:
    """The figures, days and names of the message that no call took up, and whether one has a place in what is proposed."""
    if not any(each.profile.writes for each in read):
        return (), False
    lattice = given.said.lattice
    taken = [place.span for each in read for place in each.places if place.turn == 0]
    proposals = [each.proposal for each in read]
    before = [each.base.proposal for each in read if each.base]
    left = figures_left(lattice, given.facts, taken, [*proposals, *before])
    kinds = {value.kind for start, end in left for value in lattice.values_in(start, end)}
    names = {kind for start, end in left for mention in lattice.mentions_in(start, end) for kind in mention.kinds}
    fits = given.own_words.has_place_for(kinds | names, proposals)
    return tuple(lattice.normal.raw_text(*place) for place in left), fits
