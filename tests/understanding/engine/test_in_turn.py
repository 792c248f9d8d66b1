"""Several things asked for in one message, one after the other: none is lost, and each keeps what is its own."""

from __future__ import annotations

from tests.understanding.engine.bicycles import BOSS, proposed, understood


def _actions(*messages: str) -> list[tuple[str, object]]:
    """Each action with the record it is about."""
    return [(action, next(iter(args.values()), None)) for action, args in proposed(BOSS, *messages)]


def test_what_comes_next_is_no_reason_of_what_went_before() -> None:
    assert proposed(BOSS, "商机31，金额改成三万，顺便772取消") == [
        ("update_opportunity", {"opportunity": "OPP-31", "amount": "30000"}),
        ("cancel_order", {"order": "SO-772"}),
    ]
    assert _actions("采购单91不批，另外商机31进入谈判了") == [("reject", "PO-91"), ("update_opportunity", "OPP-31")]


def test_a_bare_look_up_beside_something_else_is_not_lost() -> None:
    assert _actions("批准采购单91，另外应收款") == [("approve", "PO-91"), ("list_receivables", None)]
    assert _actions("头盔库存，顺便还有多少款没收") == [("query_stock", "P4"), ("list_receivables", None)]


def test_another_document_may_have_something_else_done_to_it_without_a_word_between() -> None:
    assert _actions("批准采购单91，772发货") == [("approve", "PO-91"), ("ship_order", "SO-772")]
    assert _actions("approve PO 91, ship 772") == [("approve", "PO-91"), ("ship_order", "SO-772")]


def test_a_list_of_documents_stays_a_list() -> None:
    assert _actions("invoice 771 and 772") == [("invoice_order", "SO-771"), ("invoice_order", "SO-772")]


def test_what_points_back_goes_on_with_the_same_document() -> None:
    assert _actions("772发货，再把票开了") == [("ship_order", "SO-772"), ("invoice_order", "SO-772")]
    assert _actions("how is order 771", "ship 772. Then invoice it") == [
        ("ship_order", "SO-772"),
        ("invoice_order", "SO-772"),
    ]


def test_what_was_talked_about_before_gives_a_later_part_nothing() -> None:
    assert _actions("771到哪了", "772发货，再开票") == [("ship_order", "SO-772"), ("invoice_order", "SO-772")]


def test_what_somebody_wants_is_no_account_beside_an_order() -> None:
    reading = understood(BOSS, "Harbour Cycles order: 10 helmets. Ivy wants the lot in one go")
    assert [each.action for each in reading.proposals] == ["create_order"]


def test_a_line_ends_what_is_counted() -> None:
    """Neither 772 sets nor 20 thousand handles."""
    assert _actions("scrap 772\nset helmets in North Store to 40") == [
        ("cancel_order", "SO-772"),
        ("adjust_stock", "P4"),
    ]
