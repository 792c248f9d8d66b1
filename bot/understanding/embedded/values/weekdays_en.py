"""English weekdays: Friday, next Wednesday, Friday next week, Fri 27 Nov."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .dates_numeric import slashed
from .days_en import STEPS, counts_units, day_then_month, month_then_day
from .periods_en import in_week
from .scan import Scan
from .span import Atom, add_days, atom, nearest, real_day, shifted, weekday_near
from .words_en import ORDINALS, PLAIN_WORDS, WEEKDAY, WEEKDAYS, any_of

_NUMBER_BESIDE = re.compile(r"(?:the )?([0-9]{1,2})(st|nd|rd|th)?(?![0-9a-z:%]|[.,/-][0-9]|\s?[ap]\.?m)")
_ORDINAL = re.compile(rf"({any_of(ORDINALS)})\b(?! [a-z]*(?:day|week|month|quarter|time)\b)", re.ASCII)
_NAMED = re.compile(
    rf"(?:(?:(this coming|this past|this|next|last|coming|past|previous|following|the) )?({WEEKDAY}))\b\.?", re.ASCII
)
_SURELY_WEEKDAY = re.compile(
    r",? (?:[0-9]{1,2}(?:st|nd|rd|th|[:.][0-9]|\s?[ap]m)|at |morning|afternoon|evening|night|next |this )"
)
_WITH_WEEK = re.compile(r",? (?:of |in )?(this|next|last|the following) week\b|( week)\b(?! \w)", re.ASCII)
_AFTER_NEXT = " after next"
_BEHIND_WEEKDAY = re.compile(r",? ?(?:the )?\(?")


def weekday_by_name(scan: Scan, place: int) -> list[Atom]:
    """Friday, next Wednesday, Friday next week, Fri 27 Nov."""
    found = _NAMED.match(scan.text, place)
    if found is None or (
        found[2] in PLAIN_WORDS and found[1] in {None, "the"} and not _surely_weekday(scan, place, found.end())
    ):
        return []
    weekday, end = WEEKDAYS[found[2]], found.end()
    dated = _date_behind(scan, end, weekday)
    if dated:
        return dated
    week = _WITH_WEEK.match(scan.text, end)
    if week and week[1]:
        return atom(week.end(), in_week(scan.today, STEPS[week[1]], weekday))
    day = _said_weekday(scan, found[1], weekday)
    if scan.text.startswith(_AFTER_NEXT, end):
        # People mean either of two weeks by it.
        return atom(end + len(_AFTER_NEXT), add_days(day, 7), exact=False)
    return atom(week.end(), add_days(day, 7)) if week else atom(end, day)


def _surely_weekday(scan: Scan, place: int, end: int) -> bool:
    """Whether "sun", "sat", "wed" and "mon" are weekdays here: beside a figure, a preposition, or on their own."""
    if _SURELY_WEEKDAY.match(scan.text, end):
        return True
    if scan.text.startswith("the ", place) or scan.text[max(0, place - 4) : place] == "the ":
        return False
    before = scan.text[max(0, place - 5) : place].split(" ")
    return (
        place == 0
        or bool({"on", "by", "til", "for", "due"} & set(before))
        or not scan.text[place - 1].isascii()
        or end == len(scan.text)
    )


def _date_behind(scan: Scan, end: int, weekday: int) -> list[Atom]:
    gap = _BEHIND_WEEKDAY.match(scan.text, end)
    begin = gap.end() if gap else end
    if begin == end or begin >= len(scan.text):
        return []
    dated = (
        slashed(scan, begin, weekday)
        or month_then_day(scan, begin)
        or day_then_month(scan, begin)
        or _numbered_weekday(scan, begin, weekday)
    )
    return [Atom(d.end, d.span, d.span is None or d.span.first.weekday() == weekday) for d in dated]


def _numbered_weekday(scan: Scan, place: int, weekday: int) -> list[Atom]:
    """Fri 14th: the nearest month whose 14th is a Friday."""
    found = _NUMBER_BESIDE.match(scan.text, place)
    word = _ORDINAL.match(scan.text, place) if scan.text.endswith("the ", 0, place) else None
    if word:
        return _of_near_month(scan, word.end(), ORDINALS[word[1]], weekday)
    if found is None or (not found[2] and not _surely_day(scan, found, weekday)):
        return []
    return _of_near_month(scan, found.end(), int(found[1]), weekday)


def _of_near_month(scan: Scan, end: int, number: int, weekday: int) -> list[Atom]:
    """The nearest day with this number that is such a weekday."""
    firsts = [month for count in range(-14, 15) if (month := shifted(scan.today, "month", count))]
    days = [real_day(month.first.year, month.first.month, number) for month in firsts]
    near = nearest((day for day in days if day and day.weekday() == weekday), scan.today, scan.direction)
    return atom(end, near)


def _surely_day(scan: Scan, found: re.Match[str], weekday: int) -> bool:
    """Friday 27 is a day where no clock has such an hour, or where the coming Friday is the 27th; else it may be an hour."""
    near = weekday_near(scan.today, weekday, scan.direction)
    return not counts_units(scan, found.end()) and (int(found[1]) == near.day or 12 < int(found[1]) <= 31)


def _said_weekday(scan: Scan, said: str | None, weekday: int) -> date:
    """ "This" is the week's own unless it is past; "next" and "last" are the next and the last week's."""
    today = scan.today
    if said in {"next", "following"}:
        return today + timedelta(7 + weekday - today.weekday())
    if said in {"last", "previous"}:
        return today + timedelta(weekday - today.weekday() - 7)
    if said in {"past", "this past"}:
        return weekday_near(today - timedelta(1), weekday, "past")
    ahead = said in {"this coming", "coming"} or (said is None and scan.direction == "future")
    # Said on a Tuesday, "Tuesday" is the next one: of this day one says "today".
    return weekday_near(today + timedelta(ahead), weekday, "future" if ahead else scan.direction)
