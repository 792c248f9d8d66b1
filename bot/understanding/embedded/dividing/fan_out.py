"""One action said of several records: each of them with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.filling.references import Choice, meant, without_given_up
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span, is_a
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.quick import quick
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner

_SEVERAL = 2
_LEFT_OUT = quick(
    r"\b(?:but not|not|except(?: for)?|excluding|apart from|other than|bar|leave out|skip)\s(?:the |order |quote )?$"
)
_ASKS_ON = re.compile(r"呢[\s?？]*$")
_JOINED = re.compile(r"\s*(?:,|，|、|和|跟|与|及|以及|&|\+|/|and|还有|的)?\s*(?:and\s*)?")


def fanned_out(profile: Profile, stretch: Stretch) -> list[Stretch]:
    """The parts of a stretch that each make one action, in the order said."""
    if profile.main is None or profile.manner is Manner.REPORT:
        return [stretch]
    if (asked_on := _asked_on(profile, stretch)) is not None:
        return [part for each in asked_on for part in fanned_out(profile, each)]
    for slot in _dividing(profile):
        groups = _groups(stretch, _without_namesakes(profile, _mains(stretch, slot)))
        if sum(map(len, groups)) < 2 or (
            len(groups) > 1
            and profile.has_lines
            and not (_each_has_lines(stretch, groups) or _merely_likewise(profile, stretch, groups))
        ):
            continue
        return [part for place, group in enumerate(groups) for part in _parts(stretch, groups, place, group)]
    return [stretch]


def with_goods(part: Stretch, inside: Mapping[Kind, str]) -> Stretch:
    """A later part with the goods that the one before was about: they may go without saying."""
    goods = inside.get(Kind.PRODUCT)
    if goods is None:
        return part
    return replace(part, before={**part.before, Kind.PRODUCT: goods}, carried=part.carried | {Kind.PRODUCT})


def _without_namesakes(profile: Profile, mentions: list[Mention]) -> list[Mention]:
    """Where somebody new is registered at a customer who is named: without namesakes of the newcomer elsewhere."""
    named = [mention for mention in mentions if "customer" in mention.kinds]
    return named if named and profile.registers else mentions


def _asked_on(profile: Profile, stretch: Stretch) -> list[Stretch] | None:
    """A question and the one behind it that changes but one thing: 东仓的气罐还有吗 西仓呢."""
    if profile.writes or len(stretch.spans) < _SEVERAL or stretch.beside:
        return None
    before, last = stretch.spans[:-1], stretch.spans[-1]
    main = profile.main
    named = stretch.lattice.mentions_in(*last)
    if (
        not _ASKS_ON.search(stretch.text, *last)
        or not named
        or any(main and is_a(m, str(main.reference)) for m in named)
    ):
        return None
    if not named[0].kinds & profile.names or weight(left_over(stretch.lattice, *last)):
        return None
    one, other = list(stretch.taken), list(stretch.taken)
    return [
        replace(stretch, spans=before, taken=one),
        replace(stretch, spans=(last,), shared=before, beside=before, taken=other),
    ]


def _dividing(profile: Profile) -> list[Slot]:
    """The slots of which several records make several actions: the first, else another that each action has just one of."""
    kinds = [slot.reference for slot in profile.slots if slot.kind is SlotKind.REFERENCE]
    return [
        slot
        for place, slot in enumerate(profile.slots)
        if slot.kind is SlotKind.REFERENCE
        and not slot.many
        and (
            not place
            or (slot.required and profile.writes and kinds.count(slot.reference) == 1 and not profile.has_lines)
        )
    ]


def _each_has_lines(stretch: Stretch, groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether every record has lines of its own said beside it."""
    starts = [_start(stretch, groups, place) for place in range(len(groups))]
    parts = list(zip(starts, [*starts[1:], stretch.end], strict=True))
    goods = [sum("product" in m.kinds for m in stretch.lattice.mentions_in(start, end)) for start, end in parts]
    if goods[0] == 1 and not any(goods[1:]):
        # A要3盒…，B也要5盒: of the same, where it is counted anew.
        return all(
            _counted(stretch, part) and (_ALSO.search(stretch.text, *part) or _merely_so_many(stretch, part))
            for part in parts[1:]
        )
    return all(goods)


def _merely_likewise(profile: Profile, stretch: Stretch, groups: Sequence[Sequence[Mention]]) -> bool:
    """Whether of every document but the first is said only that the same is to be done: 1024发货，1025也发."""
    if profile.registers or any(mention.kinds & {"customer", "supplier"} for group in groups for mention in group):
        return False
    starts = [_start(stretch, groups, place) for place in range(len(groups))]
    if stretch.lattice.mentions_in(stretch.start, starts[1])[1:] or _counted_besides(stretch, starts[1]):
        return False
    ends = [*starts[2:], stretch.end]
    return all(
        _LIKEWISE.fullmatch(stretch.text, group[-1].end, end) for group, end in zip(groups[1:], ends, strict=True)
    )


def _counted_besides(stretch: Stretch, end: int) -> bool:
    return any(value.kind == "quantity" for value in stretch.lattice.values_in(stretch.start, end))


_LIKEWISE = re.compile(
    r"\s*(?:那?[一]?[单张笔个]单?|号单?|的)?(?:也|同样|一样)(?:给|帮|替)?(?:我|他们?)?(?:一起|一并|一道|同样|一样|都|全|先|可以|要)*"
    r"(?:发|收|退|开|出|到|入|寄|交)(?:货|库|票|齐|完|出去|走|掉|了|吧|哈|啊|全)*[\s,，。;；、!！]*"
)


