"""The same day in the terminal, over the API, and in a browser: in the end the records say the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from bot.app import Parts, web_app
from bot.assembly import Assembly
from bot.channels import http_channels
from bot.port import Serving
from domain.access.people import System
from domain.finance.ports import Account
from storage.audit.verify import verify
from storage.database import SqlDatabase
from tests.browsers import Served, browser
from tests.end_to_end.day import CHINESE, DAYS, NOW, PERSON

Day = Sequence[tuple[str, str]]

days = pytest.mark.parametrize("day", DAYS, ids=["zh", "en"])


def app(assembly: Assembly, *, demo: bool = False) -> Parts:
    """What `serve` would serve, with ids that count."""
    ids = iter(range(10**6))
    serving = Serving(lambda: NOW, lambda: f"fresh-{next(ids)}", demo)
    return Parts(assembly.assistant, serving, http_channels(), lambda: None)


def check_records(database: SqlDatabase) -> None:
    """One more order, shipped and invoiced, no more money than before, and ledgers that balance."""
    with database.read(System("verification")) as tx:
        order = max(tx.store.orders.all(), key=lambda found: found.id)
        assert order.ordered_on == NOW.date()
        assert len(tx.store.deliveries.of_order(order.id)) == 1
        (invoice,) = tx.store.invoices.of_order(order.id)
        assert invoice.amount == order.gross
        newest = max(tx.store.payments.all(), key=lambda found: found.id)
        assert newest.reversed
        owed = sum(amount for _, amount in tx.store.invoices.open())
        assert tx.store.journal.balance(Account.RECEIVABLE) == owed
    assert verify(database).problems == ()


@days
def test_in_the_terminal_from_a_script(day: Day, company_file: Path) -> None:
    script = "".join(f"{said}\n" for said, _ in day)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bot.cli",
            "chat",
            "--as",
            PERSON,
            "--company",
            str(company_file),
            "--now",
            NOW.isoformat(),
        ],
        input=script,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    replies = done.stdout.rstrip("\n").split("\n\n")
    assert len(replies) == len(day), done.stdout
    for (said, expected), reply in zip(day, replies, strict=True):
        assert expected in reply, said


@days
def test_over_the_api(day: Day, assembly: Assembly, database: SqlDatabase) -> None:
    token = assembly.assistant.accounts.issue_token(PERSON, "test")
    with TestClient(web_app(app(assembly))) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        for number, (said, expected) in enumerate(day):
            message = {"text": said, "conversation": "day", "id": str(number)}
            reply = client.post("/api/v1/messages", json=message).json()
            assert expected in reply["text"], said
            assert client.post("/api/v1/messages", json=message).json() == reply
    check_records(database)


def test_over_the_api_by_pressing_and_by_name(assembly: Assembly, database: SqlDatabase) -> None:
    token = assembly.assistant.accounts.issue_token(PERSON, "test")
    with TestClient(web_app(app(assembly))) as client:
        assert client.post("/api/v1/messages", json={"text": "你好"}).status_code == 401
        client.headers["Authorization"] = f"Bearer {token}"
        shown = client.post("/api/v1/messages", json={"text": CHINESE[1][0]}).json()
        assert [(one["action"], one["state"]) for one in shown["actions"]] == [("create_order", "confirm")]
        done = client.post("/api/v1/press", json={"button": shown["buttons"][0]["id"]}).json()
        ((action,), order) = done["actions"], done["actions"][0]["result"]["order"]
        assert action["state"] == "done"
        invoice = {"order": order, "acknowledged": ["in_advance"]}
        preview = client.post("/api/v1/actions/invoice_order?preview=1", json=invoice).json()
        assert preview["state"] == "confirm"
        key = {"Idempotency-Key": "k1"}
        first = client.post("/api/v1/actions/invoice_order", json=invoice, headers=key)
        again = client.post("/api/v1/actions/invoice_order", json=invoice, headers=key)
        assert (first.status_code, first.json()) == (200, again.json())
        other = client.post("/api/v1/actions/invoice_order", json={"order": "SO-2001"}, headers=key)
        assert other.status_code == 409
        nonsense = client.post("/api/v1/actions/create_order", json={"customer": "C001", "lines": "many"})
        assert nonsense.status_code == 422
        assert nonsense.json()["errors"][0]["field"].startswith("lines")
        for unreadable in ("a\x00b", "\x1b[2J"):
            note = {"customer": "C001", "lines": [{"product": "P001", "quantity": "1"}], "note": unreadable}
            refused = client.post("/api/v1/actions/create_order", json=note)
            assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "note")
        openapi = client.get("/api/v1/openapi.json").json()
        assert "/api/v1/actions/create_order" in openapi["paths"]
    with database.read(System("verification")) as tx:
        assert len(tx.store.invoices.of_order(order)) == 1


@contextmanager
def served(assembly: Assembly) -> Iterator[Served]:
    site = Served(web_app(app(assembly, demo=True)))
    yield site
    assembly.live.close()
    site.stop()


@days
def test_in_a_browser(day: Day, assembly: Assembly, database: SqlDatabase) -> None:
    with browser() as chromium, served(assembly) as site:
        page = chromium.new_page(locale="zh-CN", viewport={"width": 390, "height": 844})
        page.on("pageerror", lambda error: pytest.fail(f"the page's script failed: {error}"))
        page.goto(site.address)
        page.get_by_role("button", name="程远山").click()
        for number, (said, _) in enumerate(day, 1):
            page.locator("#text").fill(said)
            page.locator("#text").press("Enter")
            expect(page.locator(".bubble.theirs[data-reply]")).to_have_count(number)
        page.reload()
        expect(page.locator(".bubble.theirs[data-reply]")).to_have_count(len(day))
        page.locator("article.card a").first.click()
        expect(page.locator("article.card h2").first).to_be_visible()
    check_records(database)
