"""Lines of a document: products with how many of which unit, at what price and discount."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, counted, take_line
from bot.understanding.embedded.filling.line_counts import (
    SENTENCE_ENDS,
    count_articles,
    count_in_money_words,
    count_ones,
    read_counts,
    read_gifts,
    read_given,
)
from bot.understanding.embedded.filling.line_implied import of_the_one_before, of_the_only_one
from bot.understanding.embedded.filling.line_prices import price_of, read_discounts, read_prices
from bot.understanding.embedded.filling.line_words import of_words
from bot.understanding.embedded.filling.lines_left import going, lines_left, wanting, without_held
from bot.understanding.embedded.filling.priced_behind import with_prices_behind
from bot.understanding.embedded.filling.references import Choice, meant
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.told_apart import counts_again
from bot.understanding.embedded.filling.variants import told_after, variants
from bot.understanding.embedded.mentions.product_words import tokens_of_names
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.facts import LineFact
from bot.understanding.world import GENERIC_UNITS
from domain.kinds import Kind
from domain.money import plain


def fill_lines(
    stretch: Stretch, filled: Filled, *, needed: bool, known: Sequence[LineFact] = (), slot: str = "lines"
) -> None:
    """Read the lines of a document. `known` are the lines it has already: their products go first, their quantities fill in."""
    lines = read_lines(stretch, known)
    if known:
        # So many are wanting: how many there are is to be told.
        filled.odd += [(v.start, v.end) for v in stretch.values("quantity") if _WANTING.search(stretch.text[: v.start])]
        filled.odd += wanting(stretch, lines)
        lines = without_held(stretch, lines)
    if known and (rest := lines_left(stretch, lines, known)):
        filled.args[slot] = rest
        return
    if known and _WHOLE.search(stretch.text, stretch.start, stretch.end) and not any(line.quantity for line in lines):
        return
    if not lines:
        _fill_unnamed(stretch, filled, known, slot, needed=needed)
        return
    for line in lines if known else ():
        line.choice = _counted_so(stretch, line, known)
    if known and not needed:
        lines = going(stretch, lines, known)
    if known and any(line.quantity for line in lines):
        lines = [line for line in lines if line.quantity or line.price or line.discount]
    items: list[dict[str, Any]] = []
    for line in lines:
        _note_sources(filled, f"{slot}.{len(items)}", line)
        items.extend(written(stretch, filled, line, known))
        take_line(stretch, line)
    filled.args[slot] = items
    counts_again(stretch, items)
    if needed and any(_counts_goods(stretch, value) for value in stretch.values("quantity")):
        # So many of something that no product was found for: a line would be lost.
        filled.lack("product")


def _fill_unnamed(stretch: Stretch, filled: Filled, known: Sequence[LineFact], slot: str, *, needed: bool) -> None:
    """Lines of goods that no name tells."""
    if not needed and (items := of_words(stretch, known)):
        filled.args[slot] = items
    elif item := of_the_only_one(stretch, known) or of_the_one_before(stretch):
        filled.args[slot] = [item]
    else:
        counts = any(isinstance(value.value, Quantity) for value in stretch.values("quantity"))
        if needed or (known and (counts or _PART.search(stretch.text, stretch.start, stretch.end))):
            # So much of a document, and nobody knows of what: all of it is not meant.
            filled.lack(slot)


_PART = re.compile(r"(?<!全)部分|分批|先[发走送收退]一些")
_NEVER_SO_MANY = Decimal(10) ** 9
_WANTING = re.compile(r"(?:(?<![至最])少了?|缺了?|差了?|短了?|\b(?:short|missing|short by|lacking))\s?$")
_WHOLE = re.compile(r"\b(?:whole (?:thing|order|lot)|everything|all of it|the lot|entire order|in full)\b|整单|全部")


def _counts_goods(stretch: Stretch, value: Found) -> bool:
    several = isinstance(value.value, Quantity) and value.exact and value.value.amount > 1
    return several and not stretch.after_word(value.start, _PER) and not stretch.before_word(value.end, _CONDITION)


_PER = ("每", "满", "per", "every", "一次", "最多", "至少", "不超过")
_CONDITION = ("起", "以上", "以内", "一箱", "一件", "一包", "or more", "装", "over")


def _note_sources(filled: Filled, place: str, line: Line) -> None:
    """Where a line's values stand."""
    filled.note(f"{place}.product", line.choice.mention, line.choice.how)
    for name, each in (("quantity", line.quantity), ("unit_price", line.price), ("discount_percent", line.discount)):
        if each is not None:
            filled.note(f"{place}.{name}", each)


