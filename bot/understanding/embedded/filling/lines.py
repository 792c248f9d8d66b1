"""Lines of a document: products with how many of which unit, at what price and discount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.references import Choice, meant
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Money, Quantity
from bot.understanding.facts import LineFact
from bot.understanding.world import GENERIC_UNITS
from domain.kinds import Kind
from domain.money import plain

_BEFORE_GAP = re.compile(r"\s*(?:of|of the|of our|of your|more|more of|x|×|\*|的|个)?\s*(?:the )?\s*")
_AFTER_GAP = re.compile(
    r"\s*[:：x×*,，-]?\s*(?:的|先|要|来|订|定|拿|再|加|各|共|一共|数量|下|发|退|买|进|调|做|给|是|改成|改为|加到|到了?|只?有|盘出来|盘点|实盘|qty|quantity"
    r"|just|only|to)*\s*"
)
_PRICE_WORDS = (
    "不含税",
    "含税",
    "单价改",
    "单价改成",
    "价格改成",
    "单价",
    "价格",
    "价",
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
_EACH_BEFORE = ("各", "都", "每种", "each of", "各要", "各来")
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
_GIFT = ("送", "赠", "赠送", "搭送", "免费送", "free", "plus", "搭")
_GIFT_AFTER = ("free", "for free", "foc", "免费", "赠品")
_ALL = re.compile(r"统一|全部|都|整单|一律|总共|全场|across the board|everything|all|overall|on the lot|whole order")
_TAX_OUT = re.compile(r"不含税|未税|税外|excl?\.?(?:uding)? (?:tax|vat)|plus (?:tax|vat)|before tax|net of tax")
_TAX_IN = re.compile(r"含税|税内|incl?\.?(?:uding)? (?:tax|vat)|tax included|vat included")
_BREAK = re.compile(r"[。；;\n，,]")


@dataclass(slots=True)
class Line:
    """One line as it is put together."""

    choice: Choice
    quantity: Found | None = None
    price: Found | None = None
    discount: Found | None = None
    gifts: list[Found] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the line begins."""
        return min(each.start for each in (self.choice.mention, self.quantity) if each)

    @property
    def end(self) -> int:
        """Where what is said of it ends, so far."""
        return max(each.end for each in (self.choice.mention, self.quantity, self.price) if each)


def fill_lines(
    stretch: Stretch, filled: Filled, *, needed: bool, known: Sequence[LineFact] = (), slot: str = "lines"
) -> None:
    """Read the lines of a document. `known` are the lines it has already: their products go first, their quantities fill in."""
    lines = read_lines(stretch, known)
    if not lines and (item := _of_the_only_one(stretch, known)):
        filled.args[slot] = [item]
        return
    if not lines and (item := _of_the_one_before(stretch)):
        filled.args[slot] = [item]
        return
    if not lines:
        if needed or (known and any(isinstance(value.value, Quantity) for value in stretch.values("quantity"))):
            # So much of a document, and nobody knows of what: all of it is not meant.
            filled.lack(slot)
        return
    if known and any(line.quantity for line in lines):
        lines = [line for line in lines if line.quantity or line.price or line.discount]
    filled.args[slot] = [item for line in lines for item in written(stretch, filled, line, known)]
    for line in lines:
        filled.sources.update({})
        stretch.take(line.choice.mention)
        for each in (line.quantity, line.price, line.discount, *line.gifts):
            if each is not None:
                stretch.take(each)


_OF_IT = re.compile(r"\s*(?:of (?:them|it|those|these)|pcs|pieces|units)?\b")


def _of_the_only_one(stretch: Stretch, known: Sequence[LineFact]) -> dict[str, Any] | None:
    """So many of a document that has but one line: they are of its product."""
    figures = [figure for figure in stretch.values("quantity") if figure.exact]
    if len(figures) != 1 or not isinstance(figures[0].value, Quantity):
        return None
    said = figures[0].value.unit
    fits = known if len(known) == 1 else [line for line in known if unit_for(stretch, line.product, said) == line.unit]
    if len(fits) != 1:
        return None
    known = fits
    amount, unit = counted(stretch, known[0].product, figures[0])
    if amount is None or amount <= 0:
        return None
    stretch.take(figures[0])
    item: dict[str, Any] = {"product": known[0].product, "quantity": plain(amount)}
    return {**item, "unit": unit} if unit else item


