"""People at customers': who is new, and what is news of somebody known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from domain.access.permissions import Field, sees_field
from domain.crm.customers import Contact, Customer
from domain.crm.refs import contact_ref, customer_ref
from domain.errors import Option, QuestionError
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, Table, Value, say

if TYPE_CHECKING:
    from domain.action import Context

#: What the person accepts: somebody else of the same name, or news of the one who is known.
ANOTHER = "another_person"
SAME = "same_person"


@dataclass(frozen=True, slots=True)
class Details:
    """What was said of somebody besides the name; None: nothing."""

    title: str | None = None
    phone: str | None = None
    email: str | None = None


def add_person(ctx: Context, customer: Customer, name: str, details: Details) -> Outcome:
    """Add somebody to a customer's people."""
    number = ctx.store.numbers.next(Kind.CONTACT)
    contact = Contact(number, customer.id, name, details.title, details.phone, details.email)
    customer.contacts.append(contact)
    return _told("crm.contact_added", customer, contact, new=True)


def bring_up_to_date(customer: Customer, contact: Contact, details: Details) -> Outcome:
    """Keep what was said of somebody who is known; what was not said stays."""
    before = asdict(Details(contact.title, contact.phone, contact.email))
    contact.title = details.title or contact.title
    contact.phone = details.phone or contact.phone
    contact.email = details.email or contact.email
    return _told("crm.contact_changed", customer, contact, before=before)


def was_again(customer: Customer, contact: Contact, saved: Mapping[str, Any]) -> Outcome:
    """Put back what was known of somebody before."""
    contact.title, contact.phone, contact.email = saved["title"], saved["phone"], saved["email"]
    return _told("crm.contact_as_before", customer, contact)


def taken_off(customer: Customer, contact: Contact) -> Outcome:
    """Take somebody off a customer's people."""
    contact.voided = True
    return _told("crm.contact_taken_off", customer, contact)


def ask_whether_same_person(customer: Customer, contact: Contact) -> QuestionError:
    """The question whether somebody of a known name is the one who is known."""
    options = (
        Option("crm.option_same_person", {"contact": contact_ref(contact)}, acknowledge=SAME),
        Option("crm.option_another_person", acknowledge=ANOTHER),
    )
    return QuestionError("crm.ask_same_person", options, contact=contact_ref(contact), customer=customer_ref(customer))


def people_table(ctx: Context, customer: Customer) -> Table:
    """A customer's people, with their numbers for those who may see them."""
    phones = sees_field(ctx.actor, Field.PHONE)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (contact_ref(contact), contact.title, contact.phone if phones else None, contact.email if phones else None)
        for contact in customer.contacts
    )
    return Table(("common.contact", "crm.title", "crm.phone", "crm.email"), rows)


def _told(
    key: str, customer: Customer, contact: Contact, *, new: bool = False, before: Mapping[str, Any] | None = None
) -> Outcome:
    ref, customer_named = contact_ref(contact, new=new), customer_ref(customer)
    details = {"crm.title": contact.title, "crm.phone": contact.phone, "crm.email": contact.email}
    return Outcome(
        say(key, customer=customer_named, contact=ref),
        facts=tuple(Fact(label, value) for label, value in details.items() if value),
        documents=(ref, customer_named),
        result={"contact": contact.id, "customer": customer.id},
        before={} if before is None else {"details": dict(before)},
    )
