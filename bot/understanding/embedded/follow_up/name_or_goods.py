"""Words that are part of somebody's name and of goods as well: "make that blue" is no word about Blue Heron."""

from __future__ import annotations

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import variants
from bot.understanding.embedded.follow_up.base import Base


def of_goods_at_a_place(stretch: Stretch, base: Base) -> bool:
    """ "Just for Leeds" of goods in stock: a name that a warehouse and a customer share is the warehouse's."""
    return "product" in base.proposal.args and any({"customer", "warehouse"} <= m.kinds for m in stretch.mentions())


def sets_goods_apart(stretch: Stretch, base: Base) -> bool:
    """ "Make that blue" of red paint: a word of some customer's name is the colour or size of the goods spoken of."""
    goods = [str(line["product"]) for line in base.proposal.args.get("lines", ()) if line.get("product")]
    named = [mention for mention in stretch.mentions() if "customer" in mention.kinds]
    if not goods or len(named) != 1 or any(not each.rank for each in named[0].of_kind("customer")):
        return False
    apart = variants(stretch, goods, (), alone=True)
    return any(each.mention.start < named[0].end and named[0].start < each.mention.end for each in apart)
