"""Outcomes as cards: rows with marks and links, tables, and numbers only where they are given."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Card, CardRow, CardTable
from bot.replies.catalogue import Catalogue
from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef
from domain.calendar import Period
from domain.kinds import Kind
from domain.money import Amount, Percent, Qty
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Say, Table, Value, say
from domain.registry import Registry, declared_actions
from domain.vocabulary import Example, Vocabulary
from domain.words import LANGUAGES, Words
from tests.replies.speech import wording

D = Decimal
HANNING = RecordRef(Kind.CUSTOMER, "C01", "瀚宁检测")
BEAKER = RecordRef(Kind.PRODUCT, "A01", "烧杯500ml")
FLASK = RecordRef(Kind.PRODUCT, "A02", "容量瓶250ml")
LENT_ON = date(2026, 3, 9)
NEW_LOAN = RecordRef(Kind.ORDER, "LN-9", "LN-9", new=True)


class Lend(Arguments):
    """Whom glassware is lent to."""

    customer: CustomerRef


def answer(ctx: Context, args: Lend) -> Outcome:
    """A loan's outcome."""
    raise NotImplementedError(ctx, args)


LEND = Action(
    "show_loans", Words("借出", "lend"), Words("看借出的器皿。", "Shows what is lent."), Lend, EVERYONE,
    Vocabulary(examples=(Example("zh", "借了啥"), Example("en", "loans"))), answer,
    words={
        "loans.lent": Words("借出单 {loan}：{customer}，{count} 件", "Loan {loan}: {customer}, {count} {count:piece|pieces}"),
        "loans.begun": Words("{loan}，已借给 {customer}", "{loan}: lent to {customer}"),
        "loans.back_by": Words("归还", "Back by"),
        "loans.shelf": Words("货架", "Shelf"),
        "loans.deposit": Words("押金", "Deposit"),
        "loans.price": Words("单价", "Price"),
        "loans.fewer": Words("{place} 少 {pieces}", "{pieces} fewer in {place}"),
        "loans.late": Words("{customer} 有一批没还", "{customer} has not brought back a lot"),
    },
)  # fmt: skip
LOANS = wording(Registry([LEND]))
LENT = Outcome(
    say("loans.lent", loan=NEW_LOAN, customer=HANNING, count=24),
    facts=(
        Fact("common.customer", HANNING),
        Fact("common.number", NEW_LOAN),
        Fact("loans.back_by", Marked(date(2026, 3, 20), Mark.DEFAULT)),
        Fact("loans.shelf", None),
        Fact("loans.deposit", Marked(Amount(D(300), "CNY"), Mark.COMPUTED)),
    ),
    tables=(
        Table(
            ("common.product", "common.quantity", "loans.price", "common.note", "loans.shelf", "common.day"),
            (
                (BEAKER, Qty(D(12), "只"), Marked(Amount(D(18), "CNY"), Mark.LOOKED_UP), None, None, LENT_ON),
                (FLASK, Qty(D(12), "只"), Amount(D("32.5"), "CNY"), "棕色", None, LENT_ON),
            ),
            total=5,
        ),
        Table(("common.product",), ()),
        Table(("common.product", "common.note"), ((None, ""), (None, None))),
    ),
    effects=(say("loans.fewer", place="嘉定仓", pieces=Qty(D(24), "只")),),
    warnings=(say("loans.late", customer=HANNING),),
    documents=(NEW_LOAN, HANNING),
)


def test_a_card_to_confirm() -> None:
    assert LOANS.card(LENT, "zh", "open") == Card(
        "借出单：瀚宁检测，24 件",
        "open",
        rows=(
            CardRow("客户", "瀚宁检测", link="/records/customer/C01"),
            CardRow("归还", "3月20日 周五", mark="默认"),
            CardRow("押金", "¥300.00", mark="算出的"),
        ),
        tables=(
            CardTable(
                ("产品", "数量", "单价", "备注", "日期"),
                (
                    ("烧杯500ml", "12 只", "¥18.00（查到的）", "", "3月9日"),
                    ("容量瓶250ml", "12 只", "¥32.50", "棕色", "3月9日"),
                ),
                (False, True, True, False, False),
                more=3,
            ),
        ),
        effects=("嘉定仓 少 24 只",),
        warnings=("瀚宁检测 有一批没还",),
    )


def test_columns_and_tables_that_hold_nothing_are_left_out() -> None:
    (table,) = LOANS.card(LENT, "zh", "info").tables
    assert "货架" not in table.headings
    assert {len(row) for row in table.rows} == {len(table.headings)} == {len(table.numeric)}


def test_its_receipt_in_english() -> None:
    receipt = LOANS.card(LENT, "en", "done")
    assert receipt.title == "Loan LN-9: 瀚宁检测, 24 pieces"
    assert receipt.rows[:3] == (
        CardRow("Customer", "瀚宁检测", link="/records/customer/C01"),
        CardRow("Number", "LN-9"),
        CardRow("Back by", "Fri 20 Mar", mark="default"),
    )
    assert receipt.tables[0].rows[0] == ("烧杯500ml", "12 只", "¥18.00 (looked up)", "", "9 Mar")
    assert receipt.effects == ("24 只 fewer in 嘉定仓",)


