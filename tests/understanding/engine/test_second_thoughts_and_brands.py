"""What is put right in the same breath, goods called by their brand, and what is told beside that is easily taken for more."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import (
    BOSS,
    asked,
    engine_of,
    heard,
    in_pieces,
    ordered,
    proposed,
    records,
    understood,
)


@cache
def _shop() -> EmbeddedEngine:
    """A company with goods of a brand, told apart by the colour alone, and deals with long titles."""
    company = records()
    company["products"] += [
        in_pieces("P7", "Trekline Pannier Rack Ochre", "载具"),
        in_pieces("P8", "Trekline Pannier Rack Umber", "载具"),
        in_pieces("P9", "Sweet Almond Wax", "护理"),
        in_pieces("P10", "Marlin Frame Wax", "护理", "sf almond"),
    ]
    company["customers"].append({"id": "C5", "name": "Gable Fit-Out Ltd", "owner": "E2"})
    company["opportunities"] += [
        {"id": "OPP-41", "customer": "C4", "title": "Quarry Bridge rental fleet", "stage": "proposal", "owner": "E2"},
        {"id": "OPP-42", "customer": "C3", "title": "共享单车换胎", "stage": "proposal", "owner": "E1"},
    ]
    return engine_of(company)


@pytest.mark.parametrize(
    "message",
    [
        "远足单车铺下单60根，不对，50根链条",
        "远足单车铺下单链条60根，哦不，50根",
        "远足单车铺下单60根链条，说错了，50根",
        "远足单车铺下单60根 等等 50根链条",
    ],
)
def test_a_figure_put_right_in_chinese(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P3", "50")]


def test_what_it_is_not_is_no_figure_put_right() -> None:
    reading = understood(BOSS, "远足单车铺下单100根链条，不是200根")
    assert not any(line["quantity"] == "200" for each in reading.proposals for line in each.args["lines"])


def test_a_price_put_right_stands_where_the_first_one_does() -> None:
    [(_, chinese)] = proposed(BOSS, "远足单车铺下单60根链条，单价58，不对，56")
    [(_, english)] = proposed(BOSS, "order 60 chains for Harbour Cycles at 58, no wait, 56")
    assert [each["lines"][0]["unit_price"] for each in (chinese, english)] == ["56", "56"]


def test_whom_and_when_put_right_in_chinese() -> None:
    [(_, args)] = proposed(BOSS, "提醒我周四，哦不，周五给飞轮车行打电话")
    assert (args["on"], args["text"]) == ("2027-03-12", "给飞轮车行打电话")
    [(_, args)] = proposed(BOSS, "给飞轮车行，哦不，给远足单车铺下单10根链条")
    assert args["customer"] == "C3"


@pytest.mark.parametrize("words", ["miscounted, it's 23", "we miscounted, make it 23", "recounted, 23"])
def test_counted_wrong_is_no_reason(words: str) -> None:
    [(_, args)] = proposed(BOSS, "stocktake North Store: helmets 22", words)
    assert (args["counted"], args.get("reason")) == ("23", None)


@pytest.mark.parametrize(
    "message",
    ["20 boxes of Trekline for Harbour Cycles", "order 20 Trekline for Harbour Cycles", "给远足单车铺下20箱Trekline"],
)
def test_goods_called_by_their_brand(message: str) -> None:
    ask = heard(_shop(), BOSS, message).ask
    assert ask is not None
    assert set(ask.ambiguous["product"]) == {"P7", "P8"}


def test_a_brand_that_nobody_has_is_goods_all_the_same() -> None:
    assert asked(BOSS, "20 boxes of Corvane for Harbour Cycles").missing == ("product",)


def test_goods_of_one_noun_are_told_apart_or_asked_about() -> None:
    ask = heard(_shop(), BOSS, "20 racks for Harbour Cycles").ask
    assert ask is not None
    assert set(ask.ambiguous["product"]) == {"P7", "P8"}
    assert ordered(_shop(), "20 ochre racks for Harbour Cycles") == [("P7", "20")]


def test_a_small_word_is_no_part_of_a_misspelt_name() -> None:
    reading = heard(_shop(), BOSS, "20 boxes of almond for Harbour Cycles")
    assert not any(line["product"] == "P10" for each in reading.proposals for line in each.args["lines"])


@pytest.mark.parametrize(
    ("message", "deal"),
    [("Quarry Bridge is won!", "OPP-41"), ("共享单车那个商机赢了", "OPP-42")],
)
def test_a_deal_called_by_the_first_words_of_its_title(message: str, deal: str) -> None:
    [told] = heard(_shop(), BOSS, message).proposals
    assert (told.args["opportunity"], told.args["stage"]) == (deal, "won")


def test_a_name_with_a_hyphen_is_whole() -> None:
    reading = heard(_shop(), BOSS, "order 5 chains for Gable Fit-Out")
    assert reading.sure
    assert reading.proposals[0].args["customer"] == "C5"


@pytest.mark.parametrize("note", ["don't leave it with the lodge", "ring the gate, not the office"])
def test_a_note_announced_in_the_breath_before(note: str) -> None:
    [(_, args)] = proposed(BOSS, f"order 5 chains for Harbour Cycles. Put a note on it, {note}")
    assert args["note"] == note


@pytest.mark.parametrize("words", ["tell them 15% is too much", "tell them it's below cost"])
def test_what_they_are_to_be_told_is_why(words: str) -> None:
    [(action, args)] = proposed(BOSS, "reject 772", words)
    assert (action, args["reason"]) == ("reject", words.removeprefix("tell them "))


@pytest.mark.parametrize("message", ["取消771，工棚不要了", "771取消，茶馆不要了"])
def test_who_wants_it_no_more_is_told_in_full(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert args["reason"].endswith("不要了")


@pytest.mark.parametrize("some", ["一个骑行头盔", "3个头盔"])
def test_so_many_of_the_goods_are_no_reason_to_cancel_all(some: str) -> None:
    reading = understood(BOSS, f"771取消{some}")
    assert not reading.sure
    assert "reason" not in reading.proposals[0].args


@pytest.mark.parametrize("label", ["原因：", "理由："])
def test_the_label_of_a_reason_is_no_part_of_it(label: str) -> None:
    [(_, args)] = proposed(BOSS, f"退货 772 链条3根 {label}客户订错")
    assert args["reason"] == "客户订错"


@pytest.mark.parametrize(
    "told", ["they ran out over the weekend", "they sold out on friday", "their sale starts friday"]
)
def test_what_happens_on_a_day_is_no_day_of_delivery(told: str) -> None:
    reading = understood(BOSS, f"12 helmets for Harbour Cycles, {told}")
    assert all("deliver_by" not in each.args for each in reading.proposals)


@pytest.mark.parametrize("told", ["they need it friday", "they have to have it friday"])
def test_what_is_wanted_on_a_day_is(told: str) -> None:
    [proposal] = understood(BOSS, f"12 helmets for Harbour Cycles, {told}").proposals
    assert proposal.args["deliver_by"] == "2027-03-12"


@pytest.mark.parametrize("story", ["chains on 772 arrived bent", "payment on 772 received twice"])
def test_what_a_ticket_is_about_is_nothing_to_be_booked(story: str) -> None:
    [(action, args)] = proposed(BOSS, f"urgent ticket for Harbour Cycles: {story}")
    assert (action, args["order"], args["priority"]) == ("create_ticket", "SO-772", "urgent")


def test_a_price_for_a_single_one() -> None:
    [(_, args)] = proposed(BOSS, "远足单车铺下单两箱骑行头盔，单个80")
    assert (args["lines"][0]["unit"], args["lines"][0]["unit_price"]) == ("箱", "1600")


@pytest.mark.parametrize(
    ("message", "amount"), [("log a grand against 772", "1000"), ("log half a grand against 772", "500")]
)
def test_a_grand_against_an_order(message: str, amount: str) -> None:
    assert proposed(BOSS, message) == [("record_payment", {"order": "SO-772", "amount": amount})]


@pytest.mark.parametrize("message", ["城北库还有多少货", "and how much stock in North Store"])
def test_a_stock_asked_of_goods_just_priced(message: str) -> None:
    assert proposed(BOSS, "骑行头盔多少钱", message) == [("query_stock", {"product": "P4", "warehouse": "W1"})]


def test_two_things_asked_in_the_order_said() -> None:
    assert [action for action, _ in proposed(BOSS, "查下骑行头盔的库存和价格")] == ["query_stock", "query_price"]


def test_some_went_bad() -> None:
    told = {"work_order": "WO-55", "quantity": "25", "scrap": "1"}
    assert proposed(BOSS, "55工单报工，做完25个，坏1个") == [("report_production", told)]


def test_what_somebody_new_is_after() -> None:
    [(_, args)] = proposed(BOSS, "add a lead: Corbel Rides, contact Jess Okoro", "she's after locks for a school")
    assert args["interest"] == "locks for a school"
