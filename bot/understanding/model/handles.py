"""The records that a message may mean, shown to a model by handles that are good for one request only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.world import DOCUMENTS, Knowledge
from domain.kinds import Kind

MOST_FOR_ONE = 8
"""So many records are shown at most for the same words."""

MOST = 40
"""So many are shown at most for a message."""

_LETTERS: Mapping[str, str] = {
    "customer": "c",
    "contact": "n",
    "employee": "e",
    "team": "t",
    "supplier": "s",
    "product": "p",
    "warehouse": "w",
    "order": "o",
    "quote": "q",
    "invoice": "i",
    "purchase_order": "b",
    "work_order": "m",
    "ticket": "k",
    "opportunity": "d",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A record by its kind and id."""

    kind: str
    id: str


@dataclass
class Handles:
    """The handles of one request: which record each stands for, and the words that it was shown for."""

    known: Knowledge
    records: dict[str, Record] = field(default_factory=dict)
    shown: list[tuple[str, list[str]]] = field(default_factory=list)
    _by_record: dict[Record, str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def show(self, lattice: Lattice) -> None:
        """Give handles to what a message may mean."""
        for mention in lattice.mentions:
            handles = [handle for each in _closest(mention) if (handle := self.of(Record(each.kind, each.id)))]
            if handles and (mention.text, handles) not in self.shown:
                self.shown.append((mention.text, handles))

    def of(self, record: Record) -> str:
        """A record's handle; none where it has no kind that is referred to, or where too many are shown."""
        if record not in self._by_record:
            letter = _LETTERS.get(record.kind)
            if letter is None or len(self.records) >= MOST:
                return ""
            self._counts[letter] += 1
            handle = f"{letter}{self._counts[letter]}"
            self.records[handle], self._by_record[record] = record, handle
        return self._by_record[record]

    def name(self, handle: str) -> str:
        """What a record is called; a document by its number."""
        record = self.records[handle]
        names = self.known.index.names_of(record.kind, record.id)
        if names and record.kind not in DOCUMENTS:
            return names[0].text
        return f"{record.id} {names[0].text}" if names else record.id

    def lines(self) -> Iterator[str]:
        """What each stretch of words may mean, a line each."""
        for words, handles in self.shown:
            yield f"{words}: " + "; ".join(f"{self.name(handle)} [{handle}]" for handle in handles)

    def spoken_of(self, records: Mapping[Kind, str]) -> Iterator[str]:
        """The records spoken of before, each by its handle."""
        for kind, id_ in records.items():
            if handle := self.of(Record(str(kind), id_)):
                yield f"{self.name(handle)} [{handle}]"


def _closest(mention: Mention) -> Iterable[Candidate]:
    seen: dict[tuple[str, str], Candidate] = {}
    for each in sorted(mention.candidates, key=lambda candidate: candidate.rank):
        seen.setdefault((each.kind, each.id), each)
    return list(seen.values())[:MOST_FOR_ONE]
