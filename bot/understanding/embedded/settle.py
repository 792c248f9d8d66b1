"""What several readings of one message come to together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.embedded.engine import Reading


def settled(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that say the same again."""
    kept: list[Reading] = []
    for reading in readings:
        if not any(_same(reading, other) for other in kept):
            kept.append(reading)
    return kept


def _same(one: Reading, other: Reading) -> bool:
    return (
        one.profile is other.profile
        and one.filled.args == other.filled.args
        and one.filled.missing == other.filled.missing
    )
