"""Days, times and spans of days as people read them: no year where it is this year's."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.calendar import Period
from domain.words import Language

_ZH_WEEKDAYS = "一二三四五六日"
_ZH_QUARTERS = "一二三四"
_EN_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Days:
    """Words days in one language, seen from today, and instants in the company's zone. `brief`: without the weekday."""

    language: Language
    today: date
    zone: ZoneInfo
    brief: bool = False

    def day(self, day: date) -> str:
        """A day with its weekday: 3月9日 周一, Mon 9 Mar."""
        if self.brief:
            return self._short(day)
        if self.language == "zh":
            return f"{self._short(day)} 周{_ZH_WEEKDAYS[day.weekday()]}"
        return f"{_EN_WEEKDAYS[day.weekday()]} {self._short(day)}"

    def moment(self, moment: datetime) -> str:
        """A day and the time of day in the company's zone; a time without a zone is the company's already."""
        local = moment.astimezone(self.zone) if moment.tzinfo else moment
        gap = " " if self.language == "zh" else ", "
        return f"{self.day(local.date())}{gap}{local:%H:%M}"

    def period(self, period: Period) -> str:
        """A span: a year, quarter or month by its name, else its first and last day."""
        first, last = period.first, period.last
        if first == last:
            return self.day(first)
        return self._named(first, last) or self._span(first, last)

    def _short(self, day: date, *, year: bool | None = None) -> str:
        dated = day.year != self.today.year if year is None else year
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日" if dated else f"{day.month}月{day.day}日"
        return f"{day.day} {_EN_MONTHS[day.month - 1]}" + (f" {day.year}" if dated else "")

    def _named(self, first: date, last: date) -> str | None:
        """What the span is called where it is a whole year, quarter or month."""
        if first.day != 1 or first.year != last.year or last.day != monthrange(last.year, last.month)[1]:
            return None
        match first.month, last.month:
            case 1, 12:
                return f"{first.year}年" if self.language == "zh" else str(first.year)
            case (1, 3) | (4, 6) | (7, 9) | (10, 12):
                return self._quarter(first)
            case begin, end if begin == end:
                return self._month(first)
            case _:
                return None

    def _quarter(self, first: date) -> str:
        quarter = first.month // 3
        if self.language == "zh":
            return f"{first.year}年{_ZH_QUARTERS[quarter]}季度"
        return f"Q{quarter + 1} {first.year}"

    def _month(self, first: date) -> str:
        if self.language == "zh":
            return f"{first.year}年{first.month}月"
        return f"{_EN_MONTHS[first.month - 1]} {first.year}"

    def _span(self, first: date, last: date) -> str:
        dated = {first.year, last.year} != {self.today.year}
        begin, end = self._short(first, year=dated), self._short(last, year=dated)
        if (first.year, first.month) != (last.year, last.month):
            return f"{begin} – {end}" if self.language == "en" else f"{begin}–{end}"
        return f"{begin}–{last.day}日" if self.language == "zh" else f"{first.day}–{end}"
