"""An answer to "which of these": the one of several records that the words of the answer fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import told_apart, variants
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions.text import normalise, singular
from bot.understanding.embedded.values import Quantity
from bot.understanding.world import Knowledge

_ORDINAL = re.compile(
    r"^\W*第?([一二三四五六七八九\d])个?\W*$|^\W*(?:the )?(first|second|third|fourth|last)(?: one)?\W*$"
)
_PLACES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_EN_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_ONE_SIGN = re.compile(
    r"\s*(?:是|要|就)*([\u4e00-\u9fff])(?:形|型|款|的|头|身|色)*(?:的那[个款种]|的|那[个款种])(?=\W|$)"
)
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


def narrowed(stretch: Stretch, kind: str, ids: Sequence[str]) -> str | None:
    """The one of the records that an answer means; None where it fits none or several."""
    named = {
        candidate.id
        for mention in stretch.lattice.mentions
        if stretch.free(mention.start, mention.end)
        for candidate in mention.candidates
        if candidate.kind == kind and candidate.id in ids
    }
    owners = {
        candidate.of
        for mention in stretch.lattice.mentions
        for candidate in mention.candidates
        if candidate.of in ids and kind == "customer"
    }
    for fits in (named, owners):
        if len(fits) == 1:
            return next(iter(fits))
    if chosen := _by_place(stretch.text, ids):
        return chosen
    chosen = _by_words(_uncounted(stretch, kind, ids), stretch.known, kind, ids)
    if chosen is not None:
        stretch.taken += _words_of(stretch.text, stretch.known, kind, chosen)
        return chosen
    return _by_measure(stretch, ids) if kind == "product" else None


#: What makes a figure with its unit one that tells which: 5米的.
_OF_THEM = re.compile(r"\s?(?:的|那|装|款|型|ones?\b)")


def _uncounted(stretch: Stretch, kind: str, ids: Sequence[str]) -> str:
    """The words of an answer without how many of the goods are wanted."""
    text, goods = stretch.text, stretch.known.goods
    for value in stretch.lattice.values if kind == "product" else ():
        unit = value.value.unit if isinstance(value.value, Quantity) else None
        if (
            unit
            and not _OF_THEM.match(text, value.end)
            and any(id_ in goods and goods[id_].unit_named(unit) for id_ in ids)
        ):
            text = text[: value.start] + " " * (value.end - value.start) + text[value.end :]
    return text


def _by_measure(stretch: Stretch, ids: Sequence[str]) -> str | None:
    """The one of some goods that the first measure, size or colour said sets apart: 五米的, 方的, 大号那种."""
    choice = next(iter(told_apart(stretch, ids)), None)
    if choice is not None:
        return choice[0]
    found = _ONE_SIGN.match(stretch.text)
    if found is None:
        return None
    names = {id_: [name.text for name in stretch.known.index.names_of("product", id_)] for id_ in ids}
    fits = [id_ for id_, each in names.items() if any(found[1] in name for name in each)]
    if len(fits) != 1:
        return None
    stretch.taken.append(found.span())
    return fits[0]


_ONE = re.compile(r" ones?\b")


def _words_of(text: str, known: Knowledge, kind: str, chosen: str) -> Iterator[Span]:
    """Where the words stand by which a record was told from others; "the crunchy one" counts none."""
    names = " ".join(normalise(name.text).text for name in known.index.names_of(kind, chosen))
    borne = {singular(word) for word in _WORD.findall(names)}
    for found in _WORD.finditer(text):
        if singular(found[0]) in borne:
            behind = _ONE.match(text, found.end())
            yield found.start(), behind.end() if behind else found.end()
    place, size = _longest(text, names)
    if size > 1:
        behind = _KIND_OF.match(text, place + size)
        yield place, behind.end() if behind else place + size


#: 软线那种: which words tell it.
_KIND_OF = re.compile(r"的?(?:那[个款种]|[款种])?")


_ANOTHER = re.compile(
    r"[^,，。;；]{1,10}的(?:呢|那[种款个]?呢?|有吗|还有吗|有没有|还有多少|有多少|多少)?\W*"
    r"|\W*(?:and |what about |how about |and what about )?(?:the |in )?[a-z ]{2,20}(?: ones?)?(?: then| too)?\W*"
)


def another_of_kind(stretch: Stretch, product: object) -> Choice | None:
    """ "那绿色的呢": the one product of the same kind as that which was asked about, told apart by size or colour alone."""
    if not isinstance(product, str) or not _ANOTHER.fullmatch(stretch.text):
        return None
    found = [each for each in variants(stretch, [product], (), alone=True) if each.only not in (None, product)]
    return found[0] if len({each.only for each in found}) == 1 else None


def _by_place(text: str, ids: Sequence[str]) -> str | None:
    found = _ORDINAL.match(text)
    if not found:
        return None
    said = found[1]
    place = _EN_PLACES[found[2]] if found[2] else _PLACES.get(said) or int(said)
    return ids[place - 1] if place - 1 < len(ids) else None


_NOT_THAT = re.compile(r"不是[^,，。;；\s]+|\b(?:and )?(?:not|rather than|instead of) (?:the |that )?[a-z]+(?: one)?")


def _by_words(text: str, known: Knowledge, kind: str, ids: Sequence[str]) -> str | None:
    """The record whose names share more with the answer than those of all others."""
    text = _ONE.sub("", text)
    text = _NOT_THAT.sub(" ", text)
    shared = {
        id_: max((_shared(text, name.text) for name in known.index.names_of(kind, id_)), default=0) for id_ in ids
    }
    best = max(shared.values(), default=0)
    fits = [id_ for id_, size in shared.items() if size == best]
    return fits[0] if best >= 2 and len(fits) == 1 else None


def _shared(text: str, name: str) -> int:
    """The length of what an answer and a name have in common: a run of Chinese characters, or whole words and figures."""
    folded = normalise(name).text
    said, borne = set(_WORD.findall(text)), set(_WORD.findall(folded))
    words = {singular(word) for word in said} & {singular(word) for word in borne}
    # "the dairies one" is rather Hill Dairies than Hill Dairy.
    size = sum(len(word) for word in words) + len(said & borne)
    return max(size, _run(text, folded))


def _run(text: str, name: str) -> int:
    return _longest(text, name)[1]


def _longest(text: str, name: str) -> tuple[int, int]:
    """Where the longest run of Chinese characters stands that a text has of a name, and its length."""
    best, place = 0, 0
    for start in range(len(text)):
        while (
            start + best < len(text)
            and not text[start : start + best + 1].isascii()
            and text[start : start + best + 1] in name
        ):
            best, place = best + 1, start
    return place, best