def _of_the_one_before(stretch: Stretch) -> dict[str, Any] | None:
    """那给他们报20台, "3 of them at 45": the product that was just spoken of, where the message names none."""
    product = stretch.before.get(Kind.PRODUCT)
    figures = stretch.values("quantity", "number")
    named = any("product" in m.kinds or m.unknown == "product" for m in stretch.mentions())
    if product is None or named or not figures or not (stretch.leads_on or "of them" in stretch.text):
        return None
    amount, unit = counted(stretch, product, figures[0])
    if amount is None or amount <= 0 or not figures[0].exact:
        return None
    stretch.take(figures[0])
    item: dict[str, Any] = {"product": product, "quantity": plain(amount)}
    if unit:
        item["unit"] = unit
    prices = stretch.values("money", "number")
    if len(prices) == 1 and isinstance(price := _plain_price(prices[0]), Decimal):
        item["unit_price"] = plain(price)
        stretch.take(prices[0])
    return item


def _plain_price(found: Found) -> Decimal | None:
    value = found.value.amount if isinstance(found.value, Money) else found.value
    return value if isinstance(value, Decimal) else None


def read_lines(stretch: Stretch, known: Sequence[LineFact] = (), pointed_at: Sequence[Choice] = ()) -> list[Line]:
    """The lines that a stretch speaks of, in order; `pointed_at` are products that it means without naming them."""
    named = (_among(choice, known) for m in stretch.mentions() if (choice := meant(stretch, Kind.PRODUCT, m)))
    apart = [choice for choice in named if not any(_crosses(choice, other) for other in pointed_at)]
    choices = sorted([*apart, *pointed_at], key=lambda choice: choice.mention.start)
    lines = [Line(choice) for choice in choices if not _beside(choice)]
    _count_in_money_words(stretch, lines)
    if lines:
        _counts(stretch, lines)
        _gifts(stretch, lines)
        _prices(stretch, lines)
        _discounts(stretch, lines)
    return _merged(lines)


_PIECES = re.compile(r"块$")
_FOR_ONE = re.compile(r"一块\s?(\d+(?:\.\d+)?)(?![\d块箱盒])|(\d+(?:\.\d+)?)\s?一块")


def _count_in_money_words(stretch: Stretch, lines: Sequence[Line]) -> None:
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


def _crosses(one: Choice, other: Choice) -> bool:
    return one.mention.start < other.mention.end and other.mention.start < one.mention.end


def _beside(choice: Choice) -> bool:
    """Whether a product is but a word of something else: it is merely guessed at, and no figure stands beside it."""
    return not choice.ids and choice.mention.unknown is None


def _merged(lines: list[Line]) -> list[Line]:
    """A product that is named once more for its price or discount is still one line."""
    merged: list[Line] = []
    for line in lines:
        same = next((each for each in merged if each.choice.ids == line.choice.ids and line.quantity is None), None)
        if merged and _named_twice(merged[-1], line):
            merged[-1] = line
        elif same is None:
            merged.append(line)
        else:
            same.price = same.price or line.price
            same.discount = line.discount or same.discount
    return merged


def _named_twice(one: Line, other: Line) -> bool:
    """An article number right before the product's name: one product, of which the quantity follows."""
    directly = other.choice.mention.start - one.choice.mention.end <= 1
    return directly and one.quantity is None and one.choice.ids == other.choice.ids != ()


def _among(choice: Choice, known: Sequence[LineFact]) -> Choice:
    """The choice, narrowed to the products that are on the document already."""
    meant_ids = choice.ids or tuple(candidate.id for candidate in choice.mention.of_kind("product"))
    there = tuple(id_ for id_ in meant_ids if any(line.product == id_ for line in known))
    return Choice(choice.mention, there, choice.how) if len(there) == 1 else choice


