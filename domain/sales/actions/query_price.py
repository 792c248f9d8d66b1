"""The list price, and the customer's last one."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, CustomerRef, ProductRef, Quantity
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class QueryPrice(Arguments):
    """What price needs."""

    product: ProductRef
    customer: CustomerRef | None = None
    quantity: Quantity | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "查价格"),
        Example("en", "price"),
    ),
)

ACTION = Action(
    name="query_price",
    title=Words("查价格", "price"),
    hint=Words("查目录价和客户上次成交价。", "The list price, and the customer's last one."),
    arguments=QueryPrice,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.SERVICE, Role.PURCHASING, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
