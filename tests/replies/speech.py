"""What the tests of wording share: a Wednesday in March, and the company's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.replies.values import Values
from bot.replies.wording import Wording
from domain.calendar import FixedClock
from domain.registry import Registry, declared_actions
from domain.words import Language

SHANGHAI = ZoneInfo("Asia/Shanghai")

#: The fourth of March 2026, ten in the morning in Shanghai.
NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


def wording(registry: Registry | None = None, now: datetime = NOW, zone: ZoneInfo = SHANGHAI) -> Wording:
    """The words of all actions, or of those in a registry."""
    return Wording(registry or declared_actions(), FixedClock(now), lambda: zone)


def values(language: Language, *, numbered: bool = True) -> Values:
    """What words values in a language."""
    return wording().values(language, numbered=numbered)
