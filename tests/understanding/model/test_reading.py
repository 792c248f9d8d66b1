"""A model points at words of the message; what they mean is read by our own grammar, and by nothing of the model's."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.proposal import How, Replaces
from tests.understanding.model.answering import args_of, read_by_model

ORDER = "远足单车铺那边头盔想补二十个，按85算，周五前给到"
IN_ENGLISH = "Harbour are after a dozen helmets at 82.50 apiece, needed by the 19th"


def line(**words: str) -> list[dict[str, str]]:
    return [words]


def test_a_quoted_order_is_read_with_its_values() -> None:
    understood = read_by_model(
        ORDER,
        (
            "create_order",
            {
                "asked": "想补",
                "customer": "远足单车铺 [c1]",
                "lines": line(product="头盔 [p1]", quantity="二十个", unit_price="85"),
                "deliver_by": "周五前",
            },
        ),
    )
    goods = {"product": "P4", "quantity": "20", "unit": "个", "unit_price": "85"}
    assert args_of(understood) == [("create_order", {"customer": "C3", "lines": [goods], "deliver_by": "2027-03-12"})]
    assert understood.sure
    assert understood.engine == "llm"


def test_so_is_an_english_one() -> None:
    understood = read_by_model(
        IN_ENGLISH,
        (
            "create_order",
            {
                "asked": "are after",
                "customer": "Harbour [c1]",
                "lines": line(product="helmets [p1]", quantity="a dozen", unit_price="82.50 apiece"),
                "deliver_by": "by the 19th",
            },
        ),
    )
    goods = {"product": "P4", "quantity": "12", "unit_price": "82.5"}
    assert args_of(understood) == [("create_order", {"customer": "C4", "lines": [goods], "deliver_by": "2027-03-19"})]


@pytest.mark.parametrize(
    ("message", "quantity", "price"),
    [
        ("远足单车铺那边头盔想补20个，按47.5元算", "20", "47.5"),
        ("远足单车铺那边头盔想补二十个，按47.5块钱一个算", "二十", "47.5"),
        ("远足单车铺 wants 20 pcs of 头盔, $47.50 each is fine", "20", "47.50"),
    ],
)
def test_a_figure_may_be_quoted_without_its_measure(message: str, quantity: str, price: str) -> None:
    asked = "想补" if "想补" in message else "wants"
    told = line(product="头盔 [p1]", quantity=quantity, unit_price=price)
    understood = read_by_model(
        message, ("create_order", {"asked": asked, "customer": "远足单车铺 [c1]", "lines": told})
    )
    [(_, args)] = args_of(understood)
    assert (args["lines"][0]["quantity"], args["lines"][0]["unit_price"]) == ("20", "47.5")


def test_a_figure_of_something_else_is_not_widened_to_what_it_is_not() -> None:
    told = line(product="头盔 [p1]", quantity="20", unit_price="15")
    understood = read_by_model(
        "远足单车铺那边头盔想补20个，15%的折扣",
        ("create_order", {"asked": "想补", "customer": "远足单车铺 [c1]", "lines": told}),
    )
    assert understood.ask is not None
    assert "unit_price" in understood.ask.missing


def test_the_marks_of_a_quotation_may_be_quoted_along() -> None:
    understood = read_by_model(
        "记一下：远足单车铺来邮件说“头盔再便宜点”，我没理",
        (
            "log_follow_up",
            {"asked": "记一下", "customer": "远足单车铺 [c1]", "summary": "说<quoted>“头盔再便宜点”</quoted>，我没理"},
        ),
    )
    [(_, args)] = args_of(understood)
    assert "头盔再便宜点”，我没理" in args["summary"]


def test_one_verb_may_be_said_of_several_goods() -> None:
    understood = read_by_model(
        "头盔投产20个，月底要；链条30条不急",
        ("create_work_order", {"asked": "投产", "product": "头盔 [p1]", "quantity": "20个", "due_on": "月底"}),
        ("create_work_order", {"asked": "投产", "product": "链条 [p2]", "quantity": "30条"}),
    )
    assert understood.sure
    assert [args["quantity"] for _, args in args_of(understood)] == ["20", "30"]


def test_what_a_model_told_is_marked_for_the_card() -> None:
    understood = read_by_model(IN_ENGLISH, ("show_customer", {"asked": "Harbour", "customer": "Harbour [c1]"}))
    assert {source.how for source in understood.proposals[0].sources.values()} == {How.MODEL}


def test_words_that_the_message_does_not_hold_are_asked_for() -> None:
    understood = read_by_model(
        ORDER,
        (
            "create_order",
            {
                "asked": "想补",
                "customer": "远足单车铺 [c1]",
                "lines": line(product="头盔 [p1]", quantity="三十个"),
            },
        ),
    )
    assert understood.ask is not None
    assert understood.ask.missing == ("quantity",)


def test_a_handle_of_somebody_else_is_asked_about() -> None:
    message = "Harbour不要了，给远足单车铺补十根链条"
    understood = read_by_model(
        message,
        (
            "create_order",
            {"asked": "补", "customer": "远足单车铺 [c1]", "lines": line(product="链条", quantity="十根")},
        ),
    )
    assert understood.ask is not None
    assert understood.ask.ambiguous == {"customer": ("C3", "C4")}


def test_a_handle_that_nobody_offered_means_nothing() -> None:
    understood = read_by_model(
        ORDER, ("log_follow_up", {"asked": "那边", "customer": "远足单车铺 [c9]", "summary": "头盔想补二十个"})
    )
    assert understood.ask is not None
    assert understood.ask.missing == ("customer",)


def test_names_that_fit_several_are_asked_about_whatever_the_model_picks() -> None:
    understood = read_by_model(
        "飞轮说下周打五千过来", ("list_receivables", {"asked": "打五千", "customer": "飞轮 [c2]"})
    )
    assert understood.ask is not None
    assert understood.ask.ambiguous == {"customer": ("C1", "C2")}


@pytest.mark.parametrize(
    ("messages", "call", "args"),
    [
        (
            ("order 10 helmets for Harbour", "hmm they'd rather a dozen"),
            {"asked": "rather", "like": "changed", "lines": [{"product": "helmets", "quantity": "a dozen"}]},
            {"customer": "C4", "lines": [{"product": "P4", "quantity": "12"}]},
        ),
        (
            ("给远足单车铺下单头盔20个", "20号前得到，他们催"),
            {"asked": "得到", "like": "changed", "deliver_by": "20号前"},
            {
                "customer": "C3",
                "deliver_by": "2027-03-20",
                "lines": [{"product": "P4", "quantity": "20", "unit": "个"}],
            },
        ),
    ],
)
def test_what_stands_open_is_kept_but_for_what_is_told_anew(
    messages: tuple[str, ...], call: dict[str, Any], args: dict[str, Any]
) -> None:
    understood = read_by_model(messages, ("create_order", call))
    assert args_of(understood) == [("create_order", args)]
    assert understood.replaces is Replaces.PENDING


def test_several_calls_are_proposed_in_their_order() -> None:
    understood = read_by_model(
        "城北库链条还有吗，顺手给岳总看下771",
        ("query_stock", {"asked": "还有吗", "product": "链条 [p1]", "warehouse": "城北库 [w1]"}),
        ("show_order", {"asked": "看下", "order": "771 [o1]"}),
    )
    assert [each.action for each in understood.proposals] == ["query_stock", "show_order"]


def test_nothing_to_be_done_is_nothing() -> None:
    understood = read_by_model("今天可真热啊", ("nothing", {}))
    assert (understood.proposals, understood.ask, understood.sure) == ((), None, True)


def test_a_figure_that_no_call_took_up_leaves_it_unsure() -> None:
    understood = read_by_model(
        "远足单车铺的头盔二十个，另外300那个先别管",
        (
            "create_order",
            {
                "asked": "头盔二十个",
                "customer": "远足单车铺 [c1]",
                "lines": line(product="头盔 [p1]", quantity="二十个"),
            },
        ),
    )
    assert not understood.sure
    assert understood.leftover == ("300",)


SUMMED_UP = "Saw Ivy at Harbour, chains squeak after 40 km, wants the road tyres priced again"


@pytest.mark.parametrize(
    ("summary", "kept"),
    [
        (SUMMED_UP, True),
        ("Ivy at Harbour says the chains squeak after 40 km and wants road tyres priced again", True),
        ("Ivy says the chains squeak after 50 km", False),
        ("Ivy at Harbour agreed to pay the outstanding balance and cancelled everything else", False),
        ("席岩 at Harbour says the chains squeak", False),
    ],
)
def test_a_summary_may_be_tidied_and_never_invented(summary: str, kept: bool) -> None:
    understood = read_by_model(
        SUMMED_UP, ("log_follow_up", {"asked": "Saw", "customer": "Harbour [c1]", "summary": summary})
    )
    if kept:
        assert args_of(understood)[0][1]["summary"] == summary
    else:
        assert understood.ask is not None
        assert understood.ask.missing == ("summary",)
