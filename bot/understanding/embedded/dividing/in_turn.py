"""A message cut where the person plainly goes on to something else, each part as if it were sent by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from bot.understanding.embedded.dividing.by_ear import merely_rang
from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from bot.understanding.embedded.values import Found
from bot.understanding.proposal import How, Proposal, Replaces, Source, Understanding
from bot.understanding.world import DOCUMENTS
from domain.arguments import SlotKind
from domain.vocabulary import Manner

#: More parts than anybody asks things in are those of an account.
_MOST_PARTS = 6
_GOES_ON = re.compile(
    r"[\s,，]*(?:(?P<firmly>(?:另外|顺便|然后|接着|同时|并且|再(?!见))+(?:再|也)?|(?=还有(?!多少|几|没))"
    r"|(?:(?:and|but) )?(?:also|then|plus)\b(?:[\s,]*(?:also|then|and)\b)*)|and\b)[\s,，]*"
)
#: What such a word means stands in what was said before: a person or company, or something else.
_POINTS_BACK = re.compile(
    r"(?P<person>[他她]|那家|这家|\b(?:they|them|their|he|she|him|his|her)\b)"
    r"|它|那[个张笔单]|这[个张笔单]|\b(?:it|its|that|this|those|these)\b"
)
#: What joins documents in a list: 771、772.
_LISTED = re.compile(r"\s*[、和跟与及]\s*")
#: An order is somebody's: "scrap 772, they lost the budget".
_SOMEBODY = frozenset({"customer", "contact", "supplier", "lead", "employee"}) | DOCUMENTS
_NOBODY_ELSE = frozenset({"contact", "employee"})
#: What is to be done with something else as well is said of the part before.
_LIKEWISE = re.compile(r"同样|一样|也|都|\b(?:both|same|too(?! \w)|as well|ditto|likewise|the others?)\b")
#: What is told of how things stand is no question about them: 西仓快断货了, "we are running low".
_STATED = re.compile(
    r"(?:了|着呢?|呢)[\s,，。.;；!！]*$|^[\s,，]*我?(?:刚|已经)"
    r"|^[\s,]*(?:(?:as|because|since|cos|but|so) )?(?:(?:we|they|i|it|there|that|he|she)\b|(?:the |our )?\w+(?:'s| is| are)\b)"
)
#: What is said behind these is another matter, whatever was told before; 然后 and "then" go on from it.
_ANOTHER_MATTER = re.compile(r"另外|顺便|还有|\b(?:also|plus)\b")
_MERELY_NEXT = frozenset({"", "and"})
_Placed = TypeVar("_Placed", Mention, Found)


class Part(NamedTuple):
    """What was understood of a part, and how."""

    understood: Understanding
    explained: Explanation


class _Begun(NamedTuple):
    """Where a part may begin, and what it is led on to by."""

    at: int
    led: bool
    firmly: bool


def parts_in_turn(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], turns: Sequence[re.Match[str]]
) -> list[Span]:
    """Where the parts of a message stand: each begins a sentence, or with words like 另外 and "and then", which are left out,
    or asks for something else of another document; `turns` are where a list does.

    What points back to the part before belongs to it.
    """
    parts, text = list[Span](), lattice.text
    asked = frozenset[str]()
    for begun, end in _begun(lattice, _with_lists_cut(clauses, turns)):
        asks = frozenset(cue.owner for cue in cues if cue.weight >= OUTRIGHT and begun.at <= cue.first < end)
        begins = begun.firmly or (
            asks and (begun.led or (asks.isdisjoint(asked) and _another_document(lattice, parts, begun.at, end)))
        )
        if parts and (not begins or _likewise(lattice, begun.at, end) or _points_back(lattice, begun.at, end)):
            parts[-1] = parts[-1][0], end
            asked |= asks
            # Whom it speaks of may stand further back.
            while len(parts) > 1 and _points_back(lattice, *parts[-1]):
                parts[-2:] = [(parts[-2][0], end)]
        elif text[begun.at : end].strip():
            parts.append((begun.at, end))
            asked = asks
    return parts if len(parts) <= _MOST_PARTS else []


def either_list(cues: Sequence[Cue], turns: Sequence[re.Match[str]]) -> bool:
    """Whether documents stand between what is asked of those ahead and what of those behind: 取消771、772、773发货."""
    return any(not _outright(cues, one.end(), other.start()) for one, other in pairwise(turns))


def turns_in_lists(lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue]) -> list[re.Match[str]]:
    """What joins two documents in one clause, where something is asked ahead of it and something else behind."""
    documents = [mention for mention in lattice.mentions if mention.kinds & DOCUMENTS]
    found = list[re.Match[str]]()
    for one, other in pairwise(documents):
        joint = _LISTED.fullmatch(lattice.text, one.end, other.start)
        clause = next((each for each in clauses if each.start <= one.start and other.end <= each.end), None)
        if joint and clause:
            ahead, behind = _outright(cues, clause.start, joint.start()), _outright(cues, joint.end(), clause.end)
            if ahead and behind and not ahead & behind:
                found.append(joint)
    return found


def _outright(cues: Sequence[Cue], start: int, end: int) -> set[str]:
    """What is asked for in some stretch."""
    return {cue.owner for cue in cues if cue.weight >= OUTRIGHT and start <= cue.first and cue.last <= end}


def _with_lists_cut(clauses: Sequence[Clause], turns: Sequence[re.Match[str]]) -> Iterator[Clause]:
    for clause in clauses:
        rest = clause
        for turn in turns:
            if rest.start <= turn.start() and turn.end() <= rest.end:
                yield rest._replace(end=turn.start())
                rest = rest._replace(start=turn.end(), strong=False)
        yield rest


def _begun(lattice: Lattice, clauses: Iterable[Clause]) -> Iterator[tuple[_Begun, int]]:
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


def _likewise(lattice: Lattice, start: int, end: int) -> bool:
    """Whether a part goes on as the one before did."""
    return _LIKEWISE.search(lattice.text, start, end) is not None


def _points_back(lattice: Lattice, start: int, end: int) -> bool:
    """Whether a part begins by speaking of somebody or something that only the part before names."""
    points = _POINTS_BACK.search(lattice.text, start, end)
    if points is None:
        return False
    # "Pete just texted about it": Pete is not what it means.
    return not any(
        each.candidates and each.start < points.start()
        for each in lattice.mentions_in(start, end)
        if (each.kinds & _SOMEBODY if points["person"] else each.kinds - _NOBODY_ELSE)
    )


def led_on_by(lattice: Lattice, one: Span, other: Span) -> str:
    """The words that stand between two parts: 另外, "and then"; none where only a sentence or line ends."""
    words = lattice.text[one[1] : other[0]].strip(" ,，")
    if lattice.text.startswith("还有", other[0]):
        return "还有"
    return "" if words in _MERELY_NEXT else words


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


def stands_alone(part: Part, profiles: Mapping[str, Profile]) -> bool:
    """Whether a part was understood by itself, with nothing to ask and nothing of it left over that a write might want.

    What is looked up has to be asked for in words: a mere day or name is told with what stands beside it.
    """
    understanding, explained = part
    told = understanding.proposals and not (understanding.ask or understanding.problem or understanding.withdraw)
    if not told or understanding.replaces is not Replaces.NOTHING:
        return False
    if any(profiles[each.action].writes for each in understanding.proposals):
        return understanding.sure
    if any(clause.mood & (Mood.QUESTION | Mood.REQUEST) for clause in explained.clauses):
        return True
    # How something stands is told, and not asked, where it is said in a sentence.
    asked = {each.action for each in understanding.proposals}
    return asked <= _in_words(explained) and not _STATED.search(explained.lattice.text)


def _in_words(explained: Explanation) -> frozenset[str]:
    """The actions that words ask for: more than a day, which may be the day of anything."""
    days = [(value.start, value.end) for value in explained.lattice.values]
    return frozenset(
        cue.owner
        for cue in explained.cues
        if cue.weight > 0 and not any(start <= cue.first and cue.last <= end for start, end in days)
    )


def one_after_the_other(parts: Sequence[Part]) -> Understanding:
    """What was understood of all parts, in the order said."""
    return Understanding(
        tuple(each for part in parts for each in part.understood.proposals),
        sure=all(part.understood.sure for part in parts),
        leftover=tuple(words for part in parts for words in part.understood.leftover),
    )


def rather_in_turn(
    whole: Understanding, parts: Sequence[Part], profiles: Mapping[str, Profile], *, led_on_by: str
) -> bool:
    """Whether what was understood of each part is rather meant than what was understood of all in one.

    The whole message knows more than its parts: what it was surely understood as stands, but for what a part has beside it.
    `led_on_by`: the words between the first part and the next.
    """
    told = [each for part in parts for each in part.understood.proposals]
    actions, before = [each.action for each in told], [each.action for each in whole.proposals]
    accounts = [each for each in told if profiles[each.action].manner is Manner.REPORT]
    if len(accounts) > 1:
        return False
    if whole.ask or not whole.proposals:
        return True
    accounted = _accounts(before, profiles)
    if len(actions) > len(before) and not set(actions) - set(before):
        return False
    if accounts and not accounted and _told_on_the_way(accounts[0], told, led_on_by):
        return False
    if not whole.sure:
        return True
    if not all(part.understood.sure for part in parts):
        return False
    if before == actions:
        # Of several alike the whole message tells better which has what.
        return len(set(actions)) == len(actions) and (
            _told(told, profiles) >= _told(whole.proposals, profiles) or _takes_anothers(whole, told, profiles)
        )
    if _deeds(actions, profiles) < _deeds(before, profiles):
        return False
    more = {each for each in actions if profiles[each].writes} - {*before, *_accounts(actions, profiles)}
    if accounted and not more <= frozenset[str]().union(*(_in_words(part.explained) for part in parts)):
        # What merely sounds like something to be done is part of the account.
        return False
    return not any(_loses(each, told, accounts, profiles) for each in whole.proposals)


def _told_on_the_way(account: Proposal, told: Sequence[Proposal], led_on_by: str) -> bool:
    """Whether an account is but why something is done: who rang, and what he said, ahead; what somebody wants, behind."""
    channel = account.args.get("channel")
    if account is not told[0]:
        return channel in (None, "other")
    # A call may be told of, and then something be asked for; what somebody said is why, unless another matter begins.
    return merely_rang([account]) and not (led_on_by if channel == "call" else _ANOTHER_MATTER.search(led_on_by))


def _loses(
    whole: Proposal, told: Sequence[Proposal], accounts: Sequence[Proposal], profiles: Mapping[str, Profile]
) -> bool:
    """Whether an action of the whole message has something that it has not where it was read of a part.

    The day, place or person that stands in another part is then told of it: the next day of a visit, the warehouse of an
    order. Words are taken for a reason too easily; where somebody said or wants something they are one.
    """
    alike = [each for each in told if each.action == whole.action]
    if not alike:
        return False
    lost = whole.args.keys() - frozenset[str]().union(*(each.args.keys() for each in alike))
    texts = {slot.name for slot in profiles[whole.action].slots if slot.kind is SlotKind.TEXT}
    if lost & texts and accounts and accounts[0] is not alike[0] and merely_rang(accounts):
        return True
    begins = min((each.start for each in alike[0].sources.values() if each.how is not How.CONTEXT), default=0)
    lost = {name for name in lost - texts if any(source.start >= begins for source in _sources(whole, name))}
    return bool(lost) and not any(_is_about(each, whole, lost, profiles) for each in told if each not in alike)


def _takes_anothers(whole: Understanding, told: Sequence[Proposal], profiles: Mapping[str, Profile]) -> bool:
    """Whether an action of the whole message has what another is about: a call has the deal that is changed behind it."""
    return any(
        _is_about(other, each, each.args.keys() - kept.args.keys(), profiles)
        for each, kept in zip(whole.proposals, told, strict=True)
        for other in told
        if other is not kept
    )


def _is_about(other: Proposal, whole: Proposal, lost: Iterable[str], profiles: Mapping[str, Profile]) -> bool:
    """Whether what was lost stands where it is said what something else is to be done to, or asked of: that has it then."""
    profile = profiles[other.action]
    main = profile.main.name if profile.main else ""
    about: Iterable[str] = [main] if profile.writes else other.args
    if main and profiles[whole.action].manner is Manner.REPORT and other.args.get(main) not in whole.args.values():
        # An order that names its own supplier has a day of its own: no account tells of it.
        about = other.args
    places = [place for name in about for place in _sources(other, name)]
    return any(
        place.start < source.end and source.start < place.end
        for name in lost
        for source in _sources(whole, name)
        for place in places
    )


def _sources(proposal: Proposal, name: str) -> list[Source]:
    """Where an argument was said, or the parts of it."""
    return [
        source
        for slot, source in proposal.sources.items()
        if slot.partition(".")[0] == name and source.how is not How.CONTEXT
    ]


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