@pytest.mark.parametrize(
    ("mark", "zh", "en"),
    [
        (Mark.GUESSED, "猜的", "guessed"),
        (Mark.DEFAULT, "默认", "default"),
        (Mark.LOOKED_UP, "查到的", "looked up"),
        (Mark.COMPUTED, "算出的", "worked out"),
    ],
)
def test_what_nobody_said_is_marked(mark: Mark, zh: str, en: str) -> None:
    outcome = Outcome(say("common.note"), facts=(Fact("common.customer", Marked(HANNING, mark)),))
    shown = [LOANS.card(outcome, language, "open").rows[0] for language in LANGUAGES]
    assert shown == [
        CardRow("客户", "瀚宁检测", zh, "/records/customer/C01"),
        CardRow("Customer", "瀚宁检测", en, "/records/customer/C01"),
    ]


def test_a_sentence_closes_over_a_number_that_is_not_given_yet() -> None:
    outcome = Outcome(say("loans.begun", loan=NEW_LOAN, customer=HANNING))
    titles = [LOANS.card(outcome, language, "open").title for language in LANGUAGES]
    assert titles == ["已借给 瀚宁检测", "Lent to 瀚宁检测"]


def test_what_people_wrote_is_not_tidied() -> None:
    outcome = Outcome(say("loans.late", customer=replace(HANNING, name="瀚宁 ,  检测")))
    assert LOANS.card(outcome, "zh", "open").title == "瀚宁 ,  检测 有一批没还"


def test_links_lead_only_to_pages() -> None:
    facts = tuple(Fact("common.note", ref) for ref in (HANNING, BEAKER, replace(HANNING, id="a/b?", new=True)))
    rows = LOANS.card(Outcome(say("common.note"), facts=facts), "zh", "done").rows
    assert [row.link for row in rows] == ["/records/customer/C01", "", "/records/customer/a%2Fb%3F"]


def test_the_title_leads_to_what_was_made() -> None:
    outcome = Outcome(say("common.note"), documents=(replace(HANNING, new=True), BEAKER))
    links = [LOANS.card(outcome, "zh", state).link for state in ("open", "done")]
    assert links == ["", "/records/customer/C01"]


def test_sentences_are_said_outside_cards_too() -> None:
    assert LOANS.headline(LENT, "en") == "Loan LN-9: 瀚宁检测, 24 pieces"
    assert LOANS.sentence("loans.late", {"customer": HANNING}, "zh") == "瀚宁检测 有一批没还"
    assert LOANS.sentence("access.not_found", {"kind": Words("仓库", "warehouse"), "id": "W7"}, "en") == (
        "There is no warehouse W7"
    )


def test_an_action_that_is_planned_makes_no_page() -> None:
    unfinished = wording(Registry([replace(LEND, planned=True)]))
    assert unfinished.card(LENT, "zh", "done").rows[0].link == ""


WORDED = wording()
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
REFS = st.builds(RecordRef, st.sampled_from(Kind), st.text(min_size=1), st.text(), st.booleans())
PLAIN = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(),
    DECIMALS,
    DAYS,
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(lambda one, other: Period(min(one, other), max(one, other)), DAYS, DAYS),
    st.builds(Amount, DECIMALS, st.sampled_from(["CNY", "USD", "JPY", "KWD", "CHF"])),
    st.builds(Qty, DECIMALS, st.text()),
    st.builds(Percent, DECIMALS),
    st.builds(Words, st.text(min_size=1), st.text(min_size=1)),
    REFS,
)
CATALOGUE = Catalogue.of(declared_actions())


@st.composite
def sayings(draw: st.DrawFn, inner: st.SearchStrategy[Value]) -> Say:
    """A sentence of the catalogue's, with any values in its places."""
    key = draw(st.sampled_from(sorted(CATALOGUE.entries)))
    return Say(key, {name: draw(inner) for name in re.findall(r"\{(\w+)", CATALOGUE.entries[key].zh)})


VALUES: st.SearchStrategy[Value] = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(Marked, inner, st.sampled_from(Mark)), st.lists(inner, max_size=3).map(tuple), sayings(inner)
    ),
    max_leaves=4,
)


@given(sayings(VALUES), st.lists(VALUES, max_size=4), st.lists(st.tuples(VALUES, VALUES), max_size=3), REFS)
def test_whatever_the_domain_says_is_worded_in_both_languages(
    headline: Say, values: list[Value], rows: list[tuple[Value, Value]], document: RecordRef
) -> None:
    outcome = Outcome(
        headline,
        facts=tuple(Fact("common.note", value) for value in values),
        tables=(Table(("common.product", "common.quantity"), tuple(rows), len(rows) + 2),),
        effects=(headline,),
        documents=(document,),
    )
    for state in ("open", "done", "info"):
        zh, en = (WORDED.card(outcome, language, state) for language in LANGUAGES)
        assert len(zh.rows) == len(en.rows) <= len(values)
        assert [len(table.rows) for table in zh.tables] in ([len(rows)], [])
        assert [table.numeric for table in zh.tables] == [table.numeric for table in en.tables]
        assert [row.link for row in zh.rows] == [row.link for row in en.rows]
