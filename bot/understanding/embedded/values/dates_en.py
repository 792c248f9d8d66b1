"""English days and periods by name: today, next Wednesday, Nov 30, the 30th, October, Q3, this month, end of next month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from .counts import count_of
from .holidays import NAMES, holiday_atoms, holiday_in
from .scan import Scan, is_digit, is_letter
from .span import (
    Atom,
    Grain,
    Span,
    add_days,
    add_months,
    atom,
    day_in_year,
    day_of_month,
    fiscal_part,
    fiscal_year_number,
    fiscal_year_of,
    month_of,
    nearest,
    nearest_span,
    one_day,
    real_day,
    shifted,
    span_atom,
    step,
    weekday_near,
    year_of,
)
from .words_en import COUNT, DAY_WORDS, MONTHS, ORDINALS, PLAIN_WORDS, UNITS, WEEKDAYS, any_of

Rule = Callable[[Scan, int], list[Atom]]

_FIRST_WORD = re.compile(r"[a-z]+")
_MONTH = any_of(MONTHS)
_WEEKDAY = any_of(WEEKDAYS)
_NUMBERED = rf"(?:([0-9]{{1,2}})(st|nd|rd|th)?|({any_of(ORDINALS)}))"
_YEAR = r"(?:[ ,/-]*(?:of |in )?((?:19|20)[0-9]{2})|[/-]([0-9]{2})|,? ?'([0-9]{2}))(?![0-9:]|[-/.][0-9])"

_DAY_WORD = re.compile(rf"({any_of(DAY_WORDS)})\b", re.ASCII)
_BESIDE_DAY = re.compile(r"(?:the )?day (?:(after) tomorrow|(before) yesterday)\b", re.ASCII)
_MONTH_DAY = re.compile(
    rf"({_MONTH})(?![a-z])\.?[ /-]?(?:the )?{_NUMBERED}(?![0-9:%a-z]|[.,][0-9]|/[0-9](?![0-9]))", re.ASCII
)
_DAY_MONTH = re.compile(rf"(?:the )?{_NUMBERED}[ /-]?(?:of )?({_MONTH})\b\.?", re.ASCII)
_YEAR_MONTH = re.compile(rf"((?:19|20)[0-9]{{2}})[ /-]({_MONTH})\b\.?(?:[ /-]([0-9]{{1,2}})(?![0-9:]))?", re.ASCII)
_YEAR_BEHIND = re.compile(_YEAR)
_MONTH_NAME = re.compile(
    rf"(?:(this|next|last|past|coming) )?({_MONTH})\b\.?(?:[ ,-]*(?:of )?((?:19|20)[0-9]{{2}})(?![0-9]))?", re.ASCII
)
_BEFORE_MONTH = re.compile(
    r"(?:in|since|by|from|to|until|till|of|for|during|through|and|between|-|early|late|mid|end) ?$", re.ASCII
)
_DAY_NUMBER = re.compile(rf"(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)\b|the ({any_of(ORDINALS)})\b", re.ASCII)
_BEFORE_A_DAY = re.compile(r"\b(?:on|by|before|until|till|due) (?:the )?$")
_NUMBER_BESIDE = re.compile(r"(?:the )?([0-9]{1,2})(st|nd|rd|th)?(?![0-9a-z:%]|[.,/-][0-9]|\s?[ap]\.?m)")
_OF_MONTH = re.compile(r"(?: of)? (?:the )?(this|next|last|current|previous|following|coming) month\b", re.ASCII)
_AFTER_DAY = re.compile(
    r"\s*(?:$|[^a-z ]|(?:of|at|and|to|for|please|or|in|by|with|from"
    r"|through|until|till|is|if|we|on|before|after|then|thanks|as|but|"
    r"around|about|morning|afternoon|evening|noon|latest|instead|i|they|he|she|that|because|so|will|would|works|the)\b)",
    re.ASCII,
)
_NAMED = re.compile(
    rf"(?:(?:(this coming|this past|this|next|last|coming|past|previous|following|the) )?({_WEEKDAY}))\b\.?", re.ASCII
)
_SURELY_WEEKDAY = re.compile(
    r",? (?:[0-9]{1,2}(?:st|nd|rd|th|[:.][0-9]|\s?[ap]m)|at |morning|afternoon|evening|night|next |this )"
)
_WITH_WEEK = re.compile(r",? (?:of |in )?(this|next|last|the following) week\b|( week)\b(?! \w)", re.ASCII)
_WEEK_THEN_DAY = re.compile(rf",? (?:on )?({_WEEKDAY})\b", re.ASCII)
_BEHIND_WEEKDAY = re.compile(r",? ?(?:the )?\(?")
_WEEKDAY_BEHIND = re.compile(rf",? ?\(?({_WEEKDAY})\b\.?\)?", re.ASCII)
_STEP = re.compile(
    r"(?:the )?(this|next|last|current|previous|prior|following|coming|upcoming) "
    r"(fiscal year|financial year|fiscal quarter|calendar (?:year|month|week"
    r"|quarter)|half(?:[ -]year)?|working week|work ?week|week|month|quarter|qtr|year"
    r"|weekend)\b|(?<=(?:for|.in|.of) )the (week|month|quarter"
    r"|year)\b(?! (?:of|after|before|ended|ending|to|end|starting|[0-9]{4}))",
    re.ASCII,
)
_FAR_STEP = re.compile(r"(?:the )?(week|month|quarter|year|weekend) (?:(after) next|(before) last)\b", re.ASCII)
_WEEKEND = re.compile(r"(?:the |over the )?weekend\b", re.ASCII)
_EDGE = re.compile(
    r"(?:the )?(?:(very )?(?:end|close)|(start|beginning)|(middle)|(last day)|(first day)) of (?:the )?"
    r"|(mid|late|early)(?:[ -]|(?=[a-z]))(?=[a-z])",
    re.ASCII,
)
_EDGE_OF_UNIT = re.compile(
    r"(day|business|play|week|month|quarter|qtr|year|fiscal year|financial year|half)\b", re.ASCII
)
_UNIT_END = re.compile(
    r"(?:the )?(?:(week|month|quarter|year|fiscal year)[ -]?('s )?end\b|(eod|cob|eow|eom|eoq|eoy)\b)", re.ASCII
)
_ABBREVIATED = {"eod": "day", "cob": "day", "eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_QUARTER = re.compile(r"(?:q([1-4])|(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)\b", re.ASCII)
_HALF = re.compile(
    r"(?:h([12])|(?:the )?(first|second|1st|2nd) half(?! (?:an?|the"
    r"|hour|dozen|box|of (?!the year|this|last|next|20)))(?: year)?)\b",
    re.ASCII,
)
_OF_YEAR = re.compile(
    r"(?:,? ?(?:of |in )?(?:(?:fy|cy)?((?:19|20)[0-9]{2})|(?:fy|cy|')([0-9]{2}))(?![0-9])"
    r"|(?: of)? (?:the )?(?:(this|next|last|current|previous) )?year\b)",
    re.ASCII,
)
_YEAR_NUMBER = re.compile(r"((?:19|20)[0-9]{2})(?![0-9]|[-/.,:][0-9]|%)")
_BEFORE_YEAR = re.compile(
    r"(?:^|\b)(?:in|since|of|for|during|year|from|to|until|through|and|between|all) $|= ?$", re.ASCII
)
_YEAR_PART = re.compile(r",? ?(?:q([1-4])|h([12]))\b", re.ASCII)
_FISCAL = re.compile(
    r"(?:(fy|fiscal year|fiscal|financial year)|(cy|calendar year)) ?(?:((?:19|20)[0-9]{2})|'?([0-9]{2}))"
    r"(?:,? ?(?:q([1-4])|h([12])))?\b",
    re.ASCII,
)
_NTH_WEEKDAY = re.compile(
    rf"(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) ({_WEEKDAY}) (?:of|in) (?:the )?", re.ASCII
)
STEPS = {
    "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1,
    "last": -1, "previous": -1, "prior": -1,
    "past": -1, "the following": 1, "this coming": 1, "this past": -1,
}  # fmt: skip
_SOME_OF = re.compile(
    rf"(?:the )?(first|last) (?:({COUNT}) )?(days?|weeks?|months?|quarters?) (?:of|in) (?:the )?"
    rf"|(?:the )?({any_of(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) month (?:of|in) (?:the )?",
    re.ASCII,
)
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}


def named_atoms(scan: Scan, place: int) -> list[Atom]:
    """The longest English day or period by name that begins here."""
    if is_letter(scan.text, place - 1):
        return []
    word = _FIRST_WORD.match(scan.text, place)
    rules = _BY_WORD.get(word[0], ()) if word else _FIGURE_RULES if is_digit(scan.text, place) else ()
    atoms = [found for rule in rules for found in rule(scan, place)]
    longest = max((found.end for found in atoms), default=0)
    return [found for found in atoms if found.end == longest]


def _day_word(scan: Scan, place: int) -> list[Atom]:
    found = _DAY_WORD.match(scan.text, place)
    if found:
        return atom(found.end(), add_days(scan.today, DAY_WORDS[found[1]]))
    beside = _BESIDE_DAY.match(scan.text, place)
    return atom(beside.end(), add_days(scan.today, 2 if beside[1] else -2)) if beside else []


def _number(digits: str | None, word: str | None) -> int:
    return int(digits) if digits else ORDINALS[word or "first"]


def _month_day(scan: Scan, place: int) -> list[Atom]:
    """Nov 30, November 30th, 2026."""
    found = _MONTH_DAY.match(scan.text, place)
    if found is None or (found[1] in PLAIN_WORDS and found[4] == "second"):
        return []
    if not (found[3] or found[4]) and (_counts_units(scan, found.end()) or int(found[2]) > 31):
        return []
    return _dated(scan, found.end(), MONTHS[found[1]], _number(found[2], found[4]))


def _day_month(scan: Scan, place: int) -> list[Atom]:
    """30 November, the 30th of Nov 2026, 30-Nov-2026."""
    found = _DAY_MONTH.match(scan.text, place)
    if found is None or (place > 1 and scan.text[place - 1] in ".:/" and is_digit(scan.text, place - 2)):
        return []
    day = _number(found[1], found[3])
    return _dated(scan, found.end(), MONTHS[found[4]], day) if day <= 31 else []


def _year_month(scan: Scan, place: int) -> list[Atom]:
    """2020/Sep/23, 2026 April."""
    found = _YEAR_MONTH.match(scan.text, place)
    if found is None:
        return []
    year, month = int(found[1]), MONTHS[found[2]]
    if found[3]:
        return atom(found.end(), real_day(year, month, int(found[3])))
    return span_atom(found.end(), month_of(year, month))


def _counts_units(scan: Scan, end: int) -> bool:
    """Whether the number counts things: 20 boxes."""
    return scan.units.at(scan.text, end + scan.text.startswith(" ", end)) is not None


def _dated(scan: Scan, end: int, month: int, day: int) -> list[Atom]:
    """The day with the year and the weekday behind it, where they are said."""
    year = _YEAR_BEHIND.match(scan.text, end)
    if year and not _counts_units(scan, year.end()):
        end, number = year.end(), int(year[1] or "20" + (year[2] or year[3]))
        real = real_day(number, month, day)
    else:
        real = day_in_year(month, day, scan.today, scan.direction)
    beside = _WEEKDAY_BEHIND.match(scan.text, end)
    if beside and real and (beside[1] not in PLAIN_WORDS or "(" in beside[0]):
        return atom(beside.end(), real, real.weekday() == WEEKDAYS[beside[1]])
    return atom(end, real)


def _month_name(scan: Scan, place: int) -> list[Atom]:
    found = _MONTH_NAME.match(scan.text, place)
    if found is None or not _surely_month(scan, place, found):
        return []
    month = MONTHS[found[2]]
    if found[3] and not _counts_units(scan, found.end()):
        return span_atom(found.end(), month_of(int(found[3]), month))
    years = range(scan.today.year - 1, scan.today.year + 2)
    end = found.start(3) if found[3] else found.end()
    end -= len(scan.text[place:end]) - len(scan.text[place:end].rstrip(" ,-"))
    return span_atom(end, _chosen_month(scan, found[1], [month_of(year, month) for year in years]))


def _surely_month(scan: Scan, place: int, found: re.Match[str]) -> bool:
    """Whether "may" and "march" are months here."""
    alone = place == 0 and found.end() == len(scan.text)
    if found[2] not in PLAIN_WORDS or found[1] or found[3] or alone:
        return True
    return bool(_BEFORE_MONTH.search(scan.text, max(0, place - 8), place))


def _chosen_month(scan: Scan, said: str | None, spans: list[Span | None]) -> Span | None:
    if said in {"last", "past"}:
        return nearest_span((span for span in spans if span and span.last < scan.today), scan.today, "past")
    if said in {"next", "coming"}:
        return nearest_span((span for span in spans if span and span.first > scan.today), scan.today, "future")
    if said == "this":
        return spans[1]
    return nearest_span(spans, scan.today, scan.period_direction)


def _day_number(scan: Scan, place: int) -> list[Atom]:
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


def _weekday(scan: Scan, place: int) -> list[Atom]:
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
        return atom(week.end(), _in_week(scan.today, STEPS[week[1]], weekday))
    day = _said_weekday(scan, found[1], weekday)
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
    dated = _month_day(scan, begin) or _day_month(scan, begin) or _numbered_weekday(scan, begin, weekday)
    return [Atom(d.end, d.span, d.span is None or d.span.first.weekday() == weekday) for d in dated]


def _numbered_weekday(scan: Scan, place: int, weekday: int) -> list[Atom]:
    """Fri 14th: the nearest month whose 14th is a Friday."""
    found = _NUMBER_BESIDE.match(scan.text, place)
    if found is None or (not found[2] and not _surely_day(scan, found, weekday)):
        return []
    firsts = [month for count in range(-14, 15) if (month := shifted(scan.today, "month", count))]
    days = [real_day(month.first.year, month.first.month, int(found[1])) for month in firsts]
    near = nearest((day for day in days if day and day.weekday() == weekday), scan.today, scan.direction)
    return atom(found.end(), near)


def _surely_day(scan: Scan, found: re.Match[str], weekday: int) -> bool:
    """Friday 27 is a day where no clock has such an hour, or where the coming Friday is the 27th; else it may be an hour."""
    near = weekday_near(scan.today, weekday, scan.direction)
    return not _counts_units(scan, found.end()) and (int(found[1]) == near.day or 12 < int(found[1]) <= 31)


def _in_week(today: date, weeks: int, weekday: int) -> date | None:
    return add_days(today, 7 * weeks + weekday - today.weekday())


def _said_weekday(scan: Scan, said: str | None, weekday: int) -> date:
    """ "This" is the week's own unless it is past; "next" and "last" are the next and the last week's."""
    today = scan.today
    if said in {"next", "following"}:
        return today + timedelta(7 + weekday - today.weekday())
    if said in {"last", "previous"}:
        return today + timedelta(weekday - today.weekday() - 7)
    if said in {"past", "this past"}:
        return weekday_near(today - timedelta(1), weekday, "past")
    return weekday_near(today, weekday, "future" if said in {"this coming", "coming"} else scan.direction)


def _step(scan: Scan, place: int) -> list[Atom]:
    found = _STEP.match(scan.text, place)
    if found is None:
        return []
    count, unit = STEPS[found[1] or "this"], (found[2] or found[3]).removeprefix("calendar ")
    if unit == "weekend":
        return _weekend_of(scan, found.end(), count)
    if unit in {"working week", "workweek", "work week"}:
        monday = _in_week(scan.today, count, 0)
        return [Atom(found.end(), Span(monday, monday + timedelta(4), "week"))] if monday else []
    if unit in {"fiscal year", "financial year"}:
        number = fiscal_year_number(scan.today, scan.fiscal_start)
        return span_atom(found.end(), fiscal_year_of(number + count, scan.fiscal_start))
    if unit == "week" and (day := _WEEK_THEN_DAY.match(scan.text, found.end())):
        return atom(day.end(), _in_week(scan.today, count, WEEKDAYS[day[1]]))
    grain = "half" if unit.startswith("half") else UNITS[unit.removeprefix("fiscal ")]
    start = 1 if found[2] == "calendar quarter" else scan.fiscal_start
    return span_atom(found.end(), shifted(scan.today, grain, count, start))


def _weekend_of(scan: Scan, end: int, weeks: int) -> list[Atom]:
    saturday = _in_week(scan.today, weeks, 5)
    return [Atom(end, Span(saturday, saturday + timedelta(1), "weekend"))] if saturday else []


def _far_step(scan: Scan, place: int) -> list[Atom]:
    """The week after next, the month before last."""
    found = _FAR_STEP.match(scan.text, place)
    if found is None:
        return []
    count = 2 if found[2] else -2
    if found[1] == "weekend":
        return _weekend_of(scan, found.end(), count)
    return span_atom(found.end(), shifted(scan.today, UNITS[found[1]], count, scan.fiscal_start))


def _weekend(scan: Scan, place: int) -> list[Atom]:
    found = _WEEKEND.match(scan.text, place)
    return _weekend_of(scan, found.end(), 0 if scan.direction == "future" else -1) if found else []


def _edge(scan: Scan, place: int) -> list[Atom]:
    """End of next month, start of the year, mid November."""
    found = _EDGE.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    vague = bool(found[3] or found[6])
    at_end = bool(found[4]) or not (found[2] or found[5] or found[3] or found[6])
    unit = _EDGE_OF_UNIT.match(scan.text, found.end())
    if unit and not found[6]:
        return _edge_of_unit(scan, unit, at_end=at_end, vague=vague)
    spans = [each for each in _whole(scan, found.end()) if each.span and each.span.grain != "day"]
    return [edge for each in spans for edge in _edge_of(each.end, each.span, at_end, vague, found[6])]


def _whole(scan: Scan, place: int) -> list[Atom]:
    """The period whose edge is meant, looked for in the direction of days."""
    return named_atoms(scan.looking(scan.direction), place) or _year_alone(scan, place)


def _edge_of_unit(scan: Scan, unit: re.Match[str], *, at_end: bool, vague: bool) -> list[Atom]:
    grain = {"business": "day", "play": "day", "fiscal year": "year", "financial year": "year"}.get(
        unit[1]
    ) or UNITS.get(unit[1], "half")
    start = scan.fiscal_start if grain != "year" else 1
    if unit[1].startswith("fi"):
        span = fiscal_year_of(fiscal_year_number(scan.today, scan.fiscal_start), scan.fiscal_start)
        return _edge_of(unit.end(), span, at_end, vague)
    spans = [shifted(scan.today, grain, count, start) for count in (0, 1)]
    if not at_end and not vague and scan.direction == "future":
        span = nearest_span((s for s in spans if s and s.first >= scan.today), scan.today, "future")
    else:
        span = spans[0]
    return _edge_of(unit.end(), span, at_end, vague)


def _edge_of(end: int, span: Span | None, at_end: bool, vague: bool, third: str | None = None) -> list[Atom]:
    """The last day (of a week its Friday), the first, or one in the middle."""
    if span is None:
        return []
    size = (span.last - span.first).days
    if third in {"early", "late"}:
        return [
            Atom(end, one_day(span.first + timedelta(size // 6 if third == "early" else size * 5 // 6)), exact=False)
        ]
    if vague:
        return atom(end, span.first + timedelta(size // 2), exact=False)
    if at_end and span.grain == "week":
        return atom(end, span.first + timedelta(4))
    return atom(end, span.last if at_end else span.first)


def _unit_end(scan: Scan, place: int) -> list[Atom]:
    """Month end, year-end, EOM."""
    found = _UNIT_END.match(scan.text, place)
    if found is None:
        return []
    unit = found[1] or _ABBREVIATED[found[3]]
    if unit == "week" and not found[3]:
        return []
    if unit == "fiscal year":
        span = fiscal_year_of(fiscal_year_number(scan.today, scan.fiscal_start), scan.fiscal_start)
    else:
        span = shifted(scan.today, UNITS[unit], 0, scan.fiscal_start)
    end = found.end()
    return _edge_of(end, span, at_end=True, vague=False)


def _quarter(scan: Scan, place: int) -> list[Atom]:
    found = _QUARTER.match(scan.text, place)
    if found is None or found[2] == "last":
        return []
    return _part(scan, found.end(), int(found[1]) if found[1] else _NTH[found[2]], "quarter")


def _half(scan: Scan, place: int) -> list[Atom]:
    found = _HALF.match(scan.text, place)
    return _part(scan, found.end(), int(found[1]) if found[1] else _NTH[found[2]], "half") if found else []


def _part(scan: Scan, end: int, part: int, size: Grain) -> list[Atom]:
    """A quarter or half of the year said behind it, or the nearest one."""
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    said = _OF_YEAR.match(scan.text, end)
    if said:
        year = int(said[1] or "20" + said[2]) if said[1] or said[2] else number + STEPS[said[3] or "this"]
        return span_atom(said.end(), fiscal_part(year, part, size, scan.fiscal_start))
    spans = [fiscal_part(year, part, size, scan.fiscal_start) for year in range(number - 1, number + 2)]
    return span_atom(end, nearest_span(spans, scan.today, scan.period_direction))


def _fiscal(scan: Scan, place: int) -> list[Atom]:
    found = _FISCAL.match(scan.text, place)
    if found is None:
        return []
    number, start = int(found[3] or "20" + found[4]), scan.fiscal_start if found[1] else 1
    if found[5] or found[6]:
        size: Grain = "quarter" if found[5] else "half"
        return span_atom(found.end(), fiscal_part(number, int(found[5] or found[6]), size, start))
    return span_atom(found.end(), fiscal_year_of(number, start))


def _year(scan: Scan, place: int) -> list[Atom]:
    """2026 is a year behind "in", "since", "for" and the like, or before Q3; else a number."""
    found = _YEAR_NUMBER.match(scan.text, place)
    if found is None:
        return []
    part = _YEAR_PART.match(scan.text, found.end())
    if part:
        size: Grain = "quarter" if part[1] else "half"
        return span_atom(part.end(), fiscal_part(int(found[1]), int(part[1] or part[2]), size, scan.fiscal_start))
    if not _BEFORE_YEAR.search(scan.text, max(0, place - 9), place) or _counts_units(scan, found.end()):
        return []
    return span_atom(found.end(), year_of(int(found[1])))


def _year_alone(scan: Scan, place: int) -> list[Atom]:
    found = _YEAR_NUMBER.match(scan.text, place)
    return span_atom(found.end(), year_of(int(found[1]))) if found else []


def _nth_weekday(scan: Scan, place: int) -> list[Atom]:
    """The first Monday of next month."""
    found = _NTH_WEEKDAY.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    months = [m for m in _whole(scan, found.end()) if m.span and m.span.grain == "month"]
    return [Atom(m.end, _nth_of(m.span, WEEKDAYS[found[2]], _NTH[found[1]])) for m in months if m.span]


def _some_of(scan: Scan, place: int) -> list[Atom]:
    """The last three months of 2025, the first week of next month, the 9th month of next year."""
    found = _SOME_OF.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    wholes = [each for each in _whole(scan, found.end()) if each.span and each.span.grain != "day"]
    return [atom for each in wholes if each.span for atom in span_atom(each.end, _piece(each.span, found))]


def _piece(whole: Span, said: re.Match[str]) -> Span | None:
    """What is said of a period; None where it holds no so much."""
    if said[4]:
        number = ORDINALS[said[4]] if said[4] in ORDINALS else int(said[4][:-2])
        first = add_months(whole.first, number - 1)
        span = month_of(first.year, first.month) if first else None
    else:
        count, unit = int(count_of(said[2] or "1")[0]), UNITS[said[3]]
        begin = step(whole.last + timedelta(1), -count, unit) if said[1] == "last" else whole.first
        after = step(begin, count, unit) if begin else None
        span = Span(begin, after - timedelta(1), "week") if begin and after else None
    return span if span and whole.first <= span.first <= span.last <= whole.last else None


def _nth_of(month: Span, weekday: int, count: int) -> Span | None:
    first = month.first + timedelta((weekday - month.first.weekday()) % 7)
    days = [first + timedelta(7 * n) for n in range(5) if first + timedelta(7 * n) <= month.last]
    return one_day(days[count - 1 if count > 0 else -1])


def _holiday(scan: Scan, place: int) -> list[Atom]:
    found = holiday_atoms(scan, place)
    if not found:
        return []
    year = _YEAR_BEHIND.match(scan.text, found[0].end)
    dated = holiday_in(scan, place, int(year[1])) if year and year[1] else []
    return [Atom(year.end(), each.span) for each in dated] if year and dated else found


_FIGURE_RULES = (_day_month, _year_month, _day_number, _year, _nth_weekday, _some_of)
_ORDINAL_WORDS = frozenset(word.split(" ")[0].split("-")[0] for word in ORDINALS)
_RELATIVE = ("this", "next", "last", "past", "coming", "previous", "following", "current", "prior", "upcoming", "the")
_RULES: tuple[tuple[Iterable[str], Rule], ...] = (
    ((*DAY_WORDS, "the", "day"), _day_word),
    (MONTHS, _month_day),
    (("the", *_ORDINAL_WORDS), _day_month),
    ((*MONTHS, *_RELATIVE), _month_name),
    (("the",), _day_number),
    ((*WEEKDAYS, *_RELATIVE), _weekday),
    (_RELATIVE, _step),
    (("the", "week", "month", "quarter", "year", "weekend"), _far_step),
    (("the", "over", "weekend"), _weekend),
    (("the", "very", "end", "close", "start", "beginning", "middle", "last", "first", "mid", "late", "early"), _edge),
    (("the", "month", "quarter", "year", "fiscal", "eod", "cob", "eow", "eom", "eoq", "eoy"), _unit_end),
    (("q", "the", "first", "second", "third", "fourth"), _quarter),
    (("h", "the", "first", "second"), _half),
    (("fy", "cy", "fiscal", "financial", "calendar"), _fiscal),
    (("the", "first", "second", "third", "fourth", "last"), _nth_weekday),
    (("the", "last", *_ORDINAL_WORDS), _some_of),
    ((found[0] for name in NAMES if (found := re.match("[a-z]+", name))), _holiday),
)
_BY_WORD: dict[str, list[Rule]] = {}
for _words, _rule in _RULES:
    for _first in set(_words):
        _BY_WORD.setdefault(_first, []).append(_rule)
