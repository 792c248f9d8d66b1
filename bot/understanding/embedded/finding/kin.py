"""Goods that a Chinese message names by what tells them from others of their kind alone: 10寸的也调20箱, 那8芯的呢."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bot.understanding.embedded.filling.variants import alike, apart_in
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.values import Found
from bot.understanding.world import DOCUMENTS, Knowledge

_ONES = re.compile(
    r"(?:[芯孔抽层门盘路极位档片头只支件]|号|码|款|色|型|装)?(?:的|那[个款种]|(?=呢|也(?:报|要|来|加|订|下|做|调|给|拿|配|送|发)))(?![\u4e00-\u9fff]{0,2}(?:价|单价|时候|话))"
)


def with_kin(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], recent: Collection[str], known: Knowledge
) -> list[Mention]:
    """The mentions with such goods, of the kind of those named just before; what was merely guessed there gives way."""
    if "的" not in text and "那" not in text and "呢" not in text and "也" not in text:
        return list(mentions)
    found = list(_kin(text, values, mentions, recent, known))
    kept = [m for m in mentions if not any(_crosses(m, other) for other in found)]
    return sorted([*kept, *found], key=lambda mention: mention.start)


def _kin(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], recent: Collection[str], known: Knowledge
) -> Iterator[Mention]:
    sure = [mention for mention in mentions if mention.sure]
    talked = [id_ for id_ in recent if id_ in known.goods]
    document = any(mention.kinds & DOCUMENTS for mention in mentions)
    for start, last, said in apart_in(text):
        ones = _ONES.match(text, last)
        if ones is None or any(mention.start < ones.end() and start < mention.end for mention in sure):
            continue
        if any(value.start < last and start < value.end and value.end > ones.end() for value in values):
            continue
        near = _named_before(start, sure)
        if near is None and not document and not any("product" in mention.kinds for mention in sure):
            near = talked[-1] if talked else None
        fits = alike(known, near, said) if near else []
        if len(fits) == 1 and fits[0] != near:
            end = ones.end()
            yield Mention(start, end, text[start:end], (Candidate("product", fits[0], "spec", sure=True),))


def _named_before(place: int, sure: Sequence[Mention]) -> str | None:
    """The one product named last before a place."""
    named = [each for each in sure if each.end <= place and "product" in each.kinds]
    ids = named[-1].of_kind("product") if named else ()
    return ids[0].id if len(ids) == 1 else None


def _crosses(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
