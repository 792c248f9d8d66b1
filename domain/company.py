"""The one company that a database holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.calendar import business_day
from domain.words import Language


@dataclass(eq=False)
class Company:
    """The company's own settings: language, zone, currency, and whether said prices include tax."""

    name: str
    language: Language = "zh"
    timezone: str = "Asia/Shanghai"
    currency: str = "CNY"
    prices_include_tax: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The one zone in which its business days are dates."""
        return ZoneInfo(self.timezone)

    def day_of(self, instant: datetime) -> date:
        """The company's business day at an instant."""
        return business_day(instant, self.zone)
