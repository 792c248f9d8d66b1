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


def test_what_an_account_tells_of_next_is_no_action_of_its_own() -> None:
    for message in (
        "visited Harbour Cycles, Ivy liked the lights. follow up on friday",
        "visited Harbour Cycles, Ivy liked the lights. Also back there on friday",
        "called Ivy at Harbour Cycles\nstill comparing bids, chase her on friday",
        "今天拜访了飞轮俱乐部，席队说车灯不错。周五再去",
    ):
        [(action, args)] = proposed(BOSS, message)
        assert (action, args["next_follow_up_on"]) == ("log_follow_up", "2027-03-12")


def test_what_is_asked_for_beside_an_account_is_asked_for() -> None:
    assert [
        action for action, _ in proposed(BOSS, "visited Harbour Cycles, Ivy liked the lights. how many helmets left")
    ] == [
        "log_follow_up",
        "query_stock",
    ]
    assert [
        action for action, _ in proposed(BOSS, "电话联系了飞轮俱乐部席队，车灯不错，再给飞轮俱乐部建个工单，头盔开裂")
    ] == [
        "log_follow_up",
        "create_ticket",
    ]


def test_who_said_something_is_why_whatever_line_it_stands_in() -> None:
    assert proposed(BOSS, "cancel 772\nIvy says they ordered twice") == [
        ("cancel_order", {"order": "SO-772", "reason": "Ivy says they ordered twice"})
    ]
    assert _actions("Ivy said yes\nship 772") == [("ship_order", "SO-772")]


def test_how_something_stands_is_told_and_not_asked() -> None:
    assert _actions("we are running low. order 50 helmets from 鼎固") == [("create_purchase_order", "V1")]
    assert [action for action, _ in _actions("城南库快断货了。从城北库调5个头盔到城南库")] == ["transfer_stock"]


def test_a_day_or_place_in_a_sentence_of_its_own_is_that_of_what_was_asked() -> None:
    assert proposed(BOSS, "make 100 helmets\ndue friday") == proposed(BOSS, "make 100 helmets due friday")
    assert proposed(BOSS, "move 5 helmets from North Store\nto 城南库") == proposed(
        BOSS, "move 5 helmets from North Store to 城南库"
    )


def test_words_on_either_side_of_a_list_are_each_said_of_what_is_beside_them() -> None:
    assert _actions("批准采购单91、772发货") == [("approve", "PO-91"), ("ship_order", "SO-772")]
    assert _actions("取消771、772发货") == [("cancel_order", "SO-771"), ("ship_order", "SO-772")]
    assert _actions("771、772发货") == [("ship_order", "SO-771"), ("ship_order", "SO-772")]
    assert _actions("批准采购单91、772") == [("approve", "PO-91"), ("approve", "SO-772")]


def test_one_reason_for_documents_of_different_kinds_is_asked_about() -> None:
    assert not understood(BOSS, "reject PO 91 and order 771: too dear").sure
    assert understood(BOSS, "reject order 771 and 772: too dear").sure
    assert understood(BOSS, "reject PO 91 and order 771").sure


def test_an_order_named_ahead_of_a_comma_is_the_one_that_is_changed() -> None:
    for message in ("771, make the helmets 10, and deliver by friday", "771, make the helmets 10, deliver by friday"):
        [(action, args)] = proposed(BOSS, message)
        assert (action, args["order"], args["deliver_by"]) == ("amend_order", "SO-771", "2027-03-12")
        assert [line["quantity"] for line in args["lines"]] == ["10"]
