"""A message that is hardly more than one figure or one name, for a slot that has none yet."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import corrects, lead_spans
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind

_FIGURES = (SlotKind.NUMBER, SlotKind.QUANTITY, SlotKind.AMOUNT)


_VERY_SHORT, _HARDLY_MORE = 16, 14


def figure_alone(slot: Slot, stretch: Stretch, filled: Filled) -> bool:
    """Whether a message is hardly more than a figure, for a slot that has none yet: "at 5 cases", "for Acme, 5 cases"."""
    if slot.kind not in _FIGURES or slot.name in filled.args or corrects(stretch.text):
        return False
    said = stretch.values("quantity", "number", "money", "duration")
    named = sum(mention.end - mention.start for mention in stretch.lattice.mentions)
    leads = max((last for first, last in lead_spans(stretch.text) if not first), default=0)
    size = len(stretch.text) - (named + leads if any(value.kind == "quantity" for value in said) else 0)
    return size <= _VERY_SHORT and len(said) == 1 and not _OF_THE_REST.match(stretch.text)


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
