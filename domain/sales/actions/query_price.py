"""The list price, and the customer's last one."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef, ProductRef, Quantity
from domain.errors import BadInputError
from domain.outcome import Outcome
from domain.sales.price_view import price_view
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


def run(ctx: Context, args: QueryPrice) -> Outcome:
    """What the product costs, what this customer paid last, and what a quantity of it comes to."""
    product = ctx.store.products.get(args.product)
    customer = ctx.store.customers.get(args.customer) if args.customer else None
    if args.quantity is not None and args.quantity <= 0:
        raise BadInputError("quantity", "sales.quantity_not_positive", product=product.name)
    return price_view(ctx, product, customer, args.quantity)


ACTION = Action(
    name="query_price",
    title=Words("查价格", "price"),
    hint=Words("查目录价和客户上次成交价。", "The list price, and the customer's last one."),
    arguments=QueryPrice,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.SERVICE, Role.PURCHASING, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
