"""Chinese days and periods: a head (今年, 下周, 10月, 三季度) and what narrows it (3号, 周五, 底, 上半年)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from .edges_zh import bare_edge
from .holidays import holiday_atoms
from .months_zh import bare_third, day_by_number, in_month_of, month_or_day, months_to_months
from .offsets_zh import offset, rolling_days
from .parts_zh import first_quarters, fiscal_year, half, in_quarter, quarter
from .scan import Scan
from .span import Atom, add_days, atom, shifted, weekday_near
from .weeks_zh import BEFORE_WEEKDAY, in_week, weekend
from .words_zh import DAY_WORDS, STEP_WORDS, UNIT_WORDS, WEEK, WEEKDAYS, any_of
from .years_zh import in_this_year, year_by_number, year_by_word

_DAY_WORD = re.compile(f"({any_of(DAY_WORDS)})(?!内|之内)")
_WEEKDAY = re.compile(rf"{WEEK}([一二三四五六日天]|[1-7](?![0-9.月年日号个%]))")
_STEP = re.compile(r"(上{1,3}|下{1,3}|这|本|当|此)一?个?(周|星期|礼拜|月|季度|季|年度)(?!报|刊|末末|考核|结)")
Rule = Callable[[Scan, int], list[Atom]]
#: A sum may stand right before a weekday: 4200周五到的, 三千二周五到的; nobody counts so many weeks.
_SUM = re.compile(r"[0-9]{3,}$|[百千万][零一二两三四五六七八九]$")
#: So many pieces may as well: 头盔20个周五前要; it is no third Friday.
_SO_MANY = re.compile(r"(?<![第0-9一二三四五六七八九十百千])(?:[0-9]+|[一二三四五六七八九十百千]+)个$")


def chinese_atoms(scan: Scan, place: int) -> list[Atom]:
    """The longest day or period that begins here; several where the words leave it open."""
    first = scan.text[place : place + 1]
    rules = _BY_FIRST.get(first, ())
    if first in _COUNT_FIRST and (counted := _COUNTED.match(scan.text, place)):
        rules += _BY_FOLLOWER.get(counted[1], ())
    atoms = list(chain.from_iterable(rule(scan, place) for rule in rules))
    longest = max((found.end for found in atoms), default=0)
    return [found for found in atoms if found.end == longest or not found.sure]


#: 安排一下 周五: the sign before the day belongs to what is asked for; 周一下周二, 统一下周五发 are days of next week.
_ONCE = re.compile(r"(?<![周期拜万统唯第每])一下(?=下?个?(?:周|星期|礼拜|月|季))")


def _once(text: str, place: int) -> bool:
    """Whether a 下 is no part of a day: 登一下周五到的账."""
    return place > 0 and _ONCE.match(text, place - 1) is not None


def _day_word(scan: Scan, place: int) -> list[Atom]:
    found = _DAY_WORD.match(scan.text, place)
    if found is None or found[1] in {"当天", "次日"}:
        return []
    end = found.end() - (found[1][-1] in "晚早晨")
    return atom(end, add_days(scan.today, DAY_WORDS[found[1]]))


def _weekday(scan: Scan, place: int) -> list[Atom]:
    found = _WEEKDAY.match(scan.text, place)
    if found is None or (
        place
        and scan.text[place - 1] in BEFORE_WEEKDAY
        and not _SUM.search(scan.text, max(0, place - 8), place)
        and not _SO_MANY.search(scan.text, max(0, place - 8), place)
        and not _once(scan.text, place - 1)
    ):
        return []
    dated = _in_brackets_before(scan, found)
    return dated or atom(found.end(), weekday_near(scan.today, WEEKDAYS[found[1]], scan.direction))


def _in_brackets_before(scan: Scan, weekday: re.Match[str]) -> list[Atom]:
    """周五12月5号: the day counts, and is vague where it is not that weekday."""
    gap = weekday.end() + (scan.text[weekday.end() : weekday.end() + 1] in {" ", "(", ","})
    dated = [found for found in month_or_day(scan, gap) if found.span and found.span.grain == "day"]
    dated = dated or day_by_number(scan, gap)
    closing = [scan.text.startswith(")", found.end) and scan.text[gap - 1] == "(" for found in dated]
    return [
        Atom(d.end + closed, d.span, d.span is not None and d.span.first.weekday() == WEEKDAYS[weekday[1]])
        for d, closed in zip(dated, closing, strict=True)
    ]


def _step(scan: Scan, place: int) -> list[Atom]:
    if _once(scan.text, place):
        return []
    found = _STEP.match(scan.text, place)
    if found is None:
        return []
    count, grain = STEP_WORDS[found[1]], UNIT_WORDS[found[2]]
    span = shifted(scan.today, grain, count, scan.fiscal_start)
    if span is None:
        return []
    narrowed = {"week": in_week, "month": in_month_of, "quarter": in_quarter, "year": in_this_year}
    return narrowed[grain](scan, found.end(), span)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("今明昨前后大", _day_word),
    ("周星礼", _weekday),
    ("周礼", weekend),
    ("上下这本当此", _step),
    ("今明昨前后去来上下大本这", year_by_word),
    ("第q", quarter),
    ("上中下", bare_third),
    ("前头", first_quarters),
    ("上下前后", half),
    ("年月季", bare_edge),
    ("再过等", offset),
    ("最近过前之往此未接今后这", rolling_days),
    ("本上下这今财", fiscal_year),
    ("元情妇三愚劳五青儿六建教国十双平圣万春大过除年清端中复感黑母父开古宰排屠卫", holiday_atoms),
)
_BY_FIRST: dict[str, tuple[Rule, ...]] = {}
for _firsts, _rule in _RULES:
    for _first in _firsts:
        _BY_FIRST[_first] = (*_BY_FIRST.get(_first, ()), _rule)
_COUNT_FIRST = frozenset("0123456789零〇一二两俩三四五六七八九十半几百")
_COUNTED = re.compile(r"[0-9零〇一二两俩三四五六七八九十百千半几]{1,12}(?:\.[0-9])?\s?(.)?")
_BY_FOLLOWER: dict[str, tuple[Rule, ...]] = {
    "年": (year_by_number, offset),
    "月": (month_or_day, months_to_months, offset),
    "季": (quarter, offset),
    **dict.fromkeys("-~到至份", (months_to_months,)),
    **dict.fromkeys("号日", (day_by_number, offset)),
    **dict.fromkeys("个天周星礼工", (quarter, offset)),
    "财": (fiscal_year,),
}
STARTERS = frozenset(_BY_FIRST) | _COUNT_FIRST
"""The characters with which a Chinese day or period begins."""