def _counts(stretch: Stretch, lines: list[Line]) -> None:
    figures = [value for value in stretch.values("quantity", "number") if not _gift(stretch, value)]
    before = [_count_before(stretch, lines, place, figures) for place in range(len(lines))]
    after = [_count_after(stretch, lines, place, figures) for place in range(len(lines))]
    first = _in_front(before, after)
    used: list[Found] = []
    for line, one, other in zip(lines, *((before, after) if first else (after, before)), strict=True):
        for figure in (one, other):
            if figure is not None and figure not in used and line.quantity is None:
                line.quantity = figure
                used.append(figure)
    _for_each(stretch, lines, figures, used)


def _in_front(before: list[Found | None], after: list[Found | None]) -> bool:
    """Whether quantities stand before their products in this message."""
    counts = (sum(each is not None for each in before), sum(each is not None for each in after))
    if counts[0] == counts[1]:
        return before[0] is not None
    return counts[0] > counts[1]


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
        direct = _AFTER_GAP.fullmatch(stretch.text, end, figure.start) is not None
        if (direct or figure.kind == "quantity") and not _priced(stretch, figure):
            return figure
    return None


def _priced(stretch: Stretch, figure: Found) -> bool:
    return figure.kind == "number" and stretch.after_word(figure.start, _PRICE_WORDS[:12])


def _for_each(stretch: Stretch, lines: list[Line], figures: list[Found], used: list[Found]) -> None:
    """A和B各10箱: one quantity for all of them."""
    for figure in figures:
        if stretch.after_word(figure.start, _EACH_BEFORE) or stretch.before_word(figure.end, ("each", "of each")):
            for line in lines:
                if line.quantity is None or figure in used:
                    line.quantity = line.quantity or figure


def _gift(stretch: Stretch, figure: Found) -> bool:
    if figure.kind != "quantity":
        return False
    return stretch.after_word(figure.start, _GIFT) or stretch.before_word(figure.end, _GIFT_AFTER)


def _gifts(stretch: Stretch, lines: list[Line]) -> None:
    for figure in stretch.values("quantity"):
        if _gift(stretch, figure) and (line := _line_at(lines, figure.start)):
            line.gifts.append(figure)


def _line_at(lines: list[Line], place: int) -> Line | None:
    """The line that something at this place belongs to: the last that began before it."""
    return next((line for line in reversed(lines) if line.start <= place), None)


def _prices(stretch: Stretch, lines: list[Line]) -> None:
    counted = [line.quantity for line in lines]
    for value in stretch.values("money", "number"):
        line = _line_at(lines, value.start)
        if line is None or value in counted or line.price or _is_total(stretch, value):
            continue
        if _is_price(stretch, line, value):
            line.price = value


def _is_total(stretch: Stretch, value: Found) -> bool:
    return stretch.after_word(value.start, _TOTAL) or stretch.before_word(value.end, _TOTAL)


def _is_price(stretch: Stretch, line: Line, value: Found) -> bool:
    if isinstance(value.value, Money) and (value.value.per or value.value.currency or value.text.startswith("@")):
        return True
    if stretch.after_word(value.start, _PRICE_WORDS) or isinstance(value.value, Money):
        return True
    gap = stretch.text[line.end : value.start]
    return line.quantity is not None and len(gap.strip(" ,，:：的")) == 0 and "\n" not in gap


def _discounts(stretch: Stretch, lines: list[Line]) -> None:
    found = [value for value in stretch.values("discount") if value.exact]
    if len(found) == 1 and _for_all(stretch, lines, found[0]):
        for line in lines:
            line.discount = found[0]
        return
    for value in found:
        there = _line_at(lines, value.start)
        if there is not None:
            there.discount = value


