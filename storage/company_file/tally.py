"""What loading a company file did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    """What became of a record of the file."""

    ADDED = "added"
    CHANGED = "changed"
    LEFT = "left"


@dataclass(slots=True)
class Loaded:
    """What became of each record, by section and id."""

    fates: dict[tuple[str, str], Fate] = field(default_factory=dict)

    def note(self, section: str, record_id: str, fate: Fate) -> None:
        """Note a record's fate; a later step changes it only where nothing had happened yet."""
        if self.fates.get((section, record_id), Fate.LEFT) is Fate.LEFT:
            self.fates[section, record_id] = fate

    def count(self, fate: Fate) -> Counter[str]:
        """How many records had that fate, by section."""
        return Counter(section for (section, _), each in self.fates.items() if each is fate)