def read_lines(stretch: Stretch, known: Sequence[LineFact] = (), pointed_at: Sequence[Choice] = ()) -> list[Line]:
    """The lines that a stretch speaks of, in order; `pointed_at` are products that it means without naming them."""
    named = (_among(stretch, choice, known) for m in stretch.mentions() if (choice := meant(stretch, Kind.PRODUCT, m)))
    apart = [choice for choice in named if not any(_crosses(choice, other) for other in pointed_at)]
    pointed_at = [*pointed_at, *_variants(stretch, known, apart, pointed_at)]
    apart = [choice for choice in apart if choice.ids or not any(_crosses(choice, other) for other in pointed_at)]
    choices = sorted([*apart, *pointed_at], key=lambda choice: choice.mention.start)
    lines = [Line(choice) for choice in choices if not _beside(choice)]
    count_in_money_words(stretch, lines)
    if lines:
        read_counts(stretch, lines)
        lines = lines if known else _without_headings(_without_mentioned(stretch, lines))
        _tell_apart(stretch, lines)
        lines = _settled_by_variant(lines)
        read_gifts(stretch, lines)
        read_given(stretch, lines)
        read_prices(stretch, lines)
        count_ones(lines)
        if not known:
            count_articles(stretch, lines)
        read_discounts(stretch, lines)
        lines = lines if known else with_prices_behind(stretch, lines)
    return _merged(lines)


def _tell_apart(stretch: Stretch, lines: Sequence[Line]) -> None:
    """Settle which of several goods a line is of, where that is told behind how many: 电饭煲20台，要5升的."""
    ends = [line.start for line in lines[1:]] + [stretch.end]
    for line, end in zip(lines, ends, strict=True):
        if line.quantity is not None:
            line.choice = told_after(stretch, line.choice, max(line.quantity.end, line.choice.mention.end), end)


def _settled_by_variant(lines: list[Line]) -> list[Line]:
    """The lines, a family with the one of it that is named behind it, and not counted, as that one: "20 mugs …, all black"."""
    for line in lines:
        if len(line.choice.ids) < _FAMILY or line.quantity is None:
            continue
        of_it = [other for other in lines if other is not line and other.choice.only in line.choice.ids]
        bare = [other for other in of_it if other.start > line.end and not (other.quantity or other.price)]
        if len(of_it) == 1 and bare:
            line.choice = Choice(line.choice.mention, bare[0].choice.ids, line.choice.how)
            return [other for other in lines if other is not bare[0]]
    return lines


def _without_mentioned(stretch: Stretch, lines: list[Line]) -> list[Line]:
    """The lines without goods that were merely spoken of, uncounted, in a sentence before the first that are counted."""
    first = next((line for line in lines if line.quantity), None)
    if first is None:
        return lines
    return [
        line
        for line in lines
        if line.quantity or line.start > first.start or not SENTENCE_ENDS.search(stretch.text, line.end, first.start)
    ]


def _without_headings(lines: list[Line]) -> list[Line]:
    """The lines without a family that is named first, uncounted, and of which those that follow are: 飞机盒，中号20小号10."""
    return [
        line
        for place, line in enumerate(lines)
        if line.quantity
        or len(line.choice.ids) < _FAMILY
        or len([other for other in lines[place + 1 :] if other.quantity and other.choice.only in line.choice.ids]) < 1
    ]


_FAMILY = 2


def _variants(
    stretch: Stretch, known: Sequence[LineFact], named: Sequence[Choice], pointed_at: Sequence[Choice]
) -> list[Choice]:
    """Goods that are told apart from those named, or from those on the document, by their size or colour alone."""
    near = [id_ for choice in named for id_ in choice.ids] or [line.product for line in known]
    found = variants(stretch, near, [*named, *pointed_at])
    return [choice for choice in found if not any(_crosses(choice, other) for other in pointed_at)]


def _crosses(one: Choice, other: Choice) -> bool:
    return one.mention.start < other.mention.end and other.mention.start < one.mention.end


def _beside(choice: Choice) -> bool:
    """Whether a product is but a word of something else: it is merely guessed at, and no figure stands beside it."""
    return not choice.ids and choice.mention.unknown is None


def _merged(lines: list[Line]) -> list[Line]:
    """A product that is named once more for its price or discount is still one line."""
    merged: list[Line] = []
    for line in lines:
        if line.quantity:
            # 橡胶条快用完了，下单橡胶条200根: what was spoken of first is what is then asked for.
            merged = [each for each in merged if each.choice.only is None or not _spoken_of_before(each, line)]
        same = next((each for each in merged if each.choice.ids == line.choice.ids and line.quantity is None), None)
        if merged and _named_twice(merged[-1], line):
            merged[-1] = line
        elif same is None:
            merged.append(line)
        else:
            same.price = same.price or line.price
            same.discount = line.discount or same.discount
    return merged


def _spoken_of_before(one: Line, other: Line) -> bool:
    return one.choice.only == other.choice.only and not (one.quantity or one.price or one.discount or one.gifts)


