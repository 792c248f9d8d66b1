"""Where long texts are parted: between paragraphs, else lines, sentences, words, and never inside a link or a character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

#: A web address within a text.
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"，。；、！？（）【】《》“”]+", re.IGNORECASE)

#: Where a text may be parted, the best places first.
_SEAMS = tuple(map(re.compile, (r"\n\s*\n", r"\n", r"(?<=[。！？；])|(?<=[.!?;])\s", r"(?<=[，、：])|\s")))
_JOINER = "\u200d"


def parted(text: str, limit: int, size: Callable[[str], int] = len, whole: re.Pattern[str] = LINK) -> list[str]:
    """A text in parts of at most `limit` by `size`, without the white space where it is parted; nothing of nothing.

    `size` counts one at least for each character, and `whole` is what stays in one piece where it fits into a part.
    """
    found, rest = [], text.strip()
    while rest:
        end = place(rest, fitting(rest, limit, size), whole)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return found


def fitting(text: str, limit: int, size: Callable[[str], int]) -> int:
    """How many characters of its beginning are within the limit: one at least."""
    if size(text) <= limit:
        return len(text)
    low, high = 1, max(1, min(len(text) - 1, limit))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    return low


def place(text: str, most: int, whole: re.Pattern[str] = LINK) -> int:
    """After how many characters to part a text of which `most` fit, one at least.

    A part is not left nearly empty for the sake of a better place.
    """
    if most >= len(text):
        return len(text)
    pieces = [found.span() for found in whole.finditer(text)]
    for seam in _SEAMS:
        places = (found.start() for found in seam.finditer(text, 0, most + 1))
        best = max((at for at in places if at <= most and not _begun(at, pieces)), default=0)
        if best and best * 3 >= most:
            return best
    at = most
    while at:
        if begun := _begun(at, pieces):
            at = begun
        elif _one_character(text, at):
            at -= 1
        else:
            return at
    return most


def _begun(at: int, pieces: Sequence[tuple[int, int]]) -> int:
    """Where the piece begins that would be cut there; 0 for none, and for one that fills a part by itself."""
    return next((start for start, end in pieces if start < at < end), 0)


def _one_character(text: str, at: int) -> bool:
    """Whether the signs on both sides make one character: with an accent, a skin tone, a family of emoji, a flag."""
    before, after = text[at - 1], text[at]
    if _JOINER in (before, after) or unicodedata.category(after).startswith("M"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    if not (_regional(before) and _regional(after)):
        return False
    # Flags are pairs: which ones, only their beginning tells.
    run = 0
    while run < at and _regional(text[at - 1 - run]):
        run += 1
    return run % 2 == 1


def _regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
