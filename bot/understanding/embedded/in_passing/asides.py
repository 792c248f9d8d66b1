"""English clauses that only tell why: "the hotel isn't ready", "they're away that week", "our driver called in sick so …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.finding.speaker import introduction

_MOST = 60
_BREAKS = re.compile(r"\s(?:so|because|cos|coz|cuz)\s|\sand\s(?=(?:they|he|she)\b)")
_LEADS = (
    r"\W*(?:(?:and|but|because|cos|coz|cuz|since|as|though|tho|sorry|yeah|hi|hey|morning|well|ok|okay|right|so)\s){0,2}"
)
#: Who or what something is told of: nobody who takes part in the talk, and nothing that a document holds.
_WHO = (
    r"(?:(?:the|their|his|her|our|my|that|whole)\s)?"
    r"(?!(?:i|you|we|it|that|this|there|here|nothing|none|nobody|no|not|only|what|which|who|how|when|where|why|please|do|does|did|is"
    r"|are|was|price|prices|qty|quantity|address|delivery|order|orders|invoice|quote|discount|unit|units|total|date|others?|line|lines"
    r"|item|items|contact|phone|number|terms)\b)"
    r"(?:#(?:\s(?:from|at|over at|of)\s#)?|[a-z]+)(?:\s(?!(?:is|are|was|were|has|have|had)\b)(?:#|there|[a-z]{3,}))?"
)
_STATES = (
    r"(?:(?:\s(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|hasn't|haven't|had|got|gets|can't|cant|cannot|couldn't|won't"
    r"|don't|doesn't|didn't|rang|called|emailed|keeps?|caught|stopped|grabbed|collared|cornered|pinged|texted|messaged"
    r"|changed|ran|came|went|looks?|seems?|forgot|messed|lost|broke|closed|shut|found|sourced"
    r"|borrowed|bought|picked up|sold)"
    r"|'s|'re|'ve)(?=\s(?!to\b))"
    r"|\s(?:not|still not|nearly|almost)\s(?:ready|open|there|here|in|available|done|happy|back)\b"
    r"|\s(?:just\s|only\s)?(?:called|rang|phoned|emailed|texted|messaged)(?:\s(?:in|me|us|back|earlier|today|just|now|this|morning"
    r"|afternoon))*\W*$)"
)
_TELLS = re.compile(rf"{_LEADS}{_WHO}{_STATES}")
#: A wish, a condition or a doubt is no mere reason, nor is what somebody said.
_MORE_THAN_THAT = re.compile(
    r"\b(?:want(?:s|ed)? (?!it any|them any|any)|need(?:s|ed)?|should|must|only|instead|if|unless|until|till|"
    r"yet|maybe|think(?:ing)?|thinks|decid\w*"
    r"|confirm\w*|agree\w*|approv\w*|sure|wait\w*|hold\w*|said|says|asked|asks|order\w*|cancel\w*|ship\w*|invoic\w*|pay\w*|paid)\b"
)


_MINE = re.compile(r"\b(?:my|mine)\b")


def without_told_people(lattice: Lattice) -> Lattice:
    """The message without the names of colleagues of whom is but told how they are: "Rob is swamped so give … to Ida"."""
    people = [mention for mention in lattice.mentions if mention.kinds == {"employee"}]
    mine = _MINE.search(lattice.text) is not None
    if len(people) <= (not mine):
        return lattice
    told = list(asides(lattice))
    spoken_of = [each for each in people if any(start <= each.start < end for start, end in told)]
    if not spoken_of or (len(spoken_of) == len(people) and not mine):
        return lattice
    return replace(lattice, mentions=tuple(each for each in lattice.mentions if each not in spoken_of))


def asides(lattice: Lattice) -> Iterator[Span]:
    """The clauses that tell of somebody or something how it is, and ask for nothing: they are but the reason."""
    for start, end in _clauses(lattice):
        words = _with_names_apart(lattice, start, end)
        if end - start <= _MOST and _TELLS.match(words) and not _MORE_THAN_THAT.search(words):
            yield start, end


def introductions(lattice: Lattice) -> Iterator[Span]:
    """With what somebody says who he is: "Otis here, …"."""
    if place := introduction(lattice.text):
        yield place


def _clauses(lattice: Lattice) -> Iterator[Span]:
    """The clauses between marks, and before or behind words like "so"."""
    marks = [(stop, stop + 1) for stop in lattice.stops]
    marks += [found.span() for found in _BREAKS.finditer(lattice.text)]
    start = 0
    for end, following in [*sorted(marks), (len(lattice.text), len(lattice.text))]:
        if end > start:
            yield start, end
        start = max(start, following)


def _with_names_apart(lattice: Lattice, start: int, end: int) -> str:
    """The words of a clause, a # for each name in it."""
    pieces, place = list[str](), start
    for mention in lattice.mentions_in(start, end):
        if mention.start >= place and mention.candidates:
            pieces.append(lattice.text[place : mention.start] + "#")
            place = mention.end
            if lattice.text.startswith("'s", place - 2) and mention.text.endswith("'s"):
                pieces[-1] += "'s"
    return "".join(pieces) + lattice.text[place:end]
