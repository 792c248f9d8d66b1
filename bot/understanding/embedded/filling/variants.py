"""Goods named by what sets them apart alone, beside others of their kind: A2胶10支 A3的10支; M码20 L码10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.product_words import Token, tokens_of, tokens_of_name
from bot.understanding.embedded.mentions.text import normalised
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_MOST = 200
_NUMERALS = str.maketrans("一二两三四五六七八九", "1223456789")
_SPOKEN = re.compile(
    r"(?<![十百千万点])[一二两三四五六七八九](?=毫升|升|克|公斤|千克|寸|英寸|米|毫米|厘米|瓦|片|孔|芯|号|码)|[十](?=米|芯|孔|寸)"
)
_WORDS = re.compile(r"[黑白红蓝绿黄灰银金紫粉棕]色?|[特加]?[大中小](?:号|码|款)?")
_TAIL = re.compile(r" ones?\b|(?:号|码|款|色|型)?(?:的|那[个款种])?")
_BEHIND = re.compile(r",?\s?(?:号|码|款|色|型)?(?:的|那[个款种])?\s?(?:要|来|拿|各|再|先到|到|先|再要|也要)*\s?")
#: What is said not to be meant is no answer.
_DENIED = re.compile(r"(?:不是|\b(?:not|instead of|rather than)) ?(?:the |that )?$")
_JOINED = re.compile(r"\s?(?:and|&|n|,|和|跟|、)\s?(?:the )?")
_BEFORE = re.compile(r"\s?(?:的|of|of the|x)?\s?")


def variants(
    stretch: Stretch, near: Sequence[str], taken: Sequence[Choice], *, alone: bool = False
) -> Iterator[Choice]:
    """The goods of the same kind as those `near` that words with a quantity beside them (or `alone`) set apart."""
    if not near:
        return
    known = stretch.known
    pool = _kind(known, near)
    if len(pool) < 2:
        return
    text = in_figures(stretch.text)
    figures, prices = stretch.values("quantity", "number"), stretch.values("money", "number")
    blocked = [(choice.mention.start, choice.mention.end) for choice in taken if choice.ids]
    # The words of somebody's own name set no goods apart: "for Barley & Rye, 40 bags of oats".
    blocked += [(m.start, m.end) for m in stretch.lattice.mentions if m.kinds <= _HOUSES and m.sure]
    values = [(value.start, value.end) for value in stretch.lattice.values]
    for start, last, said in [*_set_apart(text), *_chinese_words(known, pool, text)]:
        end = max(last, _TAIL.match(text, last).end())  # type: ignore[union-attr]
        pointed = said.isdigit() and _pointed_at(stretch.text, start, last)
        crossed = any(
            first < last and start < after and not (start <= first and after < last + pointed)
            for first, after in values
        )
        if (said.isdigit() and end == last and not pointed) or crossed:
            continue
        if (
            _DENIED.search(text, 0, start)
            or not stretch.holds(start, end)
            or any(first < end and start < last for first, last in blocked)
        ):
            continue
        told = _counted(stretch.text, start, end, figures) or _priced(stretch.text, end, prices)
        if not (alone or told or _coordinated(stretch.text, end, taken)):
            continue
        if len(near) > 1 and all(bears(known, each, said) for each in near):
            # What all of them bear tells none of them apart.
            continue
        fits = _bearing(known, near, said) or _nearest(known, near, _bearing(known, pool, said))
        if len(fits) == 1:
            # The figure of a size that is pointed at is no price either.
            stretch.taken += [(start, last)] if pointed else []
            yield Choice(Mention(start, end, stretch.text[start:end]), (fits[0],), "spec")
    if alone:
        yield from _guessed(stretch, pool, near)


_HOUSES = frozenset({"customer", "supplier"})


#: "and the 56 to 100": a figure that is pointed at is a size, and no number of pieces.
_THE = re.compile(r"\b(?:the|that) (?:size )?$")
_AND_THEN = re.compile(
    r"(?:'s)?(?:,| (?:to|at|by|needs?|should|can|make (?:it|that)|wants?|down|up|go(?:es)? (?:to|up|down))\b)"
)


def _pointed_at(text: str, start: int, end: int) -> bool:
    """Whether a bare figure is pointed at, and something is told of it."""
    return _THE.search(text, 0, start) is not None and _AND_THEN.match(text, end) is not None


def set_apart(stretch: Stretch, choice: Choice) -> Choice:
    """Of several goods the one that a size or colour right behind their name sets apart: 碘伏500毫升的."""
    place = choice.mention.end
    for start, end, said in apart_in(stretch.text):
        behind = place <= start <= place + 1 and stretch.text[place:start] in ("", " ", "的")
        if behind or _before(stretch.text, start, end, choice.mention):
            fits = _bearing(stretch.known, choice.ids, said)
            if len(fits) == 1:
                stretch.taken.append((start, end))
                return Choice(choice.mention, (fits[0],), choice.how)
    return choice


#: What leads to a size or colour told once it was said how many, and what ends it.
_LED = re.compile(
    r"\s*[,，;；]?\s*(?:(?:全|都|就|也)?(?:要|是|拿|用)|(?:(?:make (?:it|them) )?the|in|all|make (?:it|them)) )?\s*"
)
_SO = re.compile(r"(?:号|码|款|色|型|装)?(?:的|那[个款种])(?=\W|$|按|单价|每)| ones?\b(?=\W|$)")


#: The same in English, behind whom it is for: "40 tees for Acme, the large ones", "40 tees in large".
_LED_EN = re.compile(r"(?:,? in(?: the| size)?|,? (?:all |make (?:it|them) |in )?the|,? size|,? all) ")
_SO_EN = re.compile(
    r"(?: (?:mil|gig|inch|foot|kilo|watt|amp)s?)?(?: (?:ones?|sizes?|versions?|widths?|lengths?|colou?rs?|kind))?"
    r"(?=[,.;!)]|$| (?:for|to|at|by|on|from|deliver|please|pls|and)\b)"
)
_FIGURE_OF_SEVERAL = re.compile(r"^(\d+)s$")
_WHOM = re.compile(r",? (?:for|to|at) (?:the )?")


def _told_after_in_english(stretch: Stretch, choice: Choice, start: int, end: int) -> Choice | None:
    text = stretch.text
    whom = (m for m in stretch.lattice.mentions if "customer" in m.kinds and start < m.start)
    whose = next((m for m in whom if _WHOM.fullmatch(text, start, m.start)), None)
    for place in (start, whose.end) if whose else (start,):
        led = _LED_EN.match(text, place)
        if led is None:
            continue
        for first, last, said in apart_in(text):
            so = _SO_EN.match(text, last) if first == led.end() and last <= end else None
            figure = _FIGURE_OF_SEVERAL.sub(r"\1", said)
            fits = _bearing(stretch.known, choice.ids, figure) if so and stretch.holds(first, last) else []
            if so and len(fits) == 1:
                stretch.taken.append((place, so.end()))
                return Choice(choice.mention, (fits[0],), choice.how)
    return None


def told_after(stretch: Stretch, choice: Choice, start: int, end: int) -> Choice:
    """Of several goods the one that a size or colour sets apart that stands behind how many, up to `end`: 20台，要5升的."""
    if len(choice.ids) < 2:
        return choice
    if told := _told_after_in_english(stretch, choice, start, end):
        return told
    words = _chinese_words(stretch.known, choice.ids, stretch.text)
    for first, last, said in [*apart_in(stretch.text), *words]:
        so = _SO.match(stretch.text, last) if start <= first and last <= end else None
        if so and stretch.holds(first, last) and _LED.fullmatch(stretch.text, start, first):
            fits = _bearing(stretch.known, choice.ids, said)
            if len(fits) == 1:
                stretch.taken.append((start, so.end()))
                return Choice(choice.mention, (fits[0],), choice.how)
    return choice


def told_apart(stretch: Stretch, ids: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Of some goods those that a measure, size or colour of the message has to itself, in order."""
    for start, end, said in apart_in(stretch.text):
        fits = _bearing(stretch.known, ids, said)
        if len(fits) == 1 and (not said.isdigit() or _TAIL.match(stretch.text, end)[0]):  # type: ignore[index]
            yield fits[0], (start, end)


