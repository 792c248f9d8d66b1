"""Open opportunities by stage, with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.calendar import Period
from domain.crm.opportunities import Opportunity, Stage
from domain.crm.refs import customer_named, employee_ref, money, opportunity_ref, stage_words
from domain.kinds import Kind
from domain.money import ZERO, plain
from domain.outcome import Fact, Outcome, RecordRef, Say, Table, Value, say

if TYPE_CHECKING:
    from decimal import Decimal

    from domain.action import Context

#: How many of the largest are listed one by one.
LISTED = 10

_OPEN = (Stage.QUALIFIED, Stage.PROPOSAL, Stage.NEGOTIATION)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose opportunities were asked for, and closing when; None: all."""

    employee: str | None = None
    team: str | None = None
    period: Period | None = None


def pipeline(ctx: Context, asked: Asked) -> Outcome:
    """How many open opportunities stand at each stage and what they come to, the largest one by one."""
    found = ctx.store.opportunities.open(_owners(ctx, asked), asked.period)
    count, total = len(found), total_of(found)
    return Outcome(
        _headline(ctx, count, total),
        facts=_facts(ctx, asked),
        tables=(_by_stage(ctx, found), _largest(ctx, found)) if found else (),
        warnings=_overdue(ctx, found),
        result={
            "stages": {
                stage.value: {"count": len(part), "amount": plain(total_of(part))}
                for stage in _OPEN
                if (part := at(stage, found))
            },
            "count": count,
            "amount": plain(total),
        },
    )


def _headline(ctx: Context, count: int, total: Decimal) -> Say:
    if not count:
        return say("crm.pipeline_empty")
    return say("crm.pipeline", count=count, total=money(ctx, total)) if total else say("crm.pipeline_of", count=count)


def at(stage: Stage, found: Sequence[Opportunity]) -> list[Opportunity]:
    """Those at a stage."""
    return [each for each in found if each.stage is stage]


def total_of(found: Sequence[Opportunity]) -> Decimal:
    """What they come to, as far as an amount is known."""
    return sum((each.amount for each in found if each.amount is not None), ZERO)


def _owners(ctx: Context, asked: Asked) -> set[str] | None:
    """The employees whose opportunities were asked for; None for everybody's."""
    if asked.employee is None and asked.team is None:
        return None
    members = {each.id for each in ctx.store.employees.all() if asked.team in (None, each.team)}
    return members if asked.employee is None else members & {asked.employee}


def _facts(ctx: Context, asked: Asked) -> tuple[Fact, ...]:
    team = RecordRef(Kind.TEAM, asked.team, ctx.store.names.display(Kind.TEAM, asked.team)) if asked.team else None
    values: dict[str, Value] = {
        "common.salesperson": employee_ref(ctx, asked.employee),
        "crm.team": team,
        "crm.closes_on": asked.period,
    }
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _by_stage(ctx: Context, found: Sequence[Opportunity]) -> Table:
    parts = [(stage, at(stage, found)) for stage in _OPEN]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (stage_words(stage), len(part), money(ctx, total_of(part))) for stage, part in parts if part
    )
    return Table(("crm.stage", "crm.count", "common.amount"), rows)


def _largest(ctx: Context, found: Sequence[Opportunity]) -> Table:
    columns = ("crm.opportunity", "common.customer", "crm.stage", "common.amount", "crm.closes_on")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            opportunity_ref(each),
            customer_named(ctx, each.customer),
            stage_words(each.stage),
            money(ctx, each.amount),
            each.expected_close_on,
        )
        for each in found[: ctx.listed(LISTED)]
    )
    return Table(columns, rows, len(found))


def _overdue(ctx: Context, found: Sequence[Opportunity]) -> tuple[Say, ...]:
    late = sum(1 for each in found if each.expected_close_on and each.expected_close_on < ctx.today)
    return (say("crm.close_overdue", count=late),) if late else ()