def _named_twice(one: Line, other: Line) -> bool:
    """An article number or a family right before the product's name: one product, of which the quantity follows."""
    directly = other.choice.mention.start - one.choice.mention.end <= 1
    may_be = one.choice.ids or tuple(candidate.id for candidate in one.choice.mention.of_kind("product"))
    return directly and one.quantity is None and other.choice.ids != () and set(other.choice.ids) <= set(may_be)


def _among(stretch: Stretch, choice: Choice, known: Sequence[LineFact]) -> Choice:
    """The choice, narrowed to the products that are on the document already."""
    meant_ids = choice.ids or tuple(candidate.id for candidate in choice.mention.of_kind("product"))
    there = tuple(id_ for id_ in meant_ids if any(line.product == id_ for line in known))
    guessed = len(meant_ids) != 1 or choice.how == "piece"
    if known and not there and guessed and choice.mention.text.isascii():
        # "the creatine" where one line of the document is of some creatine, whatever else goes by that name alone.
        words = {singular(word) for word in choice.mention.text.split()}
        there = tuple(
            line.product
            for line in known
            if words <= tokens_of_names(stretch.known.index.names_of(str(Kind.PRODUCT), line.product))
        )
    return Choice(choice.mention, there, choice.how) if there else choice


_FAR = 8


def _counted_so(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> Choice:
    """The goods of a line; the only ones on the document that are counted in its unit, where its own goods never are."""
    unit = line.quantity.value.unit if line.quantity and isinstance(line.quantity.value, Quantity) else None
    goods = stretch.known.goods
    own = goods.get(line.choice.only or "")
    figure, mention = line.quantity, line.choice.mention
    apart = figure is not None and max(figure.start - mention.end, mention.start - figure.end) > _FAR
    if unit is None or own is None or own.unit_named(unit) or (unit in GENERIC_UNITS and not apart):
        return line.choice
    counted = [each.product for each in known if each.product in goods and goods[each.product].unit_named(unit)]
    return Choice(line.choice.mention, (counted[0],), line.choice.how) if len(counted) == 1 else line.choice


def written(stretch: Stretch, filled: Filled, line: Line, known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """The line as an argument, and its gifts; what it lacks is noted."""
    line.choice = _of_its_unit(stretch, line)
    product = line.choice.only
    if product is None:
        if line.choice.ids:
            filled.doubt("product", line.choice.ids)
        else:
            filled.lack("product", stretch.lattice.normal.raw_text(line.choice.mention.start, line.choice.mention.end))
    item: dict[str, Any] = {"product": product}
    amount, unit = _amount(stretch, line, known)
    rough = line.quantity is not None and not line.quantity.exact
    if amount is None or (rough and 0 <= amount < _NEVER_SO_MANY):
        # 十几台, "a few": how many that is must be asked.
        filled.lack("quantity")
        return [item]
    if amount < 0 or rough:
        filled.problem = ("understanding.quantity", {"said": line.quantity.text if line.quantity else ""})
    item["quantity"] = plain(amount)
    if unit:
        item["unit"] = unit
    item.update(price_of(stretch, line, unit))
    _note_odd_price(stretch, filled, line, item)
    if line.discount is not None and isinstance(line.discount.value, Decimal):
        item["discount_percent"] = plain(line.discount.value)
    return [item, *(_gift_line(stretch, product, gift) for gift in line.gifts)]


def _note_odd_price(stretch: Stretch, filled: Filled, line: Line, item: Mapping[str, Any]) -> None:
    goods = stretch.known.goods.get(item["product"] or "")
    price = item.get("unit_price")
    if line.price is None or goods is None or price is None or not Decimal(price):
        return
    if not goods.believable(Decimal(price), item.get("unit")):
        filled.odd.append((line.price.start, line.price.end))


def _of_its_unit(stretch: Stretch, line: Line) -> Choice:
    """Of several products that a word may mean, the one that is sold in the unit said."""
    value = line.quantity.value if line.quantity else None
    if len(line.choice.ids) < 2 or not isinstance(value, Quantity) or value.unit in GENERIC_UNITS:
        return line.choice
    goods = stretch.known.goods
    sold = tuple(id_ for id_ in line.choice.ids if id_ in goods and goods[id_].unit_named(value.unit))
    return Choice(line.choice.mention, sold, line.choice.how) if len(sold) == 1 else line.choice


def _amount(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> tuple[Decimal | None, str | None]:
    """How many of which unit: as said, else as on the document."""
    if line.quantity is None:
        there = next((each for each in known if each.product == line.choice.only), None)
        return (there.quantity, there.unit) if there else (None, None)
    return counted(stretch, line.choice.only, line.quantity)


def _gift_line(stretch: Stretch, product: str | None, gift: Found) -> dict[str, Any]:
    amount, unit = counted(stretch, product, gift)
    line = {"product": product, "quantity": plain(amount or Decimal(0)), "unit_price": "0"}
    return {**line, "unit": unit} if unit else line
