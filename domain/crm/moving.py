"""Moving an opportunity on, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.crm.opportunities import Opportunity, Stage
from domain.crm.opportunity_card import check_terms, moved, must_stand_as, opportunity_json, put_back, terms
from domain.crm.refs import opportunity_ref
from domain.errors import BadInputError
from domain.kinds import Kind
from domain.outcome import Outcome, say

if TYPE_CHECKING:
    from domain.action import Context, Operation


@dataclass(frozen=True, slots=True)
class Change:
    """What was said to be new; None: as it was."""

    stage: Stage | None
    amount: Decimal | None
    closes_on: date | None
    lost_reason: str | None


def apply_change(ctx: Context, opportunity: Opportunity, change: Change) -> Outcome:
    """Change what was said; raises BadInputError for what can't be, ConflictError where nothing is new."""
    if change == Change(None, None, None, None):
        raise BadInputError("stage", "crm.say_what_changes", opportunity=opportunity_ref(opportunity))
    if change.lost_reason and change.stage not in (None, Stage.LOST):
        raise BadInputError("lost_reason", "crm.reason_without_loss", opportunity=opportunity_ref(opportunity))
    check_terms(ctx, change.amount, change.closes_on)
    before = terms(opportunity)
    _apply(opportunity, change)
    return moved(ctx, opportunity, before)


def _apply(opportunity: Opportunity, change: Change) -> None:
    stage = Stage.LOST if change.lost_reason else change.stage
    if stage is not None:
        opportunity.stage = stage
    if change.amount is not None:
        opportunity.amount = change.amount
    if change.closes_on is not None:
        opportunity.expected_close_on = change.closes_on
    if change.lost_reason is not None:
        opportunity.lost_reason = change.lost_reason
    if opportunity.stage is not Stage.LOST:
        opportunity.lost_reason = None


def moved_back(ctx: Context, operation: Operation) -> Outcome:
    """Put an opportunity back as it was; raises ConflictError where somebody has changed it since."""
    opportunity = ctx.store.opportunities.get(operation.document(Kind.OPPORTUNITY))
    must_stand_as(opportunity, operation.before["after"])
    put_back(opportunity, operation.before["before"])
    ref = opportunity_ref(opportunity)
    return Outcome(
        say("crm.opportunity_as_before", opportunity=ref),
        documents=(ref,),
        result=opportunity_json(opportunity),
    )
