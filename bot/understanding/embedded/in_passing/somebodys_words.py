"""What somebody at a customer's said, told behind what is asked for: "…, Ann says they shut"."""

from __future__ import annotations

import re

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.finding.lattice import Lattice, is_a

_SAYS = re.compile(
    r"\W*(?:(?:just|now|has|have|had|'s|'ve|only) )*(?:says?|said|saying|told (?:me|us)|reckons?"
    r"|(?:rang|called|phoned|emailed|texted|messaged|wrote)(?: (?:in|me|us|back))?"
    r"(?: (?:to say|saying|to tell (?:me|us)))) (?=\w)"
)
#: What is to come of it belongs into an account.
_NEXT = re.compile(
    r"\b(?:meet|visit|(?:call|ring|phone) (?:him|her|them|back)|follow up|catch up|next (?:contact|time))\b"
)


def quotes_somebody(lattice: Lattice, clause: Clause) -> bool:
    """Whether a clause but tells what one of a customer's people said, and nothing of what is to come."""
    if clause.strong or _NEXT.search(lattice.text, clause.start):
        return False
    people = [m for m in lattice.mentions_in(clause.start, clause.end) if is_a(m, "customer")]
    return bool(people) and _SAYS.match(lattice.text, people[-1].end, clause.end) is not None
