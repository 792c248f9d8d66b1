"""Counts that a further message changes as a whole: half of each, twice as much, a nought more, the two changed round."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import unit_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.phrasing.profile import Profile
from domain.arguments import SlotKind
from domain.money import plain

_SORRY = r"\W*(?:(?:不好意思|哎呀?|哦|噢|啊|嗯|等等|等下|等一下|抱歉|不对|错了|(?:说|写|打|讲|报|输|搞|弄)错了?)[,，。!！、\s]*)*"
_PLEASE = r"(?:[吧啊哈呀了的]|就行|就好|就够了?|即可|谢谢|麻烦)*\W*"
_EACH = r"(?P<each>(?:两样|几样|两个|俩|两种|几种)?(?:都|各|全|全部|统统|通通|每样)(?:给我|自)?)?"
_HOW_MANY = r"(?:(?:的)?(?:数量|个数|量|数|数目))?"
#: 各减一半; 数量翻一倍; 少打了个零; 多写了一个0.
_TIMES = re.compile(
    rf"{_SORRY}{_HOW_MANY}{_EACH}(?:"
    r"(?P<half>减半|减一半|减掉一半|砍半|砍一半|砍掉一半|对半砍|(?:只|就)?(?:要|来|拿)一半|少一半)"
    r"|(?P<twice>翻倍|翻一倍|翻番|翻一番|加倍|加一倍|double(?:一下)?)"
    r"|(?P<more>(?:后面|后头|后边|末尾)?(?:再|还|要|得|应该)*(?:加|添|补)上?(?:一?个)?[0零]"
    r"|(?:少|漏|差)(?:打|写|说|输|报|敲|按|了)*(?:一?个)?[0零])"
    r"|(?P<less>(?:后面|后头|后边|末尾)?(?:再|还|要|得|应该)*(?:去掉|减掉|删掉|拿掉|划掉)(?:一?个)?[0零]"
    rf"|多(?:打|写|说|输|报|敲|按|了)*(?:一?个)?[0零])){_PLEASE}"
)
_BY = {"half": Decimal("0.5"), "twice": Decimal(2), "more": Decimal(10), "less": Decimal("0.1")}
#: 数量反了; 两个价格说反了，换一下.
_ROUND = re.compile(
    rf"{_SORRY}(?:(?:两个|俩|两样|它们|这两个|两种)的?)?(?P<what>数量|个数|数|量|价格|单价|价钱|价)?"
    r"(?:(?:给|是|我)?(?:搞|弄|说|写|报|打|填|录|下|记)?(?:反|颠倒)(?:了|过来)*(?:[,，\s]*(?:换|调|对调|调换|倒)(?:过来|一下|下|个)*)?"
    rf"|(?:对调|调换|互换|换过来|调过来|倒过来)(?:一下|下)?){_PLEASE}"
)
#: 单位错了，是箱.
_IN_UNIT = re.compile(
    rf"{_SORRY}单位(?:搞|弄|说|写|报|打)?(?:错了?|不对|有误)?[,，。\s]*(?:应该|要|得|改)*(?:是|为|成|按|用)(?P<unit>[^\s,，。是不]{{1,3}}?)"
    rf"(?:[,，\s]*不是[^\s,，。]{{1,3}}?)?(?:才对|算|来算)?{_PLEASE}"
)
_PAIR = 2


def recount(profile: Profile, stretch: Stretch, filled: Filled) -> bool:
    """Change the counts as the message says, and nothing else; whether that is all that it says.

    What would be no whole number, or could be meant of a price, is left to the person.
    """
    changes = any(profile.said(slot).changes for slot in profile.slots)
    if not profile.writes or changes or not stretch.text:
        return False
    done = (
        _several_times(profile, stretch, filled)
        or _changed_round(stretch, filled)
        or _in_other_unit(profile, stretch, filled)
    )
    if done:
        stretch.taken.append((0, len(stretch.text)))
    return done


def _several_times(profile: Profile, stretch: Stretch, filled: Filled) -> bool:
    found = _TIMES.fullmatch(stretch.text)
    if found is None:
        return False
    how = next(name for name in _BY if found[name])
    lines = filled.args.get("lines")
    if lines is None:
        figures = _figures(profile, filled)
        if len(figures) != 1 or not (new := _times(filled.args[figures[0]], _BY[how])):
            return False
        filled.args[figures[0]] = new
        return True
    noughts = how in ("more", "less")
    if (len(lines) > 1 and not found["each"]) or (noughts and any("unit_price" in line for line in lines)):
        return False
    return _put(filled, lines, lambda line: {"quantity": _times(line.get("quantity"), _BY[how])})


def _figures(profile: Profile, filled: Filled) -> list[str]:
    """The slots that hold a count or a sum."""
    kinds = (SlotKind.QUANTITY, SlotKind.AMOUNT)
    return [slot.name for slot in profile.slots if slot.kind in kinds and isinstance(filled.args.get(slot.name), str)]


def _times(count: object, by: Decimal) -> str:
    """So many times as much; nothing where that is no whole number."""
    new = Decimal(count) * by if isinstance(count, str) else Decimal(0)
    return plain(new) if new > 0 and new == new.to_integral_value() else ""


def _changed_round(stretch: Stretch, filled: Filled) -> bool:
    found, lines = _ROUND.fullmatch(stretch.text), filled.args.get("lines")
    if found is None or lines is None or len(lines) != _PAIR:
        return False
    of_prices = (found["what"] or "").find("价") >= 0
    key = "unit_price" if of_prices else "quantity"
    one, other = lines
    alike = one.get("unit") == other.get("unit") or all(_in_pieces(stretch, line) for line in lines)
    if not (one.get(key) and other.get(key) and alike):
        return False
    if not found["what"] and "unit_price" in one:
        return False
    swapped = {id(one): other[key], id(other): one[key]}
    return _put(filled, lines, lambda line: {key: swapped[id(line)]})


def _in_pieces(stretch: Stretch, line: dict[str, Any]) -> bool:
    """Whether a line is counted in the unit that its goods have anyway."""
    goods = stretch.known.goods.get(line.get("product") or "")
    return goods is not None and line.get("unit") in (None, goods.unit)


def _in_other_unit(profile: Profile, stretch: Stretch, filled: Filled) -> bool:
    found, lines = _IN_UNIT.fullmatch(stretch.text), filled.args.get("lines")
    if found is None:
        return False
    if lines is None:
        unit = unit_for(stretch, filled.args.get("product"), found["unit"])
        if unit is None or not any(slot.name == "unit" for slot in profile.slots):
            return False
        filled.args["unit"] = unit
        return True
    if len(lines) != 1 or "unit_price" in lines[0]:
        return False
    return _put(filled, lines, lambda line: {"unit": unit_for(stretch, line.get("product"), found["unit"])})


def _put(filled: Filled, lines: list[dict[str, Any]], new: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    """The lines with what is new in each; not where one of them has none."""
    changed = [new(line) for line in lines]
    if not lines or not all(all(each.values()) for each in changed):
        return False
    filled.args["lines"] = [{**line, **each} for line, each in zip(lines, changed, strict=True)]
    return True
