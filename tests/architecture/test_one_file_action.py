"""An action in one file is at once understood, asked for, put on a card, run, undone, listed, offered in the API and audited."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, ProductRef, Quantity, WarehouseRef
from domain.inventory.ports import Location, Move
from domain.kinds import Kind
from domain.money import ZERO, Qty, plain
from domain.outcome import Fact, Outcome, RecordRef, say
from domain.registry import IncompleteActionError, Registry, declared_actions
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words
from tests.house import House
from tests.talks import Talks

# From here on: what such a file holds.


class ScrapStock(Arguments):
    """What was broken, and where."""

    product: ProductRef
    quantity: Quantity
    warehouse: WarehouseRef
    reason: FreeText | None = None


def run(ctx: Context, args: ScrapStock) -> Outcome:
    """Take the goods out of the warehouse."""
    scrap = ctx.store.numbers.key()
    product = ctx.store.products.get(args.product)
    _move(ctx, scrap, args.product, args.quantity, args.warehouse, Location.COUNT_DIFFERENCE)
    ref = RecordRef(Kind.PRODUCT, product.id, product.name)
    reason = (Fact("common.reason", args.reason),) if args.reason else ()
    return Outcome(
        say("scrap.scrapped", product=ref, quantity=Qty(args.quantity, product.unit)),
        facts=(Fact("common.warehouse", ctx.store.names.display(Kind.WAREHOUSE, args.warehouse)), *reason),
        documents=(ref,),
        result={"scrapped": plain(args.quantity)},
        before={"scrap": scrap, "quantity": plain(args.quantity), "warehouse": args.warehouse},
    )


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Put the goods back."""
    product, before = operation.document(Kind.PRODUCT), operation.before
    quantity = Decimal(before["quantity"])
    _move(ctx, before["scrap"], product, quantity, Location.COUNT_DIFFERENCE, before["warehouse"])
    name = ctx.store.products.get(product).name
    return Outcome(say("scrap.put_back", product=name), result={"undone": operation.id})


def _move(ctx: Context, scrap: str, product: str, quantity: Decimal, source: str, target: str) -> None:
    cost = ctx.store.products.get(product).cost or ZERO
    ctx.store.stock.post([Move(product, quantity, source, target, cost, ctx.now, None, scrap)])


ACTION = Action(
    name="scrap_stock",
    title=Words("报废", "scrap"),
    hint=Words("把损坏的货报废。", "Takes broken goods out of stock."),
    arguments=ScrapStock,
    roles=frozenset({Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=Vocabulary(
        zh=("报废", "报损"),
        en=("scrap", "write off"),
        slots={"reason": Said(before=("因为", "原因", "because"))},
        examples=(
            Example("zh", "{warehouse}报废3只{product}"),
            Example("en", "scrap 3 {product} in {warehouse}"),
        ),
    ),
    run=run,
    undo=undo,
    words={
        "scrap.scrapped": Words("报废 {product} {quantity}", "{quantity} of {product} scrapped"),
        "scrap.put_back": Words("{product} 的报废已撤销", "{product} is back in stock"),
    },
)

# Up to here.


@pytest.fixture
def registry() -> Registry:
    """The declared actions and the one of this file."""
    return declared_actions().with_action(ACTION)


@pytest.fixture
def talks(house: House, registry: Registry) -> Iterator[Talks]:
    """An assistant that has it."""
    yield Talks.in_house(house, registry)


def on_hand(talks: Talks) -> Decimal:
    with talks.house.records() as store:
        return store.stock.balance("A01", "W1").on_hand


def test_it_is_understood_shown_confirmed_run_audited_and_undone(talks: Talks) -> None:
    keeper = talks.with_("E06")
    card = keeper.says("嘉定仓报废3只烧杯500ml")
    assert keeper.states == [("scrap_stock", "confirm")]
    assert card.splitlines()[:3] == ["请核对：", "报废 烧杯500ml 3 只", "仓库: 嘉定仓"]
    assert on_hand(talks) == 500
    assert keeper.presses("确认").startswith("报废 烧杯500ml 3 只")
    assert on_hand(talks) == 497
    with talks.house.records() as store:
        operation = store.audit.last_operation("E06", None)
    assert operation is not None
    assert (operation.action, operation.args["quantity"]) == ("scrap_stock", "3")
    keeper.presses("撤销")
    assert keeper.presses("确认").startswith("烧杯500ml 的报废已撤销")
    assert on_hand(talks) == 500


def test_it_is_understood_in_english_and_what_is_missing_is_asked_for(talks: Talks) -> None:
    keeper = talks.with_("E06")
    assert keeper.says("write off 3 BK-500") == "Which warehouse?"
    keeper.says("嘉定仓")
    assert keeper.states == [("scrap_stock", "confirm")]
    keeper.says("scrap 4 BK-500 in 番禺仓 because the rims are chipped")
    assert keeper.states == [("scrap_stock", "confirm")]
    assert dict(keeper.reply.actions[0].args) == {
        "product": "A01",
        "quantity": "4",
        "warehouse": "W2",
        "reason": "the rims are chipped",
    }
    assert on_hand(talks) == 500


def test_it_is_listed_in_help_for_those_who_may_use_it(talks: Talks) -> None:
    assert "报废" in talks.with_("E06").says("帮助")
    assert "报废" not in talks.with_("E01").says("帮助")
    assert "报废" in talks.with_("E01").says("嘉定仓报废3只烧杯500ml")
    assert on_hand(talks) == 500


def test_it_is_offered_and_carried_out_over_the_api(talks: Talks) -> None:
    described = talks.assistant.openapi()["paths"]["/api/v1/actions/scrap_stock"]["post"]
    assert described["summary"] == "scrap · 报废"
    args = {"product": "A01", "quantity": "2", "warehouse": "W1"}
    assert talks.assistant.call("E01", "scrap_stock", args, preview=False, key=None).status == 403
    result = talks.assistant.call("E06", "scrap_stock", args, preview=False, key=None)
    assert (result.status, result.body["result"]) == (200, {"scrapped": "2"})
    assert on_hand(talks) == 498


def test_an_incomplete_one_is_refused_at_start_up() -> None:
    speechless = Action(
        name="speechless",
        title=Words("无", "none"),
        hint=Words("无。", "None."),
        arguments=ScrapStock,
        roles=frozenset({Role.OWNER}),
        risk=Risk.RECORDS,
        vocabulary=Vocabulary(),
        run=run,
    )
    with pytest.raises(IncompleteActionError, match="speechless: needs examples in both languages; says neither how"):
        declared_actions().with_action(speechless)
