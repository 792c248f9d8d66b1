"""What a count comes to, as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.access.permissions import Field, sees_field
from domain.catalog.products import Product
from domain.inventory.counting import before_json
from domain.inventory.ports import Count, Reservation
from domain.inventory.refs import product_ref, warehouse_ref
from domain.inventory.warehouses import Warehouse
from domain.kinds import Kind
from domain.money import Amount, Qty, plain, round_money
from domain.outcome import Fact, Outcome, RecordRef, Say, Value, say

if TYPE_CHECKING:
    from domain.action import Context


def counted_outcome(
    ctx: Context, count: Count, product: Product, warehouse: Warehouse, shed: Sequence[Reservation]
) -> Outcome:
    """What the books said, what was found, the difference, and which orders are short of goods now."""
    difference = count.counted - count.booked
    ref = RecordRef(Kind.COUNT, count.id, count.id, new=True)
    return Outcome(
        say(
            "inventory.counted" if difference else "inventory.counted_as_booked",
            count=ref,
            product=product_ref(product),
            warehouse=warehouse_ref(warehouse),
            counted=Qty(count.counted, product.unit),
        ),
        facts=_facts(ctx, count, product),
        warnings=tuple(_short(product, reservation) for reservation in shed),
        documents=(ref,),
        result={"count": count.id, "booked": plain(count.booked), "difference": plain(difference)},
        before=before_json(product, shed),
    )


def _facts(ctx: Context, count: Count, product: Product) -> tuple[Fact, ...]:
    difference = count.counted - count.booked
    values: dict[str, Value] = {
        "inventory.booked": Qty(count.booked, product.unit),
        "inventory.found": Qty(count.counted, product.unit),
        "inventory.difference": Qty(difference, product.unit) if difference else None,
        "inventory.difference_value": None,
        "common.reason": count.reason,
    }
    if difference and product.cost and sees_field(ctx.actor, Field.COST):
        currency = ctx.company.currency
        values["inventory.difference_value"] = Amount(round_money(difference * product.cost, currency), currency)
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _short(product: Product, reservation: Reservation) -> Say:
    order = RecordRef(Kind.ORDER, reservation.order, reservation.order)
    quantity = Qty(reservation.quantity, product.unit)
    return say("inventory.order_short_after_count", order=order, product=product_ref(product), quantity=quantity)
