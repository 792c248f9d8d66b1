"""What the domain and the assistant need from storage, as protocols.

A store is opened for one actor and shows only the rows that the permission table grants him; no parameter switches that off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal

    from domain.access.people import Actor, Employee, Person, Team
    from domain.action import Operation
    from domain.catalog.products import Product
    from domain.company import Company
    from domain.crm.customers import Contact, Customer
    from domain.crm.ports import FollowUps, Leads, Opportunities
    from domain.finance.ports import Invoices, Journal, Payments
    from domain.inventory.ports import StockLedger, Transfers
    from domain.inventory.warehouses import Warehouse
    from domain.kinds import Kind
    from domain.posts import Leases, Links, MadeFiles, Outages, Outbox
    from domain.production.documents import WorkOrder
    from domain.purchasing.documents import PurchaseOrder, Supplier
    from domain.sales.ports import Deliveries, Orders, Quotes
    from domain.service.ports import Tickets
    from domain.talks import Conversations, Enclosures, HeardMessages, History, Inbox
    from domain.tasks.ports import Reminders

T = TypeVar("T")


class Repository(Protocol[T]):
    """Records of one kind, as far as the actor sees them."""

    def get(self, record_id: str, /) -> T:
        """The record; raises NotFoundError where there is none, DeniedError beyond the actor's rows (naming the owner)."""
        ...

    def find(self, record_id: str, /) -> T | None:
        """The record, or None where there is none or the actor does not see it."""
        ...

    def all(self) -> Sequence[T]:
        """Every record that the actor sees, by id."""
        ...

    def add(self, record: T, /) -> None:
        """Keep a new record."""
        ...


class Contacts(Protocol):
    """People at customers', seen with their customer."""

    def get(self, contact_id: str, /) -> Contact: ...
    def find(self, contact_id: str, /) -> Contact | None: ...


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """One name of one record, for finding it in text. `owner` is the employee whose book a customer is in."""

    kind: Kind
    id: str
    name: str
    primary: bool = False
    owner: str | None = None
    #: The record it belongs to: a contact's customer, an opportunity's customer, an employee's team.
    parent: str | None = None
    #: Where it is: a customer's region.
    place: str | None = None


class Names(Protocol):
    """All names company-wide: finding is not seeing, rows are scoped when a record is opened."""

    def version(self) -> int:
        """Rises with every change of a name, or of a product's units or category, in whatever process."""
        ...

    def all(self) -> Iterable[NamedRecord]:
        """Every name of every record that people speak of, documents' numbers included."""
        ...

    def of(self, kind: Kind, /) -> Iterable[NamedRecord]:
        """Every name of every record of one kind."""
        ...

    def changed_since(self, version: int, /) -> Iterable[tuple[Kind, str, tuple[NamedRecord, ...]]]:
        """The records whose names changed after that version, each with all the names it has now (none: it is gone)."""
        ...

    def latest(self, version: int, /) -> Iterable[tuple[Kind, str, tuple[NamedRecord, ...]]]:
        """Some of the records last changed up to that version, the newest first: whoever knows them so knows this database."""
        ...

    def display(self, kind: Kind, record_id: str, /) -> str:
        """What a record is called when shown; its id where it has no name."""
        ...


