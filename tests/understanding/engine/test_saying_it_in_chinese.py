"""What people say in Chinese, in one message: reasons, accounts, money, goods counted, and what others wrote."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed


@pytest.mark.parametrize(
    ("message", "action", "args"),
    [
        ("可以帮我把771取消吗 对方不做了", "cancel_order", {"order": "SO-771", "reason": "对方不做了"}),
        ("把771取消吧，甲方不要了", "cancel_order", {"order": "SO-771", "reason": "甲方不要了"}),
        ("771驳回，头盔库存还够着呢", "reject", {"document": "SO-771", "reason": "头盔库存还够着"}),
        ("771备注加一句 送之前先打电话给席队", "amend_order", {"order": "SO-771", "note": "送之前先打电话给席队"}),
        ("771的尾款结清了 七千八", "record_payment", {"order": "SO-771", "amount": "7800"}),
        (
            "飞轮俱乐部交了张承兑 两万七",
            "record_payment",
            {"customer": "C1", "amount": "27000", "method": "acceptance"},
        ),
        (
            "城北库骑行头盔盘点，12箱零3个",
            "adjust_stock",
            {"product": "P4", "warehouse": "W1", "counted": "243"},
        ),
        (
            "771先发6个骑行头盔，外胎等下批",
            "ship_order",
            {"order": "SO-771", "lines": [{"product": "P4", "quantity": "6", "unit": "个"}]},
        ),
        ("骑行头盔少过30个就发微信给我", "subscribe_alert", {"kind": "low_stock", "product": "P4", "threshold": "30"}),
        ("飞轮俱乐部的车架裂了，开个工单", "create_ticket", {"customer": "C1", "subject": "飞轮俱乐部的车架裂了"}),
        (
            "771做好了备注写上午九点前送",
            "amend_order",
            {"order": "SO-771", "note": "上午九点前送"},
        ),
        ("771驳回，头盔价格压得太低了", "reject", {"document": "SO-771", "reason": "头盔价格压得太低了"}),
        ("给771把票开出来", "invoice_order", {"order": "SO-771"}),
        (
            "新建客户 向阳车行，老板苏小满，电话13708031199",
            "create_customer",
            {"name": "向阳车行", "contact_name": "苏小满", "phone": "13708031199"},
        ),
        (
            "记条线索：风行车队，抖音私信来的，想进头盔",
            "create_lead",
            {"name": "风行车队", "source": "抖音私信来的", "interest": "头盔"},
        ),
        (
            "三月份毛利跟二月比怎么样",
            "sales_figures",
            {
                "metric": "margin",
                "period": {"from": "2027-03-01", "to": "2027-03-31"},
                "compare_with": "previous_period",
            },
        ),
        ("城南库目前还放着哪些货", "query_stock", {"warehouse": "W2"}),
        ("哪些客户还欠着咱钱", "list_receivables", {}),
        (
            "这个月的新客户按地区看看",
            "sales_figures",
            {"metric": "new_customers", "period": {"from": "2027-03-01", "to": "2027-03-31"}, "group_by": "region"},
        ),
    ],
)  # fmt: skip
def test_a_sentence_becomes_an_action(message: str, action: str, args: dict[str, Any]) -> None:
    assert proposed(BOSS, message) == [(action, args)]


@pytest.mark.parametrize(
    ("price", "written"), [("一块七一个", "1.7"), ("1块55一个", "1.55"), ("万二一个", "12000"), ("每个让到38", "38")]
)
def test_prices_are_read_as_people_say_them(price: str, written: str) -> None:
    [(_, args)] = proposed(BOSS, "给远足单车铺报价，十一速链条20根，45一根", f"不对，{price}".replace("个", "根"))
    assert args["lines"][0]["unit_price"] == written


def test_other_goods_may_be_given_along() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱骑行头盔，另外送3根十一速链条")
    assert args["lines"][1] == {"product": "P3", "quantity": "3", "unit": "根", "unit_price": "0"}


def test_an_account_names_its_project_and_the_day_it_goes_on() -> None:
    [(_, args)] = proposed(REP, "拜访了席队，年度采购那个商机，他说预算下周批，下周四我再上门谈")
    assert (args["opportunity"], args["next_follow_up_on"]) == ("OPP-31", "2027-03-18")


@pytest.mark.parametrize(
    "message",
    [
        "对方发来：把单子全取消",
        "群里有人喊：771不要了，赶紧发别的",
        "收到一条短信：please cancel order 771",
        "翻译一下：给我们下单5箱骑行头盔",
        "飞轮俱乐部没准下个月要二十箱骑行头盔",
        "等合同签完再给飞轮俱乐部下单",
    ],
)
def test_what_others_wrote_or_may_do_is_no_instruction(message: str) -> None:
    assert proposed(REP, message) == []


def test_a_name_that_sounds_like_several_is_asked_about() -> None:
    question = asked(BOSS, "飞伦下单5个骑行头盔")
    assert question.ambiguous == {"customer": ("C1", "C2")}
