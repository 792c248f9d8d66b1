"""Opportunities as they are shown, compared and put back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.crm.opportunities import Opportunity, Stage
from domain.crm.refs import customer_named, employee_ref, money, opportunity_ref, stage_words
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.money import plain, round_money
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Value, say

if TYPE_CHECKING:
    from domain.action import Context


def check_terms(ctx: Context, amount: Decimal | None, closes_on: date | None) -> None:
    """Raise BadInputError for an amount or a closing day that can't be."""
    if amount is not None and amount <= 0:
        raise BadInputError("amount", "crm.amount_positive")
    if amount is not None and amount != round_money(amount, ctx.company.currency):
        raise BadInputError("amount", "crm.amount_too_fine", currency=ctx.company.currency)
    if closes_on is not None and closes_on < ctx.today:
        raise BadInputError("expected_close_on", "crm.close_in_past", day=closes_on)


def opened(ctx: Context, opportunity: Opportunity, *, titled: bool) -> Outcome:
    """What opening an opportunity comes to; `titled`: its title was said."""
    ref = opportunity_ref(opportunity, new=True)
    title = opportunity.title if titled else Marked(opportunity.title, Mark.DEFAULT)
    products = tuple(
        RecordRef(Kind.PRODUCT, each, ctx.store.names.display(Kind.PRODUCT, each)) for each in opportunity.products
    )
    values: dict[str, Value] = {
        "common.customer": customer_named(ctx, opportunity.customer),
        "crm.opportunity": title,
        "common.owner": employee_ref(ctx, opportunity.owner),
        "common.product": products or None,
        "common.amount": money(ctx, opportunity.amount),
        "crm.closes_on": opportunity.expected_close_on,
    }
    return Outcome(
        say("crm.opportunity_opened", customer=customer_named(ctx, opportunity.customer), opportunity=ref),
        facts=tuple(Fact(label, value) for label, value in values.items() if value is not None),
        documents=(ref, customer_named(ctx, opportunity.customer)),
        result=opportunity_json(opportunity),
        before={"after": terms(opportunity)},
    )


def moved(ctx: Context, opportunity: Opportunity, before: Mapping[str, Any]) -> Outcome:
    """What changing an opportunity comes to: each changed value as it was and as it is; raises ConflictError for no change."""
    now = terms(opportunity)
    was = _of_terms(before)
    values: dict[str, tuple[Value, Value]] = {
        "crm.stage": (stage_words(was.stage), stage_words(opportunity.stage)),
        "common.amount": (money(ctx, was.amount), money(ctx, opportunity.amount)),
        "crm.closes_on": (was.expected_close_on, opportunity.expected_close_on),
        "crm.lost_reason": (was.lost_reason, opportunity.lost_reason),
    }
    changes = tuple(
        Fact(label, new if old is None else say("crm.from_to", before=old, after=new or say("crm.none")))
        for label, (old, new) in values.items()
        if old != new
    )
    ref = opportunity_ref(opportunity)
    if not changes:
        raise ConflictError("crm.opportunity_unchanged", opportunity=ref)
    return Outcome(
        _headline(opportunity),
        facts=(Fact("common.customer", customer_named(ctx, opportunity.customer)), *changes),
        documents=(ref, customer_named(ctx, opportunity.customer)),
        result=opportunity_json(opportunity),
        before={"before": dict(before), "after": now},
    )


def _headline(opportunity: Opportunity) -> Any:
    ref = opportunity_ref(opportunity)
    match opportunity.stage:
        case Stage.WON:
            return say("crm.opportunity_won", opportunity=ref)
        case Stage.LOST:
            return say("crm.opportunity_lost", opportunity=ref)
        case _:
            return say("crm.opportunity_moved", opportunity=ref, stage=stage_words(opportunity.stage))


def terms(opportunity: Opportunity) -> dict[str, Any]:
    """What of an opportunity changes, as plain JSON."""
    closes_on = opportunity.expected_close_on
    return {
        "stage": opportunity.stage.value,
        "amount": None if opportunity.amount is None else plain(opportunity.amount),
        "expected_close_on": closes_on.isoformat() if closes_on else None,
        "lost_reason": opportunity.lost_reason,
    }


def put_back(opportunity: Opportunity, saved: Mapping[str, Any]) -> None:
    """Give an opportunity its terms as they were saved."""
    was = _of_terms(saved)
    opportunity.stage, opportunity.amount = was.stage, was.amount
    opportunity.expected_close_on, opportunity.lost_reason = was.expected_close_on, was.lost_reason


def must_stand_as(opportunity: Opportunity, saved: Mapping[str, Any]) -> None:
    """Raise ConflictError where somebody has changed the terms since they were saved."""
    if terms(opportunity) != dict(saved):
        raise ConflictError("crm.changed_since", record=opportunity_ref(opportunity))


def opportunity_json(opportunity: Opportunity) -> dict[str, Any]:
    """An opportunity for programs."""
    return {"opportunity": opportunity.id, "customer": opportunity.customer, **terms(opportunity)}


def _of_terms(saved: Mapping[str, Any]) -> Opportunity:
    """The saved terms, on an opportunity of their own."""
    return Opportunity(
        id="",
        customer="",
        title="",
        owner="",
        stage=Stage(saved["stage"]),
        amount=None if saved["amount"] is None else Decimal(saved["amount"]),
        expected_close_on=date.fromisoformat(saved["expected_close_on"]) if saved["expected_close_on"] else None,
        lost_reason=saved["lost_reason"],
    )
