"""Goods that stand in for those of a line: A换成B."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.change_words import ADDS, DROPS, SWAPS, Item
from bot.understanding.embedded.filling.line import Line, take_line
from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import corrects
from bot.understanding.world import GENERIC_UNITS


def swap(stretch: Stretch, items: Sequence[Item], said: Sequence[Line]) -> bool:
    """A换成B: the line of the one becomes one of the other."""
    if (
        len(said) != _PAIR
        or any(line.quantity for line in said)
        or not SWAPS.search(stretch.text, stretch.start, stretch.end)
    ):
        return False
    old, new = said[0].choice.only, said[1].choice.only
    item = next((item for item in items if item.get("product") == old), None)
    if item is None or new is None or any(each.get("product") == new for each in items):
        return False
    put_in(stretch, item, new)
    for line in said:
        take_line(stretch, line)
    return True


def put_in(stretch: Stretch, item: Item, product: str) -> Item:
    """The line with other goods; without its unit, where those have none of that name."""
    item["product"] = product
    goods, unit = stretch.known.goods.get(product), item.get("unit")
    if unit and unit not in GENERIC_UNITS and goods and goods.unit_named(unit) is None:
        del item["unit"]
    return item


_EXCHANGES = re.compile(r"\b(?:swap|switch|replace|exchange|trade)\b|换")


def not_there(stretch: Stretch, items: Sequence[Item], said: Sequence[Line]) -> str | None:
    """What is to make way for something else though the document has none of it."""
    there = {item.get("product") for item in items}
    if _TAKES_OFF.search(stretch.text, stretch.start, stretch.end):
        strangers = [line.choice for line in said if not there & set(line.choice.ids)]
        if len(strangers) == len(said) == 1:
            return strangers[0].mention.text
    for line in said:
        bare = line.choice.ids and not (line.quantity or line.price or there & set(line.choice.ids))
        drops = [found.end() for found in DROPS.finditer(stretch.text, stretch.start, line.start)] if bare else []
        if drops and _ALL_OF.fullmatch(stretch.text, drops[-1], line.start):
            return line.choice.mention.text
        if bare and _DROPPED.match(stretch.text, line.end):
            return line.choice.mention.text
    two = len(said) == _PAIR and not any(line.quantity or line.price for line in said)
    if not two or not _EXCHANGES.search(stretch.text, stretch.start, stretch.end):
        return None
    return None if there & set(said[0].choice.ids) else said[0].choice.mention.text


_PAIR = 2
#: What may stand between "drop" and what is dropped.
_ALL_OF = re.compile(r"\s?(?:all |both )?(?:of )?(?:the |their |his |her |our |those |these |that )?")
#: 头盔不要了: dropped, and nothing else is named to stand in for it.
_DROPPED = re.compile(
    r"\s?(?:那个|那行|那样)?(?:客户|他们|对方|人家)?(?:说|就|先|都|也)*(?:不要|去掉|删|拿掉|取消|划掉|不用)(?:了|掉)?(?:吧|哈|啊)?(?=$|[\s,，。;；])"
)
#: 减掉5支, "take 5 off": so many fewer than there are.
_TAKES_OFF = re.compile(
    r"(?:减|扣)[去掉]?(?!\s?到|至|成|价)|\b(?:take|knock) \d+ off\b|\b(?:reduce|cut)\b[^,.;]*\bby\b"
)


def meant_instead(words: str, choice: Choice) -> bool:
    """Whether goods named without a figure stand in for those of a line, as those do that are but told apart from them."""
    told_apart = choice.how == "spec" and not choice.mention.candidates
    return SWAPS.search(words) is not None or ((corrects(words) or told_apart) and not ADDS.search(words))


def to_swap(stretch: Stretch, items: Sequence[Item], product: str) -> Item | None:
    """The line that another product stands in for: the only one, or the only one of its category."""
    goods = stretch.known.goods
    category = goods[product].category if product in goods else None
    same = [item for item in items if item.get("product") in goods and goods[item["product"]].category == category]
    fits = items if len(items) == 1 else same
    return fits[0] if len(fits) == 1 else None
