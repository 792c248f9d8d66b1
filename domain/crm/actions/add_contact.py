"""Adds a person at a customer's."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, FreeText
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AddContact(Arguments):
    """What add a contact needs."""

    customer: CustomerRef
    name: FreeText
    title: FreeText | None = None
    phone: FreeText | None = None
    email: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "添加联系人"),
        Example("en", "add a contact"),
    ),
)

ACTION = Action(
    name="add_contact",
    title=Words("添加联系人", "add a contact"),
    hint=Words("给客户添加一个联系人。", "Adds a person at a customer's."),
    arguments=AddContact,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
