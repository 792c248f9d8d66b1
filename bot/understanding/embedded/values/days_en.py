"""English days by month and number: Nov 30, the 5th of May 2027, 2027/May/5, the 15th of next month."""

from __future__ import annotations

import re

from .numbers_en import english_number
from .scan import Scan, is_digit
from .span import Atom, atom, day_in_year, day_of_month, month_of, real_day, shifted, span_atom
from .words_en import MONTH, MONTHS, ORDINALS, PLAIN_WORDS, WEEKDAY, WEEKDAYS, any_of

_NUMBERED = rf"(?:([0-9]{{1,2}})(st|nd|rd|th)?|({any_of(ORDINALS)}))"
_YEAR = r"(?:[ ,/-]*(?:of |in )?((?:19|20)[0-9]{2})|[/-]([0-9]{2})|,? ?'([0-9]{2}))(?![0-9:]|[-/.][0-9])"
_MONTH_DAY = re.compile(
    rf"({MONTH})(?![a-z])\.?[ /-]?(?:the )?{_NUMBERED}(?![0-9:%a-z]|[.,][0-9]|/[0-9](?![0-9]))", re.ASCII
)
_DAY_MONTH = re.compile(rf"(?:the )?{_NUMBERED}[ /-]?(?:of )?({MONTH})\b\.?", re.ASCII)
_YEAR_MONTH = re.compile(rf"((?:19|20)[0-9]{{2}})[ /-]({MONTH})\b\.?(?:[ /-]([0-9]{{1,2}})(?![0-9:]))?", re.ASCII)
_MONTH_THEN = re.compile(rf"({MONTH})\.? (?:the )?(?=[a-z])", re.ASCII)
_CENTURY = re.compile(r"(nineteen|twenty) (?=[a-z])")
YEAR_BEHIND = re.compile(_YEAR)
_DAY_NUMBER = re.compile(rf"(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)\b|the ({any_of(ORDINALS)})\b", re.ASCII)
_BEFORE_A_DAY = re.compile(r"\b(?:on|by|before|until|till|due) (?:the )?$")
_OF_MONTH = re.compile(r"(?: of)? (?:the )?(this|next|last|current|previous|following|coming) month\b", re.ASCII)
_AFTER_DAY = re.compile(
    r"\s*(?:$|[^a-z ]|(?:of|at|and|to|for|please|or|in|by|with|from"
    r"|through|until|till|is|if|we|on|before|after|then|thanks|as|but|"
    r"around|about|also|plus|when|morning|afternoon|evening|noon|latest|instead|i|they|he|she|that|because|so|will|would|works|the)\b)",
    re.ASCII,
)
_WEEKDAY_BEHIND = re.compile(rf",? ?\(?({WEEKDAY})\b\.?\)?", re.ASCII)
STEPS = {
    "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1,
    "last": -1, "previous": -1, "prior": -1,
    "past": -1, "the following": 1, "this coming": 1, "this past": -1,
}  # fmt: skip


def _number(digits: str | None, word: str | None) -> int:
    return int(digits) if digits else ORDINALS[word or "first"]


def month_then_day(scan: Scan, place: int) -> list[Atom]:
    """Nov 30, November 30th, 2026."""
    found = _MONTH_DAY.match(scan.text, place)
    if found is None:
        return _day_in_words(scan, place)
    if found[1] in PLAIN_WORDS and found[4] == "second":
        return []
    if not (found[3] or found[4]) and (counts_units(scan, found.end()) or int(found[2]) > 31):
        return []
    return _dated(scan, found.end(), MONTHS[found[1]], _number(found[2], found[4]))


def _day_in_words(scan: Scan, place: int) -> list[Atom]:
    """May twenty-nine."""
    month = _MONTH_THEN.match(scan.text, place)
    number = english_number(scan.text, month.end()) if month else None
    if month is None or number is None or counts_units(scan, number[0]):
        return []
    end, day, exact = number
    if not exact or day % 1 or not (20 if month[1] in PLAIN_WORDS else 1) <= day <= 31:
        return []
    return _dated(scan, end, MONTHS[month[1]], int(day))


def year_in_words(text: str, place: int) -> tuple[int, int] | None:
    """Two thousand and twenty-six, twenty twenty-six: where it ends, and the year."""
    pair = _CENTURY.match(text, place)
    rest = english_number(text, pair.end()) if pair else None
    if pair and rest and rest[2] and 10 <= rest[1] <= 99 and not rest[1] % 1:
        return rest[0], (1900 if pair[1] == "nineteen" else 2000) + int(rest[1])
    whole = english_number(text, place)
    if whole is None or not whole[2] or not 2000 < whole[1] < 2100 or whole[1] % 1:
        return None
    return whole[0], int(whole[1])


def day_then_month(scan: Scan, place: int) -> list[Atom]:
    """30 November, the 30th of Nov 2026, 30-Nov-2026."""
    found = _DAY_MONTH.match(scan.text, place)
    if found is None or (place > 1 and scan.text[place - 1] in ".:/" and is_digit(scan.text, place - 2)):
        return []
    day = _number(found[1], found[3])
    return _dated(scan, found.end(), MONTHS[found[4]], day) if day <= 31 else []


def year_then_month(scan: Scan, place: int) -> list[Atom]:
    """2020/Sep/23, 2026 April."""
    found = _YEAR_MONTH.match(scan.text, place)
    if found is None:
        return []
    year, month = int(found[1]), MONTHS[found[2]]
    if found[3]:
        return atom(found.end(), real_day(year, month, int(found[3])))
    return span_atom(found.end(), month_of(year, month))


def counts_units(scan: Scan, end: int) -> bool:
    """Whether the number counts things: 20 boxes."""
    return scan.units.at(scan.text, end + scan.text.startswith(" ", end)) is not None


def _dated(scan: Scan, end: int, month: int, day: int) -> list[Atom]:
    """The day with the year and the weekday behind it, where they are said."""
    year = YEAR_BEHIND.match(scan.text, end)
    if year and year[2] and scan.text[end - 3 : end].strip("0123456789")[-1:] not in {"-", "/"}:
        year = None  # May 12-20 is a range, May-12-20 a day
    if year and not counts_units(scan, year.end()):
        end, number = year.end(), int(year[1] or "20" + (year[2] or year[3]))
        real = real_day(number, month, day)
    else:
        real = day_in_year(month, day, scan.today, scan.direction)
    beside = _WEEKDAY_BEHIND.match(scan.text, end)
    if beside and real and (beside[1] not in PLAIN_WORDS or "(" in beside[0]):
        return atom(beside.end(), real, real.weekday() == WEEKDAYS[beside[1]])
    return atom(end, real)


def day_by_number(scan: Scan, place: int) -> list[Atom]:
    """The 30th, 15th of next month."""
    found = _DAY_NUMBER.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in ".,/"):
        return []
    number = _number(found[1], found[2])
    in_month = _OF_MONTH.match(scan.text, found.end())
    if in_month:
        month = shifted(scan.today, "month", STEPS[in_month[1]])
        return atom(in_month.end(), real_day(month.first.year, month.first.month, number)) if month else []
    if number > 31 and _BEFORE_A_DAY.search(scan.text, max(0, place - 8), place):
        return atom(found.end(), None)
    if not 1 <= number <= 31 or not _AFTER_DAY.match(scan.text, found.end()):
        return []
    return atom(found.end(), day_of_month(number, scan.today, scan.direction))
