"""Days, moments and periods of slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.understanding.embedded.filling.days_of_things import days_of_the_time
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.in_passing.happened import happened
from bot.understanding.embedded.intents.next_day import next_day
from bot.understanding.embedded.values import Found, Period
from bot.understanding.embedded.values.found import Direction
from bot.understanding.embedded.values.span import Span, month_of, span_of
from domain.arguments import Slot
from domain.vocabulary import Said


def fill_day(stretch: Stretch, filled: Filled, slot: Slot, said: Said, *, lies: Direction | None = None) -> None:
    """A day: the one that the slot's words mark, else the last one that is left, on the side of today where it `lies`."""
    values = [*stretch.values("day", "moment", "duration", "bad_day"), *_from_now(stretch)]
    if lies == "past":
        values = [
            v for v in stretch.looking_back(values) if not ((day := day_of(v, stretch.today)) and day > stretch.today)
        ]
    if lies == "future" and said.only:
        values = [value for value in values if not happened(stretch.text, value)]
    if lies == "future":
        values = [value for value in values if not ((day := day_of(value, stretch.today)) and day <= stretch.today)]
    if slot.name in _REMINDS:
        values = days_of_the_time(stretch, values, alone="at" in filled.args)
    if lies is None:
        values = _without_reasons(stretch, values)
        values = [v for v in values if not (_of_somebody_today(stretch, v) or _asked_today(stretch, v))]
        if slot.name not in _REMINDS:
            values = [v for v in values if not (_somebody_is_away(stretch, v) or _told_of_then(stretch, v))]
    found = _chosen(stretch, said, values, last=lies == "future")
    if found is None and lies == "future" and said.only:
        found = next_day(stretch.lattice, [value for value in values if value.kind in ("day", "moment")])
    if found is None:
        if slot.name in _REMINDS and "at" not in filled.args and (pointed := _POINTS_AT_A_DAY.search(stretch.text)):
            # Which day that is nobody has said.
            filled.odd.append(pointed.span())
        return
    if found.kind == "bad_day":
        filled.problem = ("understanding.no_such_day", {"said": found.text})
        return
    day = day_of(found, stretch.today)
    if day is not None:
        filled.put(slot.name, day.isoformat(), found)
        stretch.take(found)
        if each := _EACH_TIME.search(stretch.text, 0, found.start):
            # Once is not what was asked for.
            filled.odd.append((each.start(), found.end))


#: When to remind: a day within what is to be done is none of it.
_REMINDS = frozenset({"on", "at"})
_POINTS_AT_A_DAY = re.compile(r"(?:到|等)?那一?天(?!的|[我他她])|当天(?!的)|\b(?:on|by) that day\b")
_EACH_TIME = re.compile(r"(?:\b(?:every|each)(?: other| second| single)?\s|每个?|逢)$")


#: "because the van comes on the eighth": when something else is tells why, and not when this is due.
_WHY = re.compile(r"\b(?:because|cos|coz|cuz)\b(?! of\b)(?:(?!\b(?:and|so|needs?|want|wants|due|by)\b)[^,.;!?])*$")


def _without_reasons(stretch: Stretch, values: Sequence[Found]) -> list[Found]:
    """The days but for those of what is told as a reason."""
    if not values or "c" not in stretch.text:
        return list(values)
    return [value for value in values if not _WHY.search(stretch.text, 0, value.start)]


#: How somebody is today says nothing of when something is due: "he is on leave today".
_IS = re.compile(
    r"\b(?:he|she|they|it|i|we|who|[a-z]+)(?:'s|'m|'re| is| are| am| was| were) (?!due|needed|wanted)[^,.;!?]*$"
)


def _of_somebody_today(stretch: Stretch, value: Found) -> bool:
    start = stretch.lattice.clause_start(value.start)
    return value.value == stretch.today and start > 0 and _IS.search(stretch.text, start, value.start) is not None


#: 她今天请假, 小李周五才回来: when somebody is away says nothing of when something is due.
_WHO = re.compile(
    r"[\W_]*(?:(?:因为|反正|正好|刚好|不过|但|不巧)*(?:[他她]们?|人家?|本人|老板娘?|经理|店长|采购|财务|师傅|司机|[小老阿][\u3400-\u9fff]"
    r"|[\u3400-\u9fff][总哥姐工]|#)(?:那边|人)?)(?:从|要|得|都|也|可能)?\s?"
)
_AWAY = re.compile(
    r"\s?(?:开始|起|就|又|都|也|才|要|得|在|刚好|正好|一天|全天|一整天|上午|下午)*"
    r"(?:请(?:[病事年产婚]|了)*假|休(?:息|[年产病婚]?假)|出差|外出|不在(?!乎|意)(?:公司|办公室|店里|家)?|没来(?:上班)?|不来上班|没空|没时间|开会|培训|病了|住院|看病|体检|去医院"
    r"|回老家|(?:才)?(?:能)?(?:回来|回公司|上班|销假))(?:了|的|呢|啊|呀|去了|哈)*[\W_]*"
)


