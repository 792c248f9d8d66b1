"""How many of each product: figures before or behind it, one for all, gifts, and what is counted in words for money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.embedded.filling.line import Line, line_at
from bot.understanding.embedded.filling.line_prices import PRICE_WORDS
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.told_apart import units_apart
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found, Money, Quantity

_BEFORE_GAP = re.compile(
    r"\s*(?:of|of the|of our|of your|more|more of|x|×|\*|的|个)?\s*(?:(?:the|those|these|that|this|their|his|her"
    r"|my) )?\s*"
)
_OF_THEM = re.compile(r"\s(?:of|off) (?:them|'?em|those|these|it)\b")
SENTENCE_ENDS = re.compile(r"[。！!？?]|\.\s")
_AFTER_GAP = re.compile(
    r"\s*[:：x×*,，-]?\s*(?:的|先|也|都(?=改|调|加|减|换|要|来|订|拿)|要|来|订|定|拿|再|加|各|共|一共|数量|下|发|退|买|进|调|做|给|是|改成|改|改为|加到|到了?|只?有|盘出来|盘点|实盘|qty|quantity"
    r"|just|only|(?:(?:up|down|back|over|goes|go) )?to|becomes?|is now|now)*\s?[:：=]?\s*"
)
_EACH_BEFORE = ("各", "都", "每种", "each of", "各要", "各来")
_GIFT_PLAINLY = ("赠", "赠送", "搭送", "免费送", "白送", "搭", "送他", "送她", "送他们", "送对方", "多送")
_GIFT = ("送", "赠", "赠送", "搭送", "免费送", "free", "搭")
_GIFT_AFTER = ("免费", "赠品", "不收钱", "不要钱", "不算钱", "不收费")
_FREE = r"(?:for free|free of charge|free|foc|f\.o\.c\.?|gratis|on the house|on us|at no (?:charge|cost)|no charge|for nothing)"
#: "1 case of it free", "2 on the house": what is given stands before these words.
_FREE_BEHIND = re.compile(
    r"(?: (?:of|off) (?:it|them|that|those|these|the same|each|both))?(?: (?:more|extra))?(?: (?:thrown in|chucked in))?[, ]*"
    rf"(?:{_FREE}|as a freebie)(?![a-z])"
)
_FOR_NOTHING = re.compile(r"不收钱|不要钱|不算钱|不收费|免费|赠品|\b(?:free of charge|for free|foc)\b")
_PIECES = re.compile(r"块$")
_FOR_ONE = re.compile(r"一块\s?(\d+(?:\.\d+)?)(?![\d块箱盒])|(\d+(?:\.\d+)?)\s?一块")

_NEXT_WORD = re.compile(r"\s([a-z]+)\b")


def count_in_money_words(stretch: Stretch, lines: Sequence[Line]) -> None:
    """4块 of what is counted by 块 are pieces, not money, where they are the first figure beside it; 一块45 is its price."""
    for place, line in enumerate(lines):
        goods = stretch.known.goods.get(line.choice.only or "")
        if goods is None or goods.unit_named("块") is None:
            continue
        ceiling = lines[place + 1].choice.mention.start if place + 1 < len(lines) else stretch.end
        end = line.choice.mention.end
        if priced := _FOR_ONE.search(stretch.text, end, ceiling):
            amount = Decimal(priced[1] or priced[2])
            line.price = Found(*priced.span(), Money(amount, None, "块"), "money", True, priced[0])
            stretch.taken.append(priced.span())
        behind = [v for v in stretch.values("quantity", "money") if end <= v.start and v.end <= ceiling]
        before = [v for v in stretch.values("money") if v.end <= line.choice.mention.start]
        near = next(iter(behind), None) or next(iter(reversed(before)), None)
        if near and _PIECES.search(near.text) and isinstance(near.value, Money | Quantity):
            counted_ = Quantity(near.value.amount, "块")
            line.quantity = Found(near.start, near.end, counted_, "quantity", near.exact, near.text)
            stretch.take(near)


def read_counts(stretch: Stretch, lines: list[Line]) -> None:
    """Give each line the figure before or behind its product, whichever way the message goes."""
    figures = [value for value in stretch.values("quantity", "number") if not given_away(stretch, value)]
    before = [_count_before(stretch, lines, place, figures) for place in range(len(lines))]
    after = [_count_after(stretch, lines, place, figures) for place in range(len(lines))]
    # "the lamps off and 2 cases of chairs": what stands right before goods is of those, not of goods named further ahead.
    after = [
        None if one in before and not _directly(stretch, line, one) else one
        for line, one in zip(lines, after, strict=True)
    ]
    first = _in_front(stretch, lines, before, after)
    used: list[Found] = []
    for line, one, other in zip(lines, *((before, after) if first else (after, before)), strict=True):
        for figure in (one, None if first and other in before else other):
            if figure is not None and figure not in used and line.quantity is None:
                line.quantity = figure
                used.append(figure)
    _for_each(stretch, lines, figures, used)
    if len(lines) == 1 and lines[0].quantity is None:
        lines[0].quantity = _at_the_end(stretch, lines[0], figures)
    for line in lines:
        _of_unit_behind(stretch, line)
    units_apart(stretch, lines)


_UNIT_BEHIND = re.compile(
    r"\s(?P<unit>[a-z]+)(?=$|[,.;!?]| (?:for|to|at|and|by|on|please|pls|from|n|off)\b)"
    r"|,? ?(?:(?:also|again|both|all) )?(?:in |by the )?(?P<too>[a-z]+),? (?:too|as well|again|also|likewise|this time)"
    r"(?=$|[,.;!?]| and\b)"
    r"|,\s(?:(?:also|again) )?(?:in |by the )(?P<counted>[a-z]+)(?=$|[,.;!?])"
)


def _of_unit_behind(stretch: Stretch, line: Line) -> None:
    """ "10 flour bags", "10 of the flour, bags too": the unit in which goods are counted may stand behind their name."""
    figure, mention = line.quantity, line.choice.mention
    if figure is None or figure.kind != "number" or figure.end > mention.start or not isinstance(figure.value, Decimal):
        return
    said = _UNIT_BEHIND.match(stretch.text, mention.end)
    goods = stretch.known.goods.get(line.choice.only or "") if said else None
    unit = next(filter(None, said.groups())) if said else ""
    if said and goods and goods.unit_named(unit):
        stretch.taken.append(said.span())
        line.quantity = replace(figure, value=Quantity(figure.value, unit), kind="quantity")


_PLEASE = re.compile(
    r"(?: (?:out|over|off))?(?: (?:to|for) (?:him|her|them))?[\s,.!]*(?:(?:please|pls|plz|thanks|thx|ta|cheers|asap)[\s,.!]*)*"
)


def _at_the_end(stretch: Stretch, line: Line, figures: list[Found]) -> Found | None:
    """ "Lamps for Acme, 20": the only figure of a message that ends with it, behind a pause or whom it is for."""
    alone = len({each.start for each in figures}) == 1 and len(stretch.spans) <= _SEVERAL
    if not alone or figures[0].start < line.choice.mention.end:
        return None
    figure, text = figures[0], stretch.text
    for_whom = any(each.end == figure.start - 1 and "customer" in each.kinds for each in stretch.lattice.mentions)
    apart = text[: figure.start].rstrip().endswith((",", "-", ":")) or for_whom
    apart = apart or _TO_ORDER.search(text, line.choice.mention.end, figure.start) is not None
    ends = figure.end <= stretch.end and _PLEASE.fullmatch(text, figure.end) is not None
    amount = figure.value.amount if isinstance(figure.value, Quantity) else figure.value
    # A longer figure may be a number, and one with a point a price.
    counts = figure.kind == "quantity" or (isinstance(amount, Decimal) and amount == int(amount) and amount < _MANY)
    return figure if apart and ends and counts and figure.exact and not _priced(stretch, figure) else None


_SEVERAL, _MANY = 3, 1000
#: "they want lamps, order 20".
_TO_ORDER = re.compile(
    r"[,;.–-] ?(?:(?:and|so|please|pls|can you|could you|let's|you can) )*"
    r"(?:order|put in|put down|send|book|enter|key in|get|do|make it"
    r"|give|put (?:them|him|her) down for)(?: (?:them|him|her))? $"
)


def _directly(stretch: Stretch, line: Line, figure: Found | None) -> bool:
    return figure is None or _AFTER_GAP.fullmatch(stretch.text, line.choice.mention.end, figure.start) is not None


def _in_front(
    stretch: Stretch, lines: Sequence[Line], before: Sequence[Found | None], after: Sequence[Found | None]
) -> bool:
    """Whether quantities stand before their products in this message."""
    counts = (sum(each is not None for each in before), sum(each is not None for each in after))
    if counts[0] == counts[1]:
        return before[0] is not None or _apart(stretch, lines, after) > _apart(stretch, lines, before)
    return counts[0] > counts[1]


def _apart(stretch: Stretch, lines: Sequence[Line], figures: Sequence[Found | None]) -> int:
    """How many figures a comma keeps apart from the goods: "tees, 50 small, 60 large"."""
    places = (
        (figure.end, line.choice.mention.start)
        if figure.end <= line.choice.mention.start
        else (line.choice.mention.end, figure.start)
        for line, figure in zip(lines, figures, strict=True)
        if figure is not None
    )
    return sum("," in stretch.text[first:last] for first, last in places)


def _count_before(stretch: Stretch, lines: list[Line], place: int, figures: list[Found]) -> Found | None:
    start = lines[place].choice.mention.start
    floor = lines[place - 1].choice.mention.end if place else 0
    near = [figure for figure in figures if floor <= figure.start and figure.end <= start]
    if near and _BEFORE_GAP.fullmatch(stretch.text, near[-1].end, start) and not _priced(stretch, near[-1]):
        return near[-1]
    return None


def _count_after(stretch: Stretch, lines: list[Line], place: int, figures: list[Found]) -> Found | None:
    end = lines[place].choice.mention.end
    ceiling = lines[place + 1].choice.mention.start if place + 1 < len(lines) else len(stretch.text)
    near = [figure for figure in figures if end <= figure.start and figure.end <= ceiling]
    for figure in near[:3]:
        if SENTENCE_ENDS.search(stretch.text, end, figure.start):
            return None
        direct = _AFTER_GAP.fullmatch(stretch.text, end, figure.start) is not None
        if (direct or figure.kind == "quantity" or _OF_THEM.match(stretch.text, figure.end)) and not _priced(
            stretch, figure
        ):
            return figure
    return None


def _priced(stretch: Stretch, figure: Found) -> bool:
    return figure.kind == "number" and stretch.after_word(figure.start, PRICE_WORDS[:16])


def _for_each(stretch: Stretch, lines: list[Line], figures: list[Found], used: list[Found]) -> None:
    """A和B各10箱: one quantity for all of them."""
    for figure in figures:
        if stretch.after_word(figure.start, _EACH_BEFORE) or stretch.before_word(figure.end, ("each", "of each")):
            for line in lines:
                if line.quantity is None or figure in used:
                    line.quantity = line.quantity or figure


def given_away(stretch: Stretch, figure: Found) -> bool:
    """Whether so many are added for nothing: 送两箱, "2 boxes free of charge"."""
    if _free_behind(stretch, figure) is not None or stretch.before_word(figure.end, _GIFT_AFTER[:1]):
        return True
    if figure.kind != "quantity":
        return False
    if stretch.before_word(figure.end, _GIFT_AFTER):
        return True
    if stretch.after_word(figure.start, _GIFT_PLAINLY):
        return True
    # 给江月楼送20箱: what is brought is not given away, where nothing else is counted before it.
    counted = any(value.kind in ("quantity", "number") and value.end < figure.start for value in stretch.lattice.values)
    if (
        stretch.again
        and _ADDS_GIFT.search(stretch.text, 0, figure.start)
        and not _BROUGHT.match(stretch.text, figure.end)
    ):
        return True
    return counted and stretch.after_word(figure.start, _GIFT)


#: 顺便送2箱: said of an order that waits; 送2箱过去 is to bring them.
_ADDS_GIFT = re.compile(r"(?:^|[\s,，。;；])(?:再|顺便|另外|还|多|额外|搭|免费|白|另)*[赠送]\s?$")
_BROUGHT = re.compile(r"[^,，。]{0,12}?(?:过去|去|到|给|上门)")


def take_free(stretch: Stretch, figure: Found) -> int:
    """Note the words that say that it is free; where those end that stand right behind the figure."""
    if said := _FOR_NOTHING.search(stretch.text, figure.end, stretch.lattice.clause_end(figure.end)):
        stretch.taken.append(said.span())
    free = _free_behind(stretch, figure)
    if free is None:
        return figure.end
    stretch.taken.append(free.span())
    return free.end()


def _free_behind(stretch: Stretch, figure: Found) -> re.Match[str] | None:
    return _FREE_BEHIND.match(stretch.text, figure.end)


def read_gifts(stretch: Stretch, lines: list[Line]) -> None:
    """Give each line what is added for free."""
    for figure in stretch.values("quantity", "number"):
        if not given_away(stretch, figure):
            continue
        end = take_free(stretch, figure)
        other = next((line for line in lines if 0 <= line.start - end <= 1 and line.quantity is None), None)
        if other is not None:
            # 送3袋螺丝, "1 free lamp": goods of their own, for nothing.
            other.quantity, other.price = figure, replace(figure, value=Money(Decimal(0), None, None), kind="money")
        elif line := line_at(lines, figure.start):
            line.gifts.append(_in_its_unit(stretch, figure, end))


#: "80 lamps free of charge", "…, all foc": goods that are given for nothing, and not only some more of them.
_ALL_FREE = re.compile(
    rf"[\s,;(-]*(?:(?P<all>all|both|everything|all of (?:it|them))(?: is| are)? )?{_FREE}(?![a-z])(?! (?:delivery|shipping|post))"
)
_FREE_AHEAD = re.compile(r"\b(?:free of charge|foc|f\.o\.c\.?|gratis)[\s:,-]*$")
_FOR_WHOM = re.compile(r"\s(?:for|to)\s$")


def read_given(stretch: Stretch, lines: Sequence[Line]) -> None:
    """Give lines whose goods are told to be for nothing that price."""
    for line in lines:
        if line.quantity is None or line.price is not None:
            continue
        end = max(line.choice.mention.end, line.quantity.end)
        if whom := next((m for m in stretch.lattice.mentions if _FOR_WHOM.fullmatch(stretch.text, end, m.start)), None):
            end = whom.end
        start = min(line.start, line.quantity.start)
        said = _ALL_FREE.match(stretch.text, end) or _FREE_AHEAD.search(stretch.text, stretch.start, start)
        if said is None:
            continue
        stretch.taken.append(said.span())
        nothing = Found(*said.span(), Money(Decimal(0), None, None), "money", True, said[0])
        for each in lines if said.re is _ALL_FREE and said["all"] else (line,):
            each.price = each.price or nothing


def _in_its_unit(stretch: Stretch, figure: Found, end: int) -> Found:
    """ "2 free cases": the unit stands behind the words that say that it is free."""
    unit = _NEXT_WORD.match(stretch.text, end) if figure.kind == "number" else None
    if unit is None or not isinstance(figure.value, Decimal) or unit[1] not in stretch.known.units:
        return figure
    stretch.taken.append(unit.span())
    return replace(figure, value=Quantity(figure.value, unit[1]), kind="quantity")


def count_ones(lines: Sequence[Line]) -> None:
    """双头机一台8600: where nothing else is said of how many, the one that the price is for is what is wanted."""
    for line in lines:
        price = line.price
        if (
            line.quantity is None
            and price
            and isinstance(price.value, Money)
            and price.value.per
            and price.text[0] == "一"
        ):
            line.quantity = Found(
                price.start, price.end, Quantity(Decimal(1), price.value.per), "quantity", True, price.text
            )


_ARTICLE = re.compile(r"\b(?:an?|another|a single|a spare)\s(?:new\s|spare\s|extra\s)?$")


def count_articles(stretch: Stretch, lines: Sequence[Line]) -> None:
    """ "a wheelbarrow": where nothing else is said of how many, one."""
    for line in lines:
        mention = line.choice.mention
        article = _ARTICLE.search(stretch.text, stretch.start, mention.start)
        if line.quantity is None and article and line.choice.ids and singular(mention.text) == mention.text:
            line.quantity = Found(*article.span(), Decimal(1), "number", True, article[0])
