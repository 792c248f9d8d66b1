"""Clauses beside an action's own that still say something of it: 打九折 behind it; goods told of before "place the order"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.listed import TYPED
from bot.understanding.embedded.filling.told_behind import befell, says_not_wanted
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.in_passing.asides import asides
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.matching import whole_word
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from domain.arguments import SlotKind
from domain.vocabulary import Manner, Take

_FEW = 2
_NOT_SAID_OF_IT = Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD


def with_trailing(
    segments: Sequence[Segment],
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> list[Segment]:
    """The segments of writes, each with the rest of its sentence as far as that holds values it has slots for."""
    ends = [*(segment.start for segment in segments[1:]), len(lattice.text)] if segments else []
    rests = [_rest(segment, end, lattice, clauses, cues, profiles) for segment, end in zip(segments, ends, strict=True)]
    return [
        replace(segment, clauses=(*segment.clauses, *rest)) if rest else segment
        for segment, rest in zip(segments, rests, strict=True)
    ]


def with_told_goods(segments: Sequence[Segment], lattice: Lattice, profiles: Mapping[str, Profile]) -> list[Segment]:
    """The segments, where the goods that a report ends with go to the order that the person asks for right behind it."""
    result: list[Segment] = []
    for each in segments:
        segment = each
        if result and profiles[result[-1].action].manner is Manner.REPORT and _wants_goods(segment, lattice, profiles):
            report = result.pop()
            told = _told_before_goods(report, segment.start, lattice)
            result.append(replace(report, clauses=report.clauses[:told]))
            segment = replace(segment, clauses=(*report.clauses[told:], *segment.clauses))
        result.append(segment)
    return result


def with_told_no_more(
    segments: Sequence[Segment], lattice: Lattice, clauses: Sequence[Clause], profiles: Mapping[str, Profile]
) -> list[Segment]:
    """The segments, where a clause right behind one that takes a reason but tells who wants it no more."""
    taken = {clause.start for segment in segments for clause in segment.clauses}
    result = list[Segment]()
    for each in segments:
        profile, segment = profiles[each.action], each
        if result and len(each.clauses) == 1 and says_not_wanted(lattice, each.start, each.end):
            before = result[-1]
            if before.end <= each.start and not each.clauses[0].strong and _takes_reason(profiles[before.action]):
                # 取消1024 客户说不要了: it sounds like a change of that very order.
                result[-1] = replace(before, clauses=(*before.clauses, *each.clauses))
                continue
        following = next((clause for clause in clauses if clause.start >= each.end), None)
        if (
            following is not None
            and following.start not in taken
            and _takes_reason(profile)
            and says_not_wanted(lattice, following.start, following.end)
        ):
            segment = replace(each, clauses=(*each.clauses, following))
        result.append(segment)
    return result


def _takes_reason(profile: Profile) -> bool:
    return profile.writes and any(slot.name == "reason" for slot in profile.slots)


def with_told_why(segments: Sequence[Segment], lattice: Lattice, profiles: Mapping[str, Profile]) -> list[Segment]:
    """The segments, where what an account begins with before it is asked for tells on of the write right before it.

    "close 902, new seal fitted, and log a call with Ann".
    """
    result: list[Segment] = []
    for each in segments:
        segment, last = each, result[-1] if result else None
        if last is not None and _goes_on_with(profiles[last.action], profiles[each.action]):
            cut = _told_before(segment, lattice)
            if cut:
                result[-1] = replace(last, clauses=(*last.clauses, *segment.clauses[:cut]))
                segment = replace(segment, clauses=segment.clauses[cut:])
        result.append(segment)
    return result


def _goes_on_with(one: Profile, other: Profile) -> bool:
    """Whether what stands before the words of the other is of the one: why it was done, or whom to ask for at a new firm."""
    if other.manner is Manner.REPORT:
        return _wants_why(one)
    return one.registers and other.manner is Manner.WATCH


def _wants_why(profile: Profile) -> bool:
    """Whether an action has room for why, or how, something was done."""
    texts = (slot for slot in profile.slots if slot.kind is SlotKind.TEXT and not slot.many)
    return profile.writes and any(slot.name == "reason" or profile.said(slot).take is Take.REST for slot in texts)


def _told_before(segment: Segment, lattice: Lattice) -> int:
    """How many clauses of the same sentence stand before the one with an account's own words, and name nobody."""
    for place, clause in enumerate(segment.clauses):
        if any(_within(cue, clause) for cue in segment.cues):
            return place
        people = any(m.kinds & {"customer", "contact"} for m in lattice.mentions_in(clause.start, clause.end))
        if clause.strong or clause.quoted or people:
            return 0
    return 0


