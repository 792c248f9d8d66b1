"""What a message changes in the lines that a document has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.understanding.embedded.filling.by_so_many import by_so_many
from bot.understanding.embedded.filling.change_words import DROPS, KEEPS, KEPT_BEFORE, KEPT_BEHIND, SHORT, SWAPS, Item
from bot.understanding.embedded.filling.changed_counts import (
    ALL_OF_IT,
    as_before,
    count_anew,
    item_of,
    multiplied,
    so_many_times,
    times_for_another,
)
from bot.understanding.embedded.filling.changed_prices import (
    about_price,
    at_the_same_price,
    like_both,
    note_odd_prices,
    one_is_but_priced,
    price_for,
    price_where_counted,
)
from bot.understanding.embedded.filling.figures_alone import pass_over_old, read_figures
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, take_line
from bot.understanding.embedded.filling.line_prices import tax_said
from bot.understanding.embedded.filling.lines import read_lines, written
from bot.understanding.embedded.filling.of_each_line import left_out, share
from bot.understanding.embedded.filling.other_goods import another_line_meant, instead_of_the_only_line, told_by_figure
from bot.understanding.embedded.filling.other_unit import in_another_unit
from bot.understanding.embedded.filling.pointed_at import lines_pointed_at
from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.some_of_them import some_of_them
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.swapped import meant_instead, not_there, put_in, swap, to_swap
from bot.understanding.embedded.filling.variants import variants
from bot.understanding.embedded.follow_up.leads import corrects
from bot.understanding.facts import LineFact
from domain.money import plain

_SAME_QUANTITY = re.compile(r"\bsame (?:qty|quantity|number|amount|again)\b|同样(?:的)?(?:数量|多)")


_ONE_MORE = re.compile(r"\W*(?:and|also|plus|add|another|还有|再|另外|加|另加)")


#: 换12寸 80把: what stands in for the line, and so many of it.
_INSTEAD = re.compile(
    r"(?:换|改)(?:成|为|个|用|要)*\s?$|\b(?:make|change) (?:it|that|them|those) (?:to )?(?:the |a |some )?(?:\d+ )?$"
    r"|\binstead,? (?:the |a )?$"
)


def fill_changes(stretch: Stretch, filled: Filled, known: Sequence[LineFact], slot: str) -> None:
    """The lines touched, each as it will stand; a dropped one has quantity 0."""
    before = [item_of(line) for line in known]
    after = revised(stretch, filled, before, frozenset(), standing=True)
    touched = [item for item in after if item not in before]
    there = {item.get("product") for item in after}
    dropped = [{"product": item["product"], "quantity": "0"} for item in before if item["product"] not in there]
    if touched or dropped:
        filled.args[slot] = _as_said(stretch, [*touched, *dropped])


def _as_said(stretch: Stretch, items: Sequence[Item]) -> list[Item]:
    """The lines in the order in which the message names them."""
    places: dict[str, int] = {}
    for mention in stretch.lattice.mentions:
        for candidate in mention.candidates:
            places.setdefault(candidate.id, mention.start)
    return sorted(items, key=lambda item: places.get(item.get("product") or "", len(stretch.text)))


def revised(
    stretch: Stretch,
    filled: Filled,
    items: Sequence[Item],
    asked: frozenset[str],
    *,
    standing: bool = False,
    document: Sequence[LineFact] = (),
) -> list[Item]:
    """The lines as they stand after the message; what is wanting in new ones is noted.

    `document` are the lines that the document has, of which but some may have been touched.
    In a document that is `standing`, a figure that may be of several lines is asked about; where lines are but being said, it
    is of the last one.
    """
    result = [dict(item) for item in items]
    known = [
        LineFact(item["product"], Decimal(item.get("quantity", "0")), item.get("unit"))
        for item in items
        if item.get("product")
    ]
    untouched = [line for line in document if not any(line.product == item.get("product") for item in items)]
    in_another_unit(stretch, result)
    pointed_at = list(lines_pointed_at(stretch, [*known, *untouched]))
    swaps = SWAPS.search(stretch.text, stretch.start, stretch.end)
    if swaps or corrects(stretch.text) or len(stretch.text) <= SHORT:
        taken = [*pointed_at, *_named(stretch)]
        pointed_at += variants(stretch, [line.product for line in known], taken, alone=True)
    everything = [*known, *untouched]
    said = [line for line in read_lines(stretch, everything, pointed_at) if not _kept(stretch, line, everything)]
    told_by_figure(stretch, said, result)
    if other := another_line_meant(stretch, filled, result, said, untouched):
        return [result[0] | {"product": other}]
    share(stretch, said)
    filled.odd += left_out(stretch, said)
    result += [item_of(line) for line in untouched if any(line.product == each.choice.only for each in said)]
    if lessened := by_so_many(stretch, filled, result, said):
        place, item = lessened
        return [*result[:place], item, *result[place + 1 :]]
    if parted := some_of_them(stretch, filled.odd, result, said) or (swap(stretch, result, said) and result):
        return parted
    if not standing and (instead := instead_of_the_only_line(stretch, filled, result, said)):
        return [_updated(stretch, {"product": instead.choice.only}, instead)]
    if standing and (stranger := not_there(stretch, items, said)):
        filled.lack("product", stranger)
        return result
    if not standing and (only := _only_these(stretch, result, said)):
        return only
    if for_another := times_for_another(stretch, result):
        return for_another
    if times := ALL_OF_IT.fullmatch(stretch.text[stretch.start : stretch.end]):
        return so_many_times(stretch, result, times)
    bare = [line for line in said if line.quantity and line.quantity.kind == "number" and line.price is None]
    bare = bare if all(_there(line, known) for line in bare) else []
    there = frozenset(each.product for each in document)
    there = there if all(line.choice.only in there for line in said) else frozenset[str]()
    for line in _of_each(said, known, untouched):
        _read_line(stretch, filled, line, result, items, known)
        take_line(stretch, line)
        result = _with_line(stretch, filled, result, line, there)
    if len({line.price is None for line in bare}) > 1:
        # 外胎45，头盔88: the one is a price, and so may be the other.
        filled.odd += [(line.quantity.start, line.quantity.end) for line in bare if line.quantity]
    at_the_same_price(stretch, result, len(items))
    pass_over_old(stretch, items)
    before = [dict(item) for item in result]
    read_figures(stretch, result, said, asked, filled if standing else None)
    if result != before:
        # 头盔也报一下，10个: the figures are of goods that no line is of.
        filled.odd += _of_no_line(stretch, result)
    note_odd_prices(stretch, filled, items, result)
    return result


def _read_line(
    stretch: Stretch,
    filled: Filled,
    line: Line,
    result: Sequence[Item],
    items: Sequence[Item],
    known: Sequence[LineFact],
) -> None:
    """How many of a line there are to be, and at what price, where that is told by words or by what was said before."""
    as_many = line.quantity is None and items and _SAME_QUANTITY.search(stretch.text, stretch.start, stretch.end)
    if as_many and not DROPS.search(stretch.text, stretch.start, stretch.end):
        line.quantity = as_before(items[-1])
    if line.quantity is None:
        line.quantity = multiplied(stretch, line, known)
    if line.quantity is not None and line.price is None and about_price(stretch, line.quantity):
        line.quantity, line.price = None, line.quantity
    one_is_but_priced(line, known)
    price_where_counted(stretch, result, line)
    if line.price is not None and like_both(stretch, result, line):
        filled.odd.append((line.price.start, line.price.end))


def _there(line: Line, known: Sequence[LineFact]) -> bool:
    return any(line.choice.only == each.product and each.quantity for each in known)


def _of_no_line(stretch: Stretch, items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The names of goods that are on no line, before the first figure."""
    figures = [v.start for v in stretch.lattice.values if v.kind in ("quantity", "number", "money")]
    there = {item.get("product") for item in items}
    for mention in stretch.mentions():
        goods = {candidate.id for candidate in mention.candidates if candidate.kind == "product"}
        ahead = mention.end <= min(figures, default=0)
        if mention.kinds == {"product"} and goods and not goods & there and ahead and not mention.text.isascii():
            yield mention.start, mention.end


