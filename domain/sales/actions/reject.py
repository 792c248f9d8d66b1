"""Turns down a document that waits for approval."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, DocumentRef, FreeText
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Reject(Arguments):
    """What reject needs."""

    document: DocumentRef
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "驳回"),
        Example("en", "reject"),
    ),
)

ACTION = Action(
    name="reject",
    title=Words("驳回", "reject"),
    hint=Words("驳回一张待审批的单据。", "Turns down a document that waits for approval."),
    arguments=Reject,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
