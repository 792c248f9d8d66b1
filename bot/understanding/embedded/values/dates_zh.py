"""Chinese days and periods: a head (今年, 下周, 10月, 三季度) and what narrows it (3号, 周五, 底, 上半年)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain

from .counts import count_of, small_number
from .holidays import holiday_atoms, holiday_in
from .scan import Scan
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
    rolling,
    shifted,
    span_atom,
    span_of,
    step,
    week_of,
    weekday_near,
    year_of,
)
from .working_days import working_day
from .words_zh import COUNT, DAY_WORDS, DIGITS, SMALL, STEP_WORDS, UNIT_WORDS, WEEK, WEEKDAYS, YEAR_WORDS


def _words(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAY_WORD = re.compile(f"({_words(DAY_WORDS)})(?!内|之内)")
_WEEKDAY = re.compile(rf"{WEEK}([一二三四五六日天]|[1-7](?![0-9.月年日号个%]))")
_BARE_DAY = re.compile(r"([一二三四五六日天]|[1-7](?![0-9.月年日号个%]))")
_WEEK_MORE = re.compile(rf"的?{WEEK}?([一二三四五六日天]|[1-7](?![0-9.月年日号个%]))(?:那天)?")
_WEEKEND = re.compile(r"的?周?末")
_STEP = re.compile(r"(上{1,3}|下{1,3}|这|本|当|此)一?个?(周|星期|礼拜|月|季度|季|年度)(?!报|刊|末末|考核|结)")
_YEAR_WORD = re.compile(f"({_words(YEAR_WORDS)})度?")
_YEAR = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][零〇九一][零〇一二三四五六七八九]{2})\s?年度?"
    r"|(两千[零〇]?[一二三四五六七八九]?十?[一二三四五六七八九]?)年"
    r"|(0[0-9]|[零〇][一二三四五六七八九])\s?年(?!后|前|内|以|之|多|半)"
    r"|([0-9]{2})年(?=度?(?:的)?(?:[0-9一二三四五六七八九十]{1,2}(?:月|季)|第|q|[上下]半年|年?[底末初]))"
)
_MONTH = re.compile(rf"({SMALL})月(?:份)?")
_MONTHS = re.compile(rf"({SMALL})月?(?:份)?\s?(?:-|~|到|至)\s?({SMALL})月(?:份)?(?!{SMALL}[号日])")
_DAY_NUMBER = re.compile(rf"的?\s?({SMALL})(号|日)(?!单|楼|机|线|仓|门|店|库|位|车|院|元|内|后|前天|用|常)")
_LIKE_A_DAY = re.compile("前|之前|以前|发货|送货|交货|到货|[交送到来去]|开会")
_DAY_NUMBER_OPEN = re.compile(
    r"([0-9]{1,2}|[二三]?十[一二三四五六七八九]?"
    r"|初?[一二三四五六七八九])(?![0-9.,%:/点号月个折万千百多几a-z]|[十一二三四五六七八九])"
)
_SAME = re.compile(r"(今天|今日)|本月|这个月|同月")
_WHOLE_YEAR = re.compile("全年|一整年|整年")
_NTH_MONTH = re.compile(rf"第({SMALL})个月")
_MONTHS_AT_END = re.compile(rf"(最后|[前头])\s?({COUNT})\s?个?(月|季度)")
_LAST_HALF = re.compile(r"(上|下)一?个半年")
_IN_BRACKETS = re.compile(rf"\s?[(（,，]?\s?{WEEK}([一二三四五六日天])[)）]?")
_QUARTER = re.compile(r"第?([一二三四1-4])(?:个)?季度?|q([1-4])(?![0-9a-z])")
_BARE_QUARTER = re.compile(r"第?([一二三四1-4])(?:个)?季度|第([一二三四])季|q([1-4])(?![0-9a-z])")
_HALF = re.compile(r"的?([上前下后])半(年|个?月|周|个?星期)")
_EDGE = {
    "year": re.compile(r"的?年?(?:(底|末|终(?!奖)|尾)|(初|头)|(中)(?!秋|国|心))"),
    "month": re.compile(r"的?月?(?:(底|末)|(初)|(中)(?!旬|国|心|午))"),
    "quarter": re.compile(r"的?季?度?(?:(底|末|尾)|(初)|(中)(?!旬|国|心|午))"),
}
_BARE_EDGE = re.compile(r"(年|月|季度|季)(?:(底|末|终(?!奖)|尾)|(初)(?!步)|(中)(?!旬|国|心|午))(?!考)")
_THIRD = re.compile(r"的?(上|中|下)旬")
_LAST_DAY = re.compile(r"的?(?:最后一天|最后一日)")
_FIRST_DAY = re.compile(r"的?第一天")
_NTH_WEEK = re.compile(rf"的?(?:第([一二三四五1-5])|(最后一?))个?{WEEK}([一二三四五六日天])?")
_OFFSET = re.compile(
    rf"(?:(再?过|等)了?)?({COUNT})(?:个)?(工作日|星期|礼拜|半?月|天|日|周|季度|年|半年)(?:的?时间)?"
    r"(之后|以后|过后|后|之内|以内|内|以前|之前|前)?(?!半|轮)"
)
_ROLLING = re.compile(
    rf"(最近|近|过去|前|之前|往前|此前|未来|接下来|今后|往后|后续|后"
    rf"|这)(?:的)?(?:这)?({COUNT})(?:个)?(天|日|周|星期|礼拜|半?月|季度|年)(?!前|后|之|以|级)"
)
_FORWARD = frozenset({"未来", "接下来", "今后", "往后", "后续", "后"})
_FISCAL = re.compile(r"(?:(本|上|下|这|今)个?财年|([0-9]{2,4})财年|财年)(?:至今)?")
_BEFORE_WEEKDAY = frozenset("每一二三四五六七八九十两几个半0123456789上下这本")

Rule = Callable[[Scan, int], list[Atom]]


def chinese_atoms(scan: Scan, place: int) -> list[Atom]:
    """The longest day or period that begins here; several where the words leave it open."""
    rules = _BY_FIRST.get(scan.text[place : place + 1], ())
    atoms = list(chain.from_iterable(rule(scan, place) for rule in rules))
    longest = max((found.end for found in atoms), default=0)
    return [found for found in atoms if found.end == longest or not found.sure]


def _day_word(scan: Scan, place: int) -> list[Atom]:
    found = _DAY_WORD.match(scan.text, place)
    if found is None or found[1] in {"当天", "次日"}:
        return []
    end = found.end() - (found[1][-1] in "晚早晨")
    return atom(end, add_days(scan.today, DAY_WORDS[found[1]]))


def _weekday(scan: Scan, place: int) -> list[Atom]:
    found = _WEEKDAY.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in _BEFORE_WEEKDAY):
        return []
    dated = _in_brackets_before(scan, found)
    return dated or atom(found.end(), weekday_near(scan.today, WEEKDAYS[found[1]], scan.direction))


def _in_brackets_before(scan: Scan, weekday: re.Match[str]) -> list[Atom]:
    """周五12月5号: the day counts, and is vague where it is not that weekday."""
    gap = weekday.end() + (scan.text[weekday.end() : weekday.end() + 1] in {" ", "(", ","})
    dated = [found for found in _month(scan, gap) if found.span and found.span.grain == "day"]
    dated = dated or _day_number(scan, gap)
    closing = [scan.text.startswith(")", found.end) and scan.text[gap - 1] == "(" for found in dated]
    return [
        Atom(d.end + closed, d.span, d.span is not None and d.span.first.weekday() == WEEKDAYS[weekday[1]])
        for d, closed in zip(dated, closing, strict=True)
    ]


def _step(scan: Scan, place: int) -> list[Atom]:
    found = _STEP.match(scan.text, place)
    if found is None:
        return []
    count, grain = STEP_WORDS[found[1]], UNIT_WORDS[found[2]]
    span = shifted(scan.today, grain, count, scan.fiscal_start)
    if span is None:
        return []
    narrowed = {"week": _in_week, "month": _in_this_month, "quarter": _in_quarter, "year": _in_this_year}
    return narrowed[grain](scan, found.end(), span)


def _year_word(scan: Scan, place: int) -> list[Atom]:
    found = _YEAR_WORD.match(scan.text, place)
    return _in_year(scan, found.end(), scan.today.year + YEAR_WORDS[found[1]]) if found else []


def _year(scan: Scan, place: int) -> list[Atom]:
    found = _YEAR.match(scan.text, place)
    return _in_year(scan, found.end(), _year_number(found)) if found else []


def _year_number(found: re.Match[str]) -> int:
    if found[2]:
        return int(count_of(found[2])[0])
    digits = int("".join(str(DIGITS.get(character, character)) for character in found[1] or found[3] or found[4]))
    if found[1]:
        return digits
    return digits + (2000 if digits < 70 else 1900)


def _in_this_year(scan: Scan, place: int, span: Span) -> list[Atom]:
    return _in_year(scan, place, span.first.year)


def _in_year(scan: Scan, place: int, year: int) -> list[Atom]:
    """What stands behind a year: a month, a quarter, a half, an edge, a feast, or nothing."""
    whole = year_of(year)
    if whole is None:
        return []
    place_in = place + scan.text.startswith(("的", " "), place)
    found = (
        _months_in(scan, place_in, year)
        or _nth_month(scan, place_in, year)
        or _last_months(scan, place_in, year)
        or _month_in(scan, place_in, year)
        or _quarter_in(scan, place_in, year)
        or _same(scan, place_in, year)
        or _half_in(scan, place, year)
        or _edge(scan, place, whole)
        or holiday_in(scan, place_in, year)
    )
    if found:
        return found
    everything = _WHOLE_YEAR.match(scan.text, place)
    return [Atom(everything.end() if everything else place, whole)]


def _nth_month(scan: Scan, place: int, year: int) -> list[Atom]:
    """第三个月: of a year."""
    found = _NTH_MONTH.match(scan.text, place)
    return span_atom(found.end(), month_of(year, small_number(found[1]))) if found else []


def _same(scan: Scan, place: int, year: int) -> list[Atom]:
    """去年本月, 去年今天: the month or day of now in another year."""
    found = _SAME.match(scan.text, place)
    if found is None:
        return []
    if found[1]:
        return atom(found.end(), real_day(year, scan.today.month, scan.today.day))
    return _in_month(scan, found.end(), year, scan.today.month)


def _last_months(scan: Scan, place: int, year: int) -> list[Atom]:
    """最后两个月, 最后一个季度, 前三个月: at the end or the beginning of a year."""
    found = _MONTHS_AT_END.match(scan.text, place)
    if found is None:
        return []
    months = int(count_of(found[2])[0]) * (1 if found[3] == "月" else 3)
    if not 1 <= months <= 12:
        return []
    return span_atom(found.end(), _between(year, 13 - months, 12) if found[1] == "最后" else _between(year, 1, months))


def _month(scan: Scan, place: int) -> list[Atom]:
    return _month_in(scan, place, None)


def _month_in(scan: Scan, place: int, year: int | None) -> list[Atom]:
    found = _MONTH.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in "0123456789十") or found[1] == "两":
        return []
    return _in_month(scan, found.end(), year, small_number(found[1]))


def _in_this_month(scan: Scan, place: int, span: Span) -> list[Atom]:
    return _in_month(scan, place, span.first.year, span.first.month)


def _in_month(scan: Scan, place: int, year: int | None, month: int) -> list[Atom]:
    """What stands behind a month: a day, an edge, a third, a week, or nothing."""
    day = _day_in_month(scan, place, year, month)
    if day or not 1 <= month <= 12:
        return day
    years = [year] if year else range(scan.today.year - 1, scan.today.year + 2)
    spans = [month_of(each, month) for each in years]
    edges = [found for span in spans if span for found in _narrow_month(scan, place, span)]
    if edges:
        days = [found for found in edges if found.span and found.span.grain == "day"]
        near = nearest([d.span.first for d in days if d.span], scan.today, scan.direction) if not year else None
        if near:
            return [Atom(days[0].end, one_day(near), days[0].exact)]
        close = nearest_span([e.span for e in edges], scan.today, scan.period_direction) if not year else edges[0].span
        return span_atom(edges[0].end, close)
    return span_atom(place, spans[0] if year else nearest_span(spans, scan.today, scan.period_direction))


def _day_in_month(scan: Scan, place: int, year: int | None, month: int) -> list[Atom]:
    found = _DAY_NUMBER.match(scan.text, place)
    if found is None:
        found = _DAY_NUMBER_OPEN.match(scan.text, place)
        if found is None or scan.units.at(scan.text, found.end()) or scan.text[place - 1] != "月":
            return []
    number = found[1].removeprefix("初")
    day = small_number(number)
    real = real_day(year, month, day) if year else day_in_year(month, day, scan.today, scan.direction)
    beside = _IN_BRACKETS.match(scan.text, found.end())
    if beside and real:
        return atom(beside.end(), real, real.weekday() == WEEKDAYS[beside[1]])
    return atom(found.end(), real)


def _narrow_month(scan: Scan, place: int, span: Span) -> list[Atom]:
    third = _THIRD.match(scan.text, place)
    if third:
        starts = {"上": (1, 10), "中": (11, 20), "下": (21, span.last.day)}
        first, last = starts[third[1]]
        return [Atom(third.end(), Span(span.first.replace(day=first), span.first.replace(day=last), "week"))]
    half = _HALF.match(scan.text, place)
    if half and half[2].endswith("月"):
        return [Atom(half.end(), _half_month(span, half[1] in "上前"))]
    return _nth_week(scan, place, span) or _edge(scan, place, span)


def _half_month(span: Span, first: bool) -> Span:
    middle = span.first.replace(day=15)
    return Span(span.first, middle, "week") if first else Span(middle + timedelta(1), span.last, "week")


def _nth_week(scan: Scan, place: int, span: Span) -> list[Atom]:
    """The first Monday, the last Friday; a week by its number is the one that holds that many Mondays."""
    found = _NTH_WEEK.match(scan.text, place)
    if found is None:
        return []
    weekday = WEEKDAYS[found[3]] if found[3] else 0
    days = [span.first + timedelta(n) for n in range((span.last - span.first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    index = -1 if found[2] else small_number(found[1]) - 1
    if index >= len(days):
        return [Atom(found.end(), None)]
    return [Atom(found.end(), one_day(days[index]) if found[3] else week_of(days[index]))]


def _edge(scan: Scan, place: int, span: Span) -> list[Atom]:
    """底, 初, 中 of a year, quarter or month, and its first or last day."""
    last, first = _LAST_DAY.match(scan.text, place), _FIRST_DAY.match(scan.text, place)
    if last or first:
        found = last or first
        return atom(found.end(), span.last if last else span.first) if found else []
    found = _EDGE[span.grain].match(scan.text, place) if span.grain in _EDGE else None
    if found is None:
        return []
    return atom(found.end(), _edge_of(span, found[1], found[2]), exact=not found[3])


def _edge_of(span: Span, end: str | None, begin: str | None) -> date:
    if end:
        return span.last
    return span.first if begin else span.first + (span.last - span.first) // 2


def _bare_edge(scan: Scan, place: int) -> list[Atom]:
    found = _BARE_EDGE.match(scan.text, place)
    if found is None:
        return []
    grain = UNIT_WORDS[found[1]]
    spans = [shifted(scan.today, grain, count, scan.fiscal_start) for count in (-1, 0, 1)]
    days = [_edge_of(span, found[2], found[3]) for span in spans if span]
    return atom(found.end(), nearest(days, scan.today, scan.direction), exact=not found[4])


def _quarter(scan: Scan, place: int) -> list[Atom]:
    if not _BARE_QUARTER.match(scan.text, place) or (
        place and scan.text[place - 1].isalnum() and scan.text[place - 1].isascii()
    ):
        return []
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    found = _QUARTER.match(scan.text, place)
    if found is None:
        return []
    part = small_number(found[1] or found[2])
    spans = [fiscal_part(year, part, "quarter", scan.fiscal_start) for year in range(number - 1, number + 2)]
    near = nearest_span(spans, scan.today, scan.period_direction)
    edges = [_edge(scan, found.end(), span) for span in spans if span]
    if edges and edges[0]:
        ends = [each[0].span.last for each in edges if each[0].span]
        return atom(edges[0][0].end, nearest(ends, scan.today, scan.direction), edges[0][0].exact)
    return span_atom(found.end(), near)


def _quarter_in(scan: Scan, place: int, year: int) -> list[Atom]:
    found = _QUARTER.match(scan.text, place)
    if found is None:
        return []
    span = fiscal_part(year, small_number(found[1] or found[2]), "quarter", scan.fiscal_start)
    return _in_quarter(scan, found.end(), span) if span else []


def _in_quarter(scan: Scan, place: int, span: Span) -> list[Atom]:
    return _edge(scan, place, span) or [Atom(place, span)]


def _half(scan: Scan, place: int) -> list[Atom]:
    whole = _LAST_HALF.match(scan.text, place)
    if whole:
        return span_atom(whole.end(), shifted(scan.today, "half", STEP_WORDS[whole[1]], scan.fiscal_start))
    found = _HALF.match(scan.text, place)
    if found is None:
        return []
    early = found[1] in "上前"
    if found[2] == "年":
        number = fiscal_year_number(scan.today, scan.fiscal_start)
        halves = [
            fiscal_part(year, 1 if early else 2, "half", scan.fiscal_start) for year in range(number - 1, number + 2)
        ]
        return span_atom(found.end(), nearest_span(halves, scan.today, scan.period_direction))
    if found[2].endswith("月"):
        return [Atom(found.end(), _half_month(span_of(scan.today, "month"), early))]
    week = week_of(scan.today)
    halves_of_week = (
        Span(week.first, week.first + timedelta(2), "week"),
        Span(week.first + timedelta(3), week.last, "week"),
    )
    return [Atom(found.end(), halves_of_week[0 if early else 1])]


def _half_in(scan: Scan, place: int, year: int) -> list[Atom]:
    found = _HALF.match(scan.text, place)
    if found is None or found[2] != "年":
        return []
    return span_atom(found.end(), fiscal_part(year, 1 if found[1] in "上前" else 2, "half", scan.fiscal_start))


def _months(scan: Scan, place: int) -> list[Atom]:
    return _months_in(scan, place, None)


def _months_in(scan: Scan, place: int, year: int | None) -> list[Atom]:
    """1-6月: from the first of the one to the last of the other."""
    found = _MONTHS.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in "0123456789十-月"):
        return []
    first, last = small_number(found[1]), small_number(found[2])
    years = [year] if year else list(range(scan.today.year - 1, scan.today.year + 2))
    spans = [_between(each, first, last) for each in years]
    return span_atom(found.end(), spans[0] if year else nearest_span(spans, scan.today, scan.period_direction))


def _between(year: int, first: int, last: int) -> Span | None:
    begin, end = month_of(year, first), month_of(year + (last < first), last)
    return Span(begin.first, end.last, "month") if begin and end else None


def _in_week(scan: Scan, place: int, week: Span) -> list[Atom]:
    """What stands behind a week: its weekday, its end, or nothing. 下周三台 is next week and three of them, or next Wednesday."""
    half = _HALF.match(scan.text, place)
    if half and half[2] in {"周", "星期", "个星期"}:
        early = half[1] in "上前"
        return [
            Atom(
                half.end(),
                Span(week.first + timedelta(0 if early else 3), week.last - timedelta(4 if early else 0), "week"),
            )
        ]
    end = _WEEKEND.match(scan.text, place)
    if end:
        return [Atom(end.end(), Span(week.first + timedelta(5), week.last, "weekend"))]
    found = _WEEK_MORE.match(scan.text, place + scan.text.startswith(" ", place)) or _BARE_DAY.match(scan.text, place)
    if found is None:
        return [Atom(place, week)]
    day = Atom(found.end(), one_day(week.first + timedelta(WEEKDAYS[found[1]])))
    if len(found[0]) == 1 and scan.units.at(scan.text, found.end()):
        return [Atom(day.end, day.span, exact=False), Atom(place, week, exact=False, sure=False)]
    return [day]


def _weekend(scan: Scan, place: int) -> list[Atom]:
    if not scan.text.startswith(("周末", "礼拜天末"), place) or (place and scan.text[place - 1] in _BEFORE_WEEKDAY):
        return []
    saturday = weekday_near(scan.today, 5, scan.direction)
    if scan.today.weekday() == 6 and scan.direction == "future":
        saturday = scan.today - timedelta(1)
    return [Atom(place + 2, Span(saturday, saturday + timedelta(1), "weekend"))]


def _day_number(scan: Scan, place: int) -> list[Atom]:
    if place and scan.text[place - 1] in "0123456789.月第-/十":
        return []
    found = _DAY_NUMBER.match(scan.text, place)
    if found is None or found[0][0] == "的":
        return []
    if not 1 <= small_number(found[1]) <= 31:
        return atom(found.end(), None) if _LIKE_A_DAY.match(scan.text, found.end()) else []
    day = day_of_month(small_number(found[1]), scan.today, scan.direction)
    beside = _IN_BRACKETS.match(scan.text, found.end())
    if beside and day:
        return atom(beside.end(), day, day.weekday() == WEEKDAYS[beside[1]])
    return atom(found.end(), day)


def _offset(scan: Scan, place: int) -> list[Atom]:
    """三天后, 过两个礼拜, 一个月内 (its last day), 3天前."""
    found = _OFFSET.match(scan.text, place)
    if found is None or not (found[1] or found[4]) or (found[3] in {"月", "日"} and not _is_span(found)):
        return []
    back = bool(found[4]) and found[4].endswith("前")
    day, exact = _stepped(scan.today, found[2], found[3], -1 if back else 1)
    vague = found[1] and not found[4] and found[2] == "两"
    return [Atom(found.end(), one_day(day), exact and not vague)] if day else []


def _is_span(found: re.Match[str]) -> bool:
    """两个月后 counts months; 5月前 names one, 5日后 may count days only where it says 内 or 后 of more than one."""
    return "个" in found[0] if found[3] == "月" else bool(found[4]) and found[4].endswith(("内", "后"))


def _stepped(today: date, count_words: str, unit: str, sign: int) -> tuple[date | None, bool]:
    count, exact = count_of(count_words)
    if count > 9999:
        return None, False
    if unit.startswith("半") and len(unit) > 1 and count_words != "半":
        count, unit = count + count_of("半")[0], unit[1:]
    if unit == "工作日":
        return working_day(today, int(count) * sign), False
    if count % 1 == 0:
        return step(today, int(count) * sign, UNIT_WORDS[unit]), exact
    return _half_steps(today, float(count), unit, sign), exact


def _half_steps(today: date, count: float, unit: str, sign: int) -> date | None:
    """Half a month is fifteen days, half a year six months, half a week three days."""
    whole = int(count)
    grain = UNIT_WORDS[unit]
    base = step(today, whole * sign, grain)
    if base is None:
        return None
    if grain == "year":
        return add_months(base, 6 * sign)
    return add_days(base, {"month": 15, "week": 3, "day": 0, "quarter": 45}[grain] * sign)


def _rolling(scan: Scan, place: int) -> list[Atom]:
    """最近7天, 近三个月: so many that end today; 未来7天: that begin tomorrow."""
    found = _ROLLING.match(scan.text, place)
    if found is None or (found[3] == "月" and "个" not in found[0]) or (found[1] == "这" and not _several(found[2])):
        return []
    sign = 1 if found[1] in _FORWARD else -1
    day, exact = _stepped(scan.today, found[2], found[3], sign)
    if day is None:
        return []
    if sign > 0:
        return [Atom(found.end(), Span(scan.today + timedelta(1), day, "week"), exact)]
    return [Atom(found.end(), Span(day + timedelta(1), scan.today, "week"), exact)]


def _several(words: str) -> bool:
    return words not in {"一", "1", "半"}


def _fiscal(scan: Scan, place: int) -> list[Atom]:
    found = _FISCAL.match(scan.text, place)
    if found is None:
        return []
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    if found[2]:
        number = int(found[2]) + (2000 if len(found[2]) == 2 else 0)
    elif found[1]:
        number += STEP_WORDS[found[1]]
    return span_atom(found.end(), fiscal_year_of(number, scan.fiscal_start))


_DIGIT_FIRST = "0123456789"
_NUMERAL_FIRST = "零〇一二两三四五六七八九十"
_RULES: tuple[tuple[str, Rule], ...] = (
    ("今明昨前后大", _day_word),
    ("周星礼", _weekday),
    ("周礼", _weekend),
    ("上下这本当此", _step),
    ("今明昨前后去来上下大本这", _year_word),
    (_DIGIT_FIRST + "一二两零〇", _year),
    (_DIGIT_FIRST + _NUMERAL_FIRST, _month),
    (_DIGIT_FIRST + _NUMERAL_FIRST, _months),
    ("第一二三四1234q", _quarter),
    ("上下前后", _half),
    (_DIGIT_FIRST + _NUMERAL_FIRST, _day_number),
    ("年月季", _bare_edge),
    (_DIGIT_FIRST + _NUMERAL_FIRST + "半几百再过等俩", _offset),
    ("最近过前之往此未接今后这", _rolling),
    ("本上下这今财" + _DIGIT_FIRST, _fiscal),
    ("元情妇三愚劳五青儿六建教国十双平圣万春大过除年清端中复感黑母父", holiday_atoms),
)
_BY_FIRST: dict[str, tuple[Rule, ...]] = {}
for _firsts, _rule in _RULES:
    for _first in _firsts:
        _BY_FIRST[_first] = (*_BY_FIRST.get(_first, ()), _rule)
STARTERS = frozenset(_BY_FIRST)
"""The characters with which a Chinese day or period begins."""

__all__ = ["STARTERS", "Grain", "chinese_atoms", "rolling"]
