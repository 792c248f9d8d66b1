"""Figures that stand by themselves in a change: the line that each is for, or the question which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import NEAR, Item
from bot.understanding.embedded.filling.changed_counts import count_anew, on_top
from bot.understanding.embedded.filling.changed_prices import (
    NEAR_PRICE,
    about_price,
    discount_on_whole,
    discounts,
    price_for,
)
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, counted
from bot.understanding.embedded.filling.line_counts import given_away, take_free
from bot.understanding.embedded.filling.line_meant import haggled, may_be, meant_or_asked
from bot.understanding.embedded.filling.line_prices import for_one, tax_said
from bot.understanding.embedded.filling.of_each_line import of_each_line, says_which
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import bears
from bot.understanding.embedded.values import Found, Money, Quantity
from domain.money import plain

_FIGURES = frozenset({"quantity", "number", "money"})


_SETS_ZH = ("改成", "改为", "数量", "改", "调成", "变成", "换成", "是", "要", "加到", "减到", "到")


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
    "whoa",
    "hang on",
    "hold on",
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


#: What corrects a figure that stands by itself, before it or behind: "27.50 rather", "five, sorry".
_MERELY_CORRECTS = re.compile(
    r"\b(?:rather|sorry|instead|actually|i mean|i meant|no|oops|wait|whoa|woah|hang on|hold on|hold up|oh|scratch that"
    r"|apologies|my bad|my mistake"
    r"|(?:i|we|they) (?:just |have |'ve )?(?:re-?counted|miscounted|counted (?:them |it )?(?:again|wrong)|double[- ]checked)"
    r"|then|please|pls|thanks|thx"
    r"|(?:knock|bring|drop|cut|lower|raise|take|push|round|put) (?:it |that |them |this )?(?:down|up|back)?(?: to)?"
    r"|(?:make|call) (?:it|that)|it's|should be|let's say|say|instead of|not|rather than|in place of|and not)\b"
)


_DENIED = re.compile(r"(?<!\bif )\b(?:instead of|not|rather than|in place of|and not)\s(?:the |at |for )?$")


_BUT = re.compile(r"[,\s]*(?:but|it's|rather)\b")


#: "4 not 40": between a figure and the one that it stands in for.
_INSTEAD = re.compile(r",?\s?(?:and )?(?:not|instead of|rather than|in place of)\s(?:the |at )?")


_OLD = re.compile(r"\b(?:instead of|not|rather than|in place of|from|was|were|down from|up from)\s(?:the )?$")


#: 30改20: the one is what there was.
_MADE = re.compile(r"\s?(?:要|得|应该|帮我|给我)?(?:改|换|调|变)(?:成|为|到)?\s?\d")


def pass_over_old(stretch: Stretch, items: Sequence[Item]) -> None:
    """30 instead of 24: what a line had before the change is told, and no figure of its own."""
    before = {item.get("quantity") for item in items}
    for value in stretch.values("quantity", "number", "money"):
        amount = value.value.amount if isinstance(value.value, Quantity) else value.value
        old = isinstance(amount, Decimal) and plain(amount) in before
        led = old and (_OLD.search(stretch.text, 0, value.start) or _MADE.match(stretch.text, value.end))
        if led or _said_not_to_be(stretch, value) or _of_goods_denied(stretch, value, items):
            stretch.take(value)


def _of_goods_denied(stretch: Stretch, value: Found, items: Sequence[Item]) -> bool:
    """ "The QF30 not 24": right behind other goods, what tells those of a line from them is said not to be meant."""
    denied = _DENIED.search(stretch.text, 0, value.start)
    if denied is None or _BUT.match(stretch.text, value.end) or value.kind != "number":
        return False
    goods = any("product" in each.kinds and 0 <= denied.start() - each.end <= NEAR for each in stretch.lattice.mentions)
    figure = stretch.text[value.start : value.end]
    return goods and any(bears(stretch.known, item["product"], figure) for item in items if item.get("product"))


def _said_not_to_be(stretch: Stretch, value: Found) -> bool:
    """205 not 210: a figure that is denied right behind another one of its sort, with nothing put in its place."""
    if not _DENIED.search(stretch.text, 0, value.start) or _BUT.match(stretch.text, value.end):
        return False
    before = [each for each in stretch.lattice.values if each.end <= value.start and each.kind in _FIGURES]
    return any(value.start - each.end <= NEAR + NEAR for each in before)


def _stands_in(stretch: Stretch, value: Found) -> bool:
    """Whether another figure right behind this one is said not to be."""
    found = _INSTEAD.match(stretch.text, value.end)
    denied = [each for each in stretch.lattice.values if found and each.start == found.end() and each.kind in _FIGURES]
    return any(not stretch.free(each.start, each.end) for each in denied)


def read_figures(
    stretch: Stretch, items: list[Item], said: Sequence[Line], asked: frozenset[str], doubts: Filled | None
) -> None:
    """Figures that stand by themselves: a discount is for all lines, a price or a number for the one that is meant."""
    if not items:
        return
    discounts(stretch, items)
    discount_on_whole(stretch, items, said)
    named = _named_alone(items, said) if doubts is not None or len(said) == 1 else []
    older = named or items[: len(items) - len(said)] or items
    _read_prices(stretch, items, said, named, older, doubts)
    for value in stretch.values("quantity"):
        if doubts is None and given_away(stretch, value):
            _give_away(stretch, items, value)
    _read_counts(stretch, items, said, asked, older, doubts)


def _read_prices(
    stretch: Stretch,
    items: list[Item],
    said: Sequence[Line],
    named: list[Item],
    older: list[Item],
    doubts: Filled | None,
) -> None:
    begins = min((line.start for line in said), default=stretch.end)
    for value in stretch.values("money", "number"):
        priced = (
            (isinstance(value.value, Money) and not _counted_so(stretch, items, value))
            or stretch.after_word(value.start, _PRICE)
            or about_price(stretch, value)
            or haggled(stretch, value)
            or any(for_one(stretch, item.get("product"), value) for item in items)
            or _corrects_price(stretch, named or items, value, named=bool(named))
        )
        ahead = value.end <= begins and len(older) == 1
        meant = named or [item for item in items if len(said) == 1 and item.get("product") == said[0].choice.only]
        if priced and of_each_line(stretch, items, value):
            for item in items:
                item["unit_price"] = price_for(stretch, item, value)
                item.update(tax_said(stretch))
            stretch.take(value)
        elif priced and (not said or len(items) == 1 or len(meant) == 1 or ahead):
            # What is said before any goods are named is of the line that was there.
            item = meant_or_asked(stretch, items, older if ahead else meant or items, value, doubts)
            item["unit_price"] = price_for(stretch, item, value)
            item.update(tax_said(stretch))
            stretch.take(value)


def _counted_so(stretch: Stretch, items: Sequence[Item], value: Found) -> bool:
    """Whether what may be a sum is how many of the unit in which the one line is counted already: 改成12块 of 10块."""
    if len(items) != 1 or "quantity" not in items[0]:
        return False
    same = (each for each in stretch.values("quantity") if (each.start, each.end) == (value.start, value.end))
    [item] = items
    return any(counted(stretch, item.get("product"), each)[1] == item.get("unit") for each in same if item.get("unit"))


def _read_counts(
    stretch: Stretch,
    items: list[Item],
    said: Sequence[Line],
    asked: frozenset[str],
    older: list[Item],
    doubts: Filled | None,
) -> None:
    counts: list[tuple[Item, Found]] = []
    for value in stretch.values("quantity", "number"):
        if says_which(stretch, items, value):
            stretch.take(value)
        elif not said and of_each_line(stretch, items, value):
            for item in items:
                count_anew(stretch, item, value)
            stretch.take(value)
        elif not _counts(stretch, items, value, asked):
            continue
        elif doubts is not None and on_top(stretch, value) and len(may_be(older, value)) > 1:
            # How many it will be can't be told before the line is known.
            doubts.lack("lines")
            stretch.take(value)
        else:
            item = meant_or_asked(stretch, items, older, value, doubts)
            if again := [count for line, count in counts if line is item]:
                _price_behind(stretch, item, again[-1], value)
                continue
            count_anew(stretch, item, value)
            counts.append((item, value))
            stretch.take(value)


#: "he'll take 5 at 88".
_AT_A_PRICE = re.compile(r"\s(?:at|@) ?[@$£€]?\d")


def _counts(stretch: Stretch, items: Sequence[Item], value: Found, asked: frozenset[str]) -> bool:
    """Whether a figure is how many of a line; what nobody knows the line of is a price all the same."""
    if value.kind == "number" and _PRICE_LEADS.search(stretch.text, 0, value.start):
        return False
    return (
        value.kind == "quantity"
        or stretch.after_word(value.start, _SETS)
        or "quantity" in asked
        or _of_all_that(stretch, items)
        or (len(items) == 1 and (_stands_in(stretch, value) or _AT_A_PRICE.match(stretch.text, value.end) is not None))
        or _alone(stretch, value)
    )


def _price_behind(stretch: Stretch, item: Item, count: Found, figure: Found) -> None:
    """Take a bare figure right behind how many of a unit as the price: "thirty boxes, 46". Any other second figure of a line is
    left for a question.
    """
    between = stretch.text[count.end : figure.start]
    if (
        count.kind == "quantity"
        and figure.kind == "number"
        and not between.strip(" ,，、")
        and "unit_price" not in item
    ):
        item["unit_price"] = price_for(stretch, item, figure)
        stretch.take(figure)


def _give_away(stretch: Stretch, items: list[Item], value: Found) -> None:
    """ "and 2 boxes free of charge": so many more of what was said last, for nothing."""
    given: Item = {"product": items[-1].get("product"), "unit_price": "0"}
    count_anew(stretch, given, value)
    items.append(given)
    stretch.take(value)
    take_free(stretch, value)


def _named_alone(items: list[Item], said: Sequence[Line]) -> list[Item]:
    """The lines that are named without a figure: "change the lamps on 2001 to 6" means the lamps."""
    bare = {line.choice.only for line in said if not (line.quantity or line.price or line.discount)}
    return [item for item in items if item.get("product") in bare - {None}]


def _alone(stretch: Stretch, value: Found) -> bool:
    """Whether a figure is all that a message says, but for days told beside it in words of their own, and no document's
    number: "actually 36, valid until Friday".
    """
    if any(mention.start < value.end and value.start < mention.end for mention in stretch.lattice.mentions):
        return False
    text = list(stretch.text)
    for start, end in [
        (value.start, value.end),
        *((v.start, v.end) for v in stretch.lattice.values if _passed(stretch, v)),
        *(_told_with_day(stretch, v) for v in stretch.lattice.values if v.kind == "day" and v.start > value.end),
    ]:
        text[start:end] = " " * (end - start)
    return not _MERELY_CORRECTS.sub(" ", "".join(text)).strip(" ,.，。!！吧")


_UNTIL = re.compile(
    r"[,;]? ?(?:and )?(?:(?:valid|good|open|stands?|holds?) )?(?:until|till|til|thru|through|to|by|for)\s$"
    r"|[,，]\s?(?:有效期|报价有效期?)?到?$"
)


def _told_with_day(stretch: Stretch, day: Found) -> tuple[int, int]:
    """A day with the words that lead to it."""
    led = _UNTIL.search(stretch.text, 0, day.start)
    return (led.start() if led else day.start), day.end


def _passed(stretch: Stretch, value: Found) -> bool:
    """Whether a figure was told but to say that it is not meant."""
    return _DENIED.search(stretch.text, 0, value.start) is not None and not stretch.free(value.start, value.end)


#: "helmets should be 82": behind the goods' name.
_SHOULD_BE = re.compile(r"(?:\bshould(?: be|'ve been| have been)|应该?是|应为)\s?$")


def _corrects_price(stretch: Stretch, items: Sequence[Item], value: Found, *, named: bool) -> bool:
    """Whether a bare figure by itself stands in for the one price that was said: near that price, and far from the quantity."""
    priced = [item for item in items if "unit_price" in item]
    if len(priced) != 1 or len(items) != 1 or value.kind != "number" or not isinstance(value.value, Decimal):
        return False
    price, quantity = Decimal(priced[0]["unit_price"]), Decimal(priced[0].get("quantity", "0"))
    near = price * NEAR_PRICE[0] <= value.value <= price * NEAR_PRICE[1]
    counts = value.value == int(value.value) and quantity * NEAR_PRICE[0] <= value.value <= quantity * NEAR_PRICE[1]
    much_nearer = abs(value.value - price) * quantity * 4 < abs(value.value - quantity) * price
    if stretch.for_another:
        return near and (not counts or much_nearer)
    return (
        near
        and (not counts or (much_nearer and price != quantity))
        and (
            _alone(stretch, value)
            or _THEY_WANT.fullmatch(stretch.text, 0, value.start) is not None
            or (named and _SHOULD_BE.search(stretch.text, 0, value.start) is not None)
        )
    )


_COUNT_SAID = re.compile(r"数量|件数|\b(?:qty|quantity|of (?:them|those|these|it))\b")


def as_like_the_price(stretch: Stretch, items: Sequence[Item], now: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The bare figure that changed how many there are of the only line, where it is nearer to the price: it may be either."""
    if len(items) != 1 or len(now) != 1:
        return
    [old], [new] = items, now
    if "unit_price" not in old or old.get("quantity") in (None, new.get("quantity"), old["unit_price"]):
        return
    price, before = Decimal(old["unit_price"]), Decimal(old["quantity"])
    if old["unit_price"] != new.get("unit_price") or not price or not before or _COUNT_SAID.search(stretch.text):
        return
    for value in stretch.lattice.values:
        said = value.value
        if value.kind == "number" and isinstance(said, Decimal) and plain(said) == new.get("quantity"):
            near = price * NEAR_PRICE[0] <= said <= price * NEAR_PRICE[1]
            if near and abs(said - price) * before < abs(said - before) * price:
                yield value.start, value.end


