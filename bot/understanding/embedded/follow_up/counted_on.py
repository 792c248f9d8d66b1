"""A figure by itself that a further message changes: by how many more or fewer, in which unit, of which goods."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import unit_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.said_before import ON_TOP
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.money import plain
from domain.vocabulary import Manner

_DOES = r"(?:调|拨|匀|转|移|搬|拉|做|生产|产|排|报|完工|来|要|拿|补|订|算|发)"
#: 再加10桶, 多调5箱, "another ten".
_MORE = re.compile(
    rf"(?:(?:再|另外?|又|还)?(?:追加|多加|加|增加)|再{_DOES}?|(?:多|追){_DOES})(?:上|了|个)?\s?$"
    r"|\b(?:another|add|extra|additional|plus)(?: \w+)?\s$"
)
#: 少调5箱, "take 5 off", "five fewer".
_LESS = re.compile(rf"(?:(?:少|减){_DOES}|减去?|减掉|扣掉|去掉)(?:了|个)?\s?$")
_OFF = re.compile(r"\s?(?:\w+ )?(?:off|fewer|less)\b")

#: 再开个工单, "another one": something new, and no change of what was said before.
_ANOTHER = re.compile(
    r"(?:再|又|另外?|重新?)(?:帮我|给我)?(?:开|建|下|录|登|设|弄|做|加)(?:一|个|张|条|份)"
    r"|\b(?:another one|a new|a second|one more)\b"
)


def wants_another(text: str) -> bool:
    """Whether a message wants one more of the same kind, besides the one that was said before."""
    return _ANOTHER.search(text) is not None


def tells_but_how_much(profile: Profile, filled: Filled, before: Proposal) -> bool:
    """Whether a message that sounds like the same action once more names nothing anew, and tells but how much or when."""
    if profile.has_lines or profile.manner not in (Manner.DEMAND, Manner.WATCH):
        return False
    about = {slot.name for slot in profile.slots if slot.reference and slot.name in before.args}
    for slot in profile.slots:
        value = filled.args.get(slot.name)
        if value is None:
            continue
        if slot.reference and not filled.from_talk(slot.name):
            return False
        if slot.kind in (SlotKind.TEXT, SlotKind.AMOUNT):
            return False
        if slot.kind is SlotKind.CHOICE and value != before.args.get(slot.name, value):
            return False
    return bool(about)


def of_other_goods(profile: Profile, filled: Filled, before: Proposal) -> bool:
    """Whether a message tells how many there are of other goods than what was said before: 16V的22台."""
    if not profile.writes or profile.has_lines or filled.args.get("product") in (None, before.args.get("product")):
        return False
    return any(slot.kind is SlotKind.QUANTITY and slot.name in filled.sources for slot in profile.slots)


def counted_on(profile: Profile, stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """Set a figure right that was told as a difference, and the unit that goes with it."""
    if not profile.writes or profile.has_lines:
        return
    for slot in profile.slots:
        source, old = filled.sources.get(slot.name), before.args.get(slot.name)
        if slot.kind is not SlotKind.QUANTITY or source is None or not isinstance(old, str):
            continue
        said = next((v for v in stretch.lattice.values if (v.start, v.end) == (source.start, source.end)), None)
        if said is None:
            continue
        unit = _unit(stretch, filled, said)
        new = filled.args.get(slot.name)
        by = _by(stretch, said) if filled.args.get("product") == before.args.get("product") else 0
        if isinstance(new, str) and by and unit in (None, before.args.get("unit")):
            after = Decimal(old) + by * Decimal(new)
            filled.args[slot.name] = plain(after)
            if behind := _OFF.match(stretch.text, said.end):
                stretch.taken.append(behind.span())
            if after <= 0:
                filled.odd.append((said.start, said.end))
        elif unit is not None and "unit" in before.args:
            filled.args["unit"] = unit
    _without_others_unit(stretch, before, filled)


def _by(stretch: Stretch, said: Found) -> int:
    """Whether a figure tells how many more (1) or fewer (-1) there are to be; 0 where it tells how many."""
    text = stretch.text
    if _MORE.search(text, 0, said.start) or ON_TOP.match(text, said.end):
        return 1
    return -1 if _LESS.search(text, 0, said.start) or _OFF.match(text, said.end) else 0


def _unit(stretch: Stretch, filled: Filled, said: Found) -> str | None:
    """The unit in which a figure was told, as the goods have it."""
    return unit_for(stretch, filled.args.get("product"), said.value.unit) if isinstance(said.value, Quantity) else None


def _without_others_unit(stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """A unit that was said of other goods is dropped where these have none of that name."""
    product, unit = filled.args.get("product"), filled.args.get("unit")
    goods = stretch.known.goods.get(product or "")
    if goods is not None and unit and product != before.args.get("product") and goods.unit_named(unit) is None:
        del filled.args["unit"]
