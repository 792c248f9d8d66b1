"""Moving stock from one warehouse to another, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.catalog.products import Product
from domain.errors import ConflictError
from domain.inventory.ports import Move, Transfer
from domain.inventory.refs import product_ref, warehouse_ref
from domain.inventory.warehouses import Warehouse
from domain.kinds import Kind
from domain.money import ZERO, Qty
from domain.outcome import RecordRef, Table

if TYPE_CHECKING:
    from domain.action import Context


def check_available(ctx: Context, product: Product, source: Warehouse, quantity: Decimal) -> None:
    """Raise ConflictError, with the figures, where the warehouse has less that is not promised."""
    balance = ctx.store.stock.balance(product.id, source.id)
    if balance.available < quantity:
        raise ConflictError(
            "inventory.not_available",
            product=product_ref(product),
            warehouse=warehouse_ref(source),
            wanted=Qty(quantity, product.unit),
            available=Qty(balance.available, product.unit),
            reserved=Qty(balance.reserved, product.unit),
        )


def carry_out(ctx: Context, transfer: Transfer, product: Product) -> None:
    """Keep the transfer and move the goods."""
    ctx.store.transfers.add(transfer)
    ctx.store.stock.post([_move(ctx, transfer, product, transfer.source, transfer.target)])


def carry_back(ctx: Context, transfer: Transfer) -> None:
    """Move the goods back; raises ConflictError where that was done before or they are gone or promised."""
    if transfer.reversed:
        raise ConflictError(
            "inventory.transfer_undone_before", transfer=RecordRef(Kind.TRANSFER, transfer.id, transfer.id)
        )
    product, target = ctx.store.products.get(transfer.product), ctx.store.warehouses.get(transfer.target)
    check_available(ctx, product, target, transfer.quantity)
    ctx.store.stock.post([_move(ctx, transfer, product, transfer.target, transfer.source)])
    transfer.reversed = True


def _move(ctx: Context, transfer: Transfer, product: Product, source: str, target: str) -> Move:
    cost = product.cost or ZERO
    return Move(product.id, transfer.quantity, source, target, cost, ctx.now, Kind.TRANSFER, transfer.id)


def after_transfer(ctx: Context, product: Product, *places: Warehouse) -> Table:
    """What the warehouses hold now."""
    found = [(place, ctx.store.stock.balance(product.id, place.id)) for place in places]
    return Table(
        ("common.warehouse", "inventory.on_hand", "inventory.available"),
        tuple(
            (warehouse_ref(place), Qty(balance.on_hand, product.unit), Qty(balance.available, product.unit))
            for place, balance in found
        ),
    )
