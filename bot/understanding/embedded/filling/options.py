"""Slots with few values, and those that are on or off: found by the words that people use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.phrasing.cues import Cue, Phrases, Words
from bot.understanding.embedded.phrasing.phrases import Phrase, phrases_of
from bot.understanding.proposal import How, Source
from domain.arguments import Slot

#: 不是开会，是电话: what stands behind this is not meant.
_DENIED = re.compile(r"(?:不是|不算|而非|\bnot(?: a| an| by)?|\binstead of(?: a| an)?|\brather than(?: a| an)?)\s?$")


#: "no remittance with it": what was not there is not by which way it came.
_ABSENT = re.compile(r"(?:\b(?:no|without|missing)(?: an?| any| the)? |没有?|无)$")
_WAYS = frozenset({"method", "channel"})
_WHO = frozenset({"who"})
"""Asks for whomever the rest of the message tells: "who were our top 5 customers"."""


@cache
def _phrases(slot: Slot) -> Phrases:
    return Phrases(_written(slot))


def get_ready(slots: Iterable[Slot]) -> None:
    """Prepare now what the first message that tells of each slot would have to wait for."""
    for slot in slots:
        if slot.choices:
            _phrases(slot)


def _written(slot: Slot) -> Iterator[Phrase]:
    """A value's own words where it declares no others: those are often words of other things too."""
    for choice in slot.choices:
        own = (choice.value.replace("_", " "), choice.words.zh, choice.words.en)
        yield from phrases_of(choice.value, 1.0, choice.cues or dict.fromkeys(word.lower() for word in own))


def fill_choice(stretch: Stretch, filled: Filled, slot: Slot, default: str | None = None) -> None:
    """The first of the slot's values that is named, the longest of those that begin alike; else its default."""
    found = [cue for cue in _phrases(slot).cues(stretch.lattice) if stretch.holds(cue.first, cue.last)]
    timed = [(value.start, value.end) for value in stretch.lattice.values if value.kind in ("day", "period", "moment")]
    found = [cue for cue in found if not any(a <= cue.start and cue.end <= b for a, b in timed)]
    if slot.name in _WAYS:
        found = _without_absent(stretch, found)
    meant = [cue for cue in found if not _DENIED.search(stretch.text, 0, cue.first)]
    meant = [cue for cue in meant if stretch.text[cue.first : cue.last] not in _WHO] or meant
    # "a deal that's been stuck for over 3 weeks" is not of so much money.
    lasting = [value.start for value in stretch.lattice.values if value.kind == "duration"]
    meant = [cue for cue in meant if cue.owner != "large_order" or not any(cue.start < at < cue.end for at in lasting)]
    if any(cue.owner == "large_order" for cue in meant):
        # "when somebody books an order over 20k": not any order.
        meant = [cue for cue in meant if cue.owner != "order_created"]
    elif any(cue.owner == "order_created" for cue in meant):
        # "when an order comes in over 20k": the words for a large one stand around those for any.
        large = [
            cue for cue in _phrases(slot).found(stretch.lattice, {"large_order"}) if stretch.holds(cue.first, cue.last)
        ]
        meant = large or meant
    # "not urgent, normal": what it is goes before what it is not.
    meant = [cue for cue in meant if not stretch.text.startswith("not ", cue.first)] or meant
    if found := meant or found:
        if slot.name == "channel":
            found = [cue for cue in found if not (_to_come(stretch, cue) or _NUMBER.match(stretch.text, cue.last))]
            if not found:
                return
        best = min(found, key=lambda cue: (_in_passing(stretch, slot, cue), cue.start, cue.start - cue.end))
        stretch.taken.extend(place for place in timed if best.start <= place[0] and place[1] <= best.end)
        filled.args[slot.name] = best.owner
        stretch.taken.append((best.first, best.last))
        filled.sources[slot.name] = Source(How.SAID, best.start, best.end)
    elif named := _by_itself(stretch, slot):
        value, first, last = named
        filled.args[slot.name] = value
        stretch.taken.append((first, last))
        filled.sources[slot.name] = Source(How.SAID, first, last)
    elif default is not None:
        filled.args[slot.name] = default


#: 电话改成138…: by which he is reached, and not how one spoke to him.
_NUMBER = re.compile(r"(?:号码?)?(?:也|就)?(?:改成|改为|换成|换了|变成|是|为)?[:：\s]*\d{7}")


def _without_absent(stretch: Stretch, found: Sequence[Cue]) -> list[Cue]:
    """The words of values but for those that are said not to be there, whose breath says nothing else."""
    kept = list[Cue]()
    for cue in found:
        if absent := _ABSENT.search(stretch.text, 0, cue.first):
            stretch.taken.append((absent.start(), stretch.lattice.clause_end(cue.first)))
        else:
            kept.append(cue)
    return kept


