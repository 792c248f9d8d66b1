"""Why something is to be done, told in a clause of its own: "they split", "two of them got wet"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.dividing.moods import mood_of
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.rest import apart
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import How, Source
from domain.arguments import Slot, SlotKind

_SEVERAL = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|half|most|all|both|a few|a couple|(?:the )?rest"
_BEFELL = (
    r"(?:got|get|gets|were|was|wasn't|weren't|came|arrived|went|had|broke|split|burst|snapped|fell|leaks?|smells?|stinks?"
    r"|won't|doesn't|don't|didn't|isn't|aren't|wouldn't|couldn't|never|[a-z]{2,}ed)"
)
_COUNTED = re.compile(
    rf"\W*(?:(?:cos|coz|as|since|because|but) )?(?P<count>{_SEVERAL})(?: of (?:them|those|it|the \w+))? {_BEFELL}\b"
)
_TOLD = re.compile(
    rf"\W*(?:(?:cos|coz|as|since|because) )?(?:(?:{_SEVERAL})(?: of (?:them|those|it|the \w+))?|they|it|these|those|he|she"
    rf"|(?:the|their|his|her) [a-z]+(?: [a-z]+)?)(?: (?:just|all|already|both|only))? {_BEFELL}\b"
    r"|\W*(?:(?:there'?s|they've|they have|got|have) )?no (?:budget|money|cash|funds?|funding|need|demand|space|room|use|good"
    r"|deposit|credit|approval|stock|longer)\b"
)


def set_aside_told(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """How many something happened to is no figure of what is to be done."""
    if _wanted(profile, filled) is None:
        return
    for start, _ in clauses_in(stretch):
        if found := _COUNTED.match(stretch.text, start):
            stretch.taken.append(found.span("count"))


def tell_why(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    """The reason that an action still wants, where a clause of the message tells it and nothing else was read in it."""
    slot = _wanted(profile, filled)
    if slot is None:
        return
    read = [(source.start, source.end) for source in filled.sources.values()]
    for start, end in clauses_in(stretch):
        told, counted = _TOLD.match(stretch.text, start, end), _COUNTED.match(stretch.text, start, end)
        begins = counted.end("count") if counted else start
        elsewhere = any(first < end and begins < last for first, last in (*read, *stretch.taken))
        figures = [v for v in stretch.lattice.values_in(begins, end) if v.kind not in ("duration", "day")]
        if told is None or elsewhere or figures:
            continue
        filled.args[slot.name] = stretch.lattice.normal.raw_text(start, end).strip(EDGE)
        filled.sources[slot.name] = Source(How.SAID, start, end)
        return


def told_apart(stretch: Stretch) -> Span | None:
    """ "On 2208, pitted": what stands in a breath of its own behind what was asked for."""
    place = apart(stretch)
    if place is None or not stretch.taken or place[0] < max(last for _, last in stretch.taken):
        return None
    words = stretch.text[slice(*place)].strip(EDGE)
    start = stretch.text.index(words, place[0])
    return None if mood_of(words) else (start, start + len(words))


def _wanted(profile: Profile, filled: Filled) -> Slot | None:
    """The text in which a reason is noted, if there is none yet."""
    for slot in profile.slots:
        if slot.kind is SlotKind.TEXT and not slot.required and "because" in profile.said(slot).before:
            return None if slot.name in filled.args else slot
    return None


def clauses_in(stretch: Stretch) -> Iterator[Span]:
    """The clauses of the message."""
    start = 0
    while start < len(stretch.text):
        end = stretch.lattice.clause_end(start)
        yield start, end
        start = end + 1
