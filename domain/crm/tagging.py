"""Tags on customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.crm import wordings
from domain.crm.refs import customer_ref
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, say

if TYPE_CHECKING:
    from domain.action import Context, Operation
    from domain.crm.customers import Customer

#: A tag is a word or two, and nobody reads more than so many of them.
LONGEST, MOST = 20, 30


def tag(customer: Customer, said: Sequence[str]) -> Outcome:
    """Put on the tags that are not there yet; raises ConflictError where all are."""
    borne = {each.casefold() for each in customer.tags}
    new = list({each.casefold(): each for each in map(_word, said) if each.casefold() not in borne}.values())
    if not new:
        raise ConflictError("crm.tagged_already", customer=customer_ref(customer))
    if len(customer.tags) + len(new) > MOST:
        raise BadInputError("tags", "crm.too_many_tags", most=MOST)
    customer.tags = [*customer.tags, *new]
    return Outcome(
        say("crm.tagged", customer=customer_ref(customer), tags=tuple(new)),
        facts=(Fact("crm.tags", tuple(customer.tags)),),
        documents=(customer_ref(customer),),
        result={"customer": customer.id, "tags": list(customer.tags)},
        before={"added": new},
    )


def untag(ctx: Context, operation: Operation) -> Outcome:
    """Take off the tags that an operation put on."""
    customer = ctx.store.customers.get(operation.document(Kind.CUSTOMER))
    added = set(operation.before["added"])
    customer.tags = [each for each in customer.tags if each not in added]
    return Outcome(
        say("crm.untagged", customer=customer_ref(customer), tags=tuple(operation.before["added"])),
        facts=(Fact("crm.tags", tuple(customer.tags)),) if customer.tags else (),
        documents=(customer_ref(customer),),
        result={"customer": customer.id, "tags": list(customer.tags)},
    )


def _word(said: str) -> str:
    word = wordings.one_line(said).strip("#＃ “”\"'")
    if not word:
        raise BadInputError("tags", "crm.nothing_said")
    if len(word) > LONGEST:
        raise BadInputError("tags", "crm.tag_too_long", tag=word, longest=LONGEST)
    return word
