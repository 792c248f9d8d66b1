"""From a model's calls to proposals: every value is read by our own grammar from the words quoted, or it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.understanding.embedded.clauses import clauses_of
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.joining import content_counts
from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.leftover import figures_left
from bot.understanding.embedded.pointed import Place, Pointed, Pointing
from bot.understanding.embedded.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.model.answer import Answer, Call, Quoted
from bot.understanding.model.handles import Handles, Record
from bot.understanding.model.quoting import Said
from bot.understanding.proposal import Ask, Hearing, How, Proposal, Replaces, Source, Understanding
from bot.understanding.talk import made_by, records_of
from bot.understanding.world import Knowledge
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.registry import Registry

_GUESSED = frozenset({How.HOMOPHONE, How.SLIP, How.COMPUTED})


@dataclass(frozen=True)
class Circumstances:
    """What a model's calls are read against."""

    registry: Registry
    profiles: Mapping[str, Profile]
    known: Knowledge
    facts: Facts
    hearing: Hearing
    said: Said
    handles: Handles


@dataclass
class _Read:
    """One call as it was read."""

    profile: Profile
    filled: Filled
    proposal: Proposal
    places: list[Place] = field(default_factory=list)


def understanding_of(answer: Answer, given: Circumstances) -> Understanding:
    """What a model's answer comes to; nothing where it says that nothing is to be done."""
    replaces, read = Replaces.NOTHING, list[_Read]()
    inside: dict[Kind, str] = {}
    for call in answer.calls:
        base, stands_for = _kept(call, given) if call.kept else (None, Replaces.NOTHING)
        replaces = stands_for if replaces is Replaces.NOTHING else replaces
        each = _read_call(call, given, inside, base)
        if each is None:
            continue
        read.append(each)
        inside.update(records_of([each.proposal], given.registry))
        inside.update(made_by(each.proposal))
    if not read:
        return Understanding(sure=not answer.calls, engine="llm")
    left = tuple(_figures_left(given.said.lattice, read, given))
    proposals = tuple(each.proposal for each in read)
    for place, each in enumerate(read):
        filled = each.filled
        if filled.problem:
            return Understanding(problem=filled.problem, sure=False, engine="llm")
        if not filled.whole:
            ask = Ask(
                proposals[place],
                tuple(filled.missing),
                filled.ambiguous,
                filled.unknown,
                proposals[:place],
                proposals[place + 1 :],
            )
            return Understanding(ask=ask, replaces=replaces, engine="llm")
    return Understanding(proposals, replaces=replaces, sure=not left, leftover=left, engine="llm")


def _kept(call: Call, given: Circumstances) -> tuple[Proposal | None, Replaces]:
    """What stands open of an action, which the call goes on from."""
    talk = given.hearing.talk
    asked = (talk.asked.proposal,) if talk.asked else ()
    for proposals, replaces in (((*asked, *talk.pending), Replaces.PENDING), (talk.done, Replaces.DONE)):
        for each in reversed(proposals):
            if each.action == call.action:
                return each, replaces
    return None, Replaces.NOTHING


def _read_call(call: Call, given: Circumstances, inside: Mapping[Kind, str], base: Proposal | None) -> _Read | None:
    """One call read; None where it writes and nothing of the person's own words asks for it."""
    profile = given.profiles[call.action]
    asked = given.said.place(call.asked) if call.asked else None
    if profile.writes and asked is None:
        return None
    clauses = clauses_of(given.said.lattice)
    quotes = any(content_counts(given.said.lattice, clause) for clause in clauses)
    dropped: dict[str, str] = {}
    slots, texts = dict[str, tuple[Place, ...]](), dict[str, str]()
    for name, quoted in call.slots.items():
        slot = next(each for each in profile.slots if each.name == name)
        free = slot.kind is SlotKind.TEXT
        places = [given.said.place(each.words, quotes=quotes or free) for each in quoted]
        found = tuple(place for place in places if place is not None)
        if len(found) == len(quoted):
            slots[name] = found
        elif free and not slot.many and given.said.says_no_more(quoted[0].words):
            texts[name] = quoted[0].words
        else:
            dropped[name] = quoted[0].words
    lines = {name: [_line(line, given, dropped, quotes=quotes) for line in told] for name, told in call.lines.items()}
    before = {**given.hearing.talk.records, **inside}
    pointing = Pointing(given.said.lattice, given.known, given.facts, given.hearing, before, frozenset(inside))
    filled = pointing.fill(Pointed(profile, slots, lines, texts, quotes=quotes))
    _check_handles(call, filled, given)
    for name in dropped:
        if name not in filled.args and name not in filled.ambiguous:
            filled.lack(name)
    if base is not None:
        _lay_over(base, filled, profile)
    stands = [place for each in slots.values() for place in each]
    stands += [place for told in lines.values() for line in told for place in line.values()]
    if asked is not None:
        stands.append(asked)
    return _Read(profile, filled, _proposal(profile, filled, given.said.lattice, stands), stands)


