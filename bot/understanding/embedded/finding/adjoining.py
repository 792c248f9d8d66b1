"""Goods that are named in two pieces right beside each other: 麻辣 and 底料200克 are the one that both may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.mentions.product_words import spoken_figure, tokens_of
from bot.understanding.embedded.mentions.text import is_chinese, normalised
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_GAPS = frozenset({"", " ", "的", "的 ", " 的"})


def told_before(text: str, mentions: Sequence[Mention], values: Sequence[Found], known: Knowledge) -> Iterator[Mention]:
    """The mentions; of several goods those whose names hold the Chinese word right before as well: 麻辣底料 of all 底料."""
    named = 0
    for mention in mentions:
        floor, named = named, max(named, mention.end)
        if (
            len(mention.candidates) < _SEVERAL
            or mention.kinds != {"product"}
            or mention.unknown
            or not is_chinese(mention.text[0])
        ):
            yield mention
            continue
        start = max([floor, mention.start - _LONGEST, *(v.end for v in values if v.end <= mention.start)])
        while start < mention.start and not all(map(is_chinese, text[start : mention.start])):
            start += 1
        yield _measured(text, floor, _holding(text, start, mention, known), known)


def _holding(text: str, start: int, mention: Mention, known: Knowledge) -> Mention:
    names = _names(mention, known)
    for begin in range(start, mention.start - 1):
        word = text[begin : mention.start]
        fits = tuple(each for each in mention.candidates if any(word in name for name in names[each.id]))
        if 0 < len(fits) < len(names):
            return _grown(text, begin, mention, fits)
    return mention


def _grown(text: str, start: int, mention: Mention, fits: Iterable[Candidate]) -> Mention:
    """A mention with the words right before it, by which it surely is of some of its goods."""
    return Mention(start, mention.end, text[start : mention.end], tuple(replace(each, sure=True) for each in fits))


def _names(mention: Mention, known: Knowledge) -> dict[str, list[str]]:
    """What the goods that a mention may be are called."""
    return {
        each.id: [normalised(name.text) for name in known.index.names_of("product", each.id)]
        for each in mention.candidates
    }


def _measured(text: str, floor: int, mention: Mention, known: Knowledge) -> Mention:
    """Of several goods those that have the measure right before: 两百克麻辣底料."""
    if len(mention.candidates) < _SEVERAL:
        return mention
    if told := _OF_SO_MANY.search(text, floor, mention.start):
        # 32支的斜纹: the one of 32, where just one of them is called so.
        figure = told["figure"] if told["figure"].isdigit() else spoken_figure(told["figure"])
        written = re.compile(rf"(?<![0-9.]){figure}(?![0-9.])")
        called = {id_: " ".join(names) for id_, names in _names(mention, known).items()}
        fits = tuple(each for each in mention.candidates if figure and written.search(called[each.id]))
        if len(fits) == 1:
            return _grown(text, told.start(), mention, fits)
    for token in tokens_of(text[floor : mention.start]):
        if token.spec and text[floor + token.end : mention.start] in _GAPS and not token.said.isdigit():
            ids = known.index.products_with(token.said)
            fits = tuple(each for each in mention.candidates if each.id in ids)
            if fits and len(fits) < len(mention.candidates):
                return _grown(text, floor + token.start, mention, fits)
    return mention


_SEVERAL, _LONGEST = 2, 4
_OF_SO_MANY = re.compile(
    r"(?<![\d.一二两三四五六七八九十百千])(?P<figure>\d{1,4}|[一二两三四五六七八九十百]{1,5})[\u3400-\u9fff]{1,2}的$"
)


def of_the_family(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; of several goods those of the family named before: 飞机盒，中号20小号10."""
    families: list[set[str]] = []
    for mention in mentions:
        ids = {candidate.id for candidate in mention.candidates}
        if mention.kinds == {"product"} and mention.unknown is None and len(ids) >= _SEVERAL:
            fits = next((ids & family for family in reversed(families) if ids & family and not ids >= family), set())
            families.append(ids)
            if len(fits) == 1:
                yield replace(mention, candidates=tuple(each for each in mention.candidates if each.id in fits))
                continue
        yield mention


def in_one(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions; of goods that stand side by side and have some in common, one of these."""
    return run_together(mentions, lambda one, other: _both(text, one, other))


def run_together(
    mentions: Iterable[Mention], joined: Callable[[Mention, Mention], Mention | None]
) -> Iterator[Mention]:
    """The mentions, where one and the next are `joined` as one, which may be joined with the one after that."""
    last: Mention | None = None
    for mention in mentions:
        if last and (both := joined(last, mention)):
            last = both
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _both(text: str, one: Mention, other: Mention) -> Mention | None:
    """The goods that two mentions have in common; none where they stand apart, or are of more than goods."""
    if one.kinds != {"product"} or other.kinds != {"product"} or one.unknown or other.unknown:
        return None
    if other.start < one.end or text[one.end : other.start] not in _GAPS:
        return None
    first = tuple(candidate.id for candidate in one.candidates)
    second = {candidate.id for candidate in other.candidates}
    both = tuple(id_ for id_ in first if id_ in second)
    if not both or (len(both) == len(first) and len(both) == len(second)):
        # Where one of them says nothing new, both stay as they are.
        return None
    candidates = tuple(Candidate("product", id_, "words", sure=True) for id_ in both)
    return Mention(one.start, other.end, text[one.start : other.end], candidates)


def with_its_number(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions; words that nobody has heard of, right before an article number, are but what that is called."""
    return run_together(mentions, lambda one, other: _numbered(text, one, other))


def _numbered(text: str, one: Mention, other: Mention) -> Mention | None:
    numbered = len(other.candidates) == 1 and other.candidates[0].how == "sku"
    if one.unknown != "product" or not numbered or text[one.end : other.start] not in _GAPS:
        return None
    return replace(other, start=one.start, text=text[one.start : other.end])
