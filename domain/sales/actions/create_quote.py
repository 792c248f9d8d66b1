"""Makes a customer an offer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, Lines, titled
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.lines import ask_about_gifts, price_lines
from domain.sales.quote_card import quote_withdrawn, quoted
from domain.sales.quoting import check_valid_until, draft_quote, withdraw
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateQuote(Arguments):
    """What quote needs."""

    customer: CustomerRef
    lines: Lines
    valid_until: Annotated[Day, titled("有效期至", "valid until")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "报价"),
        Example("en", "quote"),
    ),
)


def run(ctx: Context, args: CreateQuote) -> Outcome:
    """Write the offer; where no last day was said it holds for thirty days."""
    customer = ctx.store.customers.get(args.customer)
    check_valid_until(ctx, args.valid_until)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged)
    priced = price_lines(ctx, customer.id, args.lines)
    quote = draft_quote(ctx, customer, [found.line for found in priced], args.valid_until)
    ctx.store.quotes.add(quote)
    return quoted(ctx, quote, customer, priced, said_until=args.valid_until is not None)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Withdraw the offer, unless it has become an order."""
    quote = ctx.store.quotes.get(operation.document(Kind.QUOTE))
    withdraw(quote)
    return quote_withdrawn(quote)


ACTION = Action(
    name="create_quote",
    title=Words("报价", "quote"),
    hint=Words("给客户出一份报价单。", "Makes a customer an offer."),
    arguments=CreateQuote,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
