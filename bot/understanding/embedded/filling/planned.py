"""What is but planned: 明天去拜访…, "meeting with … on Thursday"; what is to be done when nobody knows: "remind me that day"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span

_PLANNED = re.compile(
    r"\W*(?:and |also )+to [a-z]+ (?!him\b|her\b|them\b)[^,.;:]{1,40}\W*"
    r"|\W*(?:我们?|咱们?)?(?:准备|打算|计划|要|得|想)?"
    r"(?:明[天早晚]|大?后天|下个?(?:周|星期|礼拜)[一二三四五六日天]?)(?:上午|下午|早上|晚上|中午)?"
    r"(?:要|得|准备|打算|计划|想|再|先)*(?:去|来|到|和|跟|约|见|拜访|走访|过去|上门|给)[^，,。;；:：了过\s]{0,24}\W*"
    r"|\W*(?:(?:i'?m|i am|we'?re|we are|going to|gonna|will|i'?ll|got an?|have an?)\s){0,3}"
    r"(?:visit(?:ing)?|meeting|seeing|see|meet|calling)\s[^,.;:]{1,40}"
    r"\b(?:tomorrow|next \w+|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W*"
)


def merely_planned(text: str) -> bool:
    """Whether an account tells only of what is to come, in one clause: that is to be asked about, and nothing that happened."""
    return _PLANNED.fullmatch(text) is not None


#: "that day", "an hour before": pointed back at, and nothing there that it could be counted from.
_POINTS_BACK = re.compile(
    r"\b(?:that|the same|same|the) (?:very )?(?:day|morning|afternoon|evening|week)(?= (?:before|after|of)\b|\W*$)"
    r"|\b(?:that|the same) (?:very )?day\b"
    r"|\b(?:an?|one|two|three|\d+|a few|a couple of|half an) (?:hours?|days?|weeks?|minutes?|mins?) (?:before|after|prior)\W*$"
    r"|,? then\W*$|\b(?:right|just|straight) (?:before|after|afterwards|beforehand)\W*$"
)


def points_back(text: str) -> tuple[int, int] | None:
    """Where a message says when something is to be done by what went before alone."""
    found = _POINTS_BACK.search(text)
    return found.span() if found else None


#: 麻烦改成…, "please order": something else is wanted than that it be kept.
_WANTED = re.compile(
    r"(?:麻烦(?!你们?了)|帮我|替我|帮忙)(?![^,，。;；]{0,4}?(?:记|跟进|写|存|备注|登记|录))"
    r"|让我(?:们)?(?:先|再|给他|给她|给他们|赶紧|尽快)*(?:报|下单|开单|出|发|改|取消|订)"
    r"|\b(?:please|pls|can you|could you)\b"
    r"(?! (?:log|note|record|save|jot|write|put (?:that|this|it)|add that|keep|enter that))"
)


def wanted_besides(stretch: Stretch) -> Iterator[Span]:
    """The clauses of an account in which the person asks for something, beside keeping it, and tells how many or to what."""
    for found in _WANTED.finditer(stretch.text, stretch.start, stretch.end):
        if stretch.lattice.quoted(found.start()):
            continue
        start, end = stretch.lattice.clause_start(found.start()), stretch.lattice.clause_end(found.end())
        done = _DONE.search(stretch.text, found.end(), end) is not None
        named = done or any(
            m.kinds & {"product", "order", "quote"} for m in stretch.lattice.mentions_in(found.end(), end)
        )
        if named or any(each.kind in _HOW_MUCH for each in stretch.lattice.values_in(found.end(), stretch.end)):
            yield start, end


_DONE = re.compile(r"下单|单下|单子下|下掉|开单|发货|开票|报价|\b(?:order|quote|invoice|ship)\b")
_HOW_MUCH = frozenset({"quantity", "money", "number", "discount"})
