"""A quote as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.money import Amount, plain
from domain.outcome import Fact, Mark, Marked, Offer, Outcome, RecordRef, Say, Value, say
from domain.sales.approval import below_floor
from domain.sales.card import customer_ref, price_sources, priced_table, product_ref, sums
from domain.sales.lines import PricedLine, as_said, lines_json
from domain.sales.orders import Quote
from domain.words import Words

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer


def quoted(
    ctx: Context, quote: Quote, customer: Customer, priced: Sequence[PricedLine], *, said_until: bool
) -> Outcome:
    """The offer with its sums, until when it holds, and the order that it can be turned into."""
    ref = RecordRef(Kind.QUOTE, quote.id, quote.id, new=True)
    until: Value = quote.valid_until if said_until else Marked(quote.valid_until, Mark.DEFAULT)
    return Outcome(
        say("sales.quoted", quote=ref, customer=customer_ref(customer), total=Amount(quote.gross, quote.currency)),
        facts=(
            Fact("common.customer", RecordRef(Kind.CUSTOMER, customer.id, customer.name)),
            Fact("sales.valid_until", until),
            *sums(quote.lines, quote.currency),
            *price_sources(priced),
        ),
        tables=(priced_table(priced, quote.currency),),
        warnings=_would_wait(ctx, quote, priced),
        documents=(ref,),
        offers=(_as_order(quote),),
        result={"quote": quote.id, "gross": plain(quote.gross), "valid_until": f"{quote.valid_until}"},
    )


def _as_order(quote: Quote) -> Offer:
    lines = lines_json([as_said(line) for line in quote.lines])
    return Offer("create_order", {"customer": quote.customer, "lines": lines}, Words("转成订单", "Turn into an order"))


def _would_wait(ctx: Context, quote: Quote, priced: Sequence[PricedLine]) -> tuple[Say, ...]:
    """Which prices an order would need approval for."""
    terms = ctx.company.prices_include_tax
    products = {found.product.id: found.product for found in priced}
    return tuple(
        say("sales.reason_below_floor", product=product_ref(product))
        for product in products.values()
        if below_floor(product, [line for line in quote.lines if line.product == product.id], prices_include_tax=terms)
    )


def quote_withdrawn(quote: Quote) -> Outcome:
    """The offer is taken back."""
    ref = RecordRef(Kind.QUOTE, quote.id, quote.id)
    return Outcome(say("sales.quote_withdrawn", quote=ref), documents=(ref,), result={"quote": quote.id})
