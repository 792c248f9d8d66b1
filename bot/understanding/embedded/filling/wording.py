"""Words for a text: without what leads in or trails behind, and whether they tell anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span

EDGE = " \t\n,，。.;；:：、!！~-—"


_SMALL = re.compile(
    r"\b(?:from|for|with|to|at|by|on|of|the|a|an|re|about|regarding|against|over|concerning|worth|valued|around|roughly)\b|[给跟帮替和在把对向]|那边|这边"
)


QUOTE = "“”\"'「」『』【】"


_LEADING = re.compile(
    r"^(?:(?:(?:一下下?|一声|下(?![午周个月次班单半])|(?:之|以)?前(?=[把给将要得去来])|呢|啊|吧|了|是|为|叫|的|说|呃|嗯|哦)"
    r"|(?:that|to|about|for|of|is|was|because|as|and|please|pls|then|so|also|it|saying|called|reading)\b)[\s,，:：]*)+"
)


_TRAILING = re.compile(
    r"(?:[\s,，]*(?:吧|啊|哦|呢|哈|谢谢|(?:就|即)(?:行|好|可以|可|成)了?"
    r"|(?<![a-zA-Z])(?:and|to|for|at|on|by|from|against|of|please|pls|plz|thanks|thx|cheers|ta|btw|asap|too|as well|also|is"
    r"|are)))+$"
)


def tells(stretch: Stretch, start: int, end: int) -> bool:
    """Whether more is said there than names that were taken, and the small words between them."""
    words = stretch.text[start:end]
    for first, last in stretch.taken:
        # Of what was taken back in the same breath only a part may stand here.
        back = (first, last) in stretch.lattice.retracted and first < end and start < last
        if back or (start <= first and last <= end):
            words = words.replace(stretch.text[max(first, start) : min(last, end)], " ")
    return bool(_SMALL.sub("", clean(words)).strip(EDGE + QUOTE))


def is_latin(words: str) -> bool:
    """Whether there are no Chinese signs among the words."""
    return not any("\u3400" <= sign <= "\u9fff" for sign in words)


def gaps_between(start: int, end: int, blocked: Sequence[Span]) -> list[Span]:
    """The pieces of a stretch that nothing in order has blocked."""
    gaps, place = [], start
    for first, last in blocked:
        if first >= end or last <= start:
            continue
        if first > place:
            gaps.append((place, first))
        place = max(place, last)
    return [*gaps, (place, end)] if place < end else gaps


#: "make it 10", 改成10点: what was said is changed, and nothing is told in words.
MAKES_IT = re.compile(
    r"(?:no |sorry |actually |ok )?(?:make|change) (?:it|that) [\w:.]{1,8}(?: ?[ap]m)?"
    r"|改[成到为]?[\d点半一二两三四五六七八九十:.]{1,8}",
    re.IGNORECASE,
)


def clean(words: str) -> str:
    """The words without marks at their ends, and without what but leads in or trails behind."""
    words = words.strip(EDGE + QUOTE)
    words = _TRAILING.sub("", _LEADING.sub("", words))
    return words.strip(EDGE + QUOTE)
