"""Prices and discounts of lines, with or without tax, for whichever unit they were said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bot.understanding.embedded.filling.line import Line, line_at
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found, Money
from bot.understanding.embedded.values.money import APIECE
from bot.understanding.embedded.values.spoken_prices import is_spoken
from domain.money import plain

PRICE_WORDS = (
    "不含税",
    "含税",
    "单价改",
    "单价改成",
    "价格改成",
    "单价",
    "价格",
    "价",
    "价格还",
    "单价还",
    "价还",
    "还按",
    "仍按",
    "按",
    "at",
    "@",
    "at a price of",
    "for",
    "price",
    "unit price",
    "改成",
    "改为",
    "改到",
    "调到",
    "改",
    "算",
    "报",
    "一口价",
)
_TOTAL = (
    "一共算",
    "总共算",
    "合计算",
    "一起算",
    "一起",
    "打包",
    "打包价",
    "共",
    "整单",
    "一口价",
    "all in",
    "for the lot",
    "一共",
    "总共",
    "合计",
    "共计",
    "total",
    "totalling",
    "总价",
    "in total",
    "altogether",
)
_ALL = re.compile(
    r"统一|全部|都|整单|全单|整体|所有|一律|总共|一共|合计|通通|统统|全场"
    r"|across the (?:board|lot|order)|everything|all|both|overall|on the lot|"
    r"whole (?:order|lot|thing)|on (?:both|each)|throughout"
)
_TAX_OUT = re.compile(
    r"不含税|未税|税外|exc?l?\.?(?:u(?:ding|des?))? (?:tax|vat|gst)|ex\.? (?:tax|vat|gst)|(?:tax|vat|"
    r"gst) excl?(?:uded)?\b|plus (?:tax|vat|gst|hst)|before (?:tax|gst|vat)|net of tax|\+ ?(?:tax|vat|gst)\b"
)
_TAX_IN = re.compile(
    r"含税|税内|incl?\.?(?:u(?:ding|des?))? (?:tax|vat|gst)|(?:tax|vat|gst) (?:is )?incl?(?:uded|\.)?(?![a-z])"
)
#: Whether prices are with tax or without.
TAX = re.compile(rf"{_TAX_OUT.pattern}|{_TAX_IN.pattern}")
#: What stands between goods and a price that is one for all of them, or behind it.
_ALL_AT = re.compile(
    r"(?:都|各|统一|一律|全部?|通通|统统|同价|一样的?价?|均价?|每样|两样|三样|几样)(?:是|按|算|给|做|走|的|都|价格?|单价|在|卖|报)*\s*$"
    r"|\b(?:both|all|each|every ?thing|all of (?:them|it)|both of them|the lot|same price|across the board)"
    r"(?: (?:for|priced|going|of them))?,?(?: (?:at|for|@|on|of))? ?(?:the )?[@$£€]?\s*$"
)
_ON_ALL = re.compile(
    r"\s*(?:一[箱件个瓶包袋桶套台条支盒斤]\s*)?(?:都一样|都是|同价|的?统一价|一样的?价)"
    r"|(?: ?(?:each|apiece|a pop|per \w+|a \w+|/\w+|before tax|plus (?:tax|vat|gst)|ex\.? (?:tax|vat)))*,?"
    r" (?:(?:on|for) (?:both|all|each|every|everything|the lot|all of them|both of them|either)(?: (?:lines?|items?|of them))?"
    r"|across the (?:board|lot)|all round|all around|both|across both)\b"
)
#: "49 each tax included for 15 lamps": a price that stands before how many.
_FOR = re.compile(
    rf"(?: (?:each|apiece|a pop|ea|per \w+|a \w+))?(?:,? ?(?:{_TAX_IN.pattern}|{_TAX_OUT.pattern}))?,? (?:for|on) (?:the )?"
)
_A_PIECE = re.compile(r"\s(?:a|an|per|each) ([a-z]+)\b")
_NEAR = 28
_SEVERAL = 2
_HUNDREDS = 100
_BREAK = re.compile(r"[。；;\n，,]")


_PAUSES = re.compile(r"[,，、;；。\n]|\b(?:and|plus)\b|[和加]")


def read_prices(stretch: Stretch, lines: list[Line]) -> None:
    """Give each line the price said behind it; a sum is none."""
    counted = [line.quantity for line in lines]
    _price_all(stretch, lines, counted)
    _price_in_turn(stretch, lines, counted)
    for value in stretch.values("money", "number"):
        if value in counted or (value.kind == "number" and any(each and each.start == value.start for each in counted)):
            continue
        line = _priced_ahead(stretch, lines, value) or _priced_on(stretch, lines, value) or line_at(lines, value.start)
        if line is None or line.price or _is_total(stretch, value):
            continue
        if any(gift.start == value.start for each in lines for gift in each.gifts):
            continue
        if _is_price(stretch, line, value):
            line.price = value


def _price_all(stretch: Stretch, lines: list[Line], counted: Sequence[Found | None]) -> None:
    """都按58一箱, "both at 54", "80 a pair on both": a price that is said of all is that of every line."""
    if len(lines) < _SEVERAL:
        return
    for value in stretch.values("money", "number"):
        apart = value.start >= lines[-1].choice.mention.end or value.end <= lines[0].start
        if not apart or value in counted or _is_total(stretch, value) or not _could_be_price(value):
            continue
        start = max(stretch.start, value.start - _NEAR)
        found = _ALL_AT.search(stretch.text, start, value.start) or _ON_ALL.match(stretch.text, value.end)
        if found:
            stretch.taken.append(found.span())
            for line in lines:
                line.price = line.price or value
            return


_NEXT_PRICE = re.compile(r"\s*(?:,|and|&|, and|/)\s*(?:@|at )?")


def _price_in_turn(stretch: Stretch, lines: list[Line], counted: Sequence[Found | None]) -> None:
    """ "31 and 17 apiece": as many prices behind the last goods as there are lines, each for its own."""
    values = [v for v in stretch.values("money", "number") if v.start >= lines[-1].end and v not in counted]
    starts = sorted({value.start for value in values})
    told = [next(value for value in values if value.start == start) for start in starts][: len(lines) + 1]
    if len(lines) < _SEVERAL or len(told) != len(lines) or any(line.price for line in lines):
        return
    gaps = ((one.end, other.start) for one, other in pairwise(told))
    if all(_NEXT_PRICE.fullmatch(stretch.text, *gap) for gap in gaps) and all(map(_could_be_price, told)):
        for line, value in zip(lines, told, strict=True):
            line.price = value


def _could_be_price(value: Found) -> bool:
    """Whether a value is a sum, or a bare figure that may be one."""
    return isinstance(value.value, Money | Decimal) and value.exact


def _priced_ahead(stretch: Stretch, lines: list[Line], value: Found) -> Line | None:
    """The line whose goods follow their price: 780一箱的气罐."""
    if not isinstance(value.value, Money):
        return None
    if stretch.text.startswith("的", value.end):
        return next((line for line in lines if line.choice.mention.start == value.end + 1), None)
    following = next((line for line in lines if line.start >= value.end), None)
    return following if following and _FOR.fullmatch(stretch.text, value.end, following.start) else None


_ON = re.compile(r"(?: (?:each|apiece|a pop|ea))? (?:on|for) (?:the |their |those |all (?:the |of the )?)?")


def _priced_on(stretch: Stretch, lines: Sequence[Line], value: Found) -> Line | None:
    """The line whose goods are named once more behind their price: "they want the old price of 85 on the helmets"."""
    behind = _ON.match(stretch.text, value.end)
    named = [m for m in stretch.lattice.mentions if behind and m.start == behind.end() and "product" in m.kinds]
    goods = {candidate.id for mention in named for candidate in mention.of_kind("product")}
    told = [line for line in lines if line.choice.only in goods and line.start < value.start]
    return told[0] if len(told) == 1 else None


def _is_total(stretch: Stretch, value: Found) -> bool:
    return stretch.after_word(value.start, _TOTAL) or stretch.before_word(value.end, _TOTAL)


#: 还是45的价.
_THE_PRICE_OF = re.compile(r"\s?的(?:单价|价格?|价钱)(?:[走算给吧的]|$|(?=[\s,，。;；]))")


def _is_price(stretch: Stretch, line: Line, value: Found) -> bool:
    if isinstance(value.value, Money) and (value.value.per or value.value.currency or value.text.startswith("@")):
        return True
    if stretch.after_word(value.start, PRICE_WORDS) or isinstance(value.value, Money):
        return True
    if found := _THE_PRICE_OF.match(stretch.text, value.end):
        stretch.taken.append(found.span())
        return True
    gap = stretch.text[line.end : value.start]
    return line.quantity is not None and not gap.strip(" ,，:：") and "\n" not in gap


def read_discounts(stretch: Stretch, lines: list[Line]) -> None:
    """Give each line its discount, or all of them the one that is for the whole message."""
    found = [value for value in stretch.values("discount") if value.exact]
    if len(found) == 1 and _for_all(stretch, lines, found[0]):
        for line in lines:
            line.discount = found[0]
        return
    for value in found:
        there = line_at(lines, value.start)
        if there is not None:
            there.discount = value
    _as_the_line_before(stretch, lines)


#: 台盆三十个也是: at the discount or price of the line before.
_LIKEWISE = re.compile(
    r"\s*(?:也(?:是|一样|这样|同样|打这个折|按这个(?:价|折)?)|同样(?:的?[价折]扣?)?|一样的?[价折]扣?)(?:[吧的了]|这个[价折])?(?=$|[\s,，。;；])"
    r"|,? (?:as well|likewise|same (?:for|discount|price)|at the same (?:price|discount|rate))\b"
)


def _as_the_line_before(stretch: Stretch, lines: Sequence[Line]) -> None:
    for before, line in pairwise(lines):
        end = max(line.end, line.quantity.end if line.quantity else 0)
        found = _LIKEWISE.match(stretch.text, end)
        if found and not (line.price or line.discount) and (before.price or before.discount):
            line.price, line.discount = before.price, before.discount
            stretch.taken.append(found.span())


def _for_all(stretch: Stretch, lines: list[Line], value: Found) -> bool:
    """Whether a discount is for the whole message: said so, or set apart behind the last line or before the first."""
    line = line_at(lines, value.start)
    if line is None or len(lines) == 1:
        return True
    words = stretch.text[line.end : value.start]
    if _ALL.search(words) or _ALL.match(stretch.text[value.end :].lstrip()):
        return True
    again = any(mention.start >= line.end for mention in (line.choice.mention,))
    apart = bool(_BREAK.search(words))
    # "30 of these 10 of those 5% off": without a mark between them it is said of all in one breath.
    first = min(each.start for each in lines)
    breathless = stretch.text.isascii() and _PAUSES.search(stretch.text, first, value.start) is None
    # 链条10条、头盔20个 打九折: what follows its goods without a gap is theirs alone.
    gap = stretch.text[value.start - 1 : value.start] == " "
    return line is lines[-1] and (apart or breathless or gap) and not again


def price_of(stretch: Stretch, line: Line, unit: str | None) -> dict[str, Any]:
    """A line's price as an argument, for its own unit, with or without tax where that was said."""
    if line.price is None:
        return {}
    value = line.price.value
    amount = value.amount if isinstance(value, Money) else value
    if not isinstance(amount, Decimal):
        return {}
    per = value.per if isinstance(value, Money) else None
    per = per or for_one(stretch, line.choice.only, line.price) or for_each(stretch, line.choice.only, line.price, unit)
    amount = _as_meant(stretch, line, amount, per, unit)
    written = {"unit_price": plain(converted(stretch, line.choice.only, amount, per, unit))}
    for each in (_TAX_OUT, _TAX_IN):
        if (told := each.search(stretch.text, stretch.start, stretch.end)) is not None:
            stretch.taken.append(told.span())
    return {**written, **tax_said(stretch)}


