"""What a message changes in the lines that a document has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, counted
from bot.understanding.embedded.filling.line_counts import given_away, take_free
from bot.understanding.embedded.filling.line_prices import converted, tax_said
from bot.understanding.embedded.filling.lines import read_lines, written
from bot.understanding.embedded.filling.other_unit import in_another_unit
from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import variants
from bot.understanding.embedded.follow_up.leads import corrects
from bot.understanding.embedded.mentions import Mention, normalise
from bot.understanding.embedded.values import Found, Money, Quantity
from bot.understanding.facts import LineFact
from bot.understanding.world import GENERIC_UNITS
from domain.money import plain

_DROPS = re.compile(
    r"不要|去掉|删|拿掉|取消|划掉|免了"
    r"|\b(?!\w+ (?:the |its |their |his |her )?(?:unit )?(?:price|rate|cost|discount|delivery|date|qty|"
    r"quantity|number)s?\b)(?:drop|remove|delete|without|take out|take off|take|cancel|no|scrap|lose|minus|"
    r"knock"
    r"|pull|strike|scratch|nix|skip|forget|ditch|bin|get rid of|leave (?:[a-z0-9'-]+ ){0,4}?(?:out|off))\b"
)
_KEEPS = re.compile(
    r"保留|留着|不动|不变"
    r"|\b(?:keep|keeping|leave(?! (?:[a-z0-9'-]+ ){0,4}?(?:out|off)\b)|leaving|stays?|remains?|unchanged|untouched"
    r"|as (?:is|it is|they are|it was|they were))\b"
)
_ADDS = re.compile(
    r"再加|添(?!加)|加(?!到|急|个备注|备注|上备注|条备注|至|成)|再来|再要|再配|加上|多加|多要|另加|追加|\b(?:add|plus|another|more|extra|also)\b"
)
_SWAPS = re.compile(
    r"换成|改成|改为|改(?=\s?[\d一二三四五六七八九十两百千])|换|不是|不对|错了|应该是|要的是|^\s*是"
    r"|\b(?:instead|swap|change|make it|should be|not)\b"
)
#: 4 more, "4 chairs more": so many on top.
_MORE = re.compile(r"\s*(?:(?!and |or |no |at )[a-z0-9-]+ ){0,4}?(?:more|extra|on top)\b(?! than)")
_SAME_QUANTITY = re.compile(r"\bsame (?:qty|quantity|number|amount|again)\b|同样(?:的)?(?:数量|多)")
_NEAR, _SHORT = 12, 20
_FIGURES = frozenset({"quantity", "number", "money"})
_LESS = re.compile(r"(?:减少?|少[发要拿]?)(?![到至成为])\s*$|\b(?:by|fewer|less)\s*$")
_LESS_NEAR = 6
_TAKES = re.compile(r"\b(?:take|knock|drop|lose|remove|strike)\s*$")
_OFF = re.compile(r"\b(?:off|from|out of)\b")
_FEWER = re.compile(r"减|少[发要拿来]|\b(?:fewer|less)\b")
_ONE_MORE = re.compile(r"\W*(?:and|also|plus|add|another|还有|再|另外|加|另加)")
_SETS_ZH = ("改成", "改为", "换成", "是", "要", "加到", "减到", "到")
_SETS_EN = (
    "make it",
    "make that",
    "change it to",
    "to",
    "only",
    "just",
    "actually",
    "it's",
    "should be",
    "sorry",
    "no",
    "wait",
    "rather",
    "meant",
    "i mean",
    "should read",
    "down to",
    "up to",
    "it's",
    "its",
    "say",
    "but",
)
_SETS = (*_SETS_ZH, *_SETS_EN)
_PRICE = (
    "单价",
    "单价改",
    "单价改成",
    "价格",
    "价格改成",
    "价",
    "按",
    "at",
    "@",
    "price",
    "unit price",
    "卖",
    "报",
    "算",
    "降到",
    "涨到",
    "让到",
    "给到",
    "压到",
    "做到",
    "谈到",
    "谈成",
    "谈定",
    "定到",
    "砍到",
    "便宜到",
    "优惠到",
    "降成",
    "按照",
)
_PRICE_LEADS = re.compile(r"(?:单价|价格|价钱)(?:谈|改|调|降|涨|让|给|压|做|定|砍|按|算|是|为)*[到成为在]?\s?$")
_PRICE_SAID = re.compile(r"单价|价格|价钱|每[^\s，,]价|\b(?:unit )?pric(?:e|ed|ing)\b")
_NUMBERED = re.compile(r"\b(?:line|item) (?:no\.? ?)?([1-9])(?!\d)|第([一二三四五六七八九1-9])[行条项]")
_PLACES = "一二三四五六七八九"
#: What corrects a figure that stands by itself, before it or behind: "27.50 rather", "five, sorry".
_MERELY_CORRECTS = re.compile(
    r"\b(?:rather|sorry|instead|actually|i mean|i meant|no|oops|wait|apologies|my bad|my mistake|then|please|pls|thanks|thx"
    r"|(?:knock|bring|drop|cut|lower|raise|take|push|round|put) (?:it |that |them |this )?(?:down|up|back)?(?: to)?"
    r"|make (?:it|that)|it's|should be|let's say|say|instead of|not|rather than|in place of|and not)\b"
)
_POINTED = re.compile(r"([a-z]*\d+(?:\.\d+)?[a-z]*)\s?(?:的|那[个款种]|s\b|ones?\b)")

_SAME_PRICE = re.compile(
    r"(?:也是|都是|也|都)?(?:按)?(?:同价|同样的?价(?:格)?|一样的?价(?:格)?|价(?:格|钱)?(?:也|都)?(?:一样|不变|相同)|这个价(?:格)?|原价格?)"
    r"|\b(?:at )?the same price\b"
)
_SAID_COUNT = re.compile(r"数量|改成|改为|改到|改(?=\d)|加到|减到|不是|换成|\b(?:qty|quantity|make|change|to)\b")
_NEAR_PRICE = Decimal("0.6"), Decimal("1.5")

Item = dict[str, Any]


def speaks_of_lines(text: str) -> bool:
    """Whether a message has words by which lines are added, dropped, lessened or swapped."""
    return any(words.search(text) for words in (_ADDS, _DROPS, _SWAPS, _FEWER))


def fill_changes(stretch: Stretch, filled: Filled, known: Sequence[LineFact], slot: str) -> None:
    """The lines touched, each as it will stand; a dropped one has quantity 0."""
    before = [_item(line) for line in known]
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


def _item(line: LineFact) -> Item:
    item = {"product": line.product, "quantity": plain(line.quantity)}
    return {**item, "unit": line.unit} if line.unit else item


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
    pointed_at = list(_pointed_at(stretch, [*known, *untouched]))
    swaps = _SWAPS.search(stretch.text, stretch.start, stretch.end)
    if swaps or corrects(stretch.text) or len(stretch.text) <= _SHORT:
        taken = [*pointed_at, *_named(stretch)]
        pointed_at += variants(stretch, [line.product for line in known], taken, alone=True)
    everything = [*known, *untouched]
    said = [line for line in read_lines(stretch, everything, pointed_at) if not _kept(stretch, line, everything)]
    result += [_item(line) for line in untouched if any(line.product == each.choice.only for each in said)]
    if _swapped(stretch, result, said):
        return result
    if standing and (stranger := _not_there(stretch, items, said)):
        filled.lack("product", stranger)
        return result
    if times := _ALL_OF_IT.fullmatch(stretch.text[stretch.start : stretch.end]):
        return _so_many_times(stretch, result, times)
    for line in said:
        if line.quantity is None and items and _SAME_QUANTITY.search(stretch.text, stretch.start, stretch.end):
            line.quantity = _as_before(items[-1])
        if line.quantity is None:
            line.quantity = _multiplied(stretch, line, known)
        if line.quantity is not None and line.price is None and _about_price(stretch, line.quantity):
            line.quantity, line.price = None, line.quantity
        _one_is_but_priced(line, known)
        _price_where_counted(stretch, result, line)
        _take(stretch, line)
        result = _with_line(stretch, filled, result, line)
    _at_the_same_price(stretch, result, len(items))
    _pass_over_old(stretch, items)
    _figures(stretch, result, said, asked, filled if standing else None)
    return result


def _kept(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> bool:
    """Whether goods are but said to stay as they are: "drop the lamps, keep the chairs"."""
    if line.quantity or line.price or line.discount or not known:
        return False
    place = line.choice.mention.start
    span = next(((start, end) for start, end in stretch.spans if start <= place < end), None)
    kept = _KEEPS.search(stretch.text, *span) if span else None
    if span is None or kept is None or _DROPS.search(stretch.text, *span):
        return False
    stretch.take(line.choice.mention)
    stretch.taken.append(kept.span())
    return True


def _named(stretch: Stretch) -> Iterator[Choice]:
    """The goods that are named in full: no part of their names points at others."""
    for mention in stretch.mentions():
        ids = tuple(candidate.id for candidate in mention.of_kind("product") if candidate.sure)
        if ids:
            yield Choice(mention, ids)


def _one_is_but_priced(line: Line, known: Sequence[LineFact]) -> None:
    """90一袋 of what is counted already tells what one costs, not that one is wanted."""
    counted_already = any(line.choice.only == each.product and each.quantity for each in known)
    if counted_already and line.quantity and line.price and line.quantity.start == line.price.start:
        line.quantity = None


def _at_the_same_price(stretch: Stretch, items: list[Item], older: int) -> None:
    """同价: what is added goes at the price of what was said before it."""
    same = _SAME_PRICE.search(stretch.text, stretch.start, stretch.end)
    price = next((item["unit_price"] for item in reversed(items[:older]) if "unit_price" in item), None)
    if same is None or price is None:
        return
    stretch.taken.append(same.span())
    for item in items[older:]:
        item.setdefault("unit_price", price)


def _as_before(item: Item) -> Found | None:
    """The quantity of the line before, as if it had been said again."""
    if "quantity" not in item:
        return None
    return _as_if_said(Decimal(item["quantity"]), item.get("unit"))


def _as_if_said(amount: Decimal, unit: str | None) -> Found:
    """So many of a unit, as a figure that stands nowhere in the message."""
    return Found(0, 0, Quantity(amount, unit) if unit else amount, "quantity" if unit else "number", True, "")


_TIMES = {
    "double": Decimal(2),
    "twice": Decimal(2),
    "triple": Decimal(3),
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
}
_MULTIPLIES = re.compile(
    r"\b(double|twice|triple|half|halve)(?: up)?(?: (?:on|the|of|as many|that many|number|quantity|qty|amount))*\s$"
)


def _multiplied(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> Found | None:
    """ "double the …": so many times what the document has of it."""
    place = line.choice.mention.start
    found = _MULTIPLIES.search(stretch.text, 0, place)
    there = [each for each in known if line.choice.ids == (each.product,)]
    if found is None or len(there) != 1 or not there[0].quantity:
        return None
    stretch.taken.append((found.start(), place))
    return _as_if_said(there[0].quantity * _TIMES[found[1]], there[0].unit)


def _price_where_counted(stretch: Stretch, items: Sequence[Item], line: Line) -> None:
    """可可108 of what is counted already: a bare figure like the list price is the price, unless it is said to be the number."""
    figure, goods = line.quantity, stretch.known.goods.get(line.choice.only or "")
    item = next((item for item in items if item.get("product") == line.choice.only and item.get("quantity")), None)
    if figure is None or figure.kind != "number" or line.price is not None or item is None or goods is None:
        return
    if not isinstance(figure.value, Decimal) or goods.price is None or _SAID_COUNT.search(stretch.text):
        return
    if _added(stretch, figure) or _lessened(stretch, figure):
        return
    usual = goods.price * goods.factors.get(item.get("unit") or "", Decimal(1))
    if usual * _NEAR_PRICE[0] <= figure.value <= usual * _NEAR_PRICE[1]:
        line.quantity, line.price = None, figure


_DENIED = re.compile(r"(?<!\bif )\b(?:instead of|not|rather than|in place of|and not)\s(?:the |at |for )?$")
_BUT = re.compile(r"[,\s]*(?:but|it's|rather)\b")
_OLD = re.compile(r"\b(?:instead of|not|rather than|in place of|from|was|were|down from|up from)\s(?:the )?$")


def _pass_over_old(stretch: Stretch, items: Sequence[Item]) -> None:
    """30 instead of 24: what a line had before the change is told, and no figure of its own."""
    before = {item.get("quantity") for item in items}
    for value in stretch.values("quantity", "number", "money"):
        amount = value.value.amount if isinstance(value.value, Quantity) else value.value
        old = isinstance(amount, Decimal) and plain(amount) in before
        if (old and _OLD.search(stretch.text, 0, value.start)) or _said_not_to_be(stretch, value):
            stretch.take(value)


def _said_not_to_be(stretch: Stretch, value: Found) -> bool:
    """205 not 210: a figure that is denied right behind another one of its sort, with nothing put in its place."""
    if not _DENIED.search(stretch.text, 0, value.start) or _BUT.match(stretch.text, value.end):
        return False
    before = [each for each in stretch.lattice.values if each.end <= value.start and each.kind in _FIGURES]
    return any(value.start - each.end <= _NEAR + _NEAR for each in before)


def _swapped(stretch: Stretch, items: Sequence[Item], said: Sequence[Line]) -> bool:
    """A换成B: the line of the one becomes one of the other."""
    if (
        len(said) != _PAIR
        or any(line.quantity for line in said)
        or not _SWAPS.search(stretch.text, stretch.start, stretch.end)
    ):
        return False
    old, new = said[0].choice.only, said[1].choice.only
    item = next((item for item in items if item.get("product") == old), None)
    if item is None or new is None or any(each.get("product") == new for each in items):
        return False
    item["product"] = new
    goods, unit = stretch.known.goods.get(new), item.get("unit")
    if unit and unit not in GENERIC_UNITS and goods and goods.unit_named(unit) is None:
        del item["unit"]
    for line in said:
        _take(stretch, line)
    return True


_EXCHANGES = re.compile(r"\b(?:swap|switch|replace|exchange|trade)\b|换")


def _not_there(stretch: Stretch, items: Sequence[Item], said: Sequence[Line]) -> str | None:
    """What is to make way for something else though the document has none of it."""
    two = len(said) == _PAIR and not any(line.quantity or line.price for line in said)
    if not two or not _EXCHANGES.search(stretch.text, stretch.start, stretch.end):
        return None
    there = {item.get("product") for item in items}
    return None if there & set(said[0].choice.ids) else said[0].choice.mention.text


_PAIR = 2
_ALL_OF_IT = re.compile(
    r"\W*(?:(?:actually|no|ok|okay|sorry|wait|oh|hmm|and|please|pls),? )*(?:(?:make|do|cut|get|take) (?:it|that|them) (?:in )?)?"
    r"(?P<times>double|triple|twice|half|halve)"
    r"(?: (?P<what>it|that|them|up|as many|the (?:order|quantity|qty|amount|lot)|everything|all(?: of (?:it|them))?))*"
    r"(?:,? (?:please|pls|thanks|then|instead|sorry|actually))*\W*"
)
_ALL = re.compile(r"\b(?:everything|all|lot|order)\b")


def _so_many_times(stretch: Stretch, items: list[Item], said: re.Match[str]) -> list[Item]:
    """ "double it": the one line, or all of them where that is said, so many times."""
    if (len(items) != 1 and not _ALL.search(said[0])) or not all("quantity" in item for item in items):
        return items
    stretch.taken.append((stretch.start, stretch.end))
    return [{**item, "quantity": plain(Decimal(item["quantity"]) * _TIMES[said["times"]])} for item in items]


def _pointed_at(stretch: Stretch, known: Sequence[LineFact]) -> Iterator[Choice]:
    """50的, "the 50s": the one line whose product has that in its name; 第二行, "line 2": the line of that place."""
    for found in _NUMBERED.finditer(stretch.text):
        place = int(found[1]) if found[1] else _PLACES.find(found[2]) + 1 or int(found[2])
        if stretch.holds(*found.span()) and place <= len(known):
            yield Choice(Mention(found.start(), found.end(), found[0]), (known[place - 1].product,), "spec")
    for found in _POINTED.finditer(stretch.text):
        if not stretch.holds(*found.span(1)) or any(
            m.start < found.end(1) and found.start() < m.end for m in stretch.mentions() if m.candidates
        ):
            continue
        fits = {line.product for line in known if _bears(stretch, line.product, found[1])}
        if len(fits) == 1:
            yield Choice(Mention(found.start(1), found.end(), found[0]), (fits.pop(),), "spec")


def _bears(stretch: Stretch, product: str, word: str) -> bool:
    token = re.compile(rf"(?<![0-9.]){re.escape(word)}(?![0-9])")
    return any(token.search(normalise(name.text).text) for name in stretch.known.index.names_of("product", product))


def _take(stretch: Stretch, line: Line) -> None:
    for each in (line.choice.mention, line.quantity, line.price, line.discount, *line.gifts):
        if each is not None:
            stretch.take(each)


def _with_line(stretch: Stretch, filled: Filled, items: list[Item], line: Line) -> list[Item]:
    product, words = line.choice.only, stretch.text[stretch.start : stretch.end]
    place = next((place for place, item in enumerate(items) if product and item.get("product") == product), None)
    if place is None:
        wanting = next((place for place, item in enumerate(items) if item.get("product") is None), None)
        if wanting is not None and product is not None and not (line.quantity and _ONE_MORE.match(words)):
            items[wanting]["product"] = product
            place = wanting
        elif (
            line.quantity is None
            and product is not None
            and (old := _to_swap(stretch, items, product) if _meant_instead(words, line.choice) else None)
        ):
            return [{**item, "product": product} if item is old else item for item in items]
        elif _DROPS.search(words) and line.quantity is None:
            return items
        else:
            return [*items, *written(stretch, filled, line, ())]
    elif _DROPS.search(words) and line.quantity is None and line.price is None and line.discount is None:
        return [*items[:place], *items[place + 1 :]]
    return [*items[:place], _updated(stretch, items[place], line), *items[place + 1 :]]


def _meant_instead(words: str, choice: Choice) -> bool:
    """Whether goods named without a figure stand in for those of a line, as those do that are but told apart from them."""
    told_apart = choice.how == "spec" and not choice.mention.candidates
    return _SWAPS.search(words) is not None or ((corrects(words) or told_apart) and not _ADDS.search(words))


def _to_swap(stretch: Stretch, items: Sequence[Item], product: str) -> Item | None:
    """The line that another product stands in for: the only one, or the only one of its category."""
    goods = stretch.known.goods
    category = goods[product].category if product in goods else None
    same = [item for item in items if item.get("product") in goods and goods[item["product"]].category == category]
    fits = items if len(items) == 1 else same
    return fits[0] if len(fits) == 1 else None


def _updated(stretch: Stretch, item: Item, line: Line) -> Item:
    updated = dict(item)
    if line.quantity is not None:
        _count(stretch, updated, line.quantity)
    if line.price is not None:
        updated["unit_price"] = _price(stretch, updated, line.price)
        updated.update(tax_said(stretch))
    if line.discount is not None and isinstance(line.discount.value, Decimal):
        updated["discount_percent"] = plain(line.discount.value)
    return updated


def _count(stretch: Stretch, item: Item, figure: Found) -> None:
    amount, unit = counted(stretch, item.get("product"), figure)
    if amount is None:
        return
    goods = stretch.known.goods.get(item.get("product") or "")
    own = item.get("unit") or (goods.unit if goods else None)
    if _added(stretch, figure) and item.get("quantity") and unit in (None, own):
        amount += Decimal(item["quantity"])
    elif _lessened(stretch, figure) and unit in (None, own):
        amount = max(Decimal(item.get("quantity", "0")) - amount, Decimal(0))
    item["quantity"] = plain(amount)
    if unit:
        item["unit"] = unit


def _lessened(stretch: Stretch, figure: Found) -> bool:
    """Whether a figure is by how much there are fewer: "2 fewer", "take 2 lamps off"."""
    before = stretch.text[: figure.start]
    if stretch.by < 0 and figure.kind in ("number", "quantity"):
        return True
    return _LESS.search(before[-_LESS_NEAR:]) is not None or (
        _TAKES.search(before) is not None and _OFF.search(stretch.text, figure.end, stretch.end) is not None
    )


def _added(stretch: Stretch, figure: Found) -> bool:
    """Whether a figure comes on top of what was said before."""
    before = stretch.text[max(0, figure.start - _NEAR) : figure.start]
    behind = stretch.text[figure.end : figure.end + _NEAR]
    if stretch.by or stretch.for_another:
        return stretch.by > 0
    return _ADDS.search(before) is not None or _MORE.match(behind) is not None


def _figures(
    stretch: Stretch, items: list[Item], said: Sequence[Line], asked: frozenset[str], doubts: Filled | None
) -> None:
    """Figures that stand by themselves: a discount is for all lines, a price or a number for the one that is meant."""
    if not items:
        return
    _discounts(stretch, items)
    _discount_on_whole(stretch, items, said)
    named = [] if doubts is None else _named_alone(items, said)
    older = named or items[: len(items) - len(said)] or items
    begins = min((line.start for line in said), default=stretch.end)
    for value in stretch.values("money", "number"):
        priced = (
            isinstance(value.value, Money)
            or stretch.after_word(value.start, _PRICE)
            or _about_price(stretch, value)
            or _corrects_price(stretch, items, value)
        )
        ahead = value.end <= begins and len(older) == 1
        meant = named or [item for item in items if len(said) == 1 and item.get("product") == said[0].choice.only]
        if priced and (not said or len(items) == 1 or len(meant) == 1 or ahead):
            # What is said before any goods are named is of the line that was there.
            item = _meant_or_asked(items, older if ahead else meant or items, value, doubts)
            item["unit_price"] = _price(stretch, item, value)
            item.update(tax_said(stretch))
            stretch.take(value)
    for value in stretch.values("quantity"):
        if doubts is None and given_away(stretch, value):
            _give_away(stretch, items, value)
    for value in stretch.values("quantity", "number"):
        if value.kind == "number" and _PRICE_LEADS.search(stretch.text, 0, value.start):
            # What nobody knows the line of is a price all the same.
            continue
        marked = stretch.after_word(value.start, _SETS) or "quantity" in asked or _of_all_that(stretch, items)
        if value.kind == "quantity" or marked or _alone(stretch, value):
            if doubts is not None and _on_top(stretch, value) and len(_may_be(older, value)) > 1:
                # How many it will be can't be told before the line is known.
                doubts.lack("lines")
            else:
                _count(stretch, _meant_or_asked(items, older, value, doubts), value)
            stretch.take(value)


def _give_away(stretch: Stretch, items: list[Item], value: Found) -> None:
    """ "and 2 boxes free of charge": so many more of what was said last, for nothing."""
    given: Item = {"product": items[-1].get("product"), "unit_price": "0"}
    _count(stretch, given, value)
    items.append(given)
    stretch.take(value)
    take_free(stretch, value)


def _named_alone(items: list[Item], said: Sequence[Line]) -> list[Item]:
    """The lines that are named without a figure: "change the lamps on 2001 to 6" means the lamps."""
    bare = {line.choice.only for line in said if not (line.quantity or line.price or line.discount)}
    return [item for item in items if item.get("product") in bare - {None}]


def _about_price(stretch: Stretch, value: Found) -> bool:
    """Whether a bare figure can only be a price: the message speaks of the price, and of no other figure behind that."""
    said = _PRICE_SAID.search(stretch.text, stretch.start, stretch.end)
    if said is None or value.kind != "number" or value.start < said.end():
        return False
    return not any(said.end() <= other.start < value.start for other in stretch.values("money", "number"))


def _discounts(stretch: Stretch, items: list[Item]) -> None:
    """A discount by itself is for all lines; a bare percentage changes those that have one."""
    for value in stretch.values("discount", "percent"):
        if value.exact and isinstance(value.value, Decimal):
            for item in items:
                if value.kind == "discount" or "discount_percent" in item:
                    item["discount_percent"] = plain(value.value)
                    stretch.take(value)


_WHOLE_ORDER_BEHIND = re.compile(
    r"(?: off)? (?:off |on |across |for |over )?(?:everything|all(?! (?:the|of) (?!them|it|those))|both"
    r"|the (?:lot|whole (?:lot|thing|order|quote))|"
    r"the board|all of (?:it|them|those)|each|either|every (?:line|item)|throughout)\b"
)
_WHOLE_ORDER = re.compile(r"(?:整单|全单|全部|统一|一律|都|on everything|on all|across the board)[^\d,，。;；]{0,6}$")


def _discount_on_whole(stretch: Stretch, items: list[Item], said: Sequence[Line]) -> None:
    """A discount said of the whole order, behind a line that is added, is for the older lines as well."""
    found = next((line.discount for line in said if line.discount), None)
    if found is None or not isinstance(found.value, Decimal):
        return
    if _WHOLE_ORDER.search(stretch.text, stretch.start, found.start) or _WHOLE_ORDER_BEHIND.match(
        stretch.text, found.end
    ):
        for item in items:
            item["discount_percent"] = plain(found.value)


def _alone(stretch: Stretch, value: Found) -> bool:
    """Whether a figure is all that a message says, and no document's number."""
    if any(mention.start < value.end and value.start < mention.end for mention in stretch.lattice.mentions):
        return False
    text = list(stretch.text)
    for start, end in [
        (value.start, value.end),
        *((v.start, v.end) for v in stretch.lattice.values if _passed(stretch, v)),
    ]:
        text[start:end] = " " * (end - start)
    return not _MERELY_CORRECTS.sub(" ", "".join(text)).strip(" ,.，。!！吧")