def _somebody_is_away(stretch: Stretch, value: Found) -> bool:
    text = stretch.text
    found = _AWAY.match(text, value.end)
    if found is None or (found.end() < len(text) and text[found.end() - 1] not in _MARKS):
        return False
    start = max((place + 1 for place in range(value.start) if text[place] in _MARKS), default=0)
    named = next((m for m in stretch.lattice.mentions_in(start, value.start) if m.candidates), None)
    words = text[start : value.start]
    if named is not None:
        words = text[start : named.start] + "#" + text[named.end : value.start]
    return (start > 0 or found.end() < len(text)) and _WHO.fullmatch(words) is not None


#: "they ran out over the weekend", "their sale starts friday": what happens then is why, and not when this is due.
_DID = re.compile(
    r"[\s,.;–-]*(?:(?:and|as|since|cos|coz|but) )?(?:they|he|she|we|i|it|#|(?:the|their|his|her|our) [a-z]+)"
    r"(?:'ve|'d| have| had)?(?: (?:just|only|all|nearly|almost|already|both))?"
    r" (?:ran|run|sold|rang|called|came|broke|lost|got|spoke|told|emailed|texted|used|went|had|saw|met|found"
    r"|(?!need|want|ask|prefer|request|promis|order|expect|agree|deliver|requir|schedul|book|plann|pencil)[a-z]{2,}ed)"
    r"\b(?! (?:it|them|this|these|that) (?:for|by|on)\b)[^,.;!?]*?(?<!by )(?<!for )(?<!before )(?<!till )(?<!until )$"
)
_WANTED = re.compile(r"\b(?:wants?|needs?|due|like)\b")
_STARTS = re.compile(r"\b(?:starts|begins|opens|reopens|launches|finishes|retires|leaves)(?: on| in)?(?: the)? $")


def _told_of_then(stretch: Stretch, value: Found) -> bool:
    start = stretch.lattice.clause_start(value.start)
    words = stretch.text[start : value.start]
    named = next((m for m in stretch.lattice.mentions_in(start, value.start) if m.candidates), None)
    if named is not None:
        words = stretch.text[start : named.start] + "#" + stretch.text[named.end : value.start]
    if _WANTED.search(words):
        return False
    return start > 0 and (_DID.match(words) or _STARTS.search(words)) is not None


_MARKS = frozenset(" ,，。;；、!！?？\n")


#: 今天下30箱: that it is asked for today says nothing of when it is due.
_ASKED_TODAY = re.compile(
    r"\s?(?:刚|又|再|先|想|要|需要|帮|给|让)*(?:我|他们?|她们?)?"
    r"(?:下|订|定|开|录|追加|补)(?!班|周|月|午|个?星期)"
)


def _asked_today(stretch: Stretch, value: Found) -> bool:
    return value.value == stretch.today and _ASKED_TODAY.match(stretch.text, value.end) is not None


_FROM_NOW = re.compile(r"\bfrom (?:today|now)$")


def _from_now(stretch: Stretch) -> Iterator[Found]:
    """ "good for two weeks from today": to the day so long from now."""
    for value in stretch.values("period"):
        if isinstance(value.value, Period) and _FROM_NOW.search(value.text):
            yield replace(value, value=value.value.last + timedelta(1), kind="day")


def _chosen(stretch: Stretch, said: Said, found: Sequence[Found], *, last: bool = False) -> Found | None:
    """The value that the slot's words mark; of an account the `last`, which tells what comes next."""
    led = [value for value in found if stretch.after_word(value.start, said.before)]
    marked = led or [value for value in found if stretch.before_word(value.end, said.after)]
    if marked:
        return marked[-1 if last and stretch.text.isascii() else 0]
    if said.only:
        return next((value for value in found if _marked_later(stretch, said, value)), None)
    plain = [value for value in found if value.kind != "duration"]
    return plain[-1] if plain else None


