"""A message that is hardly more than one figure or one name, for a slot that has none yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.understanding.embedded.filling.figures import amount_of
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import corrects, lead_spans
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

_FIGURES = (SlotKind.NUMBER, SlotKind.QUANTITY, SlotKind.AMOUNT)


_VERY_SHORT, _HARDLY_MORE = 16, 14


#: "10 of them".
_OF_THEM = re.compile(r" of (?:them|those|these|it)\b")


def figure_alone(slot: Slot, stretch: Stretch, filled: Filled) -> bool:
    """Whether a message is hardly more than a figure, for a slot that has none yet: "at 5 cases", "for Acme, 5 cases"."""
    if slot.kind not in _FIGURES or slot.name in filled.args or corrects(stretch.text):
        return False
    said = stretch.values("quantity", "number", "money", "duration")
    named = sum(mention.end - mention.start for mention in stretch.lattice.mentions)
    leads = max((last for first, last in lead_spans(stretch.text) if not first), default=0)
    counted = any(value.kind == "quantity" or _OF_THEM.match(stretch.text, value.end) for value in said)
    size = len(stretch.text) - (named + leads if counted else 0)
    return size <= _VERY_SHORT and len(said) == 1 and not _OF_THE_REST.match(stretch.text)


def figure_of_another(profile: Profile, slot: Slot, stretch: Stretch) -> bool:
    """Whether the only figure is marked as that of another slot: "sorry, 28 good" is no count of what was scrapped."""
    others = [each for each in profile.slots if each.kind is slot.kind and each is not slot]
    said = _only_figure(stretch) if others else []
    if len(said) != 1:
        return False
    own = profile.said(slot)
    marked = [each for each in map(profile.said, others) if stretch.marked(said[0], each.before, each.after)]
    return bool(marked) and not stretch.marked(said[0], own.before, own.after)


def _only_figure(stretch: Stretch) -> list[Found]:
    """The figure that a message tells, where it tells but one."""
    free = stretch.values("quantity", "number")
    told = [value for value in stretch.lattice.values if value.kind in ("quantity", "number")]
    return free if len(told) == len(free) == 1 else []


_NEAR, _FAR = 2, 4


def rather_anothers(
    profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, before: Mapping[str, object]
) -> bool:
    """Whether a figure said alone is nearer to what another slot holds: 30 made and 2 scrapped, then "sorry, 28".

    Where it is near to neither, or to both, it is asked about.
    """
    others = [each for each in profile.slots if each.kind is slot.kind and each is not slot]
    said = _only_figure(stretch) if others else []
    held, own = [before.get(each.name) for each in others], before.get(slot.name)
    if len(said) != 1 or not isinstance(own, str) or not isinstance(held[0], str):
        return False
    if any(stretch.marked(said[0], words.before, words.after) for words in map(profile.said, (slot, *others))):
        return False
    figure = amount_of(said[0]) or Decimal(0)
    mine, its = _times(figure, Decimal(own)), _times(figure, Decimal(held[0]))
    if not (min(mine, its) <= _NEAR and max(mine, its) >= _FAR):
        filled.odd.append((said[0].start, said[0].end))
    return its < mine


def _times(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / max(min(one, other), Decimal("0.1"))


#: 还差30, 今天又做了20: so many are still to come, or more were done.
_OF_THE_REST = re.compile(r"\W*(?:今天|刚才?|昨天|上午|下午|我们?|[他她]们?)*(?:还[差剩缺有欠]|又|再|剩|另外|差)")


def name_alone(slot: Slot, stretch: Stretch, filled: Filled) -> bool:
    """Whether a message is hardly more than a name, for a slot that has none yet: 发广州仓的货."""
    named = stretch.mentions()
    return (
        slot.kind is SlotKind.REFERENCE
        and slot.reference is not Kind.CUSTOMER
        and slot.name not in filled.args
        and len(named) == 1
        and any(str(slot.reference) == each.kind and (each.sure or not named[0].sure) for each in named[0].candidates)
        and len(stretch.text) <= len(named[0].text) + _HARDLY_MORE
    )
