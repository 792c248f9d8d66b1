"""Actions carried out: what the audit keeps of them, of their undoing, and of what was refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

import pytest
from sqlalchemy import select

from bot.accounts import Accounts
from bot.conversation.state import Origin
from bot.execution import Executor, Words
from bot.understanding.proposal import Proposal
from domain.access.people import System
from domain.access.roles import Role
from domain.action import Action, Context, Irreversible, Operation, Risk
from domain.arguments import Arguments, FreeText, SupplierRef, titled
from domain.errors import BadInputError, ConflictError, DeniedError, DomainError, NotFoundError, Option, QuestionError
from domain.kinds import Kind
from domain.outcome import Outcome, RecordRef, say
from domain.registry import Registry
from domain.talks import ConversationKey
from domain.vocabulary import Example, Vocabulary
from domain.words import Words as Text
from storage.audit.chain import Checked, check
from storage.audit.tables import audit_entries
from tests.databases import on_both_databases
from tests.house import House

TALK = Words(ConversationKey("web", "E08", "t1", "E08"), "M1", "给汇沣起名石英厂", "embedded")
ORIGIN = Origin("M1", "给汇沣起名石英厂", "embedded")


class Nickname(Arguments):
    """A supplier and another name for it."""

    supplier: SupplierRef
    nickname: Annotated[FreeText, titled("别名", "nickname")]


class Show(Arguments):
    """A supplier."""

    supplier: SupplierRef


def nickname(ctx: Context, args: Nickname) -> Outcome:
    supplier = ctx.store.suppliers.get(args.supplier)
    before = {"aliases": list(supplier.aliases)}
    supplier.aliases.append(args.nickname)
    return Outcome(say("nicknames.named"), documents=(_ref(supplier.id, supplier.name),), before=before)


def forget(ctx: Context, operation: Operation) -> Outcome:
    supplier = ctx.store.suppliers.get(operation.document(Kind.SUPPLIER))
    supplier.aliases[:] = operation.before["aliases"]
    ctx.effect(say("nicknames.list_shrank"))
    return Outcome(say("nicknames.forgotten"), documents=(_ref(supplier.id, supplier.name),))


def show(ctx: Context, args: Show) -> Outcome:
    supplier = ctx.store.suppliers.get(args.supplier)
    return Outcome(say("nicknames.shown"), documents=(_ref(supplier.id, supplier.name),))


def _ref(supplier: str, name: str) -> RecordRef:
    return RecordRef(Kind.SUPPLIER, supplier, name)


BUYERS = frozenset({Role.PURCHASING, Role.ADMIN})
EXAMPLES = Vocabulary(examples=(Example("zh", "起个名"), Example("en", "nickname")))
NICKNAME = Action(
    "nickname_supplier", Text("起名", "nickname"), Text("给供应商起名。", "Gives a supplier another name."), Nickname, BUYERS,
    EXAMPLES, nickname, Risk.RECORDS, forget,
)  # fmt: skip
ENGRAVE = replace(NICKNAME, name="engrave", undo=Irreversible(Text("刻好了", "it is engraved")))
SHOW = Action(
    "show_supplier", Text("看", "show"), Text("看供应商。", "Shows a supplier."), Show, BUYERS, EXAMPLES, show
)


@pytest.fixture
def executor(house: House) -> Executor:
    """Carries out three actions in the small company."""
    return Executor(house.database, Registry([NICKNAME, ENGRAVE, SHOW]), house.clock)


def run(house: House, executor: Executor, action: str, employee: str = "E08", **args: Any) -> tuple[Outcome, str]:
    person, declared = house.person(employee), executor.registry[action]
    with house.database.write(person) as tx:
        done = executor.run(tx, person, declared, declared.arguments.model_validate(args), TALK)
        tx.commit()
    return done


def take_back(house: House, executor: Executor, operation: str, employee: str = "E08") -> tuple[Outcome, str]:
    person = house.person(employee)
    with house.database.write(person) as tx:
        done = executor.take_back(tx, person, operation, replace(TALK, message="M2", words="撤销"))
        tx.commit()
    return done


def trail(house: House) -> list[dict[str, Any]]:
    with house.database.read(System("verification")) as tx:
        query = select(audit_entries).order_by(audit_entries.c.place)
        return [dict(row) for row in tx.scope.session.execute(query).mappings()]


def aliases(house: House) -> list[str]:
    with house.records() as store:
        return list(store.suppliers.get("V01").aliases)


@on_both_databases
def test_the_audit_says_who_did_what_where_by_which_words(house: House, executor: Executor) -> None:
    outcome, operation = run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    (entry,) = trail(house)
    assert outcome.headline == say("nicknames.named")
    assert entry | {"place": 0} == {
        "place": 0,
        "id": operation,
        "at": house.clock.now(),
        "actor": "E08",
        "channel": "web",
        "conversation": "web/E08/t1",
        "message": "M1",
        "words": "给汇沣起名石英厂",
        "engine": "embedded",
        "action": "nickname_supplier",
        "event": "done",
        "args": {"supplier": "V01", "nickname": "石英厂"},
        "documents": [{"kind": "supplier", "id": "V01", "name": "汇沣石英制品"}],
        "before": {"aliases": ["汇沣"]},
        "undoes": None,
    }


def test_a_question_is_answered_and_leaves_no_entry(house: House, executor: Executor) -> None:
    outcome, operation = run(house, executor, "show_supplier", supplier="V01")
    assert (outcome.documents[0].id, operation, trail(house)) == ("V01", "", [])


def test_a_card_is_the_same_run_and_leaves_nothing_behind(house: House, executor: Executor) -> None:
    person = house.person("E08")
    with house.database.write(person) as tx:
        args = Nickname(supplier="V01", nickname="石英厂")
        shown, _ = executor.run(tx, person, NICKNAME, args, TALK)
        tx.rollback()
    assert (aliases(house), trail(house)) == (["汇沣"], [])
    assert shown == run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")[0]


@on_both_databases
def test_an_operation_is_taken_back_once(house: House, executor: Executor) -> None:
    _, operation = run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    outcome, entry = take_back(house, executor, operation)
    assert aliases(house) == ["汇沣"]
    assert outcome.effects == (say("nicknames.list_shrank"),)
    undone = trail(house)[-1]
    assert (undone["id"], undone["action"], undone["event"], undone["undoes"]) == (entry, "undo", "undone", operation)
    assert (undone["message"], undone["words"], undone["documents"]) == (
        "M2",
        "撤销",
        [{"kind": "supplier", "id": "V01", "name": "汇沣石英制品"}],
    )
    with pytest.raises(ConflictError, match=r"access\.already_undone"):
        take_back(house, executor, operation)
    assert len(trail(house)) == 2


def test_nobody_takes_back_what_another_did(house: House, executor: Executor) -> None:
    _, operation = run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    with pytest.raises(NotFoundError, match=r"access\.no_operation"):
        take_back(house, executor, operation, "E09")
    assert aliases(house) == ["汇沣", "石英厂"]


def test_who_may_no_longer_do_it_can_not_take_it_back(house: House, executor: Executor) -> None:
    _, operation = run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    with house.changing() as store:
        store.employees.get("E08").roles = [Role.REP]
    with pytest.raises(DeniedError, match=r"access\.action_denied"):
        take_back(house, executor, operation)


def test_what_can_not_be_undone_says_why(house: House, executor: Executor) -> None:
    _, operation = run(house, executor, "engrave", supplier="V01", nickname="石英厂")
    with pytest.raises(ConflictError, match=r"access\.irreversible") as refused:
        take_back(house, executor, operation)
    assert refused.value.params["reason"] == Text("刻好了", "it is engraved")
    assert aliases(house) == ["汇沣", "石英厂"]


@on_both_databases
@pytest.mark.parametrize(
    ("error", "event"),
    [
        (DeniedError("access.action_denied", action=NICKNAME.title), "denied"),
        (ConflictError("storage.changed_meanwhile"), "failed"),
        (NotFoundError("access.not_found", kind="supplier", id="V77"), "failed"),
        (BadInputError("nickname", "nicknames.bad"), "failed"),
    ],
)
def test_a_refusal_is_kept(house: House, executor: Executor, error: DomainError, event: str) -> None:
    proposal = Proposal("nickname_supplier", {"supplier": "V77", "nickname": "石英厂"})
    executor.refused(house.person("E08"), TALK.key, ORIGIN, proposal, error)
    (entry,) = trail(house)
    assert (entry["event"], entry["action"], entry["args"]) == (event, "nickname_supplier", proposal.args)
    assert (entry["actor"], entry["channel"], entry["message"], entry["words"]) == ("E08", "web", "M1", ORIGIN.words)
    assert (entry["documents"], entry["before"], entry["undoes"]) == ([], {}, None)


def test_a_question_that_must_be_decided_first_is_no_refusal(house: House, executor: Executor) -> None:
    question = QuestionError("nicknames.same_or_new", (Option("nicknames.same"),))
    executor.refused(house.person("E08"), TALK.key, ORIGIN, Proposal("nickname_supplier", {}), question)
    assert trail(house) == []


@pytest.mark.parametrize(
    ("error", "events"),
    [
        (DeniedError("access.rows_denied", kind="supplier"), ["denied"]),
        (NotFoundError("access.not_found", kind="supplier", id="V77"), []),
    ],
)
def test_looking_where_one_may_not_is_kept_but_not_looking_in_vain(
    house: House, executor: Executor, error: DomainError, events: list[str]
) -> None:
    executor.refused(house.person("E08"), TALK.key, ORIGIN, Proposal("show_supplier", {"supplier": "V77"}), error)
    assert [entry["event"] for entry in trail(house)] == events


def test_a_refused_operation_is_nothing_to_undo(house: House, executor: Executor) -> None:
    executor.refused(house.person("E08"), TALK.key, ORIGIN, Proposal("engrave", {}), ConflictError("nicknames.no"))
    with house.records("E08") as store:
        assert store.audit.last_operation("E08", None) is None


def test_a_programs_call_is_kept_as_one(house: House, executor: Executor) -> None:
    person, calls = house.person("E08"), executor.for_calls()
    with house.database.write(person) as tx:
        calls(tx, person, NICKNAME, Nickname(supplier="V01", nickname="石英厂"))
        tx.commit()
    calls.refused(person, "nickname_supplier", {"supplier": "V77"}, NotFoundError("access.not_found"))
    entries = [(e["event"], e["channel"], e["conversation"], e["message"], e["words"]) for e in trail(house)]
    assert entries == [("done", "api", "api", "", ""), ("failed", "api", "api", "", "")]


def test_the_chain_holds_over_all_of_them(house: House, executor: Executor) -> None:
    _, operation = run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    take_back(house, executor, operation)
    executor.refused(house.person("E08"), TALK.key, ORIGIN, Proposal("engrave", {}), ConflictError("nicknames.no"))
    assert house.database.seal() == 3
    with house.database.read(System("verification")) as tx:
        assert check(tx.scope.session) == Checked(sealed=3, unsealed=0)


def test_no_secret_reaches_the_audit(house: House, executor: Executor) -> None:
    accounts = Accounts(house.database, house.clock)
    code, token = accounts.issue_code("E08"), accounts.issue_token("E08", "till")
    session = accounts.sign_in(code or "", house.clock.now())
    assert accounts.token(token or "") == accounts.session(session or "") == "E08"
    run(house, executor, "nickname_supplier", supplier="V01", nickname="石英厂")
    kept = json.dumps(trail(house), default=str)
    assert [secret for secret in (code, token, session) if secret and secret in kept] == []
    assert len(trail(house)) == 1
