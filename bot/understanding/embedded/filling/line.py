"""One line of a document, as it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.world import GENERIC_UNITS


@dataclass(slots=True)
class Line:
    """One line as it is put together."""

    choice: Choice
    quantity: Found | None = None
    price: Found | None = None
    discount: Found | None = None
    gifts: list[Found] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the line begins."""
        return min(each.start for each in (self.choice.mention, self.quantity) if each)

    @property
    def end(self) -> int:
        """Where what is said of it ends, so far."""
        return max(each.end for each in (self.choice.mention, self.quantity, self.price) if each)


def line_at(lines: list[Line], place: int) -> Line | None:
    """The line that something at this place belongs to: the last that began before it."""
    return next((line for line in reversed(lines) if line.start <= place), None)


def counted(stretch: Stretch, product: str | None, figure: Found) -> tuple[Decimal | None, str | None]:
    """A figure's amount, and its unit by the product's own name for it."""
    if isinstance(figure.value, Quantity):
        return figure.value.amount, unit_for(stretch, product, figure.value.unit)
    return (figure.value, None) if isinstance(figure.value, Decimal) else (None, None)


def unit_for(stretch: Stretch, product: str | None, said: str) -> str | None:
    """The product's own name of a unit; a word that counts anything is left out where the product does not know it."""
    goods = stretch.known.goods.get(product or "")
    if goods is None:
        return said
    return goods.unit_named(said) or (None if said in GENERIC_UNITS else said)


def take_line(stretch: Stretch, line: Line) -> None:
    """Note that a line's words are read."""
    for each in (line.choice.mention, line.quantity, line.price, line.discount, *line.gifts):
        if each is not None:
            stretch.take(each)