def apart_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The measures, sizes and colours that a text has, those in words as well."""
    yield from _set_apart(in_figures(text))


def alike(known: Knowledge, near: str, said: str) -> list[str]:
    """The goods of the kind of another that a measure, size or colour sets apart, those most like it."""
    return _nearest(known, [near], _bearing(known, _kind(known, [near]), said))


def in_figures(text: str) -> str:
    """The text with measures written in figures: 五米的 is 5米的, at the same places."""
    return _SPOKEN.sub(lambda found: found[0].translate(_NUMERALS), text)


def _before(text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a measure stands right before a name, or runs into it: 五米的动力线, 四芯屏蔽线."""
    return start < mention.start and end <= mention.end and text[end : mention.start] in ("", " ", "的")


def _guessed(stretch: Stretch, pool: Sequence[str], near: Sequence[str]) -> Iterator[Choice]:
    """What words by themselves are but a guess at, where it is of the kind spoken of: 恒温的."""
    for mention in stretch.mentions():
        guesses = mention.of_kind("product")
        if len(guesses) == 1 and not guesses[0].sure and guesses[0].id in pool and guesses[0].id not in near:
            yield Choice(mention, (guesses[0].id,), guesses[0].how)


def _nearest(known: Knowledge, near: Sequence[str], fits: Sequence[str]) -> list[str]:
    """Of several, those whose names have most in common with the goods that they are told apart from."""
    shared = {id_: max(len(words_of(known, id_) & words_of(known, each)) for each in near) for id_ in fits}
    best = max(shared.values(), default=0)
    return [id_ for id_ in fits if shared[id_] == best]


