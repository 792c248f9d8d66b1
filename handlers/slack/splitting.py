"""Long texts in parts that a platform takes: parted at paragraphs, else lines, else words, never inside a character or link."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

#: Where a text may be parted, the best places first: each keeps what stands before it.
_SEAMS = (r"\n\s*\n", r"\n", r"(?<=[。！？；])|(?<=[.!?;])\s+", r"(?<=[，、：])|\s+")
_ADDRESS = re.compile(r"https?://\S+")
_JOINER = "\u200d"


def split(text: str, limit: int, size: Callable[[str], int] = len) -> list[str]:
    """The text in parts of at most `limit` by `size`, without the white space at the seams; nothing of nothing."""
    return list(_parts(text.strip(), limit, size))


def _parts(text: str, limit: int, size: Callable[[str], int]) -> Iterator[str]:
    while text:
        if size(text) <= limit:
            yield text
            return
        end = _end(text, limit, size)
        yield text[:end].rstrip()
        text = text[end:].lstrip("\n") if text[:end].endswith("\n") else text[end:].lstrip()


def _end(text: str, limit: int, size: Callable[[str], int]) -> int:
    """Where the first part ends."""
    most = _most(text, limit, size)
    for seam in _SEAMS:
        places = [found.start() for found in re.finditer(seam, text[: most + 1]) if 0 < found.start() <= most]
        # A part that is nearly empty reads worse than one that ends at a smaller seam.
        if places and places[-1] * 3 >= most:
            return _outside_links(text, places[-1])
    return _between_characters(text, _outside_links(text, most))


def _most(text: str, limit: int, size: Callable[[str], int]) -> int:
    """The most characters from its beginning that are within the limit, one at least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    return low


def _outside_links(text: str, place: int) -> int:
    """The place, or the beginning of the link that it would cut in two; a link that is too long by itself is cut."""
    for found in _ADDRESS.finditer(text):
        if found.start() < place < found.end():
            return found.start() or place
    return place


def _between_characters(text: str, place: int) -> int:
    """The place, or the beginning of the character that it would cut in two."""
    at = place
    while 0 < at < len(text) and (_leans(text[at]) or text[at - 1] == _JOINER):
        at -= 1
    return at or place


def _leans(character: str) -> bool:
    """Whether it belongs to the character before it: an accent, a variation, a skin tone, a joiner."""
    return (
        unicodedata.combining(character) != 0
        or unicodedata.category(character) in {"Mn", "Me"}
        or character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
