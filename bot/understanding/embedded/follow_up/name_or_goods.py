"""Words that are part of somebody's name and of goods as well: "make that blue" is no word about Blue Heron."""

from __future__ import annotations

from collections.abc import Iterator

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import variants
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.leads import corrects, says_again


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


def part_for_another(stretch: Stretch, base: Base, customer: object) -> Iterator[tuple[int, int]]:
    """台盆给恒聚, of one of several lines: the names of goods that alone are somebody else's, and not the whole order."""
    lines = base.proposal.args.get("lines") or ()
    if base.asked or len(lines) < _SEVERAL or customer == base.proposal.args.get("customer"):
        return
    if stretch.for_another or says_again(stretch.text) or stretch.values("quantity", "number"):
        return
    there = {line.get("product") for line in lines}
    named = [mention for mention in stretch.lattice.mentions if mention.kinds == {"product"}]
    if 0 < len(named) < len(lines) and not corrects(stretch.text):
        for mention in named:
            if there & {each.id for each in mention.candidates}:
                yield mention.start, mention.end


_SEVERAL = 2
