"""A document's lines as said, made into lines with units, factors, prices and tax rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.arguments import LineArg
from domain.catalog.products import Product
from domain.errors import BadInputError, Option, QuestionError
from domain.money import HUNDRED, STORED_LIMIT, ZERO, Amount
from domain.sales.orders import Line
from domain.sales.pricing import Price, price_of

if TYPE_CHECKING:
    from domain.action import Context

#: The warning that a person accepts by saying that something is given away.
GIFT = "gift"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its product and with where its price comes from."""

    line: Line
    product: Product
    price: Price


def price_lines(ctx: Context, customer: str, said: Sequence[LineArg]) -> tuple[PricedLine, ...]:
    """The lines of a new document; raises BadInputError for what can't be sold that way."""
    if not said:
        raise BadInputError("lines", "sales.no_lines")
    priced = tuple(price_line(ctx, customer, line, position) for position, line in enumerate(said, 1))
    check_sum([found.line for found in priced], ctx.company.currency)
    return priced


def price_line(ctx: Context, customer: str, said: LineArg, position: int) -> PricedLine:
    """One line as said, with its unit's factor, price and tax rate."""
    product = ctx.store.products.get(said.product)
    check_line(product, said)
    unit = product.pack(said.unit)
    price = price_of(ctx, customer, product, unit, said)
    line = Line(
        id=ctx.store.numbers.key(),
        position=position,
        product=product.id,
        quantity=said.quantity,
        unit=unit.name,
        unit_price=price.value,
        price_includes_tax=price.includes_tax,
        discount_percent=said.discount_percent or ZERO,
        tax_percent=product.tax_percent,
        factor=unit.factor,
    )
    check_size(product, line)
    return PricedLine(line, product, price)


def check_line(product: Product, said: LineArg) -> None:
    """Refuse what no line may be: nothing of a product, a negative price, a discount of more than everything."""
    if said.quantity <= 0:
        raise BadInputError("quantity", "sales.quantity_not_positive", product=product.name)
    if said.unit_price is not None and said.unit_price < 0:
        raise BadInputError("unit_price", "sales.price_negative", product=product.name)
    if said.discount_percent is not None and not 0 <= said.discount_percent <= HUNDRED:
        raise BadInputError("discount_percent", "sales.discount_out_of_range", product=product.name)


def check_size(product: Product, line: Line) -> None:
    """Refuse what the books can't hold."""
    if line.base_quantity <= 0:
        raise BadInputError("quantity", "sales.quantity_not_positive", product=product.name)
    largest = max(line.quantity * line.factor, line.quantity * line.unit_price, line.unit_price)
    if largest * (HUNDRED + line.tax_percent) / HUNDRED >= STORED_LIMIT:
        raise BadInputError("quantity", "sales.line_too_large", product=product.name)


def check_sum(lines: Sequence[Line], currency: str) -> None:
    """Refuse a document whose lines come to more in all than the books can hold."""
    if sum((line.gross(currency) for line in lines), ZERO) >= STORED_LIMIT:
        raise BadInputError("lines", "sales.sum_too_large")


def ask_about_gifts(
    ctx: Context,
    customer: str,
    lines: Sequence[LineArg],
    acknowledged: Sequence[str],
    paid_besides: frozenset[str] = frozenset(),
) -> None:
    """Ask whether a bare price of nothing is a gift; beside a paid line of the same product it is one ("20 and 2 free")."""
    paid = {line.product for line in lines if not _free(line)} | paid_besides
    bare = [line for line in lines if _free(line) and line.product not in paid]
    if not bare or GIFT in acknowledged:
        return
    names = tuple(ctx.store.products.get(line.product).name for line in bare)
    as_gift = Option("sales.option_gift", acknowledge=GIFT)
    raise QuestionError("sales.ask_gift", (as_gift, *_usual_prices(ctx, customer, lines, bare)), products=names)


def _free(line: LineArg) -> bool:
    return line.quantity > 0 and (line.unit_price == ZERO or line.discount_percent == HUNDRED)


def _usual_prices(ctx: Context, customer: str, lines: Sequence[LineArg], bare: Sequence[LineArg]) -> tuple[Option, ...]:
    """The way out at the prices that the lines would have had if none had been said, where there are any."""
    nothing_said = {"unit_price": None, "price_tax": None, "discount_percent": None}
    usual = [line.model_copy(update=nothing_said) if line in bare else line for line in lines]
    try:
        found = [
            price_line(ctx, customer, line, 1) for line, before in zip(usual, lines, strict=True) if before in bare
        ]
    except BadInputError:
        return ()
    prices = tuple(Amount(priced.price.value, ctx.company.currency) for priced in found)
    return (Option("sales.option_usual_price", {"prices": prices}, changes={"lines": lines_json(usual)}),)


def lines_json(lines: Sequence[LineArg]) -> list[dict[str, Any]]:
    """Lines in the form in which arguments are kept."""
    return [line.model_dump(mode="json", exclude_none=True) for line in lines]


def as_said(line: Line) -> LineArg:
    """A document's line as somebody would say it, for offering the same again."""
    return LineArg(
        product=line.product,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        price_tax="included" if line.price_includes_tax else "excluded",
        discount_percent=line.discount_percent or None,
    )


def base_needs(lines: Sequence[Line]) -> dict[str, Decimal]:
    """How much of each product the lines come to, in base units."""
    needs: dict[str, Decimal] = {}
    for line in lines:
        needs[line.product] = needs.get(line.product, ZERO) + line.base_quantity
    return needs
