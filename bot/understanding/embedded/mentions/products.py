"""Products named by several of their words and measures in whatever order: DN100 butterfly valves, 150的蝶阀, 950毫升的鲜奶."""

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.product_words import tokens_of
from bot.understanding.embedded.mentions.scan import Hit, best_cover
from bot.understanding.embedded.mentions.text import Normal, is_chinese

_TELLING_FIGURES = 4
_BETWEEN = re.compile(r"(?: ?的 ?|[ -]| ?/ ?| of (?:the )?)?").fullmatch
_ARTICLE_NUMBER = re.compile(r"(?=[a-z0-9-]*[a-z])(?=[a-z0-9-]*\d)[a-z]{1,5}-?\d[a-z0-9-]*")
_ONES = re.compile(r" ?的(?!话|时候)| (?:one|version|size|model)s?\b")


class _Piece(Hit):
    """A word or measure of the message with the products that have it; `spec` where it is a measure."""

    __slots__ = ("bare", "spec")

    def __init__(self, start: int, end: int, ids: set[str], *, spec: bool = False, bare: bool = False) -> None:
        super().__init__(start, end, {("product", id_): "words" for id_ in ids})
        self.spec, self.bare = spec, bare


def product_hits(normal: Normal, index: NameIndex, named: list[Hit], explained: Sequence[tuple[int, int]]) -> list[Hit]:
    """Products named by at least two pieces, and families with a measure that none of them has (unknown)."""
    free = (p for p in _pieces(normal, index, named) if not any(a <= p.start and p.end <= b for a, b in explained))
    pieces = sorted(free, key=lambda piece: (piece.start, -piece.end))
    hits: list[Hit] = []
    for place, piece in enumerate(pieces):
        hits.extend(_windows(normal.text, pieces, place, piece))
    return hits


def spec_hits(normal: Normal, index: NameIndex, free: list[tuple[int, int]]) -> Iterator[Hit]:
    """A measure that stands for the product by itself: the 500ml ones, 40的; and article numbers that nobody has."""
    for token in tokens_of(normal.text):
        if not token.spec or not any(start <= token.start and token.end <= end for start, end in free):
            continue
        said = token.texts[0]
        ids = index.products_with(said) or (
            index.products_with("#" + said) if said.replace(".", "").isdigit() else set()
        )
        plain = said[0].isalpha() or (said.isdigit() and len(said) >= _TELLING_FIGURES and index.products_with(said))
        if ids and (plain or _ONES.match(normal.text, token.end)):
            yield Hit(token.start, token.end, {("product", id_): "spec" for id_ in ids})


def _pieces(normal: Normal, index: NameIndex, named: list[Hit]) -> Iterator[_Piece]:
    text = normal.text
    for hit in best_cover([hit for hit in named if hit.of("product")]):
        yield _Piece(hit.start, hit.end, hit.of("product"))
    for token in tokens_of(text):
        said = token.texts[0]
        ids = index.products_with(said)
        if token.spec and said.replace(".", "").isdigit():
            if _figure_of_article(text, token.start, token.end):
                yield _Piece(token.start, token.end, index.products_with("#" + said), spec=True, bare=True)
        elif (ids or token.spec) and said not in EN_STOP:
            yield _Piece(token.start, token.end, ids, spec=token.spec)


def _figure_of_article(text: str, start: int, end: int) -> bool:
    """Whether a bare figure may be a measure: 150的蝶阀, 50球阀, 蝶阀150的; in English a figure before a noun is a quantity."""
    after = text[end : end + 2]
    return after[:1] == "的" or (bool(after) and is_chinese(after[0]) and not (start and text[start - 1] == "."))


def _windows(text: str, pieces: list[_Piece], place: int, first: _Piece) -> Iterator[Hit]:
    common, end, size, words = first.of("product"), first.end, 1, not first.spec
    for piece in pieces[place + 1 :]:
        if piece.start < end:
            continue
        if piece.bare and not text.startswith("的", piece.end):
            return
        if not _BETWEEN(text[end : piece.start]):
            return
        both = common & piece.of("product")
        if not both:
            yield from _unknown(text, first, end, piece, words=words)
            return
        common, end, size, words = both, piece.end, size + 1, words or not piece.spec
        if size > 1 and words:
            yield Hit(first.start, end, {("product", id_): "words" for id_ in common})


def _unknown(text: str, first: _Piece, end: int, piece: _Piece, *, words: bool) -> Iterator[Hit]:
    """A family with a measure directly at it that no product of the family has is a product we do not know."""
    directly = end == piece.start
    figure = first if first.spec else piece
    if figure.bare or first.spec == piece.spec or not directly or not (words or not piece.spec):
        return
    said = text[figure.start : figure.end]
    if _ARTICLE_NUMBER.fullmatch(said):
        yield Hit(first.start, piece.end, unknown="product")
