"""Actions called by name: done once a key, previewed without a trace, and every refusal with its status and field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import pytest

from bot.calls import Calls, CardState
from bot.execution import Executor
from bot.messages import Card, CardRow, Language
from bot.port import CallResult
from bot.record_pages import RecordPages, has_page
from domain.access.roles import Role
from domain.action import Action, Context, Irreversible, Risk
from domain.arguments import Arguments, FreeText, Quantity, SupplierRef, titled
from domain.errors import BadInputError, ConflictError, Option, QuestionError
from domain.kinds import Kind
from domain.outcome import Outcome, RecordRef, say
from domain.registry import Registry
from domain.vocabulary import Example, Vocabulary
from domain.words import Words
from tests.databases import on_both_databases
from tests.house import House


class NicknameSupplier(Arguments):
    """What giving a supplier another name needs."""

    supplier: SupplierRef
    nickname: Annotated[FreeText, titled("别名", "nickname")]
    quantity: Quantity | None = None


class ShowSupplier(Arguments):
    """What showing a supplier needs."""

    supplier: SupplierRef


def nickname(ctx: Context, args: NicknameSupplier) -> Outcome:
    supplier = ctx.store.suppliers.get(args.supplier)
    if args.nickname == "坏名字":
        raise BadInputError("nickname", "test.bad_name")
    if args.nickname in supplier.aliases and "twice" not in args.acknowledged:
        option = Option("test.all_the_same", changes={"nickname": args.nickname}, acknowledge="twice")
        raise QuestionError("test.has_it", (option,))
    if len(supplier.aliases) > 3:
        raise ConflictError("test.enough")
    supplier.aliases.append(args.nickname)
    ref = RecordRef(Kind.SUPPLIER, supplier.id, supplier.name)
    return Outcome(say("test.named"), documents=(ref,), result={"aliases": list(supplier.aliases)})


def show(ctx: Context, args: ShowSupplier) -> Outcome:
    supplier = ctx.store.suppliers.get(args.supplier)
    return Outcome(say("test.supplier"), result={"name": supplier.name})


EXAMPLES = Vocabulary(examples=(Example("zh", "起个名"), Example("en", "nickname")))
NICKNAME = Action(
    "nickname_supplier",
    Words("起名", "nickname"),
    Words("给供应商起名。", "Gives a supplier another name."),
    NicknameSupplier,
    frozenset({Role.PURCHASING, Role.ADMIN}),
    EXAMPLES,
    nickname,
    Risk.RECORDS,
    Irreversible(Words("改不回", "stays")),
)
SHOW = Action(
    "show_supplier",
    NICKNAME.title,
    NICKNAME.hint,
    ShowSupplier,
    frozenset({Role.PURCHASING, Role.ADMIN}),
    EXAMPLES,
    show,
)


class PlainWording:
    """Words for tests: the catalogue's keys themselves."""

    def card(self, outcome: Outcome, language: Language, state: CardState) -> Card:
        """The headline's key, and the result as rows."""
        rows = tuple(CardRow(key, str(value)) for key, value in outcome.result.items())
        return Card(f"{outcome.headline.key} {language}", state, rows)

    def sentence(self, key: str, params: Mapping[str, Any], language: Language) -> str:
        """The key itself."""
        del params
        return f"{key} {language}"


@pytest.fixture
def registry() -> Registry:
    """A registry of two actions on suppliers."""
    return Registry([NICKNAME, SHOW])


@pytest.fixture
def calls(house: House, registry: Registry) -> Calls:
    """Calls into the small company."""

    execute = Executor(house.database, registry, house.clock).for_calls()
    return Calls(house.database, registry, house.clock, execute, PlainWording())


def name_it(
    calls: Calls, nickname: str, *, key: str | None = None, preview: bool = False, person: str = "E08", **more: object
) -> CallResult:
    args = {"supplier": "V01", "nickname": nickname, **more}
    return calls.call(person, "nickname_supplier", args, preview=preview, key=key)


def aliases(house: House) -> list[str]:
    with house.records() as store:
        return list(store.suppliers.get("V01").aliases)


def problem(answer: CallResult) -> tuple[int, str | None, str]:
    (error,) = answer.body["errors"]
    return answer.status, error["field"], error["problem"]


def test_an_action_is_carried_out(calls: Calls, house: House) -> None:
    answer = name_it(calls, "石英厂")
    assert answer.status == 200
    assert answer.body["state"] == "done"
    assert answer.body["result"] == {"aliases": ["汇沣", "石英厂"]}
    assert aliases(house) == ["汇沣", "石英厂"]


@on_both_databases
def test_a_preview_shows_the_card_and_leaves_nothing_behind(calls: Calls, house: House) -> None:
    answer = name_it(calls, "石英厂", preview=True)
    assert answer.body["state"] == "confirm"
    assert answer.body["card"]["state"] == "open"
    assert answer.body["card"]["rows"][0]["value"] == "['汇沣', '石英厂']"
    assert answer.body["result"] == {}
    assert aliases(house) == ["汇沣"]