def _for_all(stretch: Stretch, lines: list[Line], value: Found) -> bool:
    """Whether a discount is for the whole message: said so, or set apart behind the last line or before the first."""
    line = _line_at(lines, value.start)
    if line is None or len(lines) == 1:
        return True
    words = stretch.text[line.end : value.start]
    if _ALL.search(words) or _ALL.match(stretch.text[value.end :].lstrip()):
        return True
    again = any(mention.start >= line.end for mention in (line.choice.mention,))
    apart = bool(_BREAK.search(words))
    return line is lines[-1] and apart and not again


def written(stretch: Stretch, filled: Filled, line: Line, known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """The line as an argument, and its gifts; what it lacks is noted."""
    product = line.choice.only
    if product is None:
        if line.choice.ids:
            filled.doubt("product", line.choice.ids)
        else:
            filled.lack("product", stretch.lattice.normal.raw_text(line.choice.mention.start, line.choice.mention.end))
    item: dict[str, Any] = {"product": product}
    amount, unit = _amount(stretch, line, known)
    if amount is None:
        filled.lack("quantity")
        return [item]
    if amount < 0 or (line.quantity is not None and not line.quantity.exact):
        filled.problem = ("understanding.quantity", {"said": line.quantity.text if line.quantity else ""})
    item["quantity"] = plain(amount)
    if unit:
        item["unit"] = unit
    item.update(_price(stretch, line, unit))
    if line.discount is not None and isinstance(line.discount.value, Decimal):
        item["discount_percent"] = plain(line.discount.value)
    return [item, *(_gift_line(stretch, product, gift) for gift in line.gifts)]


def _amount(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> tuple[Decimal | None, str | None]:
    """How many of which unit: as said, else as on the document."""
    if line.quantity is None:
        there = next((each for each in known if each.product == line.choice.only), None)
        return (there.quantity, there.unit) if there else (None, None)
    return counted(stretch, line.choice.only, line.quantity)


def counted(stretch: Stretch, product: str | None, figure: Found) -> tuple[Decimal | None, str | None]:
    """A figure's amount, and its unit by the product's own name for it."""
    if isinstance(figure.value, Quantity):
        return figure.value.amount, unit_for(stretch, product, figure.value.unit)
    return (figure.value, None) if isinstance(figure.value, Decimal) else (None, None)


def unit_for(stretch: Stretch, product: str | None, said: str) -> str | None:
    """The product's own name of a unit; a word that counts anything is left out where the product does not know it."""
    goods = stretch.known.goods.get(product or "")
    if goods is None:
        return said
    return goods.unit_named(said) or (None if said in GENERIC_UNITS else said)


def _price(stretch: Stretch, line: Line, unit: str | None) -> dict[str, Any]:
    if line.price is None:
        return {}
    value = line.price.value
    amount = value.amount if isinstance(value, Money) else value
    if not isinstance(amount, Decimal):
        return {}
    per = value.per if isinstance(value, Money) else None
    written = {"unit_price": plain(_converted(stretch, line.choice.only, amount, per, unit))}
    said = stretch.text[stretch.start : stretch.end]
    if _TAX_OUT.search(said):
        written["price_tax"] = "excluded"
    elif _TAX_IN.search(said):
        written["price_tax"] = "included"
    return written


def _converted(stretch: Stretch, product: str | None, price: Decimal, per: str | None, unit: str | None) -> Decimal:
    """A price for another unit, made one for the quantity's unit."""
    goods = stretch.known.goods.get(product or "")
    if goods is None or per is None:
        return price
    own = goods.unit_named(per)
    base = Decimal(1)
    if own is None or own == (unit or goods.unit):
        return price
    return price * goods.factors.get(unit or "", base) / goods.factors.get(own, base)


def _gift_line(stretch: Stretch, product: str | None, gift: Found) -> dict[str, Any]:
    amount, unit = counted(stretch, product, gift)
    line = {"product": product, "quantity": plain(amount or Decimal(0)), "unit_price": "0"}
    return {**line, "unit": unit} if unit else line
