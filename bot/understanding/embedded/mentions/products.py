"""Products named by several of their words and measures in whatever order: A4 copier paper, 80克的牛皮纸, 950毫升的鲜奶."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import NamedTuple

from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.product_words import Token, shape, tokens_of
from bot.understanding.embedded.mentions.scan import Hit, Within, best_cover
from bot.understanding.embedded.mentions.text import Normal, is_chinese, singular

_TELLING_FIGURES = 4
_BETWEEN = re.compile(r"(?: ?的 ?|[ -]| ?/ ?| of (?:the )?)?").fullmatch
_ARTICLE_NUMBER = re.compile(r"(?!(?:q[1-4]|h[12])$)(?=[a-z0-9-]*[a-z])(?=[a-z0-9-]*\d)[a-z]{1,5}-?\d[a-z0-9-]*")
_CAPITALS = re.compile(r"(?!FY|ISO|EN|DIN|IE|GB|ID|NO|Q)[A-Z]{1,4}-?[0-9]{2,5}[A-Z]{0,2}")
#: 16V二十台: a measure right before so many of a unit.
_COUNTED = re.compile(
    r" ?(?:的|要|来)?(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})[\u3400-\u9fff](?<![月号日点年天周折块元毛分])"
)
#: A figure of three signs or more that counts nothing: 406还有多少, 401一箱半.
_NUMBERS = re.compile(
    r"(?<=[\u3400-\u9fff])\d{3,4}(?![\d.])(?=$|[ ,，。;；、?？:：]|的|\d|[一二两三四五六七八九十百半]+[\u3400-\u9fff]"
    r"|[还有多够库没现卖什啥价来要下拿给先再退那这缺断剩怎报能和跟加改也都])"
)
#: Goods are hardly counted in these: 21V, 125mm.
_RATED = re.compile(r"\d+(?:\.\d+)?(?:v|w|kw|mm|cm|inch|hp|a)")
#: 3/8 is a day as well, but no day of goods that have this size.
_SIZED = re.compile(r"(?:\d{1,2}-)?\d{1,2}/\d{1,2}")
#: In 1/2 x 4 the sign between the figures is no word.
_BY_FIGURE = re.compile(r" ?\d")
_ONES = re.compile(r" ?的(?!话|时候)| (?:one|version|size|model)s?\b")


class _Piece(NamedTuple):
    """A word or measure of the message with the products that have it; of a measure, its `rivals` have another of its shape."""

    start: int
    end: int
    ids: Set[str]
    bare: bool = False
    rivals: Set[str] | None = None
    numbered: Set[str] = frozenset()
    """The products of which a bare figure, nothing counted, is the number: 瞬干胶406."""

    @property
    def spec(self) -> bool:
        return self.bare or self.rivals is not None


def product_hits(normal: Normal, index: NameIndex, named: list[Hit], explained: Sequence[tuple[int, int]]) -> list[Hit]:
    """Products named by at least two pieces, and families with a measure that none of them has (unknown)."""
    within = Within(explained)
    free = (
        piece
        for piece in _pieces(normal, index, named)
        if piece.numbered
        or (piece.bare and piece.ids and "." in normal.text[piece.start : piece.end])
        or (piece.ids and _SIZED.fullmatch(normal.text, piece.start, piece.end))
        or not within(piece.start, piece.end)
    )
    pieces = sorted(free, key=lambda piece: (piece.start, -piece.end))
    hits: list[Hit] = []
    for place, piece in enumerate(pieces):
        hits.extend(_windows(normal.text, pieces, place, piece))
    return hits


def spec_hits(normal: Normal, index: NameIndex, free: list[tuple[int, int]]) -> Iterator[Hit]:
    """A measure that stands for the product by itself: the 500ml ones, 40的; and article numbers that nobody has."""
    within = Within(free)
    for token in tokens_of(normal.text):
        if not token.spec or not within(token.start, token.end):
            continue
        ids = index.products_with(token.said)
        telling = token.said[0].isalpha() or (len(token.said) >= _TELLING_FIGURES and token.said.isdigit())
        ones = _ONES.match(normal.text, token.end) is not None
        if ones and not ids:
            ids = index.products_with("#" + token.said)
        counted = len(ids) == 1 and not token.said.isdigit() and _COUNTED.match(normal.text, token.end)
        if ids and (telling or ones or counted or (len(ids) == 1 and _RATED.fullmatch(token.said))):
            yield Hit(token.start, token.end, {("product", id_): "spec" for id_ in ids})
        elif not ids and _like_article(normal, index, token):
            yield Hit(token.start, token.end, unknown="product")


def _like_article(normal: Normal, index: NameIndex, token: Token) -> bool:
    """Whether this looks like an article number: built like one that exists, or capitals with figures."""
    if not _ARTICLE_NUMBER.fullmatch(normal.text[token.start : token.end]):
        return False
    return bool(index.products_with(shape(token.said)) or _CAPITALS.fullmatch(normal.raw_text(token.start, token.end)))


def _pieces(normal: Normal, index: NameIndex, named: list[Hit]) -> Iterator[_Piece]:
    text = normal.text
    for hit in best_cover([hit for hit in named if hit.of("product")]):
        yield _Piece(hit.start, hit.end, hit.of("product") | _with_word(text[hit.start : hit.end], hit, index))
    for token in tokens_of(text):
        ids = index.products_with(token.said)
        if token.spec and token.said.replace(".", "").isdigit() and "/" not in text[token.start : token.end]:
            numbered = index.products_with("№" + token.said) if _NUMBERS.match(text, token.start) else frozenset()
            bare = _figure_of_article(text, token.start, token.end)
            if numbered or bare:
                ids = index.products_with("#" + token.said) if bare else frozenset()
                yield _Piece(token.start, token.end, ids, bare=True, numbered=numbered)
        elif token.spec:
            yield _Piece(token.start, token.end, ids, rivals=index.products_with(shape(token.said)))
        elif ids and token.said not in EN_STOP and not (token.said == "x" and _BY_FIGURE.match(text, token.end)):
            yield _Piece(token.start, token.end, ids)


def _with_word(word: str, hit: Hit, index: NameIndex) -> Set[str]:
    """The products that have a word in their names, of which it is the short form of some: "rack" of all racks."""
    alone = word.isascii() and word.isalpha() and set(hit.records.values()) == {"piece"}
    return index.products_with(singular(word)) if alone else frozenset()


def _figure_of_article(text: str, start: int, end: int) -> bool:
    """Whether a bare figure may be a measure: 80的牛皮纸, 60轴承, 牛皮纸80的; in English a figure before a noun is a quantity,
    but for a broken one: 3.2 rivets.
    """
    if "." in text[start:end] and text.startswith(" ", end) and text[end + 1 : end + 2].isascii():
        return True
    after = text[end : end + 2]
    return after[:1] == "的" or (bool(after) and is_chinese(after[0]) and not (start and text[start - 1] == "."))


def _windows(text: str, pieces: list[_Piece], place: int, first: _Piece) -> Iterator[Hit]:
    common, end, size, words = first.ids, first.end, 1, not first.spec
    for piece in islice(pieces, place + 1, None):
        if piece.start < end:
            continue
        told_apart = piece.numbered & common if len(common) > 1 and end == piece.start else frozenset()
        if piece.bare and not text.startswith("的", piece.end) and not told_apart:
            return
        if not _BETWEEN(text[end : piece.start]):
            return
        both = told_apart or common & piece.ids
        if not both:
            yield from _unknown(text, first, end, piece, words=words)
            return
        common, end, size, words = both, piece.end, size + 1, words or not piece.spec
        if size > 1 and words:
            yield Hit(first.start, end, {("product", id_): "words" for id_ in common})


def _unknown(text: str, first: _Piece, end: int, piece: _Piece, *, words: bool) -> Iterator[Hit]:
    """A family with a measure at it that no product of the family has is a product we do not know."""
    figure, family = (first, piece) if first.spec else (piece, first)
    named = text[family.start : family.end if first.spec else end]
    if figure.bare or first.spec == piece.spec or not (words or first.spec) or any(map(str.isdigit, named)):
        return
    directly = end == piece.start and _ARTICLE_NUMBER.fullmatch(text[figure.start : figure.end])
    if directly or (figure.rivals and figure.rivals & family.ids):
        yield Hit(first.start, piece.end, unknown="product")
