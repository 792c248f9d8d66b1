"""Who is to be reached at a newcomer's: named beside the firm, behind it, or met there."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.cued import cued
from bot.understanding.embedded.filling.listed import by_itself
from bot.understanding.embedded.filling.newcomer import (
    event_of,
)
from bot.understanding.embedded.filling.people import person_in
from bot.understanding.embedded.filling.persons import (
    first_name_alone,
)
from bot.understanding.embedded.filling.posts import POST
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import Mention
from domain.arguments import Slot
from domain.vocabulary import Said


def name_within(stretch: Stretch, span: Span) -> Span:
    """Of words that begin with somebody's name only that: "Craig Dunn from Solway Stores"."""
    for mention in stretch.mentions():
        led = not stretch.text[span[0] : mention.start].strip(EDGE) if span[0] <= mention.start else False
        if led and mention.unknown == "name" and _FROM_WHERE.match(stretch.text, mention.end, span[1]):
            return mention.start, mention.end
    return span


_FROM_WHERE = re.compile(r"\s(?:from|at|of|over at|who|with)\b")


def person(stretch: Stretch) -> Span | None:
    """Somebody who is named beside the company: 采购孙姐."""
    raw = stretch.lattice.normal
    for start, end in stretch.spans:
        if not stretch.holds(start, end) or raw.raw_text(start, end).lower() != stretch.text[start:end]:
            continue
        found = person_in(raw.raw_text(start, end))
        if found is not None and stretch.free(start + found[0], start + found[1]):
            return start + found[0], start + found[1]
    return None


def second_name(stretch: Stretch, slot: Slot, said: Said) -> Span | None:
    """The person named behind a newcomer, with nothing else in the same breath: "new lead: …, Ada Quill, met at …"."""
    if slot.name != "contact_name":
        return None
    event = event_of(stretch)
    unknown = [
        mention
        for mention in stretch.mentions()
        if mention.unknown in ("company", "name")
        and not _EVENT.match(stretch.text, mention.end)
        and not (event and event[0] <= mention.start < event[1])
    ]
    alone = (
        each
        for each in unknown[1:]
        if each.unknown == "name" and by_itself(stretch, each.start, each.end) and _begins(stretch, each.start)
    )
    met = (each for each in unknown if each.unknown == "name" and len(unknown) > 1 and _met(stretch, each))
    named = next(((each.start, each.end) for each in (*alone, *met)), None)
    return named or (first_name_alone(stretch, unknown[0].end) if unknown and not cued(stretch, said) else None)


_EVENT = re.compile(
    r"\s(?:trade )?(?:show|expo|fair|stand|booth|conference|exhibition|event|roadshow|convention|summit|meetup|open day)\b"
)


MET = re.compile(
    r"\b(?:met|saw|spoke (?:to|with|w/)|talked (?:to|with|w/)|dealing with|dealt with|ask for|asked for|"
    r"speak to|talk to|run by|owned by|dr|mr|mrs|ms|miss"
    r"|(?:contact|owner|buyer|manager|boss):"
    rf"|(?<!new )(?:contact|guy|chap|bloke|lady|person|name|{POST})(?: there)?(?: is|'s| called| named)(?: called)?)\s(?:with )?$"
)


def _met(stretch: Stretch, each: Mention) -> bool:
    """Whether a name is that of somebody met, and no company's."""
    return MET.search(stretch.text, 0, each.start) is not None


def _begins(stretch: Stretch, place: int) -> bool:
    """Whether a breath begins here: "in Leeds" tells of a place."""
    return any(first <= place and not stretch.text[first:place].strip(EDGE) for first, _ in stretch.spans)
