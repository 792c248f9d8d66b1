"""Chinese days counted from today: 三天后, 两个月内, 最近7天, 未来两周."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .counts import count_of
from .scan import Scan
from .span import Atom, Span, add_days, add_months, one_day, step
from .words_zh import COUNT, UNIT_WORDS
from .working_days import working_day

_OFFSET = re.compile(
    rf"(?:(再?过|等)了?)?({COUNT})(?:个)?(工作日|星期|礼拜|半?月|天|日|周|季度|年|半年)(?:的?时间)?"
    r"(之后|以后|过后|后|之内|以内|内|以前|之前|前)?(?!半|轮)"
)
_ROLLING = re.compile(
    rf"(最近|近|过去|(?<!提)前|之前|往前|此前|未来|接下来|今后|往后|后续|(?<![延推])后"
    rf"|这)(?:的)?(?:这)?({COUNT})(?:个)?(天|日|周|星期|礼拜|半?月|(?<!前[二两三23])(?<!前[二两三23]个)季度|年)(?!前|后|之|以|级)"
)
_FORWARD = frozenset({"未来", "接下来", "今后", "往后", "后续", "后"})


def offset(scan: Scan, place: int) -> list[Atom]:
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


def rolling_days(scan: Scan, place: int) -> list[Atom]:
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
