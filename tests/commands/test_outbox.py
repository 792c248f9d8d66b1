"""`youdan outbox`: what could not be said is listed, and sent again when told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cli import main
from bot.settings import Settings
from domain.access.people import System
from domain.talks import ConversationKey
from storage.opening import open_database
from tests.commands.refusals import told

AT = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
POST = System("post")


@pytest.fixture
def dead_letters(loaded: None) -> None:
    """Two things that could not be said, and one that still waits."""
    del loaded
    database = open_database(Settings().url())
    with database.write(POST) as tx:
        for number, why in enumerate(("blocked by the user", "chat not found", "")):
            key = ConversationKey("telegram", f"chat-{number}", "", "E01")
            tx.outbox.put(key, key.chat, {"text": f"答复{number}\n第二行"}, {"account": "1"}, AT, delivery="")
            saying = tx.outbox.take("telegram", key.chat, AT, AT)
            assert saying is not None
            if why:
                tx.outbox.give_up(saying.id, why)
        tx.commit()
    database.close()


@pytest.mark.usefixtures("loaded")
def test_where_all_was_said_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox"]) == 0
    assert capsys.readouterr().out == "all that was to be said was said, or is on its way\n"


@pytest.mark.usefixtures("dead_letters")
def test_dead_letters_are_listed_with_why_and_how_they_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "1  2026-03-04T02:00:00+00:00  telegram  E01  blocked by the user  “答复0”"
    assert "chat not found" in second


@pytest.mark.usefixtures("dead_letters")
def test_one_is_sent_again_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "--send-again", "2"]) == 0
    assert capsys.readouterr().out == "1 to be sent again\n"
    assert main(["outbox"]) == 0
    assert "chat not found" not in capsys.readouterr().out
    assert main(["outbox", "--send-again", "all"]) == 0
    assert capsys.readouterr().out == "1 to be sent again\n"


@pytest.mark.usefixtures("dead_letters")
def test_what_is_no_dead_letter_is_not_sent_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "outbox", "--send-again", "3") == "no dead letter has the number 3: see youdan outbox"


@pytest.mark.usefixtures("dead_letters")
def test_the_doctor_tells_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 1
    assert "WRONG outbox: 2 could not be said: see youdan outbox" in capsys.readouterr().out
