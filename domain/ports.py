"""What the domain and the assistant need from storage, as protocols.

A store is opened for one actor and shows only the rows that the permission table grants him; no parameter switches that off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import unquote

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


@dataclass(frozen=True, slots=True)
class ConversationKey:
    """Whose talk it is: in a group each person has an open question, card and undo of his own."""

    channel: str
    chat: str
    thread: str
    person: str

    @property
    def talk(self) -> str:
        """Channel, chat and thread in one text, by which the audit and reminders know the talk."""
        parts = (part.replace("%", "%25").replace("/", "%2F") for part in (self.channel, self.chat, self.thread))
        return "/".join(parts).rstrip("/")

    @classmethod
    def of(cls, talk: str, person: str) -> ConversationKey:
        """The key of a person's talk from its one text."""
        channel, chat, thread, *_ = (unquote(part) for part in (*talk.split("/"), "", ""))
        return cls(channel, chat, thread, person)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message as it was received: unique by channel and the platform's own event id."""

    id: str
    key: ConversationKey
    event: str
    body: Mapping[str, Any]
    received_at: datetime
    reply: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One bubble of a conversation's history: a message taken, a reply, or a notice."""

    id: int
    direction: str
    body: Mapping[str, Any]
    at: datetime


class Inbox(Protocol):
    """Messages taken, each carried out once."""

    def take(self, key: ConversationKey, event: str, body: Mapping[str, Any], at: datetime, /) -> Delivery:
        """Store a delivery, or return the one stored before under the same channel and event id (with its reply, if done)."""
        ...

    def claim(self, delivery_id: str, /) -> bool:
        """Mark it as carried out in this transaction; False where it was already."""
        ...

    def answer(self, delivery_id: str, reply: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the reply with it."""
        ...

    def settle(self, delivery_id: str, reply: Mapping[str, Any], /) -> None:
        """Keep the reply with it alone: nobody's talk."""
        ...

    def undone(self, older_than: datetime, /) -> Sequence[Delivery]:
        """What a crash left of what was to be answered at once: taken, never carried out."""
        ...

    def post(self, key: ConversationKey, account: str, event: str, body: Mapping[str, Any], at: datetime, /) -> bool:
        """Store what came from a chat platform at the end of its lane; False where it was stored before."""
        ...

    def lanes(self, now: datetime, /) -> Sequence[str]:
        """The lanes whose oldest delivery that waits is carried out by nobody."""
        ...

    def next(self, lane: str, now: datetime, until: datetime, /) -> Delivery | None:
        """The oldest delivery that waits in a lane, held until then; None where there is none, or another process has it."""
        ...

    def hold(self, deliveries: Sequence[str], until: datetime | None, /) -> None:
        """Go on holding what is being carried out, or let go of it."""
        ...

    def belongs(self, delivery: Delivery, key: ConversationKey, body: Mapping[str, Any], /) -> Delivery:
        """Put a delivery down to a person's talk, with all that came with it, and into the talk's history."""
        ...

    def get(self, delivery_id: str, /) -> Delivery | None:
        """A delivery, None where there is none."""
        ...

    def of_strangers(self, channel: str, account: str, since: datetime, /) -> int:
        """How many deliveries of an account that was nobody's came since a moment."""
        ...

    def latest(self) -> Mapping[str, datetime]:
        """When each channel was last heard of."""
        ...

    def received(self, channel: str, since: datetime, /) -> Sequence[Delivery]:
        """What came in a channel since a moment."""
        ...


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A photo or voice note that came with a message: its bytes, and what they are by their own first bytes."""

    id: str
    kind: str
    media_type: str
    name: str
    data: bytes


class Enclosures(Protocol):
    """What came with messages, kept for some days."""

    def put(self, delivery_id: str, enclosures: Sequence[Enclosure], at: datetime, /) -> None:
        """Keep what came with a delivery, in its order."""
        ...

    def of(self, delivery_id: str, /) -> Sequence[Enclosure]:
        """What came with a delivery and is still kept."""
        ...

    def get(self, person: str, enclosure_id: str, /) -> Enclosure | None:
        """One that a person sent himself; None for anybody else's, and for one no longer kept."""
        ...

    def forget(self, older_than: datetime, /) -> int:
        """Delete what came before, except with messages not yet carried out; returns how many."""
        ...


class History(Protocol):
    """What was said in each talk, notices included that nobody asked for in a turn."""

    def put(self, key: ConversationKey, body: Mapping[str, Any], at: datetime, /) -> None:
        """Write a notice in the domain's transaction."""
        ...

    def after(self, key: ConversationKey, entry: int, /, limit: int = 200) -> Sequence[Entry]:
        """The conversation's history past an entry, oldest first."""
        ...

    def latest(self, key: ConversationKey, before: int | None, /, limit: int = 50) -> Sequence[Entry]:
        """The last of the conversation's history, before an entry where one is given, oldest first."""
        ...


class Conversations(Protocol):
    """The state of each talk, with a version that rises with each turn."""

    def last_turn(self, key: ConversationKey, /) -> datetime | None:
        """When the person spoke last; None for a new talk."""
        ...

    def load(self, key: ConversationKey, /) -> tuple[int, Mapping[str, Any]]:
        """The version and state; version 0 and an empty state for a new one."""
        ...

    def save(self, key: ConversationKey, version: int, state: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the state; raises ConflictError where another turn came between (the version is not the one read)."""
        ...

    def newest(self, person: str, /, *, besides: str) -> ConversationKey | None:
        """The talk in which the person spoke last, of those in any channel besides one."""
        ...


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


@dataclass(frozen=True, slots=True)
class Heard:
    """A message with the circumstances in which it was understood, so that it can be read once more; phone numbers, addresses
    and amounts masked.

    `message` is the delivery's id; `talk` is what it could refer back to and `reading` what it was read as, both plain JSON.
    """

    message: str
    person: str
    words: str
    at: datetime
    talk: Mapping[str, Any]
    reading: Mapping[str, Any]


class HeardMessages(Protocol):
    """Messages as they were understood, for as many days as they are kept."""

    def keep(self, heard: Heard, /) -> None:
        """Keep a message, in the transaction that answers it."""
        ...

    def since(self, at: datetime, /) -> Iterable[Heard]:
        """The messages understood since a moment, oldest first."""
        ...

    def get(self, message: str, /) -> Heard | None:
        """One message; None where it is not kept (any more)."""
        ...

    def forget(self, before: datetime, /) -> int:
        """Remove what is older; returns how many."""
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
