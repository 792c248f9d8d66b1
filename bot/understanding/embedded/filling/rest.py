"""What is left of a message when all else was taken: a title, a subject, a reason, what to remind of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean, gaps_between, is_latin, tells
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions.mention import COMPANY_KINDS

_FEW = 2


_TO_DO = re.compile(r"催|联系|问|打电话|回访|拜访|对账|送|拿|收款|签|交货|跟进|回复|寄")


#: "50/50", "closes april", "worth about": how likely, when and how much, and no title.
_NO_TITLE = re.compile(
    r"\W*(?:(?:and |it's |its |is |they're |probably |maybe )*(?:worth|valued? at|value|budget|amount|total|estimated?)\b"
    r"|\d+\s?(?:/|%|percent)|(?:should |will |to |expected to )?(?:close|closes|closing|land|lands|sign|signs)\b)"
)


_WORTH = re.compile(r",? (?:is |it's |probably |maybe )?(?:worth|valued at|value|at)(?: about| around| roughly)?\s*$")


def apart(stretch: Stretch, *, title: bool = False) -> Span | None:
    """The clauses that nothing was taken from and that ask for nothing; else what follows the cue in its own clause."""
    blocked = [*stretch.taken_values(), *stretch.cues]
    runs: list[Span] = []
    for start, end in stretch.spans:
        if any(first < end and start < last for first, last in blocked):
            continue
        if title and (_NO_TITLE.match(stretch.text, start, end) or _merely_whose(stretch, start, end)):
            continue
        if runs and title and not tells(stretch, *runs[-1]):
            # The customer's name alone, before the title.
            runs[-1] = start, end
        elif runs and not clean(stretch.text[runs[-1][1] : start]):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    telling = [run for run in runs if len(clean(stretch.text[run[0] : run[1]])) > 1 and tells(stretch, *run)]
    if telling:
        return max(telling, key=lambda run: run[1] - run[0])
    if title and (ahead := _ahead_of_sum(stretch, blocked)):
        return ahead
    return _behind(stretch, blocked) or _told_first(stretch, blocked)


def _merely_whose(stretch: Stretch, start: int, end: int) -> bool:
    """Whether a clause but names the customer: 新建商机 东方车行 门店翻新."""
    named = stretch.lattice.mentions_in(start, end)
    return len(named) == 1 and bool(named[0].kinds & COMPANY_KINDS) and not tells(stretch, start, end)


def _ahead_of_sum(stretch: Stretch, blocked: Sequence[Span]) -> Span | None:
    """What a clause that asks for nothing begins with, where a sum or a day is all that follows: "spring refit 20k"."""
    for start, end in stretch.spans:
        inside = [span for span in blocked if span[0] < end and start < span[1]]
        if not inside or not is_latin(stretch.text[start:end]) or any(cue in inside for cue in stretch.cues):
            continue
        first, last = min(span[0] for span in inside), max(span[1] for span in inside)
        first = worth.start() if (worth := _WORTH.search(stretch.text, start, first)) else first
        told = clean(stretch.text[start:first])
        if len(told) > _FEW and not clean(stretch.text[last:end]) and not _NO_TITLE.match(stretch.text, start, end):
            return (start, first) if tells(stretch, start, first) else None
    return None


def _told_first(stretch: Stretch, blocked: Sequence[Span]) -> Span | None:
    """What is told of a document before it is asked for: 1024的气罐漏气，退2箱."""
    asked = min((first for first, _ in stretch.cues), default=stretch.end)
    for start, end in stretch.spans:
        ends = [last for first, last in blocked if first < end and start < last]
        if ends and max(ends) < end <= asked and not any(first < end and start < last for first, last in stretch.cues):
            piece = max(ends), end
            if len(clean(stretch.text[slice(*piece)])) > _FEW + 1 and tells(stretch, *piece):
                return piece
    return None


#: 丢了嫌贵: two signs tell why.
_WHY_IN_SHORT = re.compile(r"(?:嫌|太)[贵远慢差小大少多高低难]|(?:没|缺|差)[钱货人]|涨价|超支|停产|倒闭")


def _behind(stretch: Stretch, blocked: Sequence[Span]) -> Span | None:
    """What a dictated message goes on with behind its cue."""
    for _, last in sorted(stretch.cues, reverse=True):
        end = next((end for start, end in stretch.spans if start <= last <= end), last)
        free = not any(first < end and last < after for first, after in blocked)
        words = clean(stretch.text[last:end])
        if free and (len(words) > _FEW or _WHY_IN_SHORT.fullmatch(words)) and tells(stretch, last, end):
            return last, end
    return None


def names_someone(stretch: Stretch) -> bool:
    """Whether what asks for an action names whom it is about, so that it is more than the asking."""
    return any(first <= m.start and m.end <= last for m in stretch.lattice.mentions for first, last in stretch.cues)


def rest(stretch: Stretch, *, many: bool = False, within_cues: bool = False) -> Span | None:
    """The longest stretch between what was taken and what asks for the action, names of records included.

    `within_cues`: what asks for it says what it is as well ("chase them tomorrow").
    """
    asked = () if within_cues else stretch.cues
    blocked = sorted([*(stretch.taken if many else stretch.taken_values()), *asked])
    first = min((start for start, _ in stretch.cues), default=0)
    besides = [found.span() for found in _BESIDES.finditer(stretch.text, 0, first)]
    if besides:
        # What was told before it is something else.
        blocked = sorted([*blocked, (0, besides[-1][1])])
    pieces: list[Span] = []
    for start, end in stretch.spans:
        pieces.extend(gaps_between(start, end, blocked))
    telling = [
        piece for piece in pieces if len(clean(stretch.text[piece[0] : piece[1]])) > 1 and tells(stretch, *piece)
    ]
    telling = [piece for piece in telling if not _MERELY_ASKS.fullmatch(stretch.text, *piece)]
    telling = telling if many else _run_together(stretch, telling, over_documents=within_cues is False)
    if within_cues:
        telling = [piece for piece in telling if _does_something(stretch.text[slice(*piece)])]
    if many and telling:
        asked_in = min((stretch.lattice.clause_start(first) for first, _ in asked), default=0)
        if is_latin(stretch.text):
            # "add Ida, the buyer, to Acme and tag them …": what stands ahead is of something else.
            telling = [piece for piece in telling if piece[0] >= asked_in]
        return (telling[0][0], telling[-1][1]) if telling else None
    return max(telling, key=lambda piece: piece[1] - piece[0], default=None)


#: 给我发个: the beginning of what asks for it.
_MERELY_ASKS = re.compile(
    r"\W*(?:给|帮|替|麻烦|请|我|他|你|再|先|也)*(?:发|设|建|加|来|弄|搞|做|定|写|记)(?:一)?(?:个|条|下)\W*"
)
_BESIDES = re.compile(r"顺便|另外|对了[,，]")


def _does_something(words: str) -> bool:
    """Whether the words that ask for something say what it is: 催江月楼, but not 设个提醒."""
    return is_latin(words) or _TO_DO.search(words) is not None


def _run_together(stretch: Stretch, pieces: Sequence[Span], *, over_documents: bool = False) -> list[Span]:
    """The pieces, with those made one that stand beside each other with but a mark, or a document's number, between."""
    runs: list[Span] = []
    for start, end in pieces:
        beside = runs and not stretch.text[runs[-1][1] : start].strip(" ,，、")
        if beside or (runs and over_documents and _only_numbered(stretch, runs[-1][1], start)):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return runs


def _only_numbered(stretch: Stretch, start: int, end: int) -> bool:
    """Whether nothing but an order's number stands between: "a lamp from order 1013 | buzzes"."""
    between = stretch.lattice.mentions_in(start, end)
    words = stretch.text[start:end]
    return (
        len(between) == 1
        and between[0].kinds <= {"order", "invoice"}
        and words.strip() == between[0].text
        and is_latin(words)
    )