@on_both_databases
def test_the_same_key_is_carried_out_once_and_gets_the_same_answer(calls: Calls, house: House) -> None:
    first, again = (name_it(calls, "石英厂", key="k1") for _ in range(2))
    assert first == again
    assert aliases(house) == ["汇沣", "石英厂"]


@on_both_databases
def test_the_same_key_with_another_body_is_a_conflict(calls: Calls, house: House) -> None:
    name_it(calls, "石英厂", key="k1")
    assert name_it(calls, "别的", key="k1").status == 409
    assert aliases(house) == ["汇沣", "石英厂"]


def test_a_key_of_another_person_is_another_key(calls: Calls) -> None:
    name_it(calls, "石英厂", key="k1")
    assert name_it(calls, "别的", key="k1", person="E09").status == 200


def test_a_refused_call_does_not_use_up_its_key(calls: Calls) -> None:
    assert name_it(calls, "坏名字", key="k1").status == 422
    assert name_it(calls, "好名字", key="k1").status == 200


def test_a_preview_does_not_use_up_the_key(calls: Calls) -> None:
    name_it(calls, "石英厂", key="k1", preview=True)
    assert name_it(calls, "别的", key="k1").status == 200


def test_what_has_to_be_decided_comes_with_the_arguments_to_call_again_with(calls: Calls, house: House) -> None:
    asked = name_it(calls, "汇沣")
    assert problem(asked) == (409, None, "test.has_it zh")
    (option,) = asked.body["options"]
    assert option["label"] == "test.all_the_same zh"
    assert calls.call("E08", "nickname_supplier", option["args"], preview=False, key=None).status == 200
    assert aliases(house) == ["汇沣", "汇沣"]


@pytest.mark.parametrize(
    ("args", "field"),
    [
        ({"nickname": "石英厂"}, "supplier"),
        ({"supplier": "V01", "nickname": ""}, "nickname"),
        ({"supplier": "V01", "nickname": "\ud800"}, "nickname"),
        ({"supplier": "V01", "nickname": "石英厂", "colour": "red"}, "colour"),
        ({"supplier": "V01", "nickname": "石英厂", "quantity": "NaN"}, "quantity"),
        ({"supplier": "V01", "nickname": "石英厂", "quantity": "1e40"}, "quantity"),
        ({"supplier": "V01", "nickname": "坏名字"}, "nickname"),
        ({"supplier": "V77", "nickname": "石英厂"}, "supplier"),
    ],
)
def test_a_bad_argument_is_named(calls: Calls, house: House, args: Mapping[str, Any], field: str) -> None:
    answer = calls.call("E08", "nickname_supplier", args, preview=False, key=None)
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, field)
    assert aliases(house) == ["汇沣"]


def test_beyond_ones_rights_is_forbidden(calls: Calls, house: House) -> None:
    assert problem(name_it(calls, "石英厂", person="E07")) == (403, None, "access.action_denied zh")
    assert aliases(house) == ["汇沣"]


def test_what_the_state_does_not_allow_is_a_conflict(calls: Calls) -> None:
    for nick in ("甲厂", "乙厂", "丙厂"):
        assert name_it(calls, nick).status == 200
    assert problem(name_it(calls, "丁厂")) == (409, None, "test.enough zh")


def test_an_action_that_is_not_there_is_not_found(calls: Calls) -> None:
    assert calls.call("E08", "fly", {}, preview=False, key=None).status == 404


def test_who_has_left_can_call_nothing(calls: Calls) -> None:
    assert name_it(calls, "石英厂", person="E11").status == 403


def test_refusals_speak_the_persons_language(calls: Calls) -> None:
    assert problem(name_it(calls, "石英厂", person="E04")) == (403, None, "access.action_denied en")


def test_a_record_has_a_page_where_a_question_shows_it(house: House, registry: Registry) -> None:
    pages = RecordPages(house.database, registry, house.clock, PlainWording())
    reply = pages.record("E08", "supplier", "V01")
    assert reply is not None
    assert reply.cards == (Card("test.supplier zh", "info", (CardRow("name", "汇沣石英制品"),)),)
    assert has_page(registry, "supplier")
    assert not has_page(registry, "customer")


@pytest.mark.parametrize(
    ("person", "kind", "record"),
    [("E08", "supplier", "V77"), ("E08", "customer", "C01"), ("E08", "no such kind", "1"), ("E11", "supplier", "V01"),
     ("E07", "supplier", "V01"), ("E08", "supplier", "x" * 81)],
)  # fmt: skip
def test_what_can_not_be_shown_has_no_page(
    house: House, registry: Registry, person: str, kind: str, record: str
) -> None:
    pages = RecordPages(house.database, registry, house.clock, PlainWording())
    assert pages.record(person, kind, record) is None
