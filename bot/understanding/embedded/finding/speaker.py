"""With what somebody says who he is: "Otis here, …", "Ida again, sorry"."""

from __future__ import annotations

import re

from bot.understanding.embedded.mentions import Mention

_WHO_SPEAKS = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hiya|morning|afternoon|evening)(?: (?:all|team|there|guys|folks))?)?,?\s?(?:it'?s |this is )?"
    r"[a-z]+(?: [a-z]+)?(?: here| again| speaking)(?:,? sorry)?(?= ?[,.;:!-])"
)


def introduction(text: str) -> tuple[int, int] | None:
    """Where somebody says who he is."""
    found = _WHO_SPEAKS.match(text)
    return found.span() if found else None


def without_speaker(text: str, mentions: list[Mention]) -> list[Mention]:
    """The names without that of the one who speaks: nothing is about him."""
    place = introduction(text) if mentions else None
    if place is None:
        return mentions
    return [each for each in mentions if each.start >= place[1] or not _of_a_person(each)]


def _of_a_person(mention: Mention) -> bool:
    return bool(mention.kinds & {"employee", "contact"}) or mention.unknown == "name"