def _set_apart(text: str) -> Iterator[tuple[int, int, str]]:
    """The measures, letters and words for size and colour in a text."""
    tokens: list[Token] = list(tokens_of(text))
    for token in tokens:
        if token.spec or token.said not in EN_STOP:
            yield token.start, token.end, token.said
    for found in _WORDS.finditer(text):
        if not any(token.start < found.end() and found.start() < token.end for token in tokens):
            yield found.start(), found.end(), found[0]


def _coordinated(text: str, end: int, named: Sequence[Choice]) -> bool:
    """Whether words are but joined to those of goods named in full: smooth and crunchy almond butter."""
    return any(choice.ids and _JOINED.fullmatch(text, end, choice.mention.start) for choice in named)


def _chinese_words(known: Knowledge, pool: Sequence[str], text: str) -> Iterator[tuple[int, int, str]]:
    """The Chinese words of a text that some goods of a kind bear in their names and others don't: 双层, 原味."""
    if text.isascii():
        return
    names = [words_of(known, id_) for id_ in pool]
    borne = frozenset[str]().union(*names) - frozenset[str].intersection(*map(frozenset, names))
    start = 0
    while start < len(text) - 1:
        end = start
        while text[end : end + 2] in borne and not text[end].isascii():
            end += 1
        if end > start:
            yield start, end + 1, text[start : end + 1]
        start = end + 1


def _counted(text: str, start: int, end: int, figures: Sequence[Found]) -> bool:
    """Whether a quantity stands right beside the words."""
    return any(
        (end <= figure.start and _BEHIND.fullmatch(text, end, figure.start))
        or (
            (figure.kind == "quantity" or (text[start].isalpha() and text[start].isascii()))
            and figure.end <= start
            and _BEFORE.fullmatch(text, figure.end, start)
        )
        for figure in figures
    )


_AT = re.compile(r"\s?的?(?:按|算|单价|价格|报|每[\u3400-\u9fff])\s?")


def _priced(text: str, end: int, prices: Sequence[Found]) -> bool:
    """Whether a price stands right behind the words: A2按65."""
    return any(end <= price.start and _AT.fullmatch(text, end, price.start) for price in prices)


def _kind(known: Knowledge, near: Sequence[str]) -> list[str]:
    """The goods of the same category as some goods, whose names have a word in common with theirs."""
    categories = {known.goods[id_].category for id_ in near if id_ in known.goods} - {None}
    pool = [id_ for id_, goods in known.goods.items() if goods.category in categories]
    if len(pool) > _MOST:
        return []
    words = [words_of(known, id_) for id_ in near]
    return [id_ for id_ in pool if not all(map(words_of(known, id_).isdisjoint, words))]


def words_of(known: Knowledge, id_: str) -> Set[str]:
    """The pairs of Chinese signs, and the Latin words, that a product's names are made of."""
    return _pieces_of(tuple([name.text for name in known.index.names_of("product", id_) if name.strength != "sku"]))


@lru_cache(maxsize=20_000)
def _pieces_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(_pieces, names))


def _pieces(name: str) -> frozenset[str]:
    text = normalised(name)
    pieces = {token.said for token in tokens_of_name(name) if not token.spec and len(token.said) > 2}
    return frozenset(pieces | {text[at : at + 2] for at in range(len(text) - 1) if not text[at : at + 2].isascii()})


def _bearing(known: Knowledge, pool: Sequence[str], said: str) -> list[str]:
    """The goods of a kind whose own names hold the words, where not all do."""
    fits = [id_ for id_ in pool if bears(known, id_, said)]
    return fits if len(fits) < len(pool) else []


def _of_figure(token: str, said: str) -> bool:
    """Whether a bare figure is that of a size or a series in a name: 240 is that of 240ml, and of AB240."""
    return said.isdigit() and len(said) > 1 and token.strip(_LETTERS) == said


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def bears(known: Knowledge, id_: str, said: str) -> bool:
    """Whether a name of some goods holds a measure, size, colour or figure."""
    for name in known.index.names_of("product", id_):
        if name.strength == "sku":
            continue
        text = normalised(name.text)
        if said.isascii() or said[0].isdigit():
            if any(
                token.said in (said, said + "#") or _of_figure(token.said, said) for token in tokens_of_name(name.text)
            ):
                return True
        elif said in text or said.rstrip("色号码款") in text:
            return True
    return False
