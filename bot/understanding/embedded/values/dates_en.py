"""English days and periods by name, each looked for at the words that it may begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from .days_en import YEAR_BEHIND, day_by_number, day_then_month, month_then_day, year_then_month
from .edges_en import edge, nth_weekday, some_of, unit_end
from .holidays import NAMES, holiday_atoms, holiday_in
from .parts_en import fiscal, half, quarter, year_by_number
from .periods_en import month_by_name, stepped, stepped_far, weekend
from .pieces_en import decade, part_so_far, week_of_day
from .scan import Scan, is_digit, is_letter
from .span import Atom, add_days, atom
from .weekdays_en import weekday_by_name
from .words_en import DAY_WORDS, MONTHS, ORDINALS, WEEKDAYS, any_of

Rule = Callable[[Scan, int], list[Atom]]
_FIRST_WORD = re.compile(r"[a-z]+")
_DAY_WORD = re.compile(rf"({any_of(DAY_WORDS)})\b", re.ASCII)
_SOME_DAY = re.compile(
    r"the (?:day (?:(before)|after)(?=\s*(?:$|[.,;!?)]))|(?:(previous|prior)|next|following) day)\b", re.ASCII
)
_BESIDE_DAY = re.compile(r"(?:the )?day (?:(after) tomorrow|(before) yesterday)\b", re.ASCII)


def named_atoms(scan: Scan, place: int) -> list[Atom]:
    """The longest English day or period by name that begins here."""
    if is_letter(scan.text, place - 1):
        return []
    word = _FIRST_WORD.match(scan.text, place)
    rules = _BY_WORD.get(word[0], ()) if word else _of_figures(scan, place) if is_digit(scan.text, place) else ()
    atoms = [found for rule in rules for found in rule(scan, place)]
    longest = max((found.end for found in atoms), default=0)
    return [found for found in atoms if found.end == longest]


def _of_figures(scan: Scan, place: int) -> tuple[Rule, ...]:
    return _FIGURE_RULES if _NAMED_FIGURES.match(scan.text, place) else _YEAR_RULES


def _day_word(scan: Scan, place: int) -> list[Atom]:
    found = _DAY_WORD.match(scan.text, place)
    if found:
        return atom(found.end(), add_days(scan.today, DAY_WORDS[found[1]]))
    beside = _BESIDE_DAY.match(scan.text, place)
    if beside:
        return atom(beside.end(), add_days(scan.today, 2 if beside[1] else -2))
    some = _SOME_DAY.match(scan.text, place)
    return atom(some.end(), add_days(scan.today, -1 if some[1] or some[2] else 1), exact=False) if some else []


def _holiday(scan: Scan, place: int) -> list[Atom]:
    found = holiday_atoms(scan, place)
    if not found:
        return []
    year = YEAR_BEHIND.match(scan.text, found[0].end)
    dated = holiday_in(scan, place, int(year[1])) if year and year[1] else []
    return [Atom(year.end(), each.span) for each in dated] if year and dated else found


_FIGURE_RULES = (day_then_month, year_then_month, day_by_number, decade, year_by_number, nth_weekday, some_of)
_YEAR_RULES = (year_by_number,)
_NAMED_FIGURES = re.compile(r"[0-9]{1,4}(?:st|nd|rd|th|[ /-]?[a-z]| ?'?s\b)", re.ASCII)
_ORDINAL_WORDS = frozenset(word.split(" ")[0].split("-")[0] for word in ORDINALS)
_RELATIVE = ("this", "next", "last", "past", "coming", "previous", "following", "current", "prior", "upcoming", "the")
_RULES: tuple[tuple[Iterable[str], Rule], ...] = (
    ((*DAY_WORDS, "the", "day"), _day_word),
    (MONTHS, month_then_day),
    (("the", *_ORDINAL_WORDS), day_then_month),
    ((*MONTHS, *_RELATIVE), month_by_name),
    (("the",), day_by_number),
    ((*WEEKDAYS, *_RELATIVE), weekday_by_name),
    (_RELATIVE, stepped),
    (("the", "week", "month", "quarter", "year", "weekend"), stepped_far),
    (("the", "over", "weekend"), weekend),
    (("earlier", "later"), part_so_far),
    (("the", "week", "w"), week_of_day),
    (
        (
            "the",
            "nineteen",
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ),
        decade,
    ),
    (("the", "very", "end", "close", "start", "beginning", "middle", "last", "first", "mid", "late", "early"), edge),
    (("the", "month", "quarter", "year", "fiscal", "eod", "cob", "eow", "eom", "eoq", "eoy"), unit_end),
    (("q", "the", "first", "second", "third", "fourth"), quarter),
    (("h", "the", "first", "second"), half),
    (("two", "twenty", "nineteen", "the", "year"), year_by_number),
    (("fy", "cy", "fiscal", "financial", "calendar"), fiscal),
    (("the", "first", "second", "third", "fourth", "last"), nth_weekday),
    (("the", "last", "other", *_ORDINAL_WORDS), some_of),
    ((found[0] for name in NAMES if (found := re.match("[a-z]+", name))), _holiday),
)
_BY_WORD: dict[str, list[Rule]] = {}
for _words, _rule in _RULES:
    for _first in set(_words):
        _BY_WORD.setdefault(_first, []).append(_rule)