def _of_each(said: Sequence[Line], *lines: Sequence[LineFact]) -> Iterator[Line]:
    """The lines that are spoken of; of a family whose price alone is told, "5% off the lamps", each line that there is."""
    there = {line.product for each in lines for line in each}
    for line in said:
        family = len(line.choice.ids) > 1 and set(line.choice.ids) <= there
        several = family and line.choice.mention.text.endswith("s") and line.quantity is None
        if several and (line.discount or line.price):
            yield from (replace(line, choice=line.choice._replace(ids=(id_,))) for id_ in line.choice.ids)
        else:
            yield line


_JUST = re.compile(
    r"\W*(?:(?:ok|okay|no|actually|sorry|make it|then|well),? )*(?:just|only) (?:the |those |his |her |their )?$"
)
_NOT_THE = re.compile(r"\W*(?:(?:no|sorry|actually|wait|oh),? )*not the ")
_RATHER_JUST = re.compile(r"[,;.–-] ?(?:and |so )?(?:just|only)(?: do| send)? (?:the |those |his |her |their )?$")


def _only_these(stretch: Stretch, items: list[Item], said: Sequence[Line]) -> list[Item]:
    """ "Just the lamps": the lines of the others are dropped; none where the message says anything else of them."""
    named = {line.choice.only for line in said if not (line.quantity or line.price or line.discount)}
    there = {item.get("product") for item in items}
    if len(named) != len(said) or not named <= there:
        return []
    first = min((line.start for line in said), default=stretch.end)
    if not _JUST.fullmatch(stretch.text, stretch.start, first):
        # "Scrap the chairs, just the lamps."
        first = next((line.start for line in said if _RATHER_JUST.search(stretch.text, first, line.start)), stretch.end)
        drops = DROPS.search(stretch.text, stretch.start, first) or _NOT_THE.match(stretch.text, stretch.start)
        named = {line.choice.only for line in said if line.start >= first} if drops else set()
    kept = [item for item in items if item.get("product") in named]
    if not kept or len(kept) != len(named):
        return []
    for line in said:
        take_line(stretch, line)
    return kept


