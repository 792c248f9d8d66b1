"""What a message sounds like without what it is about: its words, with names and values as their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.understanding.embedded.finding.lattice import Lattice, Span

_TOKEN = re.compile(r"<[a-z+]+>|[a-z]+|[\u3400-\u9fff]|[?？!！]|\d")
_BEGINS, _ENDS = "^", "$"


def features_of(text: str) -> list[str]:
    """The words of a masked message, and what stands together in twos and threes."""
    tokens = [_BEGINS, *_TOKEN.findall(text), _ENDS]
    twos = [f"{first} {second}" for first, second in pairwise(tokens)]
    threes = [f"{pair} {third}" for pair, third in zip(twos, tokens[2:], strict=False)]
    return list(dict.fromkeys([*tokens, *twos, *threes]))


def masked(lattice: Lattice, start: int = 0, end: int | None = None) -> str:
    """A stretch of a message with the kinds of records and values in place of their names and figures."""
    end = len(lattice.text) if end is None else end
    parts, last = list[str](), start
    for (first, after), kind in sorted(_kinds(lattice), key=lambda each: (each[0][0], -each[0][1])):
        if first >= last and after <= end:
            parts += [lattice.text[last:first], f" <{kind}> "]
            last = after
    return "".join([*parts, lattice.text[last:end]])


def _kinds(lattice: Lattice) -> Iterator[tuple[Span, str]]:
    for value in lattice.values:
        yield (value.start, value.end), value.kind
    for mention in lattice.mentions:
        known = sorted({candidate.kind for candidate in mention.candidates if candidate.sure})
        if known or mention.unknown is not None or mention.candidates:
            kind = "+".join(known) or ("new" if mention.unknown else "maybe")
            yield (mention.start, mention.end), kind
