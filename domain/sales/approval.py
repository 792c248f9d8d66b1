"""When an order needs somebody's approval, why, and how much of the why each person is told.

Reasons are kept on the order as codes ("below_floor:P7", "over_credit", "rejected:too cheap"); figures are looked up when shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from domain.access.permissions import Field, sees_field
from domain.catalog.products import Product
from domain.kinds import Kind
from domain.money import HUNDRED, STORED_DIGITS, ZERO, Amount, minor_digits
from domain.outcome import RecordRef, Say, say
from domain.sales.orders import Line, Order

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer

BELOW_FLOOR = "below_floor"
OVER_CREDIT = "over_credit"
REJECTED = "rejected"


def average_price(lines: Iterable[Line], *, with_tax: bool) -> Decimal:
    """What one base unit comes to over these lines, gifts among them, with or without tax."""
    kept = tuple(lines)
    quantity = sum((line.base_quantity for line in kept), ZERO)
    worth = sum((line.quantity * _in_terms(line, with_tax=with_tax) for line in kept), ZERO)
    return round(worth / quantity, STORED_DIGITS)


def _in_terms(line: Line, *, with_tax: bool) -> Decimal:
    """A line's price for one unit after discount, with or without tax."""
    price = line.unit_price * (HUNDRED - line.discount_percent) / HUNDRED
    if line.price_includes_tax == with_tax:
        return price
    rate = (HUNDRED + line.tax_percent) / HUNDRED
    return price * rate if with_tax else price / rate


def below_floor(product: Product, lines: Sequence[Line], *, prices_include_tax: bool) -> bool:
    """Whether a product goes below its floor price (in list price terms) or its cost (without tax), over all its lines."""
    if product.floor_price is not None and average_price(lines, with_tax=prices_include_tax) < product.floor_price:
        return True
    return product.cost is not None and average_price(lines, with_tax=False) < product.cost


def over_limit(limit: Decimal | None, bound: Decimal, order: Decimal) -> bool:
    """Whether an order's sum on top of what the customer is bound to pay already goes over his limit."""
    return limit is not None and order > 0 and bound + order > limit


def bound_already(ctx: Context, customer: str, order: Order) -> Decimal:
    """What the customer owes and has on order besides this order, company-wide and with tax."""
    return ctx.store.invoices.owed_by(customer) + ctx.store.orders.open_value(customer, without=order.id)


def reasons_for(ctx: Context, order: Order, customer: Customer) -> list[str]:
    """Why the order may not become binding by itself; empty where it may."""
    return [
        *(f"{BELOW_FLOOR}:{product.id}" for product in _cheap(ctx, order)),
        *((OVER_CREDIT,) if over_limit(customer.credit_limit, _bound(ctx, order, customer), order.gross) else ()),
    ]


def _bound(ctx: Context, order: Order, customer: Customer) -> Decimal:
    return bound_already(ctx, customer.id, order) if customer.credit_limit is not None else ZERO


def _cheap(ctx: Context, order: Order) -> Iterable[Product]:
    for product_id in dict.fromkeys(line.product for line in order.lines):
        product = ctx.store.products.get(product_id)
        if below_floor(product, lines_of(order, product_id), prices_include_tax=ctx.company.prices_include_tax):
            yield product


def lines_of(order: Order, product: str) -> list[Line]:
    """An order's lines of one product."""
    return [line for line in order.lines if line.product == product]


def explain(ctx: Context, order: Order, reasons: Sequence[str]) -> tuple[Say, ...]:
    """An order's reasons as sentences, with no more figures than the actor may see."""
    return tuple(_explain(ctx, order, *reason.partition(":")[::2]) for reason in reasons)


def _explain(ctx: Context, order: Order, code: str, detail: str) -> Say:
    if code == BELOW_FLOOR:
        return _explain_floor(ctx, order, ctx.store.products.get(detail))
    if code == OVER_CREDIT:
        return _explain_credit(ctx, order)
    return say("sales.reason_rejected", reason=detail) if detail else say("sales.reason_rejected_plainly")


def _explain_floor(ctx: Context, order: Order, product: Product) -> Say:
    lines = lines_of(order, product.id)
    ref = RecordRef(Kind.PRODUCT, product.id, product.name)
    if product.floor_price is not None and sees_field(ctx.actor, Field.FLOOR_PRICE):
        price = _shown_price(lines, order.currency, with_tax=ctx.company.prices_include_tax)
        floor = Amount(product.floor_price, order.currency)
        return say("sales.reason_below_floor_price", product=ref, price=price, floor=floor)
    if product.cost is not None and sees_field(ctx.actor, Field.COST):
        price = _shown_price(lines, order.currency, with_tax=False)
        cost = Amount(product.cost, order.currency)
        return say("sales.reason_below_cost", product=ref, price=price, cost=cost)
    return say("sales.reason_below_floor", product=ref)


def _shown_price(lines: Sequence[Line], currency: str, *, with_tax: bool) -> Amount:
    """An average price in the currency's coins, rounded down so that it does not look like the price it is below."""
    price = average_price(lines, with_tax=with_tax) if lines else ZERO
    return Amount(price.quantize(Decimal(1).scaleb(-minor_digits(currency)), ROUND_DOWN), currency)


def _explain_credit(ctx: Context, order: Order) -> Say:
    customer = ctx.store.customers.find(order.customer)
    if customer is None or customer.credit_limit is None:
        return say("sales.reason_credit")
    bound = bound_already(ctx, customer.id, order)
    over = bound + order.gross - customer.credit_limit
    if over <= 0:  # by now it fits: he has paid, or another order was cancelled
        return say("sales.reason_credit")
    return say(
        "sales.reason_over_credit",
        limit=Amount(customer.credit_limit, order.currency),
        bound=Amount(bound, order.currency),
        over=Amount(over, order.currency),
    )