def _passed(stretch: Stretch, value: Found) -> bool:
    """Whether a figure was told but to say that it is not meant."""
    return _DENIED.search(stretch.text, 0, value.start) is not None and not stretch.free(value.start, value.end)


def _corrects_price(stretch: Stretch, items: Sequence[Item], value: Found) -> bool:
    """Whether a bare figure by itself stands in for the one price that was said: near that price, and far from the quantity."""
    priced = [item for item in items if "unit_price" in item]
    if len(priced) != 1 or len(items) != 1 or value.kind != "number" or not isinstance(value.value, Decimal):
        return False
    price, quantity = Decimal(priced[0]["unit_price"]), Decimal(priced[0].get("quantity", "0"))
    near = price * _NEAR_PRICE[0] <= value.value <= price * _NEAR_PRICE[1]
    counts = value.value == int(value.value) and quantity * _NEAR_PRICE[0] <= value.value <= quantity * _NEAR_PRICE[1]
    if stretch.for_another:
        return near and (not counts or abs(value.value - price) * quantity * 4 < abs(value.value - quantity) * price)
    return near and not counts and _alone(stretch, value)


def _of_all_that(stretch: Stretch, items: Sequence[Item]) -> bool:
    """ "and for Acme 24": a figure can but be how many of the same somebody else wants."""
    return stretch.for_another and len(items) == 1