class Numbers(Protocol):
    """Hands out ids and numbers."""

    def next(self, kind: Kind, /) -> str:
        """The next id of a kind, unique and rising, in the kind's prefix and width."""
        ...

    def key(self) -> str:
        """A new opaque key, for records whose number is given later, and for lines."""
        ...

    def number_at_commit(self, kind: Kind, record: Any, /) -> None:
        """Give the record (its attribute `number`) the kind's next gapless number as the transaction's last statement."""
        ...


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when, in which channel, by which message, with which values, and which engine understood it.

    `event`: done, undone, denied, failed. `words` are the person's own. `undoes` names the operation taken back.
    """

    id: str
    at: datetime
    actor: str
    channel: str
    conversation: str
    message: str
    words: str
    engine: str
    action: str
    event: str
    args: Mapping[str, Any]
    documents: Sequence[Mapping[str, str]]
    before: Mapping[str, Any]
    undoes: str | None = None


class AuditTrail(Protocol):
    """The append-only trail. Entries are sealed into a hash chain in batches."""

    def append(self, entry: AuditEntry, /) -> None:
        """Keep an entry; raises ConflictError where the operation that it undoes was undone before."""
        ...

    def operation(self, operation_id: str, /) -> Operation:
        """The operation an entry describes; raises NotFoundError."""
        ...

    def last_operation(self, actor: str, conversation: str | None, /) -> Operation | None:
        """The newest operation of the actor that was not undone (in one conversation, where one is given)."""
        ...


class Store(Protocol):
    """All records, opened for one actor within one transaction."""

    @property
    def employees(self) -> Repository[Employee]: ...
    @property
    def teams(self) -> Repository[Team]: ...
    @property
    def customers(self) -> Repository[Customer]: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def opportunities(self) -> Opportunities: ...
    @property
    def follow_ups(self) -> FollowUps: ...
    @property
    def products(self) -> Repository[Product]: ...
    @property
    def suppliers(self) -> Repository[Supplier]: ...
    @property
    def warehouses(self) -> Repository[Warehouse]: ...
    @property
    def stock(self) -> StockLedger: ...
    @property
    def transfers(self) -> Transfers: ...
    @property
    def quotes(self) -> Quotes: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def invoices(self) -> Invoices: ...
    @property
    def payments(self) -> Payments: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def purchase_orders(self) -> Repository[PurchaseOrder]: ...
    @property
    def work_orders(self) -> Repository[WorkOrder]: ...
    @property
    def tickets(self) -> Tickets: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def names(self) -> Names: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def audit(self) -> AuditTrail: ...


class Credentials(Protocol):
    """Sign-in codes, sessions, API tokens, linked chat accounts. Only hashes of secrets are kept."""

    def issue_code(self, employee: str, secret_hash: str, expires_at: datetime, /) -> None: ...
    def redeem_code(self, secret_hash: str, now: datetime, /) -> str | None:
        """The employee of an unused, unexpired code, which is thereby used up."""
        ...

    def keep(self, kind: str, employee: str, secret_hash: str, name: str, expires_at: datetime | None, /) -> None:
        """Keep a session or token."""
        ...

    def holder(self, kind: str, secret_hash: str, now: datetime, /) -> str | None:
        """The active employee whose session or token it is."""
        ...

    def revoke(self, kind: str, secret_hash: str, /) -> None: ...


class Idempotency(Protocol):
    """Calls that came with a key of the caller's own: the same key again gets the same answer."""

    def take(self, person: str, key: str, body_hash: str, at: datetime, /) -> Mapping[str, Any] | None:
        """The answer given before, None for a first call; raises ConflictError where the key came with another body."""
        ...

    def answer(self, person: str, key: str, answer: Mapping[str, Any], /) -> None:
        """Keep the call's answer, in the transaction that carried it out."""
        ...


@dataclass(frozen=True, slots=True)
class ModelExchange:
    """What a language model was asked about one message, and what it answered; phone numbers, addresses and amounts masked.

    `prompt` and `version` name the instructions, `prefix` is the digest of what was sent ahead of `request`. `answers` are as
    they came, failed tries too. `outcome` is `answered`, or a word for why nothing came of it. Tokens are those sent, those of
    them that the server had cached, and those answered, as the server told them; `estimated` are those of tries about which it
    told nothing, roughly. `cost` is what it told of, in the currency of the prices.
    """

    id: str
    at: datetime
    person: str
    message: str
    model: str
    prompt: str
    version: int
    prefix: str
    request: str
    answers: Sequence[Mapping[str, Any]]
    outcome: str
    sent: int
    cached: int
    answered: int
    estimated: int
    cost: Decimal
    milliseconds: int
    calls: int


class ModelExchanges(Protocol):
    """The exchanges with language models: what was said for as many days as it is kept, the figures for good."""

    def keep(self, exchange: ModelExchange, prefix: str, /) -> None:
        """Keep an exchange; what was sent ahead of the request, the same for many, is kept once."""
        ...

    def prefix(self, digest: str, /) -> str:
        """What was sent ahead, by its digest; raises KeyError where it is not kept."""
        ...

    def of(self, message: str, /) -> Sequence[ModelExchange]:
        """The exchanges about one message (a delivery's id, as the audit has it), oldest first."""
        ...

    def tokens(self, since: datetime, person: str | None = None, /) -> int:
        """Tokens sent, answered and estimated since a moment, of one person or of all."""
        ...

    def forget(self, before: datetime, /) -> int:
        """Remove what was said in older ones; returns in how many."""
        ...


class Transaction(Protocol):
    """One open transaction: the actor's records and the assistant's own."""

    @property
    def store(self) -> Store: ...
    @property
    def company(self) -> Company: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def enclosures(self) -> Enclosures: ...
    @property
    def history(self) -> History: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def links(self) -> Links: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def files(self) -> MadeFiles: ...
    @property
    def outages(self) -> Outages: ...
    @property
    def credentials(self) -> Credentials: ...
    @property
    def idempotency(self) -> Idempotency: ...
    @property
    def exchanges(self) -> ModelExchanges: ...
    @property
    def heard(self) -> HeardMessages: ...

    def settle(self) -> None:
        """Give the gapless numbers now; nothing may follow but what tells of them, as everybody else waits for the next one."""
        ...

    def commit(self) -> None:
        """Settle, then make everything permanent."""
        ...

    def rollback(self) -> None:
        """Leave nothing behind."""
        ...


class Database(Protocol):
    """Opens transactions. What is not committed when the block ends is rolled back."""

    def read(self, actor: Actor, /) -> AbstractContextManager[Transaction]:
        """A transaction that never writes."""
        ...

    def write(self, actor: Actor, /) -> AbstractContextManager[Transaction]:
        """A transaction that may write; on SQLite one at a time."""
        ...

    def person(self, employee_id: str, /) -> Person | None:
        """The active employee as an actor, with teams led; None for a stranger or somebody who left."""
        ...
