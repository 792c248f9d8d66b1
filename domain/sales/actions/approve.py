"""Approves a document that waits for it."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, DocumentRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Approve(Arguments):
    """What approve needs."""

    document: DocumentRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "批准"),
        Example("en", "approve"),
    ),
)

ACTION = Action(
    name="approve",
    title=Words("批准", "approve"),
    hint=Words("批准一张待审批的单据。", "Approves a document that waits for it."),
    arguments=Approve,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
