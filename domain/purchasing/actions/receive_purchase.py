"""Receives purchased goods."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Lines, PurchaseOrderRef, WarehouseRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ReceivePurchase(Arguments):
    """What receive a purchase needs."""

    purchase_order: PurchaseOrderRef
    lines: Lines = ()
    warehouse: WarehouseRef | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "采购入库"),
        Example("en", "receive a purchase"),
    ),
)

ACTION = Action(
    name="receive_purchase",
    title=Words("采购入库", "receive a purchase"),
    hint=Words("采购到货入库。", "Receives purchased goods."),
    arguments=ReceivePurchase,
    roles=frozenset({Role.WAREHOUSE, Role.PURCHASING, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
