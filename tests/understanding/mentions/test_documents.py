"""Numbers of documents in the forms people use."""

import pytest

from bot.understanding.embedded.mentions import DocumentNumbers, Mention, find_documents, normalise
from tests.understanding.mentions.company import DOCUMENTS, NUMBERS


def documents(message: str) -> list[Mention]:
    return find_documents(normalise(message), NUMBERS)


def ids(message: str) -> list[list[str]]:
    return [[candidate.id for candidate in mention.candidates] for mention in documents(message)]


@pytest.mark.parametrize("id_", [id_ for ids_ in DOCUMENTS.values() for id_ in ids_])
def test_every_number_is_found_as_it_is_written(id_: str) -> None:
    for said in (id_, id_.lower(), id_.replace("-", ""), id_.replace("-", " ")):
        assert ids(f"看下{said}怎么样了") == [[id_]]


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("1001号单发货", "SO-1001"),
        ("订单1012", "SO-1012"),
        ("单号1001", "SO-1001"),
        ("1001那单", "SO-1001"),
        ("order 1012", "SO-1012"),
        ("order no. 1012", "SO-1012"),
        ("#1001", "SO-1001"),
        ("发票1012", "INV-1012"),
        ("invoice #1012", "INV-1012"),
        ("报价301转订单", "QT-301"),
        ("turn quote 301 into an order", "QT-301"),
        ("采购单701到了", "PO-701"),
        ("采购订单701", "PO-701"),
        ("工单801报工", "WO-801"),
        ("ticket 901", "TK-0901"),
        ("case 0901", "TK-0901"),
        ("so１００１", "SO-1001"),
        ("一零零一号单", "SO-1001"),
    ],
)
def test_a_number_with_a_word_for_its_kind_is_plain(said: str, id_: str) -> None:
    (mention,) = documents(said)
    assert [(candidate.id, candidate.sure) for candidate in mention.candidates] == [(id_, True)]


def test_a_number_alone_is_weak_and_counts_where_one_document_bears_it() -> None:
    (mention,) = documents("1001发了没")
    assert [(c.kind, c.id, c.how, c.sure) for c in mention.candidates] == [("order", "SO-1001", "number", False)]
    assert documents("1012发了没") == []


def test_a_number_that_two_kinds_bear_is_ambiguous_with_a_general_word() -> None:
    assert ids("#1012") == [["SO-1012", "INV-1012"]]


@pytest.mark.parametrize("said", ["SO-1001, 1002 and 1012", "1001、1002和1012号订单", "orders 1001, 1002 and #1012"])
def test_numbers_in_one_list_are_of_one_kind(said: str) -> None:
    assert ids(said) == [["SO-1001"], ["SO-1002"], ["SO-1012"]]


@pytest.mark.parametrize("said", ["SO-9999", "订单9999发了没", "order 9999", "9999号单"])
def test_a_document_that_does_not_exist_is_unknown(said: str) -> None:
    assert [mention.unknown for mention in documents(said)] == ["document"]


@pytest.mark.parametrize(
    "said", ["单价1200", "下单50台", "order 20 tiles", "¥1001", "1001.5元", "10012", "QF1001", "报价1200", "1001%"]
)
def test_an_amount_is_no_document(said: str) -> None:
    assert documents(said) == []


def test_a_stretch_that_is_explained_is_left_alone() -> None:
    assert find_documents(normalise("给我1001个"), NUMBERS, explained=[(2, 7)]) == []


def test_a_new_document_is_found_at_once() -> None:
    numbers = DocumentNumbers({"order": ["SO-1001"]})
    numbers.add("order", "SO-1030")
    (mention,) = find_documents(normalise("order 1030"), numbers)
    assert mention.candidates[0].id == "SO-1030"
