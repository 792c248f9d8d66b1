"""At what price and discount a line goes after a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.changed_counts import added, lessened
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.line_prices import converted, for_each, for_one
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Money
from bot.understanding.facts import LineFact
from domain.money import plain

_PRICE_SAID = re.compile(
    r"单价|价格|价钱|每[^\s，,]价|每[箱件个台套瓶包盒桶只把条卷罐袋张支根片块双吨米](?:给|按|算|卖|是|要)"
    r"|\b(?:unit )?pric(?:e|ed|ing)\b"
)


_SAME_PRICE = re.compile(
    r"(?:也是|都是|也|都)?(?:按)?(?:同价|同样的?价(?:格)?|一样的?价(?:格)?|价(?:格|钱)?(?:也|都)?(?:一样|不变|相同)|这个价(?:格)?|原价格?)"
    r"|\b(?:at )?(?:the )?same (?:unit )?(?:price|rate)\b"
)


_SAID_COUNT = re.compile(r"数量|改成|改为|改到|改(?=\d)|加到|减到|不是|换成|\b(?:qty|quantity|make|change|to)\b")


_COUNT_LED = re.compile(r"数量(?:改|调|变|是|为|成|到)*\s?$|\b(?:qty|quantity)(?: to| is| should be)?\s?$")


NEAR_PRICE = Decimal("0.6"), Decimal("1.5")


def one_is_but_priced(line: Line, known: Sequence[LineFact]) -> None:
    """90一袋 of what is counted already tells what one costs, not that one is wanted."""
    counted_already = any(line.choice.only == each.product and each.quantity for each in known)
    if counted_already and line.quantity and line.price and line.quantity.start == line.price.start:
        line.quantity = None


def at_the_same_price(stretch: Stretch, items: list[Item], older: int) -> None:
    """同价: what is added goes at the price of what was said before it."""
    same = _SAME_PRICE.search(stretch.text, stretch.start, stretch.end)
    price = next((item["unit_price"] for item in reversed(items[:older]) if "unit_price" in item), None)
    if same is None or price is None:
        return
    stretch.taken.append(same.span())
    for item in items[older:]:
        item.setdefault("unit_price", price)


#: "36 of the lamps" are so many.
_OF_THEM = re.compile(r" of (?:the|those|these|them|our|his|her|their)\b")


def price_where_counted(stretch: Stretch, items: Sequence[Item], line: Line) -> None:
    """可可108 of what is counted already: a bare figure like the list price is the price, unless it is said to be the number."""
    figure, goods = line.quantity, stretch.known.goods.get(line.choice.only or "")
    item = next((item for item in items if item.get("product") == line.choice.only and item.get("quantity")), None)
    if figure is None or figure.kind != "number" or line.price is not None or item is None or goods is None:
        return
    if not isinstance(figure.value, Decimal) or goods.price is None or _SAID_COUNT.search(stretch.text):
        return
    if (
        _OF_THEM.match(stretch.text, figure.end)
        or added(stretch, figure)
        or lessened(stretch, figure)
        or _counts_them(stretch, item, line, figure)
    ):
        return
    usual = goods.price * goods.factors.get(item.get("unit") or "", Decimal(1))
    if "unit_price" in item and not _near(Decimal(item["quantity"]), figure.value):
        # What goes at 300 goes at 280 now.
        usual = Decimal(item["unit_price"])
    if usual * NEAR_PRICE[0] <= figure.value <= usual * NEAR_PRICE[1]:
        line.quantity, line.price = None, figure


def _near(usual: Decimal, said: Decimal) -> bool:
    return usual * NEAR_PRICE[0] <= said <= usual * NEAR_PRICE[1]


_NOT_SO_MANY = re.compile(r",? (?:and )?(?:not|instead of|rather than|in place of) (?:the )?(?P<count>\d+)\b")


def _counts_them(stretch: Stretch, item: Item, line: Line, figure: Found) -> bool:
    """Whether a bare figure is how many there are, however like a price: "25 of the lamps", "25 not 20" of what were 20."""
    if stretch.text.isascii() and figure.end <= line.choice.mention.start:
        return True
    old = _NOT_SO_MANY.match(stretch.text, figure.end)
    return old is not None and old["count"] == item.get("quantity")


def like_both(stretch: Stretch, items: Sequence[Item], line: Line) -> bool:
    """Whether a bare figure that was taken for the price is as like the number that was counted: "lamps 18" of 20 at 17."""
    price, text = line.price, stretch.text
    item = next((item for item in items if item.get("product") == line.choice.only and "unit_price" not in item), None)
    if price is None or price.kind != "number" or line.quantity is not None or item is None or not text.isascii():
        return False
    if not isinstance(price.value, Decimal) or _PRICE_SAID.search(text) or _LEADS_TO_PRICE.search(text, 0, price.start):
        return False
    count = Decimal(item.get("quantity", "0"))
    return price.value == int(price.value) and count * NEAR_PRICE[0] <= price.value <= count * NEAR_PRICE[1]


_LEADS_TO_PRICE = re.compile(r"(?:\bat|@|\bfor|[$£€])\s?$")


def about_price(stretch: Stretch, value: Found) -> bool:
    """Whether a bare figure can only be a price: the message speaks of the price, and of no other figure behind that."""
    said = _PRICE_SAID.search(stretch.text, stretch.start, stretch.end)
    if (
        said is None
        or value.kind != "number"
        or value.start < said.end()
        or _COUNT_LED.search(stretch.text, 0, value.start)
    ):
        return False
    stretch.taken.append(said.span())
    return not any(said.end() <= other.start < value.start for other in stretch.values("money", "number"))


def discounts(stretch: Stretch, items: list[Item]) -> None:
    """A discount by itself, "minus 5 per cent" too, is for all lines; a bare percentage changes those that have one."""
    for value in stretch.values("discount", "percent"):
        if value.exact and isinstance(value.value, Decimal):
            for item in items:
                if value.kind == "discount" or "discount_percent" in item:
                    item["discount_percent"] = plain(abs(value.value))
                    stretch.take(value)


_WHOLE_ORDER_BEHIND = re.compile(
    r"(?: off)? (?:off |on |across |for |over )?(?:everything|all(?! (?:the|of) (?!them|it|those))|both"
    r"|the (?:lot|whole (?:lot|thing|order|quote))|"
    r"the board|all of (?:it|them|those)|each|either|every (?:line|item)|throughout)\b"
)


_WHOLE_ORDER = re.compile(r"(?:整单|全单|全部|统一|一律|都|on everything|on all|across the board)[^\d,，。;；]{0,6}$")


def discount_on_whole(stretch: Stretch, items: list[Item], said: Sequence[Line]) -> None:
    """A discount said of the whole order, behind a line that is added, is for the older lines as well."""
    found = next((line.discount for line in said if line.discount), None)
    if found is None or not isinstance(found.value, Decimal):
        return
    if _WHOLE_ORDER.search(stretch.text, stretch.start, found.start) or _WHOLE_ORDER_BEHIND.match(
        stretch.text, found.end
    ):
        for item in items:
            item["discount_percent"] = plain(found.value)


def note_odd_prices(stretch: Stretch, filled: Filled, before: Sequence[Item], after: Sequence[Item]) -> None:
    """A price that can't be that of the line it was read for is asked about."""
    for item in after:
        goods, price = stretch.known.goods.get(item.get("product") or ""), item.get("unit_price")
        if goods is None or price is None or not Decimal(price) or price in [each.get("unit_price") for each in before]:
            continue
        if not goods.believable(Decimal(price), item.get("unit")):
            spans = [(v.start, v.end) for v in stretch.lattice.values if v.kind in ("money", "number")]
            filled.odd += spans[:1]


def price_for(stretch: Stretch, item: Item, value: Found) -> str:
    """A price as it is written, for the line's own unit."""
    found = value.value.amount if isinstance(value.value, Money) else value.value
    if not isinstance(found, Decimal):
        return "0"
    per = value.value.per if isinstance(value.value, Money) else None
    per = (
        per
        or for_one(stretch, item.get("product"), value)
        or for_each(stretch, item.get("product"), value, item.get("unit"))
    )
    return plain(converted(stretch, item.get("product"), found, per, item.get("unit")))
