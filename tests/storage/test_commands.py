"""`youdan migrate` and `youdan audit verify`, as somebody at a terminal sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.cli import main
from storage.database import SqlDatabase
from storage.migrations.upgrade import newest
from tests.databases import Ground, on_both_databases
from tests.house import House
from tests.storage.test_audit import append, entry, forge


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the place where the tests run."""
    monkeypatch.chdir(tmp_path)


def use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("YOUDAN_DATABASE_URL", url)


@on_both_databases
def test_migrating_says_from_where_to_where(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, ground.empty())
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == f"empty -> {newest()}\nalready at {newest()}\n"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://host/name", "a database of the kind mysql can't be used"),
        ("no url at all", "YOUDAN_DATABASE_URL can't be used"),
        ("sqlite:////no/such/folder/youdan.db", "the database can't be used: unable to open database file"),
        ("postgresql:///?host=/nowhere", "the database can't be used: "),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    url: str, problem: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, url)
    assert main(["migrate"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("youdan: ")
    assert problem in told
    assert told.count("\n") == 1


@on_both_databases
class TestVerifying:
    @pytest.fixture(autouse=True)
    def url_of_the_house(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.use(house.database, monkeypatch)

    def use(self, database: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
        use(monkeypatch, database.engines.writing.url.render_as_string(hide_password=False))

    def test_it_says_up_to_where_everything_holds_and_seals_what_is_new(
        self, house: House, capsys: pytest.CaptureFixture[str]
    ) -> None:
        append(house, entry("a"), entry("b"))
        assert main(["audit", "verify"]) == 0
        assert "0 entries under good seals, 2 newer ones sealed now" in capsys.readouterr().out
        append(house, entry("c"))
        assert main(["audit", "verify"]) == 0
        assert "2 entries under good seals, 1 newer ones sealed now" in capsys.readouterr().out

    def test_a_changed_entry_is_told_in_one_line(self, house: House, capsys: pytest.CaptureFixture[str]) -> None:
        append(house, entry("a"))
        house.database.seal()
        forge(house, "UPDATE audit_entries SET actor = 'E02'")
        assert main(["audit", "verify"]) == 1
        told = capsys.readouterr().err
        assert told == "youdan: audit trail: entries under seal 1 were changed; it holds up to entry 0\n"

    def test_a_stock_balance_that_its_moves_do_not_explain_is_told(
        self, house: House, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with house.database.engines.writing.begin() as connection:
            connection.execute(text("UPDATE stock_balances SET on_hand = on_hand + 1000000 WHERE product = 'A05'"))
        assert main(["audit", "verify"]) == 1
        assert "stock of A05 in W1: 9 on hand, its entries come to 8" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ("UPDATE invoices SET amount = amount - 10000000", "receivable of C01: 80 in the journal, 70 by documents"),
            ("UPDATE payments SET amount = amount + 5000000", "prepayment of C01: 0 in the journal, 5 by documents"),
        ],
    )
    def test_an_account_that_documents_do_not_explain_is_told(
        self, house: House, change: str, problem: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        goods = {"product": "A01", "quantity": "10"}
        house.act("E01", "create_order", customer="C01", lines=[goods])
        house.act("E06", "ship_order", order="SO-1001")
        house.act("E07", "invoice_order", order="SO-1001")
        house.act("E07", "record_payment", customer="C01", amount="100")
        assert main(["audit", "verify"]) == 0
        with house.database.engines.writing.begin() as connection:
            connection.execute(text(change))
        assert main(["audit", "verify"]) == 1
        assert capsys.readouterr().err == f"youdan: {problem}\n"