def _kept(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> bool:
    """Whether goods are but said to stay as they are: "drop the lamps, keep the chairs"."""
    if line.quantity or line.price or line.discount or not known:
        return False
    place, end = line.choice.mention.start, line.choice.mention.end
    span = stretch.lattice.clause_start(place), stretch.lattice.clause_end(place)
    before = (found for found in KEPT_BEFORE.finditer(stretch.text, span[0], span[1]) if found.end() == place)
    beside = next(before, None) or KEPT_BEHIND.match(stretch.text, end, span[1])
    kept = beside or KEEPS.search(stretch.text, *span)
    if kept is None or (not beside and DROPS.search(stretch.text, *span)):
        return False
    stretch.take(line.choice.mention)
    stretch.taken.append(kept.span())
    return True


def _named(stretch: Stretch) -> Iterator[Choice]:
    """The goods that are named in full: no part of their names points at others."""
    for mention in stretch.mentions():
        ids = tuple(candidate.id for candidate in mention.of_kind("product") if candidate.sure)
        if len(ids) == 1:
            yield Choice(mention, ids)


def _with_line(stretch: Stretch, filled: Filled, items: list[Item], line: Line, document: frozenset[str]) -> list[Item]:
    """The lines with what is said of one; one that is on the `document` and dropped is to be none of it."""
    product, words = line.choice.only, stretch.text[stretch.start : stretch.end]
    place = next((place for place, item in enumerate(items) if product and item.get("product") == product), None)
    if place is None:
        wanting = next((place for place, item in enumerate(items) if item.get("product") is None), None)
        if wanting is not None and product is not None and not (line.quantity and _ONE_MORE.match(words)):
            items[wanting]["product"] = product
            place = wanting
        elif (
            product is not None
            and (line.quantity is None or _stands_in_counted(stretch, words, line))
            and (old := to_swap(stretch, items, product) if meant_instead(words, line.choice) else None)
        ):
            return [
                _updated(stretch, put_in(stretch, {**item}, product), line) if item is old else item for item in items
            ]
        elif DROPS.search(words) and line.quantity is None:
            return items
        else:
            return [*items, *written(stretch, filled, line, ())]
    elif DROPS.search(words) and line.quantity is None and line.price is None and line.discount is None:
        none_of_it: list[Item] = [{"product": product, "quantity": "0"}] if product in document else []
        return [*items[:place], *none_of_it, *items[place + 1 :]]
    return [*items[:place], _updated(stretch, items[place], line), *items[place + 1 :]]


def _stands_in_counted(stretch: Stretch, words: str, line: Line) -> bool:
    """Whether goods and how many of them stand in for those of a line, none of which is dropped in the same breath."""
    return _INSTEAD.search(stretch.text, 0, line.choice.mention.start) is not None and not DROPS.search(words)


def _updated(stretch: Stretch, item: Item, line: Line) -> Item:
    updated = dict(item)
    if line.quantity is not None:
        count_anew(stretch, updated, line.quantity)
    if line.price is not None:
        updated["unit_price"] = price_for(stretch, updated, line.price)
        updated.update(tax_said(stretch))
    if line.discount is not None and isinstance(line.discount.value, Decimal):
        updated["discount_percent"] = plain(line.discount.value)
    return updated
