"""Variants that are named by what tells them apart alone: "40 medium … and 20 large", "what about the 83"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set

from bot.understanding.embedded.finding.measured import FIGURES
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.product_words import Token, tokens_of, tokens_of_names
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_POINTS = re.compile(r"(?:\b(?:the|and|or|n|of|vs|versus|for|in)|[,&/])\s$")
_THE = re.compile(r"\bthe\s$")
_ONES = re.compile(
    r"(?:s|\s(?:ones?|version|size|too|please|pls|instead))?\s*"
    r"(?:$|[?!.,;@]|(?:and|on|to|at|for|in|by|from|instead|actually|then|as well|thanks)\b)"
)
_PLURAL = re.compile(r"^(\d+(?:\.\d+)?)s$")
_DIGITS = {
    **FIGURES,
    **{word.removesuffix("y") + ("ies" if word.endswith("y") else "s"): FIGURES[word] for word in FIGURES},
}
_DIGITS |= {"sixes": "6", "sixs": "6"}


def siblings(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], recent: Collection[str], known: Knowledge
) -> Iterator[Mention]:
    """Words that tell one product from those of its family, where one of these was named just before."""
    talked = [id_ for id_ in recent if id_ in known.goods]
    if not talked and not any("product" in mention.kinds for mention in mentions):
        return
    free = [token for token in tokens_of(text) if _free(token.start, token.end, mentions)]
    taken = 0
    for place, token in enumerate(free):
        if token.start < taken or (token.said in EN_STOP and token.said not in _DIGITS):
            continue
        if _counts_next(token, free[place + 1 : place + 2], values):
            continue
        family = _family(token.start, mentions, talked)
        if not family or not _may_stand(text, token.start, values):
            continue
        following = free[place + 1] if place + 1 < len(free) and free[place + 1].start <= token.end + 1 else None
        for last in (following, None):
            said = [token.said, *([last.said] if last else [])]
            end = last.end if last else token.end
            ids = _fits(said, family, known)
            if len(ids) == 1 and _telling(text, said, token.start, end):
                taken = end
                yield Mention(
                    token.start, end, text[token.start : end], (Candidate("product", ids[0], "spec", sure=True),)
                )
                break


def of_their_like(text: str, mentions: Sequence[Mention], known: Knowledge) -> Iterator[Mention]:
    """The mentions; of goods that a size alone may be, the one most like what was named before: "25 of the half inch ones"."""
    before: str | None = None
    for mention in mentions:
        goods = {each.id for each in mention.of_kind("product")}
        several = before is not None and before not in goods and len(goods) > 1 and mention.kinds == {"product"}
        if before and several and (_but_a_size(text, mention) or _but_a_word(text, mention)):
            ids = _nearest(goods - {before}, before, known)
            if len(ids) == 1:
                told = (Candidate("product", ids[0], "spec", sure=True),)
                yield Mention(mention.start, mention.end, mention.text, told)
                before = ids[0]
                continue
        if goods:
            before = next(iter(goods)) if len(goods) == 1 else None
        yield mention


_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|dozen))"
    r"\s(?:[a-z]+ of (?:the )?|of the )?$"
)


def _but_a_word(text: str, mention: Mention) -> bool:
    """Whether a single counted word tells goods of several families: "20 white mugs and 30 black"."""
    guessed = (
        mention.text.isalpha() and mention.text.isascii() and all(each.how == "piece" for each in mention.candidates)
    )
    return (
        guessed and _ONES.match(text, mention.end) is not None and _COUNTED.search(text, 0, mention.start) is not None
    )


def _but_a_size(text: str, mention: Mention) -> bool:
    """Whether nothing but a size is said of goods: "half inch", the 3/8 ones."""
    tokens = list(tokens_of(mention.text))
    return bool(tokens) and all(token.spec for token in tokens) and _ONES.match(text, mention.end) is not None


def _counts_next(token: Token, following: Sequence[Token], values: Sequence[Found]) -> bool:
    """Whether a figure tells how many there are of what the next words tell apart: "40 six foot"."""
    if (
        not following
        or following[0].start > token.end + 1
        or following[0].end - following[0].start > len(following[0].said)
    ):
        # None, or the "ones" that are of a size.
        return False
    if not _figure(following[0].said).replace(".", "").isdigit():
        return False
    return any(value.start == token.start and value.end == token.end and value.exact for value in values)


def _free(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    return not [each for each in mentions if each.start < end and start < each.end]


def _family(place: int, mentions: Sequence[Mention], talked: Sequence[str]) -> str | None:
    """The product named last before a place, else the one talked about."""
    named = [m for m in mentions if m.end <= place and len(m.of_kind("product")) == 1 and m.unknown is None]
    if named:
        return named[-1].of_kind("product")[0].id
    return talked[-1] if talked and not any("product" in m.kinds for m in mentions) else None


def _may_stand(text: str, start: int, values: Sequence[Found]) -> bool:
    """Whether a product may be named here: behind a figure that counts it, or after words that point at it."""
    counts = (v for v in values if v.kind in ("quantity", "number") and v.exact)
    return any(0 <= start - v.end <= 4 for v in counts) or _POINTS.search(text, 0, start) is not None


def _telling(text: str, said: Sequence[str], start: int, end: int) -> bool:
    """Whether words can only mean a product: a figure alone needs a "the" before it, and nothing behind that it counts."""
    if len(said) == 1 and _figure(said[0]).replace(".", "").isdigit():
        return _THE.search(text, 0, start) is not None and _ONES.match(text, end) is not None
    return any(len(word) > 1 for word in said)


def _fits(said: Sequence[str], family: str, known: Knowledge) -> list[str]:
    """The products that the words fit and that are named most like the one of the family."""
    sets = [_products_with(word, known) for word in said]
    ids = set.intersection(*map(set, sets)) if all(sets) else set()
    # What the product just spoken of is called as well tells no other from it.
    return [] if family in ids else _nearest(ids, family, known)


def _nearest(ids: Set[str], family: str, known: Knowledge) -> list[str]:
    """Of some products those that are named most like another one, and of its category."""
    own = _tokens(family, known)
    shared = {id_: len(own & _tokens(id_, known)) for id_ in ids}
    category = known.goods[family].category if family in known.goods else None
    near = {id_: size for id_, size in shared.items() if size and known.goods[id_].category == category}
    best = max(near.values(), default=0)
    return [id_ for id_, size in near.items() if size == best]


def _figure(word: str) -> str:
    """A figure in digits, in words or in the plural as its digits: "the 10s", "the twelves"."""
    figure = _DIGITS.get(word, word)
    return _PLURAL.sub(r"\1", figure) if figure.endswith("s") else figure


def _products_with(word: str, known: Knowledge) -> Set[str]:
    word = _figure(word)
    if word.replace(".", "").isdigit():
        return known.index.products_of_figure(word)
    return known.index.products_with(singular(word))


def _tokens(id_: str, known: Knowledge) -> set[str]:
    """The words of a product's names, without figures and measures."""
    names = known.index.names_of("product", id_)[:1]
    return {token for token in tokens_of_names(names) if token.isalpha() and len(token) > 1}
