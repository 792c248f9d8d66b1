"""Invoices an order or what was delivered of it."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, OrderRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class InvoiceOrder(Arguments):
    """What invoice an order needs."""

    order: OrderRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "开票"),
        Example("en", "invoice an order"),
    ),
)

ACTION = Action(
    name="invoice_order",
    title=Words("开票", "invoice an order"),
    hint=Words("按订单或已发货部分开票。", "Invoices an order or what was delivered of it."),
    arguments=InvoiceOrder,
    roles=frozenset({Role.FINANCE, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
