"""What a question about a price is answered with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.access.permissions import Field, sees_field
from domain.catalog.products import PackUnit, Product
from domain.kinds import Kind
from domain.money import Amount, Qty, plain, round_money
from domain.outcome import Fact, Outcome, RecordRef, Say, Table, Value, say
from domain.sales.card import customer_ref, product_ref
from domain.sales.pricing import Price, last_price, list_price

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer


def price_view(ctx: Context, product: Product, customer: Customer | None, quantity: Decimal | None) -> Outcome:
    """List price and last price, a quantity's worth at the better known of them, and floor and cost for who sees them."""
    unit = product.pack(None)
    listed = list_price(ctx, product, unit)
    last = last_price(ctx, customer.id, product.id, unit) if customer else None
    usual = last or listed
    return Outcome(
        _headline(ctx, product, customer, last, listed),
        facts=(*_prices(ctx, product, listed, last), *_extension(ctx, product, usual, quantity), *_inner(ctx, product)),
        tables=_per_unit(ctx, product, listed),
        result=_result(product, listed, last),
    )


def _headline(
    ctx: Context, product: Product, customer: Customer | None, last: Price | None, listed: Price | None
) -> Say:
    money = Amount(listed.value, ctx.company.currency) if listed else None
    if customer is not None and last is not None:
        paid = Amount(last.value, ctx.company.currency)
        return say("sales.last_price_is", customer=customer_ref(customer), product=product_ref(product), price=paid)
    if customer is not None and money is not None:
        return say("sales.never_bought", customer=customer_ref(customer), product=product_ref(product), price=money)
    if money is None:
        return say("sales.no_list_price", product=product_ref(product))
    return say("sales.list_price_is", product=product_ref(product), price=money, unit=product.unit)


def _terms(price: Price, product: Product) -> str:
    """Which label a price has: with tax, without, or plainly where there is none."""
    if not product.tax_percent:
        return ""
    return "_with_tax" if price.includes_tax else "_without_tax"


def _prices(ctx: Context, product: Product, listed: Price | None, last: Price | None) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    if listed is not None:
        facts.append(Fact(f"sales.list_price{_terms(listed, product)}", Amount(listed.value, ctx.company.currency)))
    if last is not None:
        facts.append(Fact(f"sales.last_price{_terms(last, product)}", Amount(last.value, ctx.company.currency)))
        order = RecordRef(Kind.ORDER, last.order, last.order)
        facts.append(Fact("sales.last_bought", say("sales.in_order_of", order=order, day=last.day)))
    return tuple(facts)


def _extension(ctx: Context, product: Product, price: Price | None, quantity: Decimal | None) -> tuple[Fact, ...]:
    """What a quantity comes to."""
    if price is None or quantity is None:
        return ()
    total = Amount(round_money(price.value * quantity, ctx.company.currency), ctx.company.currency)
    return (
        Fact("sales.for_quantity", say("sales.quantity_comes_to", quantity=Qty(quantity, product.unit), total=total)),
    )


def _inner(ctx: Context, product: Product) -> tuple[Fact, ...]:
    """Floor price and cost, for those who see them."""
    currency = ctx.company.currency
    fields = ((Field.FLOOR_PRICE, "sales.floor_price", product.floor_price), (Field.COST, "sales.cost", product.cost))
    return tuple(
        Fact(label, Amount(value, currency))
        for field, label, value in fields
        if value is not None and sees_field(ctx.actor, field)
    )


def _per_unit(ctx: Context, product: Product, listed: Price | None) -> tuple[Table, ...]:
    """The list price by each unit that the product is sold in, where there are several."""
    if listed is None or not product.units:
        return ()
    units = (product.pack(None), *product.units)
    return (Table(("sales.unit", "sales.list_price"), tuple(_unit_row(ctx, product, unit) for unit in units)),)


def _unit_row(ctx: Context, product: Product, unit: PackUnit) -> tuple[Value, ...]:
    price = list_price(ctx, product, unit)
    return (unit.name, Amount(price.value, ctx.company.currency) if price else None)


def _result(product: Product, listed: Price | None, last: Price | None) -> dict[str, Any]:
    return {
        "product": product.id,
        "unit": product.unit,
        "list_price": plain(listed.value) if listed else None,
        "last_price": plain(last.value) if last else None,
        "last_order": last.order if last else None,
    }
