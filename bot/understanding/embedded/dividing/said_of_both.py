"""What is said once of several actions: "A paid 900 and B 640, both yesterday", "tag A as key account and B the same"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.settle import Reading
from domain.arguments import Slot, SlotKind

_OF_ALL = re.compile(r"\W*(?:and )?(?:(?:both|all|each)(?: of (?:them|these))?\b|(?:两[笔家个]|全部?|统统|通通)?都)")
_SAME = re.compile(
    r"(?:(?:and|note|mark|put|do|as|with) )*(?:the )?same(?: (?:tag|label|thing|one)s?)?"
    r"(?: (?:for|to|too|with|goes for|as well|again))?"
    r"|(?:(?:and|note|mark|put|do|with) )*(?:the )?(?:ditto|likewise)|也?一样|同样|也是",
    re.IGNORECASE,
)


def with_said_of_both(readings: Sequence[Reading]) -> None:
    """Fill what the last of several like actions tells of all, and what a later one has as the one before it has."""
    for before, reading in pairwise(readings):
        if before.profile is reading.profile:
            _same_again(before, reading)
            _doubt_one_reason(before, reading)
    if (
        len(readings) > 1
        and all(each.profile is readings[0].profile for each in readings)
        and readings[0].profile.writes
    ):
        for slot in readings[0].profile.slots:
            if slot.kind in (SlotKind.DAY, SlotKind.CHOICE) and _told_of_all(slot, readings[-1]):
                for each in readings[:-1]:
                    each.filled.args.setdefault(slot.name, readings[-1].filled.args[slot.name])


def _doubt_one_reason(before: Reading, reading: Reading) -> None:
    """Doubt words told once of documents of different kinds: a purchase and an order are hardly refused for the same."""
    main = reading.profile.main
    if main is None or main.reference is not None:
        return
    documents = reading.stretch.known.documents
    ids = [each.filled.args.get(main.name) for each in (before, reading)]
    one, other = (frozenset(documents.kinds_of(id_)) if isinstance(id_, str) else frozenset() for id_ in ids)
    if one & other:
        return
    for slot in reading.profile.slots:
        source = reading.filled.sources.get(slot.name)
        if slot.kind is SlotKind.TEXT and source is not None and source == before.filled.sources.get(slot.name):
            reading.filled.odd.append((source.start, source.end))


def _told_of_all(slot: Slot, last: Reading) -> bool:
    """Whether the last clause says something of all of them."""
    source = last.filled.sources.get(slot.name)
    if source is None or slot.name not in last.filled.args:
        return False
    start = last.stretch.lattice.clause_start(source.start)
    return _OF_ALL.match(last.stretch.text, start, source.start) is not None


def _same_again(before: Reading, reading: Reading) -> None:
    """ "… and B the same": the words are those of the one before."""
    for slot in reading.profile.slots:
        told = reading.filled.args.get(slot.name)
        if not (
            slot.many and slot.kind is SlotKind.TEXT and isinstance(told, list) and slot.name in before.filled.args
        ):
            continue
        if all(_SAME.fullmatch(word) for word in told):
            reading.filled.args[slot.name] = list(before.filled.args[slot.name])
