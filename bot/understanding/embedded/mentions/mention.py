"""What is looked for and what is found: names of records, and the places where a message speaks of them."""

from dataclasses import dataclass
from typing import Literal

from bot.understanding.embedded.once import once

COMPANY_KINDS = frozenset({"customer", "supplier", "lead"})
"""The kinds of record that are companies."""

Strength = Literal["full", "alias", "short", "sku", "place"]
"""How a name stands for its record. `place` names a record's region or town: never found alone, it may stand beside its name."""

How = Literal[
    "exact",
    "sku",
    "part",
    "words",
    "pinyin",
    "homophone",
    "slip",
    "surname",
    "piece",
    "spec",
    "initials",
    "listed",
    "number",
]
"""How the words of the message meet a record's name, from the plainest to the weakest."""

RANK: dict[How, int] = {
    "exact": 0,
    "sku": 0,
    "listed": 0,
    "part": 1,
    "words": 1,
    "pinyin": 1,
    "piece": 2,
    "homophone": 2,
    "surname": 3,
    "slip": 3,
    "spec": 3,
    "initials": 4,
    "number": 4,
}
"""How plain each way of naming is: 0 is an exact name, then weaker."""

Unknown = Literal["company", "name", "product", "document"]
"""What a stretch that fits no record looks like."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one record: its kind, its id, the words, and for a contact the customer it belongs to (`of`)."""

    kind: str
    id: str
    text: str
    strength: Strength = "full"
    of: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a stretch may mean; `sure`: this way of naming may be relied on where nobody else fits as well."""

    kind: str
    id: str
    how: How
    sure: bool
    own: bool = False
    of: str = ""

    @property
    def rank(self) -> int:
        """How plain the naming is: 0 an exact name, then weaker."""
        return RANK[self.how]


@dataclass(frozen=True)
class Mention:
    """A stretch of the normalised message that names something: whom it may mean, best first, or what it looks like.

    Both together: it looks new, and the candidates are merely near it.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...] = ()
    unknown: Unknown | None = None

    @property
    def sure(self) -> bool:
        """Whether it is surely the name of some record."""
        return any(candidate.sure for candidate in self.candidates)

    def of_kind(self, kind: str) -> tuple[Candidate, ...]:
        """The candidates of one kind that fit best and equally well: several mean that it is ambiguous."""
        if kind not in self.kinds:
            return ()
        if len(self.candidates) == 1:
            return self.candidates
        fits = [candidate for candidate in self.candidates if candidate.kind == kind]
        best = min(candidate.rank for candidate in fits)
        return tuple(candidate for candidate in fits if candidate.rank == best)

    def rather_goods_than(self, kind: str) -> bool:
        """Whether it may name goods, and is but part of the names of another kind: the anchors, and Anchor Inn."""
        return "product" in self.kinds and all(candidate.rank for candidate in self.of_kind(kind))

    @once
    def kinds(self) -> frozenset[str]:
        """The kinds of record that this stretch may name."""
        return frozenset(candidate.kind for candidate in self.candidates)
