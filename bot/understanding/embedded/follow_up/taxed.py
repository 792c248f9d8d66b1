"""Whether the prices said before are with tax or without, told by itself: 不含税, "that's plus VAT"."""

from __future__ import annotations

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line_prices import tax_said
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.proposal import How, Proposal, Source


def tell_tax(stretch: Stretch, before: Proposal, filled: Filled) -> None:
    """Put it to every line with a price, or to all where none has one, if the message says nothing else of the lines."""
    lines = filled.args.get("lines")
    if not lines or lines != before.args.get("lines") or stretch.values("money", "quantity", "number"):
        return
    if tax := tax_said(stretch):
        priced = any(line.get("unit_price") for line in lines)
        filled.args["lines"] = [{**line, **tax} if line.get("unit_price") or not priced else line for line in lines]
        filled.sources["lines"] = Source(How.SAID, *stretch.taken[-1])
