"""A question that what was just looked up answers as well: "when's that due", "how old is it"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.phrasing.profile import Profile

_OF_THE_SAME = re.compile(
    r"\W*(?:(?:and|so|ok|okay|oh),? )*"
    r"(?:when(?:'s|s| is| are| was| were)?|how (?:much|old|late|long)(?:'s| is| are| of)?|since when|what(?:'s|s| is)?)"
    r"(?: is| are)? (?:that|it|this|they|those|them|the (?:oldest|first|next|last)(?: one)?)(?: one)?"
    r"(?: is| are)? (?:due|late|owed|owing|outstanding|old|worth|from|for|back|here|coming|in|expected|shipping|out)\W*"
)


def asked_again(profile: Profile, stretch: Stretch, base: Base) -> Filled | None:
    """What was looked up, where a question but asks for something that it tells."""
    if profile.writes or base.asked or _OF_THE_SAME.fullmatch(stretch.text) is None:
        return None
    stretch.taken.append((0, len(stretch.text)))
    return Filled(args=dict(base.proposal.args))
