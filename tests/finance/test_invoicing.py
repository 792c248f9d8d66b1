"""What of an order is still to be invoiced."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.finance.documents import Invoice
from domain.finance.invoicing import Bill, advance_bill, delivered_bill
from domain.sales.orders import Delivery, DeliveryLine, Line, Order, OrderState

D = Decimal
DAY = date(2026, 11, 23)


def line(
    quantity: str, price: str, *, id_: str = "L1", included: bool = True, factor: str = "1", discount: str = "0"
) -> Line:
    return Line(id_, 0, "P1", D(quantity), None, D(price), included, D(discount), tax_percent=D(13), factor=D(factor))


def order(*lines: Line) -> Order:
    return Order("SO-1", "C1", "E1", "E1", "CNY", DAY, OrderState.CONFIRMED, lines=list(lines))


def delivery(id_: str, **quantities: str) -> Delivery:
    lines = [DeliveryLine(line_id, "P1", D(quantity)) for line_id, quantity in quantities.items()]
    return Delivery(id_, "SO-1", "C1", "W1", datetime(2026, 11, 23, tzinfo=UTC), lines)


def invoice(id_: str, bill: Bill, *, credits_: str | None = None) -> Invoice:
    sign = -1 if credits_ else 1
    deliveries = [] if credits_ else list(bill.deliveries)
    amounts = (sign * bill.gross, sign * bill.tax)
    return Invoice(id_, "C1", "E1", "SO-1", "CNY", *amounts, DAY, DAY, credits=credits_, deliveries=deliveries)


def test_nothing_delivered_is_nothing_to_invoice() -> None:
    bill = delivered_bill(order(line("10", "113")), [], [])
    assert (bill.gross, bill.lines) == (D(0), ())


def test_what_was_delivered_is_invoiced_with_the_orders_tax() -> None:
    bill = delivered_bill(order(line("10", "113")), [delivery("D1", L1="4")], [])
    assert (bill.gross, bill.tax, bill.deliveries) == (D(452), D(52), ("D1",))
    assert [(part.quantity, part.gross) for part in bill.lines] == [(D(4), D(452))]


def test_a_price_without_tax_gets_it_added() -> None:
    bill = delivered_bill(order(line("10", "100", included=False)), [delivery("D1", L1="10")], [])
    assert (bill.gross, bill.tax) == (D(1130), D(130))


def test_a_second_delivery_is_invoiced_alone() -> None:
    whole = order(line("10", "113"))
    first = delivered_bill(whole, [delivery("D1", L1="4")], [])
    both = [delivery("D1", L1="4"), delivery("D2", L1="6")]
    second = delivered_bill(whole, both, [invoice("I1", first)])
    assert (second.gross, second.deliveries, second.before) == (D(678), ("D2",), D(0))
    assert [part.quantity for part in second.lines] == [D(6)]


def test_what_a_credit_note_took_back_is_to_be_invoiced_again() -> None:
    whole, deliveries = order(line("10", "113")), [delivery("D1", L1="10")]
    first = delivered_bill(whole, deliveries, [])
    again = delivered_bill(whole, deliveries, [invoice("I1", first), invoice("CN1", first, credits_="I1")])
    assert (again.gross, again.deliveries) == (first.gross, ("D1",))


def test_an_order_invoiced_in_advance_is_not_invoiced_again_when_it_ships() -> None:
    whole = order(line("10", "113"))
    advance = advance_bill(whole, [], [])
    assert (advance.gross, advance.deliveries) == (D(1130), ())
    shipped = delivered_bill(whole, [delivery("D1", L1="10")], [invoice("I1", advance)])
    assert shipped.gross == 0


def test_what_was_invoiced_of_an_order_in_part_is_taken_off() -> None:
    whole = order(line("10", "113"))
    part = Invoice("I1", "C1", "E1", "SO-1", "CNY", D(500), D("57.52"), DAY, DAY, opening=True)
    bill = delivered_bill(whole, [delivery("D1", L1="10")], [part])
    assert (bill.gross, bill.before) == (D(630), D(500))


def test_packs_are_counted_in_base_units_and_priced_by_the_pack() -> None:
    bill = delivered_bill(order(line("3", "120", factor="12")), [delivery("D1", L1="12")], [])
    assert bill.gross == D(120)


@given(
    price=st.decimals("0.01", "999", places=2),
    discount=st.sampled_from(["0", "5", "12.5", "33.33"]),
    included=st.booleans(),
    parts=st.lists(st.decimals("0.001", "50", places=3), min_size=1, max_size=6),
)
def test_parts_invoiced_one_by_one_add_up_to_the_order(
    price: Decimal, discount: str, included: bool, parts: list[Decimal]
) -> None:
    whole = order(line(str(sum(parts)), str(price), included=included, discount=discount))
    deliveries: list[Delivery] = []
    invoices: list[Invoice] = []
    for position, part in enumerate(parts):
        deliveries.append(delivery(f"D{position}", L1=str(part)))
        bill = delivered_bill(whole, deliveries, invoices)
        assert bill.before == 0
        invoices.append(invoice(f"I{position}", bill))
    assert sum(each.amount for each in invoices) == whole.gross
    assert sum(each.amount - each.tax for each in invoices) == whole.net
