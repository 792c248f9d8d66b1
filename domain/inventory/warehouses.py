"""Where stock lies."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Warehouse:
    """A place that stock is kept in and shipped from. `position` is the order in which the company lists them."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    position: int = 0