def with_orders_inside(
    segments: Sequence[Segment], lattice: Lattice, cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> list[Segment]:
    """The segments, with the order that is asked for in the middle of an account, of the goods told right before."""
    result: list[Segment] = []
    for segment in segments:
        result.append(segment)
        if profiles[segment.action].manner is not Manner.REPORT:
            continue
        for goods, asking in pairwise(segment.clauses):
            asked = [cue for cue in cues if _within(cue, asking) and cue.weight >= OUTRIGHT]
            ordered = [cue for cue in asked if profiles[cue.owner].has_lines]
            plainly = _NOTED_AND_ORDERED.fullmatch(lattice.text, asking.start, asking.end) is not None
            turned = (Mood.REQUEST in asking.mood or plainly) and not asking.mood & _NOT_SAID_OF_IT
            if ordered and turned and _goods(goods, lattice) and not _goods(asking, lattice):
                best = max(ordered, key=lambda cue: cue.weight)
                own = tuple(cue for cue in ordered if cue.owner == best.owner)
                if plainly and asking is segment.clauses[-1]:
                    # What is asked for at the end was told by nobody.
                    result[-1] = replace(segment, clauses=segment.clauses[:-1])
                result.append(Segment(best.owner, (goods, asking), segment.score, own))
    return result


#: 帮我下单并记一下: asked for, and nothing else.
_NOTED_AND_ORDERED = re.compile(
    r"\s*(?:那就?|就|麻烦|请|你|顺便|帮我|给我|直接|先)*(?:下个?单|开单|建单)(?:吧|了)?(?:并且?|再|然后|同时|顺便|,|，)*(?:帮我|也|把?跟进)*"
    r"(?:记|登记|记录|录)(?:一下|一笔|下来|上|个?跟进)*(?:吧|啊|哈|谢谢)*\s*"
    r"|\s*(?:那就?|就|麻烦|请|你|帮我|给我)*(?:记|登记|记录|录)(?:一下|一笔|下来|上|个?跟进)*(?:并且?|再|然后|同时|顺便)+(?:帮我|给[他她]们?|也)*"
    r"(?:下个?单|开单|建单)(?:吧|啊|哈|谢谢)*\s*"
)


def _told_before_goods(report: Segment, end: int, lattice: Lattice) -> int:
    """How many clauses of a report stand before the goods that it ends with, and the day or price said behind these."""
    told = first = len(report.clauses)
    while told > 1 and report.clauses[told - 1].end <= end:
        clause = report.clauses[told - 1]
        told -= 1
        if _goods(clause, lattice):
            first = told
        elif not (_only_values(clause, lattice) or _only_asks(clause, report, lattice)):
            break
    return first


def _only_values(clause: Clause, lattice: Lattice) -> bool:
    """Whether a clause says hardly more than when, how much or where."""
    said = lattice.values_in(clause.start, clause.end)
    return bool(said) and weight(left_over(lattice, clause.start, clause.end)) <= _FEW


def _only_asks(clause: Clause, report: Segment, lattice: Lattice) -> bool:
    """Whether a clause says hardly more than that it is to be noted: 跟进记一下."""
    asked = [(cue.start, cue.end) for cue in report.cues if _within(cue, clause)]
    return bool(asked) and weight(left_over(lattice, clause.start, clause.end, asked)) <= _FEW


def _wants_goods(segment: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether an action with lines is asked for in a clause that names none."""
    asking = [clause for clause in segment.clauses if any(_within(cue, clause) for cue in segment.cues)]
    return profiles[segment.action].has_lines and not any(_goods(clause, lattice) for clause in asking)


def _goods(clause: Clause, lattice: Lattice) -> bool:
    counted = any(value.kind in ("quantity", "number") for value in lattice.values_in(clause.start, clause.end))
    return counted and any("product" in mention.kinds for mention in lattice.mentions_in(clause.start, clause.end))


def _rest(
    segment: Segment,
    end: int,
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> tuple[Clause, ...]:
    """The clauses from the segment's end to the next one that it takes along."""
    profile = profiles[segment.action]
    if not profile.writes:
        return ()
    behind = [clause for clause in clauses if segment.end <= clause.start and clause.end <= end]
    if profile.manner is Manner.REPORT and lattice.text.isascii():
        # An account goes on as long as nothing else is asked for.
        return tuple(_told_on(behind, cues, profile))
    announced = _announced(segment.clauses[-1], lattice, profile)
    return tuple(_said_of_it(behind, lattice, cues, profile, announced=announced))


def _asks_else(clause: Clause, cues: Sequence[Cue], profile: Profile) -> bool:
    """Whether a clause asks outright for another action."""
    return any(cue.owner != profile.name and _within(cue, clause) and cue.weight >= OUTRIGHT for cue in cues)


def _told_on(clauses: Sequence[Clause], cues: Sequence[Cue], profile: Profile) -> Iterator[Clause]:
    for clause in clauses:
        if (
            clause.strong
            or clause.quoted
            or _asks_else(clause, cues, profile)
            or clause.mood & (Mood.QUESTION | Mood.REQUEST)
        ):
            return
        yield clause


def _said_of_it(
    clauses: Sequence[Clause], lattice: Lattice, cues: Sequence[Cue], profile: Profile, *, announced: bool
) -> Iterator[Clause]:
    gives_reasons = any(slot.name == "reason" for slot in profile.slots)
    sells = any(slot.name == "salesperson" for slot in profile.slots)
    for clause in clauses:
        if sells and not clause.quoted and _whose_sale(clause, lattice):
            yield clause
            continue
        if clause.quoted or clause.mood & _NOT_SAID_OF_IT or _asks_else(clause, cues, profile):
            return
        if gives_reasons and (befell(lattice.text[clause.start : clause.end]) or _merely_tells(clause, lattice)):
            yield clause
            continue
        if clause.strong and not _only_a_discount(clause, lattice):
            return
        announced = _announced(clause, lattice, profile) or (
            announced and not lattice.values_in(clause.start, clause.end)
        )
        if announced:
            # What a note goes on with is part of it.
            yield clause
            continue
        values = any(value.kind in profile.values for value in lattice.values_in(clause.start, clause.end))
        names = any(mention.kinds & profile.names for mention in lattice.mentions_in(clause.start, clause.end))
        if not (values or names):
            return
        yield clause


def _merely_tells(clause: Clause, lattice: Lattice) -> bool:
    """Whether a clause but tells of somebody or something how it is: "…, the yard has shut"."""
    told = any(start <= clause.start and clause.end <= end for start, end in asides(lattice))
    return told and not lattice.values_in(clause.start, clause.end)


def _only_a_discount(clause: Clause, lattice: Lattice) -> bool:
    """Whether a sentence says but how much is to be taken off: "5% off all of it"."""
    said = {value.kind for value in lattice.values_in(clause.start, clause.end)}
    return bool(said) and said <= {"percent", "discount"} and _only_values(clause, lattice)


_SALE = re.compile(
    r"\b(?:sale|deal|sold|under|credit(?:ed)?|commission|salesperson|sales rep|rep|name|took it|closed it|won it)\b"
    r"|业绩|提成|业务员|头上|名下"
)


def _whose_sale(clause: Clause, lattice: Lattice) -> bool:
    """Whether a clause says which colleague sold it: "it's Ann's sale", "put it under Ann not me", 业绩算她的."""
    named = any("employee" in mention.kinds for mention in lattice.mentions_in(clause.start, clause.end))
    return named and _SALE.search(lattice.text, clause.start, clause.end) is not None


def _announced(clause: Clause, lattice: Lattice, profile: Profile) -> bool:
    """Whether a clause begins with the words that announce a text of the action: "note: leave with the desk"."""
    start, text, words = lattice.past_spaces(clause.start), lattice.text, _announcing(profile)
    return text.startswith(words, start) and any(
        text.startswith(word, start) and whole_word(text, start, start + len(word)) for word in words
    )


@lru_cache(maxsize=256)
def _announcing(profile: Profile) -> tuple[str, ...]:
    """The words that announce a text of an action."""
    texts = (slot for slot in profile.slots if slot.kind is SlotKind.TEXT and slot.name not in TYPED)
    said = (profile.said(slot) for slot in texts)
    return tuple(word for each in said if each.take is Take.CUED for word in each.before if len(word) > 1)


def _within(cue: Cue, clause: Clause) -> bool:
    return clause.start <= cue.first < clause.end
