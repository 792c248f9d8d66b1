"""Asking whether a new company is one that is known already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.crm.likeness import core, one_slip_apart, same_company
from domain.crm.refs import customer_named, employee_ref
from domain.errors import Option, QuestionError
from domain.kinds import Kind
from domain.outcome import Say, say

if TYPE_CHECKING:
    from domain.action import Context
    from domain.ports import NamedRecord

#: What the person accepts who means a new company after all, and before its id who means a known one.
NEW = "new_company"
SAME = "same_as:"

#: More than these are not offered.
_MOST = 3


def alike(ctx: Context, name: str) -> list[NamedRecord]:
    """Customers who may be meant by a name, likeliest first.

    Company-wide those that are called so, slips only in one's own book: among many names nearly every new one has a neighbour
    that is a slip away.
    """
    wanted = core(name)
    found: dict[str, tuple[bool, NamedRecord]] = {}
    for record in ctx.store.names.of(Kind.CUSTOMER):
        if record.id in found:
            continue
        known = core(record.name)
        if same_company(wanted, known) or (record.owner == ctx.actor.id and one_slip_apart(wanted, known)):
            found[record.id] = (known != wanted, record)
    return [record for _, record in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id))][:_MOST]


def ask_whether_same(ctx: Context, twins: list[NamedRecord], *, choosable: bool = True) -> QuestionError:
    """The question whether one of these is meant; `choosable`: it can be taken instead."""
    same = (
        Option("crm.option_same", {"customer": customer_named(ctx, twin.id)}, acknowledge=f"{SAME}{twin.id}")
        for twin in (twins if choosable else ())
    )
    new = Option("crm.option_new", acknowledge=NEW)
    return QuestionError("crm.ask_same", (*same, new), customers=tuple(_told(ctx, twins)))


def _told(ctx: Context, twins: list[NamedRecord]) -> Iterator[Say]:
    for twin in twins:
        customer, owner = customer_named(ctx, twin.id), employee_ref(ctx, twin.owner)
        yield say("crm.twin", customer=customer, owner=owner) if owner else say("crm.twin_of_nobody", customer=customer)