def _line(
    line: Mapping[str, Quoted], given: Circumstances, dropped: dict[str, str], *, quotes: bool
) -> dict[str, Place]:
    found = {}
    for part, quoted in line.items():
        place = given.said.place(quoted.words, quotes=quotes)
        if place is None:
            dropped[part] = quoted.words
        else:
            found[part] = place
    return found


def _check_handles(call: Call, filled: Filled, given: Circumstances) -> None:
    """A record that is not the one whose handle was given is asked for; a handle that was not offered means nothing."""
    for name, quoted in call.slots.items():
        told = [given.handles.records.get(each.handle) for each in quoted if each.handle]
        value = filled.args.get(name)
        if not told or value is None:
            continue
        ids = value if isinstance(value, list) else [value]
        if any(record is None or record.id not in ids for record in told):
            _doubt(name, ids, told, filled)
    for name, lines in call.lines.items():
        items = filled.args.get(name) or []
        for line, item in zip(lines, items, strict=False) if len(lines) == len(items) else ():
            handle = line["product"].handle if "product" in line else ""
            record = given.handles.records.get(handle) if handle else None
            if handle and (record is None or record.id != item.get("product")) and item.get("product"):
                _doubt("product", [item["product"]], [record], filled)


def _doubt(name: str, ids: Sequence[Any], told: Sequence[Record | None], filled: Filled) -> None:
    filled.args.pop(name, None)
    filled.doubt(name, [*map(str, ids), *(record.id for record in told if record is not None)])
    if len(filled.ambiguous[name]) < 2:
        del filled.ambiguous[name]
        filled.lack(name)


def _lay_over(base: Proposal, filled: Filled, profile: Profile) -> None:
    """What stood open, with what is told now in its place; lines of the same goods give way to the new ones."""
    for slot in profile.slots:
        old = base.args.get(slot.name)
        if old is None or slot.name in filled.ambiguous:
            continue
        new = filled.args.get(slot.name)
        if slot.kind is SlotKind.LINES and new:
            filled.args[slot.name] = _merged(old, new)
        elif new is None and not _dropped(slot, filled):
            filled.args[slot.name] = old
            filled.sources[slot.name] = Source(How.CONTEXT)
    filled.missing[:] = [name for name in filled.missing if name not in filled.args]


def _dropped(slot: Slot, filled: Filled) -> bool:
    return slot.name in filled.unknown


def _merged(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    changed = {line["product"]: line for line in new}
    kept = [dict(line) | dict(changed.pop(line["product"], {})) for line in old]
    return [line for line in (*kept, *map(dict, changed.values())) if line.get("quantity") != "0"]


def _proposal(profile: Profile, filled: Filled, lattice: Lattice, places: Sequence[Place]) -> Proposal:
    """The action as proposed: what it was told by a model shows on the card."""
    sources = {}
    for name, source in filled.sources_in(lattice.normal).items():
        sources[name] = source if source.how in (*_GUESSED, How.CONTEXT) else replace(source, how=How.MODEL)
    for name in filled.args:
        sources.setdefault(name, Source(How.MODEL))
    if profile.writes and not sources and places:
        sources["asked"] = Source(How.MODEL)
    return Proposal(profile.name, filled.args, sources)


def _figures_left(lattice: Lattice, read: Sequence[_Read], given: Circumstances) -> Iterator[str]:
    """The figures, days and names of the message that no call took up."""
    if not any(each.profile.writes for each in read):
        return
    taken = [place.span for each in read for place in each.places if place.turn == 0]
    taken += [(source.start, source.end) for each in read for source in each.filled.sources.values()]
    whole = [each for each in read if each.profile.absorbs and any(len(place.words) > 8 for place in each.places)]
    if whole and len(read) == 1:
        return
    yield from figures_left(lattice, given.facts, taken, [each.proposal for each in read])
