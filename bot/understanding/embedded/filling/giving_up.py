"""Colleagues who are told of because they are no longer to do something: "Ann's off sick", "from Ann to Ben", "not Ann"."""

from __future__ import annotations

import re

from bot.understanding.embedded.mentions import Mention

_FROM = re.compile(r"\b(?:from|off|off of|instead of|rather than|not|isn't|is not|no longer)\s$")
_STATES = re.compile(
    r"(?:'s| is| was| has| have|'s been| has been)?"
    r"(?: (?:now|just|still|already|really|totally|completely|way|so|too|got|away|out|going|about to go))*"
    r" (?:away|off|on (?:[a-z]+ )?(?:holidays?|leave|paternity|maternity|vacation|annual|sick|jury)|out|leaving|left"
    r"|swamped|snowed|sick|ill|poorly|injured|busy|flat out|full|stretched|gone|retir(?:ed|ing|es)|resign(?:ed|ing|s)"
    r"|quit|quits|quitting|no longer|too much|too many|enough on|moving|moved|handed in|overloaded|overwhelmed|drowning"
    r"|maxed|slammed|at capacity|stepping|struggling|signed off|not|can't|cannot|doesn't|hasn't|isn't|won't)\b"
)


def gives_up(text: str, mention: Mention) -> bool:
    """Whether a colleague is told of as one who hands something on, or for whom it is not."""
    named = mention.end - 2 * text.startswith("'s", mention.end - 2)
    return bool(_FROM.search(text, 0, mention.start) or _STATES.match(text, named))