def tax_said(stretch: Stretch) -> dict[str, str]:
    """Whether prices are with or without tax, where that is said."""
    said = stretch.text[stretch.start : stretch.end]
    for words, tax in ((_TAX_OUT, "excluded"), (_TAX_IN, "included")):
        if found := words.search(said):
            stretch.taken.append((stretch.start + found.start(), stretch.start + found.end()))
            return {"price_tax": tax}
    return {}


def converted(stretch: Stretch, product: str | None, price: Decimal, per: str | None, unit: str | None) -> Decimal:
    """A price for another unit, made one for the quantity's unit."""
    goods = stretch.known.goods.get(product or "")
    if goods is None or per is None:
        return price
    own = goods.unit if per == APIECE else goods.unit_named(per)
    base = Decimal(1)
    if own is None or own == (unit or goods.unit):
        return price
    whole = price * goods.factors.get(unit or "", base) / goods.factors.get(own, base)
    # What is sold by the box alone costs so much a box "apiece".
    boxed = per == APIECE and goods.believable(price, unit) and not goods.believable(whole, unit)
    return price if boxed else whole


def for_one(stretch: Stretch, product: str | None, price: Found) -> str | None:
    """ "2 pallets of it at 20.50 a tyre": a price for one of the goods, by the word that these are called."""
    found = _A_PIECE.match(stretch.text, price.end)
    names = stretch.known.index.names_of("product", product or "") if found else ()
    if found is None or not any(singular(found[1]) in map(singular, name.text.lower().split()) for name in names):
        return None
    stretch.taken.append(found.span())
    return APIECE


_EACH_BEHIND = re.compile(r"\b(?:each|ea|a pop)$")


def for_each(stretch: Stretch, product: str | None, price: Found, unit: str | None) -> str | None:
    """ "2 pallets, 165 each": of one of the goods, where no pallet can cost that and one of them can."""
    goods = stretch.known.goods.get(product or "")
    amount = price.value.amount if isinstance(price.value, Money) else price.value
    if goods is None or not isinstance(amount, Decimal) or not _EACH_BEHIND.search(price.text):
        return None
    return APIECE if not goods.believable(amount, unit) and goods.believable(amount, None) else None


def _as_meant(stretch: Stretch, line: Line, amount: Decimal, per: str | None, unit: str | None) -> Decimal:
    """Nine twenty five is 9.25 where that can be, else 925."""
    goods = stretch.known.goods.get(line.choice.only or "")
    if goods is None or line.price is None or not is_spoken(line.price.text):
        return amount
    usual, more = (converted(stretch, line.choice.only, each, per, unit) for each in (amount, amount * _HUNDREDS))
    return amount * _HUNDREDS if goods.believable(more, unit) and not goods.believable(usual, unit) else amount
