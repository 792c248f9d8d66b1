"""Names of goods that are said with more of their full name beside them than the index knows: 老坛 before 酸菜5kg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.text import is_chinese, normalise
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_LEAST, _MOST = 2, 6


def widened(text: str, mentions: Sequence[Mention], values: Sequence[Found], known: Knowledge) -> Iterator[Mention]:
    """The mentions; one of a single product takes in the Chinese words beside it that are in its name too."""
    taken = [*((m.start, m.end) for m in mentions), *((v.start, v.end) for v in values)]
    for mention in mentions:
        ids = {candidate.id for candidate in mention.candidates if candidate.kind == "product"}
        if len(ids) != 1 or mention.unknown is not None or not mention.candidates[0].sure:
            yield mention
            continue
        floor = max((end for _, end in taken if end <= mention.start), default=0)
        ceiling = min((start for start, _ in taken if start >= mention.end), default=len(text))
        left, right = _run_before(text, floor, mention.start), _run_behind(text, mention.end, ceiling)
        if max(len(left), len(right)) < _LEAST:
            yield mention
            continue
        names = [normalise(name.text).text for name in known.index.names_of("product", next(iter(ids)))]
        start = mention.start - _longest((left[place:] for place in range(len(left))), names)
        end = mention.end + _longest((right[:place] for place in range(len(right), 0, -1)), names)
        yield replace(mention, start=start, end=end, text=text[start:end])


def _longest(pieces: Iterator[str], names: Sequence[str]) -> int:
    """The length of the longest of the pieces that is in one of the names."""
    fits = (len(piece) for piece in pieces if len(piece) >= _LEAST and any(piece in name for name in names))
    return max(fits, default=0)


def _run_before(text: str, floor: int, place: int) -> str:
    first = place
    while first > floor and place - first < _MOST and is_chinese(text[first - 1]):
        first -= 1
    return text[first:place]


def _run_behind(text: str, place: int, ceiling: int) -> str:
    last = place
    while last < ceiling and last - place < _MOST and is_chinese(text[last]):
        last += 1
    return text[place:last]