def _meant(items: list[Item], value: Found) -> Item:
    """The line that a figure is for: one that still wants it, one of the same unit, else the last."""
    wanting = [item for item in items if "quantity" not in item]
    if wanting:
        return wanting[0]
    if isinstance(value.value, Quantity):
        same = [item for item in items if item.get("unit") == value.value.unit]
        if len(same) == 1:
            return same[0]
    return items[-1]


def _meant_or_asked(items: list[Item], older: list[Item], value: Found, doubts: Filled | None) -> Item:
    """The line that a figure is for; where several may be meant and that is to be asked, a line of a product yet to be told."""
    candidates = _may_be(older, value)
    if doubts is None or len(candidates) < 2:
        return _meant(older, value)
    doubts.doubt("product", [item["product"] for item in candidates])
    unsaid = next((item for item in items if item.get("product") is None), None)
    if unsaid is None:
        unsaid = {"product": None}
        items.append(unsaid)
    return unsaid


def _may_be(items: Sequence[Item], value: Found) -> list[Item]:
    """The lines that a figure may be for: those of its unit, else all."""
    unit = value.value.unit if isinstance(value.value, Quantity) else None
    told = [item for item in items if item.get("product")]
    return [item for item in told if unit and item.get("unit") == unit] or told


def _on_top(stretch: Stretch, value: Found) -> bool:
    """Whether a figure is how many more or fewer."""
    return _added(stretch, value) or _lessened(stretch, value)


def _price(stretch: Stretch, item: Item, value: Found) -> str:
    """A price as it is written, for the line's own unit."""
    found = value.value.amount if isinstance(value.value, Money) else value.value
    if not isinstance(found, Decimal):
        return "0"
    per = value.value.per if isinstance(value.value, Money) else None
    return plain(converted(stretch, item.get("product"), found, per, item.get("unit")))
