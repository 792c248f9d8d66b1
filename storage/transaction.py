"""One open transaction: the actor's records and the assistant's own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from domain.company import Company
from storage.conversations.api_calls import ApiCalls
from storage.conversations.enclosures import KeptEnclosures
from storage.conversations.heard import HeardInTalks
from storage.conversations.history import History
from storage.conversations.inbox import Deliveries
from storage.conversations.talks import Talks
from storage.credentials.credentials import SqlCredentials
from storage.exchanges.exchanges import Exchanges
from storage.names.keeping import settle_names
from storage.posts.files import MadeFiles
from storage.posts.leases import SqlLeases
from storage.posts.links import AccountLinks
from storage.posts.outages import SqlOutages
from storage.posts.outbox import SqlOutbox
from storage.scope import Scope
from storage.store import open_store

if TYPE_CHECKING:
    from domain.ports import Store


class NoCompanyError(LookupError):
    """The database holds no company yet."""


class SqlTransaction:
    """A transaction as domain.ports.Transaction describes it; `scope.session` is for storage's own use."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    @cached_property
    def store(self) -> Store:
        """All records, as the actor sees them."""
        return open_store(self.scope)

    @cached_property
    def conversations(self) -> Talks:
        """The state of each talk."""
        return Talks(self.scope.session)

    @cached_property
    def inbox(self) -> Deliveries:
        """Messages taken."""
        return Deliveries(self.scope.session, self.scope.keys)

    @cached_property
    def enclosures(self) -> KeptEnclosures:
        """What came with messages."""
        return KeptEnclosures(self.scope.session)

    @cached_property
    def history(self) -> History:
        """Each talk's history, notices included."""
        return History(self.scope.session)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """What is to be said on chat platforms."""
        return SqlOutbox(self.scope.session)

    @cached_property
    def links(self) -> AccountLinks:
        """Which account of a chat platform is whose."""
        return AccountLinks(self.scope.session)

    @cached_property
    def leases(self) -> SqlLeases:
        """Who alone does something, among several processes."""
        return SqlLeases(self.scope.session)

    @cached_property
    def files(self) -> MadeFiles:
        """Files that were made for people."""
        return MadeFiles(self.scope.session, self.scope.keys)

    @cached_property
    def outages(self) -> SqlOutages:
        """When channels were not listened to."""
        return SqlOutages(self.scope.session)

    @cached_property
    def credentials(self) -> SqlCredentials:
        """Codes, sessions, tokens, linked accounts."""
        return SqlCredentials(self.scope.session)

    @cached_property
    def idempotency(self) -> ApiCalls:
        """Calls that came with a key of the caller's own."""
        return ApiCalls(self.scope.session)

    @cached_property
    def exchanges(self) -> Exchanges:
        """Exchanges with language models."""
        return Exchanges(self.scope.session)

    @cached_property
    def heard(self) -> HeardInTalks:
        """Messages as they were understood."""
        return HeardInTalks(self.scope.session)

    @cached_property
    def company(self) -> Company:
        """The one company; raises NoCompanyError before one was loaded."""
        found = self.scope.session.get(Company, 1)
        if found is None:
            raise NoCompanyError("the database holds no company yet")
        return found

    def found(self, company: Company) -> None:
        """Make this the database's one company."""
        self.scope.session.add(company)

    def settle(self) -> None:
        """Give the gapless numbers now; nothing may follow but what tells of them, as everybody else waits for the next one."""
        self.scope.session.flush()
        self.scope.numbers.settle()
        settle_names(self.scope.session)

    def commit(self) -> None:
        """Settle, then make everything permanent."""
        self.settle()
        self.scope.session.commit()

    def rollback(self) -> None:
        """Leave nothing behind."""
        self.scope.session.rollback()
