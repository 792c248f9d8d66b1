"""What stands where a reason might, and is none: how many of them, whose they are, thanks, something else that is asked for."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean
from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.finding.lattice import Span

#: "Not needed", "too many": such small words tell why all the same.
_TELLS_WHY = re.compile(r"\b(?:not|no|n't|need\w*|want\w*|too|again|another|wrong|same|rather|extra)\b")
_THANKS = re.compile(
    r"\W*(?:many |ok |okay |yes )?(?:thanks|thank you|thank u|thx|cheers|ta|much appreciated|appreciate it)"
    r"(?:,? (?:a (?:lot|million|mil|bunch|ton)|so much|very much|heaps|loads|again|in advance|for (?:that|this|your help)|mate"
    r"|guys|folks|all|everyone|pal|buddy))*\W*"
)
_ASKS_MORE = re.compile(
    r"\W*(?:(?:and|then|also|so|please|pls) )*(?:(?:tell|show|send|give|email|text|ping|remind|message) (?:me|us)\b"
    r"|let (?:me|us|him|her|them) know\b"
    r"|(?:put|raise|place|create|enter|book|order|make|do|set|start|open|draft|send|ship|add|swap|replace)"
    r"(?: (?:in|up|through|on|out))?"
    r" (?:a|an|another|one|new|two|three|four|five|six|ten|\d+)\b)"
)
_ALL_OF_IT = re.compile(
    r"\W*(?:(?:the )?(?:whole|entire|full) (?:lot|thing|order|shipment|delivery|amount)|(?:the|all the) lot"
    r"|all(?: of (?:it|them|those))?"
    r"|(?:[那这][张个笔]?)?(?:草稿|待审批?|未发货?|没发的?|旧的?|老的?|刚下的?)的?(?:那|这)?[张个笔]?[单子]*"
    r"|everything|in full|complete(?:ly)?|整单|全单|全部|所有|都|全退|全都|一起)(?:退|要|的|吧|了)*\W*"
)
_MERELY_RETURNED = re.compile(
    r"\W*(?:先|就|都|也)?不(?:发|出|做|弄|下|订|退|开)(?:货|单|票)?了?\W*"
    r"|\W*(?:客户|[他她]们?|对方)?(?:那边)?(?:说|就)?(?:要求?|想|得|需要|申请|准备)?(?:给)?(?:退货?|换货?|退换货?|退款|退回[来去]?|退掉)(?:一下|处理)?[了吧的啊]*\W*"
)
_THINKS_AGAIN = re.compile(r"\W*(?:no|nope|hang|hang on|hold on|wait|actually|sorry|oops|hmm+|ah|oh)\W*")
_FIGURES = frozenset({"quantity", "number"})


def means_all(text: str) -> bool:
    """Whether words say no more than that all of it is meant: 全退, "all of them"."""
    return _ALL_OF_IT.fullmatch(text) is not None


def no_reason(stretch: Stretch, span: Span) -> bool:
    """Whether some words tell no reason: "2 rolls", "right", "for Acme", "thanks a lot", "all of it", "and tell me …"."""
    text = stretch.text[slice(*span)]
    if (
        _THANKS.fullmatch(text)
        or _THINKS_AGAIN.fullmatch(text)
        or _ALL_OF_IT.fullmatch(text)
        or _MERELY_RETURNED.fullmatch(text)
        or _ASKS_MORE.match(text)
    ):
        return True
    words, lattice = list(text), stretch.lattice
    told = [(value.start, value.end) for value in lattice.values_in(*span) if value.kind in _FIGURES]
    counted = any(value.kind in _FIGURES for value in lattice.values_in(*span))
    # 取消一盒肉桂: how many of which goods is no reason either.
    named = {"customer", *(("product", "category") if counted else ())}
    told += [(m.start, m.end) for m in lattice.mentions_in(*span) if m.kinds and m.kinds <= named]
    for start, end in told:
        first, last = max(start, span[0]) - span[0], min(end, span[1]) - span[0]
        words[first:last] = " " * (last - first)
    plain = "".join(words)
    return not clean(plain) or (plain.isascii() and is_filler(plain) and not _TELLS_WHY.search(plain))


def without_count(stretch: Stretch, span: Span) -> Span:
    """A reason that begins with how many of them there was something about, without how many there are: "11 two were wet"."""
    figures = [value for value in stretch.lattice.values_in(*span) if value.kind == "number"]
    if len(figures) < _TWO or not figures[0].text.isdigit() or figures[1].start != figures[0].end + 1:
        return span
    if not _MERELY_IS.fullmatch(stretch.text, span[0], figures[0].start):
        return span
    return figures[1].start, span[1]


_TWO = 2
_MERELY_IS = re.compile(r"\W*(?:(?:is|was|at|of|came to)\W)?\W*")