def _merely_so_many(stretch: Stretch, part: Span) -> bool:
    """Whether a part says but whom it is for and how many: "40 lamps for Acme and 20 for Bolt"."""
    said = stretch.lattice.values_in(*part)
    return len(said) == 1 and not set(left_over(stretch.lattice, *part)) - _AND_FOR


_AND_FOR = frozenset({"and", "for", "to", "then", "plus", "another"})


_ALSO = re.compile(r"也|同样|一样的?|\b(?:also|too|as well|same)\b")


def _counted(stretch: Stretch, part: Span) -> bool:
    return any(value.kind in ("quantity", "number") for value in stretch.lattice.values_in(*part))


def _mains(stretch: Stretch, main: Slot) -> list[Mention]:
    """The places that name a record for the main slot, each record once; those that the action's own words hold go first."""
    found: list[Choice] = []
    for mention in stretch.mentions():
        choice = meant(stretch, main.reference, mention)
        left_out = _LEFT_OUT.search(stretch.text, 0, mention.start)
        if choice and left_out and found:
            # "approve 1011 but not 1012"
            stretch.take(mention)
            stretch.taken.append(left_out.span())
            continue
        if choice and choice.ids and not any(set(choice.ids) & set(other.ids) for other in found):
            found.append(choice)
    if main.reference is Kind.EMPLOYEE and not stretch.lenient:
        found = without_given_up(stretch, found)
    found = [choice for place, choice in enumerate(found) if not _mere_word(stretch, choice.mention, found[:place])]
    held = [choice for choice in found if _held(stretch, choice.mention)]
    return [
        choice.mention for choice in found if not held or choice in held or _spoken_of(stretch, choice.mention, held)
    ]


#: What goes before a word that is no name: "the dough", "the morning's dough", "all their dough".
_COMMON = re.compile(
    r"(?:\b(?:the|an?|some|their|his|her|our|its|your|all|more|any|this|that|these|those|no|whole|half)|[a-z]'s?)"
    r"(?: [a-z]+)? $"
)
_ARTICLE = re.compile(r"(?:the|an?|some|their|his|her|our|its|your) ")
_JOINED_THE = re.compile(r"\s*(?:,|&|\+|/|and|or|plus)\s*(?:and )?(?:the )?")


def _mere_word(stretch: Stretch, mention: Mention, before: Sequence[Choice]) -> bool:
    """Whether a word that happens to be a part of somebody's name only goes on the story of another who is named in full."""
    full = next(
        (c.mention for c in before if any(each.sure and each.how == "exact" for each in c.mention.candidates)), None
    )
    partly = all(each.kind == "customer" and each.how in ("part", "piece", "slip") for each in mention.candidates)
    if full is None or not mention.candidates or not partly or not mention.text.isascii() or _held(stretch, mention):
        return False
    if _JOINED_THE.fullmatch(stretch.text, before[-1].mention.end, mention.start):
        return False
    if not (_COMMON.search(stretch.text, 0, mention.start) or _ARTICLE.match(mention.text)):
        return False
    named, word = (stretch.lattice.normal.raw_text(each.start, each.end) for each in (full, mention))
    return word.islower() and (not named.islower() or " " not in word)


def _held(stretch: Stretch, mention: Mention) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in stretch.cues)


def _spoken_of(stretch: Stretch, mention: Mention, held: Sequence[Choice]) -> bool:
    """Whether a record outside the action's words belongs to them all the same: joined to one within, or said after it."""
    first = min(choice.mention.start for choice in held)
    if mention.start > first:
        return True
    following = min((choice.mention for choice in held if choice.mention.start >= mention.end), key=lambda m: m.start)
    return _JOINED.fullmatch(stretch.text, mention.end, following.start) is not None


def _groups(stretch: Stretch, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Records said in one list, with nothing between them but words like "and"."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _JOINED.fullmatch(stretch.text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _parts(
    stretch: Stretch, groups: Sequence[Sequence[Mention]], place: int, group: Sequence[Mention]
) -> list[Stretch]:
    """A part for each record of a group; what is said before the first group may be said of all of them."""
    end = _start(stretch, groups, place + 1) if place + 1 < len(groups) else stretch.end
    spans = tuple(_within(stretch.spans, (_start(stretch, groups, place), end)))
    first = tuple(_within(stretch.spans, (stretch.start, _start(stretch, groups, 1)))) if place else ()
    head = tuple(_within(first, (stretch.start, groups[0][0].start)))
    parts = []
    for mention in group:
        others = [(other.start, other.end) for other in group if other is not mention]
        parts.append(replace(stretch, spans=spans, shared=head, beside=first, taken=[*stretch.taken, *others]))
    return parts


def _start(stretch: Stretch, groups: Sequence[Sequence[Mention]], index: int) -> int:
    """Where what is said of a group begins: its clause, or right behind the group before."""
    if not index:
        return stretch.start
    begin = groups[index][0].start
    clause = max(
        [stretch.lattice.clause_start(begin), *(start for start, end in stretch.spans if start <= begin < end)]
    )
    return clause if clause >= groups[index - 1][-1].end else begin


def _within(spans: Sequence[Span], frame: Span) -> list[Span]:
    cut = [(max(start, frame[0]), min(end, frame[1])) for start, end in spans]
    return [(start, end) for start, end in cut if start < end]
