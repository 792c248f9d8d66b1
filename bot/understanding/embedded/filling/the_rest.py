"""What is yet to come of the rest: 尾款下个月初给, "balance next friday". Of what has happened it tells nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.times import day_of
from bot.understanding.embedded.finding.lattice import Span

_REST = re.compile(
    r"(?<=[\s,，。;；])(?:(?:其中|还有|那)?(?:尾款|余款|余下|剩下|剩余|其余|另外|另一半|后面|欠)的?(?:那些?|部分|货款|钱|货|那?一半)?"
    r"|(?:and |but )?(?:the )?(?:rest|balance|remainder|remaining|other half|outstanding|others?)\b)"
)
#: What has come is no longer to come.
_CAME = re.compile(r"[了过](?![后再就来去])|已经?|\b(?:came|arrived|went|paid|got|received|in already)\b")
_TO_COME = re.compile(r"再|才|以后|之后|回头|等|\b(?:later|follow|to come|pending|when|once|after)\b")


def rest_to_come(stretch: Stretch) -> Iterator[Span]:
    """The clauses behind the first that tell when the rest is to come."""
    lattice, text = stretch.lattice, stretch.text
    for found in _REST.finditer(text):
        end = lattice.clause_end(found.end())
        days = [day_of(value, stretch.today) for value in lattice.values_in(found.start(), end)]
        ahead = any(day is not None and day > stretch.today for day in days)
        if not _CAME.search(text, found.end(), end) and (ahead or _TO_COME.search(text, found.end(), end)):
            yield found.start(), end
