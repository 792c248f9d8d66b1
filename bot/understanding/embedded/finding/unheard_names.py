"""Customers and suppliers whom nobody has stored, told by their place in a plain demand: 海川要30箱…, 找海川进100袋…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.values import Found

_WHO = r"(?P<who>[\u3400-\u9fff]{2,8}?)(?:那边|这边|那家|家)?"
_AGAIN = r"(?:再|又|还|先|想|急|刚|说|也|今天|明天|又说)*"
_WANTS = re.compile(
    rf"(?:^|(?<=[\s,，。;；:：]))(?:给|帮|替)?{_WHO}{_AGAIN}(?:要|来|订|定|拿|补|进|下|要补|要进|要订)了?$"
)
_FROM = re.compile(rf"(?:找|跟|向|从|问){_WHO}{_AGAIN}(?:要|订|定|拿|补|进|买|采|采购|下单)了?$")
#: No name begins or goes on with these.
_NOBODY = re.compile(
    r"[我你他她它咱们俺的是有把被给和跟要来了不没就都也还再先帮替请些个这那每各]|客户|对方|老板|大家|人家|今天|明天|后天|昨天|刚才|麻烦|另外|顺便|还有|然后"
    r"|一共|总共|需要|以后|马上|赶紧|直接|报价|下单|订单|单子|采购|供应商|仓库|工厂|厂家|补货|进货|发货|数量|单价|价格|现在|目前|估计|大概|差不多|改成|换成|加上"
)


def unheard_names(text: str, values: Sequence[Found], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The name before a demand for so many of known goods, where the message names no one whom the company knows."""
    if any(
        mention.kinds & {"customer", "supplier", "contact"} or mention.unknown in ("company", "name")
        for mention in mentions
    ):
        return
    for value in values:
        if value.kind != "quantity" or not value.exact or not _goods_follow(value, mentions):
            continue
        for pattern in (_FROM, _WANTS):
            found = pattern.search(text, max(0, value.start - 18), value.start)
            if found and _may_be_name(found["who"]) and _untouched(found.span("who"), values, mentions):
                yield Mention(*found.span("who"), found["who"], unknown="company")
                return


def _goods_follow(value: Found, mentions: Sequence[Mention]) -> bool:
    return any(
        0 <= mention.start - value.end <= 1 and ("product" in mention.kinds or mention.unknown == "product")
        for mention in mentions
    )


def _may_be_name(words: str) -> bool:
    return not _NOBODY.search(words) and not is_filler(words)


def _untouched(span: tuple[int, int], values: Sequence[Found], mentions: Sequence[Mention]) -> bool:
    places = [*((m.start, m.end) for m in mentions), *((v.start, v.end) for v in values)]
    return not any(start < span[1] and span[0] < end for start, end in places)
