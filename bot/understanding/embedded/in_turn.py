"""A message cut where the person plainly goes on to something else, each part as if it were sent by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from bot.understanding.embedded.by_ear import merely_rang
from bot.understanding.embedded.clauses import Clause
from bot.understanding.embedded.cues import Cue
from bot.understanding.embedded.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.profile import OUTRIGHT, Profile
from bot.understanding.embedded.values import Found
from bot.understanding.proposal import How, Proposal, Replaces, Understanding
from bot.understanding.world import DOCUMENTS
from domain.arguments import SlotKind
from domain.vocabulary import Manner

#: More parts than anybody asks things in are those of an account.
_MOST_PARTS = 6
_GOES_ON = re.compile(
    r"[\s,，]*(?:(?P<firmly>(?:另外|顺便|然后|接着|同时|并且|再(?!见))+(?:再|也)?|(?=还有(?!多少|几|没))"
    r"|(?:(?:and|but) )?(?:also|then|plus)\b(?:[\s,]*(?:also|then|and)\b)*)|and\b)[\s,，]*"
)
#: What such a word means stands in what was said before.
_POINTS_BACK = re.compile(
    r"[他她它]|那[家个张笔单]|这[家个张笔单]|\b(?:it|its|they|them|their|he|she|him|his|her|that|this|those|these)\b"
)
#: What is to be done with something else as well is said of the part before.
_LIKEWISE = re.compile(r"同样|一样|也|都|\b(?:both|same|too(?! \w)|as well|ditto|likewise|the others?)\b")
_Placed = TypeVar("_Placed", Mention, Found)


class _Begun(NamedTuple):
    """Where a part may begin, and what it is led on to by."""

    at: int
    led: bool
    firmly: bool


def parts_in_turn(lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue]) -> list[Span]:
    """Where the parts of a message stand: each begins a sentence, or with words like 另外 and "and then", which are left out,
    or asks for something else of another document.

    What points back to the part before belongs to it.
    """
    parts, text = list[Span](), lattice.text
    asked = frozenset[str]()
    for begun, end in _begun(lattice, clauses):
        asks = frozenset(cue.owner for cue in cues if cue.weight >= OUTRIGHT and begun.at <= cue.first < end)
        begins = begun.firmly or (
            asks and (begun.led or (asks.isdisjoint(asked) and _another_document(lattice, parts, begun.at, end)))
        )
        if parts and (not begins or _points_back(lattice, begun.at, end)):
            parts[-1] = parts[-1][0], end
            asked |= asks
        elif text[begun.at : end].strip():
            parts.append((begun.at, end))
            asked = asks
    return parts if len(parts) <= _MOST_PARTS else []


def _begun(lattice: Lattice, clauses: Sequence[Clause]) -> Iterator[tuple[_Begun, int]]:
    """Where parts may begin, and where they then end: the words that lead on are in none."""
    begun: _Begun | None = None
    merely_leads = False
    for clause in clauses:
        if begun and clause.quoted:
            continue
        joint = _GOES_ON.match(lattice.text, clause.start, clause.end) if begun else None
        firmly, led = clause.strong or bool(joint and joint["firmly"]), bool(joint)
        if begun and merely_leads:
            firmly, led = firmly or begun.firmly, True
        elif begun:
            yield begun, clause.start
        begun = _Begun(joint.end() if joint else clause.start, led, firmly)
        merely_leads = bool(joint and joint.end() >= clause.end)
    if begun is not None:
        yield begun, len(lattice.text)


def _another_document(lattice: Lattice, parts: Sequence[Span], start: int, end: int) -> bool:
    """Whether a document is named that the part before does not name, as one is there."""
    here, before = (_documents(lattice, *span) for span in ((start, end), parts[-1] if parts else (0, 0)))
    return bool(here and before) and not here & before


def _documents(lattice: Lattice, start: int, end: int) -> set[str]:
    mentions = lattice.mentions_in(start, end)
    return {each.id for mention in mentions for each in mention.candidates if each.kind in DOCUMENTS}


def _points_back(lattice: Lattice, start: int, end: int) -> bool:
    """Whether a part begins by speaking of somebody or something that only the part before names, or goes on as it did."""
    if _LIKEWISE.search(lattice.text, start, end):
        return True
    points = _POINTS_BACK.search(lattice.text, start, end)
    if points is None:
        return False
    return not any(each.candidates and each.start < points.start() for each in lattice.mentions_in(start, end))


def parted(lattice: Lattice, one: Span, other: Span) -> bool:
    """Whether a line or words like 另外 stand between two parts: more than the end of a sentence, or an "and"."""
    between = lattice.text[one[1] : other[0]].strip(" ,")
    return between not in ("", "and") or lattice.text.startswith("\n", one[1] - 1)


def part_of(lattice: Lattice, start: int, end: int) -> Lattice:
    """A part of a message as a message of its own, of which each character stands where it stood."""
    normal = lattice.normal
    return replace(
        lattice,
        normal=replace(normal, text=normal.text[start:end], places=normal.places[start : end + 1]),
        mentions=tuple(_within(lattice.mentions, start, end)),
        values=tuple(_within(lattice.values, start, end)),
        quotes=tuple(_spans_within(lattice.quotes, start, end)),
        stops=tuple(stop - start for stop in lattice.stops if start <= stop < end),
        retracted=tuple(_spans_within(lattice.retracted, start, end)),
    )


def stands_alone(understanding: Understanding, profiles: Mapping[str, Profile]) -> bool:
    """Whether a part was understood by itself, with nothing to ask and nothing of it left over that a write might want."""
    told = understanding.proposals and not (understanding.ask or understanding.problem or understanding.withdraw)
    looks_up = not any(profiles[each.action].writes for each in understanding.proposals)
    return bool(told) and understanding.replaces is Replaces.NOTHING and (understanding.sure or looks_up)


def one_after_the_other(parts: Sequence[Understanding]) -> Understanding:
    """What was understood of all parts, in the order said."""
    return Understanding(
        tuple(each for part in parts for each in part.proposals),
        sure=all(part.sure for part in parts),
        leftover=tuple(words for part in parts for words in part.leftover),
    )


def rather_in_turn(
    whole: Understanding, parts: Sequence[Understanding], profiles: Mapping[str, Profile], *, told_apart: bool
) -> bool:
    """Whether what was understood of each part is rather meant than what was understood of all in one.

    The whole message knows more than its parts: what it was surely understood as stands, but for what a part has beside it.
    `told_apart`: the first part is parted by more than the end of a sentence.
    """
    told = [each for part in parts for each in part.proposals]
    actions, before = [each.action for each in told], [each.action for each in whole.proposals]
    accounts = [each for each in told if profiles[each.action].manner is Manner.REPORT]
    if len(accounts) > 1:
        return False
    if whole.ask or not (whole.sure and whole.proposals):
        return True
    if not all(part.sure for part in parts):
        return False
    if before == actions:
        # Of several alike the whole message tells better which has what.
        return len(set(actions)) == len(actions) and _told(told, profiles) >= _told(whole.proposals, profiles)
    if len(actions) > len(before) and not set(actions) - set(before):
        return False
    if accounts and not told_apart and not _accounts(before, profiles):
        # Who rang, and what he said, is told on the way to what is asked for; what somebody wants, behind it.
        first = accounts[0] is told[0]
        if merely_rang(accounts) if first else "channel" not in accounts[0].args:
            return False
    return _deeds(actions, profiles) >= _deeds(before, profiles)


def _told(proposals: Sequence[Proposal], profiles: Mapping[str, Profile]) -> tuple[int, int, int]:
    """How much was said of what some actions hold but for texts, how many texts they hold, and how much was carried over."""
    said = texts = carried = 0
    for each in proposals:
        written = {slot.name for slot in profiles[each.action].slots if slot.kind is SlotKind.TEXT}
        named = {name.partition(".")[0]: source.how for name, source in each.sources.items()}
        texts += len(written & each.args.keys())
        carried += sum(how is How.CONTEXT for how in named.values())
        said += sum(how is not How.CONTEXT for name, how in named.items() if name not in written)
    return said, texts, carried


def _deeds(actions: Sequence[str], profiles: Mapping[str, Profile]) -> int:
    """How many of some actions write something, and are no mere account."""
    return sum(profiles[each].writes for each in actions) - len(_accounts(actions, profiles))


def _accounts(actions: Sequence[str], profiles: Mapping[str, Profile]) -> list[str]:
    return [each for each in actions if profiles[each].manner is Manner.REPORT]


def _within(placed: Sequence[_Placed], start: int, end: int) -> Iterator[_Placed]:
    for each in placed:
        if start <= each.start and each.end <= end:
            yield replace(each, start=each.start - start, end=each.end - start)


def _spans_within(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    for first, last in spans:
        if start <= first and last <= end:
            yield first - start, last - start