def _marked_later(stretch: Stretch, said: Said, value: Found) -> bool:
    """Whether a Chinese word of the slot ends the clause that the day begins: 下周二带样品再过去; or the next points at it."""
    if _I_AGAIN.match(stretch.text, value.end) and _free_before(stretch, value):
        return True
    if _THEN_AGAIN.search(stretch.text, value.end, value.end + _NEAR):
        return True
    if not _free_before(stretch, value):
        return False
    rest = stretch.text[value.end : stretch.lattice.clause_end(value.end)].rstrip(" 吧了啊哦")
    rest = rest.removesuffix("一趟").removesuffix("一下").removesuffix("一次")
    return rest.endswith(tuple(word for word in said.after if len(word) > 1 and not word.isascii()))


def _free_before(stretch: Stretch, value: Found) -> bool:
    """Whether nobody else is named before a day, who would do then what is said."""
    before = stretch.text[stretch.lattice.clause_start(value.start) : value.start]
    return _NOBODY_ELSE.fullmatch(before.split(" ")[-1]) is not None


#: 周四我再去问问: the person says when he will see to it once more.
_I_AGAIN = re.compile(
    r"\s?(?:[早中下上晚][午上]|一早)?(?:我|咱们?|我们)?\s?(?:再|还得|还要|继续|得再|要再|会再|又要)\s?"
    r"(?:去|跟|给|找|打|约|上门|过去|过来|联系|催|问|回访|拜访|碰|聊|谈|见|沟通|对接|确认|查|看|测|试|问|follow|call|visit|chase|ping|check)"
)
#: 他9号出差回来，到时候再约: what is to come happens on the day just named.
_THEN_AGAIN = re.compile(
    r"(?:(?<!看)到时候?|那时候?|届时|等?回来(?:了|后|以后|之后)?)(?:我|咱们?|我们)?(?:就|会)?再?(?:约|去|联系|跟进?|聊|谈|碰|见|拜访|催|过去|上门|打电话)"
)
_NEAR = 20

_NOBODY_ELSE = re.compile(r"\s*(?:[他她]们?|对方|我|约|说|让|叫|定|准备|打算|计划|那|就|再)*\s*")


def day_of(found: Found, today: date) -> date | None:
    """The day that a value says; so many days are counted from today."""
    value = found.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, timedelta):
        return today + value
    if isinstance(value, Period):
        return value.last
    return value if isinstance(value, date) else None


def fill_moment(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """A moment: said whole, or a day and a time of day apart from each other."""
    moments = stretch.values("moment")
    clocks = stretch.values("clock")
    days = stretch.values("day")
    if slot.name in _REMINDS:
        days = days_of_the_time(stretch, days, alone=bool(clocks))
    if clocks and days and isinstance(clocks[0].value, time):
        day = day_of(days[0], stretch.today)
        if day is not None:
            filled.put(slot.name, _minute(datetime.combine(day, clocks[0].value)), clocks[0])
            stretch.take(days[0])
            stretch.take(clocks[0])
    elif moments and isinstance(moments[0].value, datetime):
        filled.put(slot.name, _minute(moments[0].value), moments[0])
        stretch.take(moments[0])


def _minute(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat("T", "minutes")


def fill_period(stretch: Stretch, filled: Filled, slot: Slot, said: Said, default: str | None) -> None:
    """A period; a single day is one of one day, and `this_month` stands where none was said."""
    values = [*stretch.values("period"), *stretch.values("day")]
    if said.ahead:
        values = stretch.looking_ahead(values)
    elif any(day - stretch.today > _LONG_AHEAD for value in values if (day := day_of(value, stretch.today))):
        # "Sales on 3 February", said in March: nobody asks how next year's were.
        values = stretch.looking_back(values)
    found = next(iter(values), None)
    if found is not None:
        period = period_of(found)
        if period is not None:
            filled.put(slot.name, _written(*period), found)
            stretch.take(found)
    elif default == "this_month":
        month = month_of(stretch.today.year, stretch.today.month) or span_of(stretch.today, "month")
        filled.put(slot.name, _written(month.first, month.last))


_LONG_AHEAD = timedelta(180)


def period_of(found: Found) -> tuple[date, date] | None:
    """The first and the last day of a value."""
    value = found.value
    if isinstance(value, Period):
        return value.first, value.last
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, value
    return None


def _written(first: date, last: date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}


def whole(span: Span) -> dict[str, str]:
    """A calendar span as an argument."""
    return _written(span.first, span.last)