#: 他们嫌贵 240, 太高了，就给240: what they would pay stands behind it.
TOO_DEAR = (
    r"\W*(?:(?:[他她]们?|客户|对方|人家|那边|老板)(?:也|还是|还|又|都|说|嫌|觉得)+)?(?:这个|这|单)?(?:价格?|价钱)?(?:太|有点|偏)?(?:贵|高)了?点?"
    r"[,，\s]+(?:那|就|给|按|改|做|要|让到|降到|最多|只肯|只|出|算|他们|到)*\s?"
)
#: 他们要250, 客户只给240: what somebody wants to pay.
_THEY_WANT = re.compile(
    r"\W*(?:[他她]们?|客户|对方|人家|那边|老板)(?:只|想|非|就|说)*(?:要|给|肯给|出|认|接受)\s?"
    rf"|{TOO_DEAR}"
    r"|\W*(?:ok,? |well,? |now )?(?:they|he|she)(?:'ll|'d| will| would| only| now| actually)*"
    r" (?:take|want|pay|go to|accept|do|like|need)s?"
    r" (?:it at |them at )?[@$£€]?"
)


def _of_all_that(stretch: Stretch, items: Sequence[Item]) -> bool:
    """ "and for Acme 24": a figure can but be how many of the same somebody else wants."""
    return stretch.for_another and len(items) == 1
