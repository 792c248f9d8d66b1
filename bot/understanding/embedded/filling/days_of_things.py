"""Days that belong to a thing, and tell no time: what is to be done is 送端午样, "send the Christmas hampers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.values import Found
from bot.understanding.embedded.values.holidays import NAMES

_FEASTS = frozenset(NAMES)
#: What is done to things.
_DOES = re.compile(
    r"(?:[送寄发订定买备做写印交催问拍排推改核对报收拿取领查看谈聊出补下签付结退换打拟包贴]|确认|准备|安排|整理|检查|核对|统计|更新|预订)"
    r"(?:一下|下|掉|完|好|了)?\s?$"
)
#: A thing stands behind a day, and no verb nor a word of time.
_THING = re.compile(
    r"(?:的(?!时候|话|那天)[\u3400-\u9fff]|(?:节)?(?![前后当那这期左之以]|再|就|要|得|去|来|到|给|跟|和|把|找|在|上[午门]|下午|早|晚|中午|我|他|她|送|寄|发|开"
    r"|放假|假期|提醒|叫|喊|联系|打|回|见|约|过|吧|啊|哈|了|呢|[一二三四五六七八九十\d])[\u3400-\u9fff])"
)
_BARE = 2
_MERELY_ON = re.compile(r"\s*(?:on|by|for|this|come)?\s*")
_ABOUT = re.compile(r" (?:about|re|regarding|concerning|with|for|to|that) [a-z]")
_THE = re.compile(r"\b(?:the|our|their|his|her|my|your|an?|some|any|all|those|these|new|[a-z]+'s) $")
_SEND_EN = re.compile(
    r"\b(?:send|order|ship|book|plan|check|print|post|buy|pack|chase|discuss|push|price|quote|review|prep|about|for) $"
)
_THING_EN = re.compile(
    r" (?!(?:after|before|at|to|for|and|or|by|in|on|of|from|with|morning|afternoon|evening|night|lunchtime|noon|week|day|eve|next"
    r"|that|if|when|please|pls|then|about|re|i|we|he|she|they|is|was|around|\d)\b)[a-z]{3,}"
)


def days_of_the_time(stretch: Stretch, values: Sequence[Found], *, alone: bool = False) -> list[Found]:
    """The days that tell when: a feast within a thing does not, nor another day within it where some day stands by itself.

    `alone`: a time stands there already, and needs no day of a thing.
    """
    values = [value for value in values if not _some_time_after(stretch.text, value)]
    others = alone or len(values) > 1
    things = [value for value in values if _within_thing(stretch.text, value, others=others)]
    times = [value for value in values if value not in things]
    return times or ([] if alone else [value for value in things if value.text not in _FEASTS])


#: "after Christmas", 端午节后: when is yet to be asked.
_AFTER_EN = re.compile(r"\b(?:after|(?:day|week) before)(?: the)? $")
_AFTER = re.compile(r"节?(?:以|之)?后(?![天半面来])")


def _some_time_after(text: str, value: Found) -> bool:
    if value.kind != "day":
        return False
    return _AFTER_EN.search(text, 0, value.start) is not None or _AFTER.match(text, value.end) is not None


def with_its_thing(stretch: Stretch, span: Span) -> Span:
    """A text that would end in the middle of what is to be done, with the day and the thing it belongs to."""
    for value in stretch.lattice.values:
        if value.kind == "day" and _cuts(stretch.text, span, value):
            stops = [start for start, _ in stretch.cues if start >= value.end]
            return span[0], min([stretch.lattice.clause_end(value.end), *stops])
    return span


def _cuts(text: str, span: Span, value: Found) -> bool:
    """Whether a text that ends before a day ends in the middle: with a bare verb, or before the day of a thing."""
    if value.start < span[1] or not _MERELY_ON.fullmatch(text, span[1], value.start):
        return False
    said = text[slice(*span)].strip()
    if said.isascii():
        goes_on = _ABOUT.match(text, value.end) is not None
    else:
        goes_on = len(said) <= _BARE and _DOES.search(said) is not None
    return goes_on or _within_thing(text, value, others=False)


def _within_thing(text: str, value: Found, *, others: bool) -> bool:
    """Whether a day belongs to the thing behind it; `others`: some other day may tell when."""
    start, end = value.start, value.end
    if value.kind != "day":
        return False
    feast = value.text in _FEASTS
    if text[start:end].isascii():
        the = text.startswith("the ", start) or _THE.search(text, 0, start)
        return bool((the or (feast and (others or _SEND_EN.search(text, 0, start)))) and _THING_EN.match(text, end))
    if not (feast or text.startswith("的", end)):
        return False
    return bool((others or _DOES.search(text, 0, start)) and _THING.match(text, end))