_EDGE = " ,.;:!-"


def _by_itself(stretch: Stretch, slot: Slot) -> tuple[str, int, int] | None:
    """A value whose own word is all that a clause says: "…, high", though it is a word of many other things too."""
    own = {word: choice.value for choice in slot.choices for word in (choice.value.replace("_", " "), choice.words.en)}
    for start, end in stretch.spans:
        stops = [start, *(stop for stop in stretch.lattice.stops if start <= stop < end), end]
        for first, last in pairwise(stops):
            word = stretch.text[first:last].strip(_EDGE)
            if word in own and first and stretch.holds(first, last):
                place = stretch.text.index(word, first)
                return own[word], place, place + len(word)
    return None


#: "I'll email her", "ring him Monday", "chase by phone next week": the way of the next contact, not of this one.
_WILL = re.compile(
    r"(?:'ll|\bwill|\bgoing to|\bgonna|\bneed to|\bneeds to|\bwants? (?:me|us) to|\bhave to|\bgot to|\bgotta|\bshould|\bmust"
    r"|\bplan to|\bplease|\bpls|\bnext|\bthen|\bto|\bi)(?: (?:just|then|try and|try to|give (?:him|her|them) a|be|go))* $"
)
#: "I visited Ann", "then rang him": that was.
_WAS = re.compile(
    r"(?:[a-z]+ed|rang|met|saw|went|spoke|sat|swung|ran|drove|flew|rode|walked|had|left|been|was|hung|just|came|took)\b"
)
_TO_BE = re.compile(r"\bto (?:be )?$")
_IMPERATIVE = re.compile(
    r"(?:call|ring|phone|email|mail|text|visit|meet|message|chase|try)(?: (?:him|her|them|back|again|it|round|in)\b| #)"
)


#: 再打电话给他, 回头微信发过去: what is still to be done.
_AHEAD = re.compile(
    r"(?:再|回头|改天|到时候?|晚点|过几天|准备|打算|得|还要)(?:去|给|跟|和|用|我|[他她]们?|打个?|发个?)*$"
)
_DONE = re.compile(r"[^,，。;；\s]{0,3}[了过]|[里上](?:说|讲|聊|提|谈|回)")


def _ahead_zh(stretch: Stretch, cue: Cue) -> bool:
    """Whether a Chinese word stands behind a day to come, or what says that it is still to be done."""
    text = stretch.text
    start = max(stretch.lattice.clause_start(cue.first), text.rfind(" ", 0, cue.first) + 1)
    if not start or _DONE.match(text, cue.last):
        return False
    days = (value for value in stretch.lattice.values_in(start, cue.first) if value.kind == "day")
    to_come = any(isinstance(day.value, date) and day.value > stretch.today for day in days)
    return to_come or _AHEAD.search(text, start, cue.first) is not None


def _to_come(stretch: Stretch, cue: Cue) -> bool:
    """Whether a word tells by which way somebody is to be reached next."""
    text = stretch.text
    if not text.isascii() and _ahead_zh(stretch, cue):
        return True
    if _WAS.match(text, cue.first) and not _TO_BE.search(text, 0, cue.first):
        return False
    begins = not text[stretch.lattice.clause_start(cue.first) : cue.first].strip(" .,;:-") and cue.first > stretch.start
    told = _IMPERATIVE.match(text, cue.first)
    return bool((begins and told) or ((told or text[cue.last :].startswith(" ")) and _WILL.search(text, 0, cue.first)))


_MOVES = re.compile(r"(?:打|汇|转|给|付)(?:了|来|过来|款)?")


#: 优先级紧急, "high priority": what a value is of is told with it.
_OF_WHAT = re.compile(r"优先级|\bprio(?:rity)?\b")


def _in_passing(stretch: Stretch, slot: Slot, cue: Cue) -> bool:
    """Whether a word says no more than that money was sent (打了八千 微信), or how soon, where the priority is told as such."""
    words = stretch.text[cue.first : cue.last]
    if slot.name == "priority":
        return _OF_WHAT.search(words) is None
    return slot.name == "method" and _MOVES.fullmatch(words) is not None


@cache
def _flags(words: tuple[str, ...]) -> Words:
    return Words(words)


def fill_flag(stretch: Stretch, filled: Filled, slot: Slot, words: tuple[str, ...]) -> None:
    """On where one of its words stands."""
    for first, last in stretch.spans:
        found = _flags(words).found(stretch.text, first, last)
        if found:
            filled.args[slot.name] = True
            filled.sources[slot.name] = Source(How.SAID, found[0][0], found[0][1])
            return
