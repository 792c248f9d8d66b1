"""What the person hears when something fails, and what a stopped process leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.taking import key_of
from bot.understanding.proposal import Hearing, Understanding
from domain.access.people import System
from tests.databases import on_both_databases
from tests.talks import Talks

pytestmark = on_both_databases


class Broken:
    """An engine with a fault, the first so many times."""

    def __init__(self, talks: Talks, times: int) -> None:
        self._sound = talks.assistant.taking.parts.engine
        self._times = times

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """Fail, or read it."""
        self._times -= 1
        if self._times >= 0:
            raise ZeroDivisionError("a fault")
        return self._sound.understand(text, hearing)


def break_engine(talks: Talks, times: int) -> None:
    taking = talks.assistant.taking
    broken = replace(taking.parts, engine=Broken(talks, times))
    talks.assistant = replace(talks.assistant, taking=replace(taking, parts=broken))


def test_a_fault_of_ours_is_said_and_writes_nothing(talks: Talks, caplog: pytest.LogCaptureFixture) -> None:
    break_engine(talks, 1)
    rep = talks.with_("E01")
    assert rep.says("今天拜访了瀚宁", event="m-1") == "出了点问题，什么都没写入。请再试一次。"
    assert "a fault" in caplog.text
    assert rep.says("今天拜访了瀚宁", event="m-1") == "出了点问题，什么都没写入。请再试一次。"
    with talks.house.records() as store:
        assert store.follow_ups.search(None, None, None, 10) == []
    assert "跟进" in rep.says("今天拜访了瀚宁，聊了交期", event="m-2")


def test_what_a_stopped_process_took_and_never_answered_is_carried_out_once(talks: Talks) -> None:
    rep, house = talks.with_("E01"), talks.house
    taking = talks.assistant.taking
    rep.says("你好")
    with house.database.write(house.person("E01")) as tx:
        key = key_of("E01", rep.conversation)
        tx.inbox.take(
            key, "left", {"text": "今天拜访了瀚宁，聊了交期", "event": "left", "button": None}, house.clock.now()
        )
        tx.commit()
    assert taking.leftovers() == []
    house.clock.instant += timedelta(minutes=2)
    assert [delivery.event for delivery in taking.leftovers()] == ["left"]
    assert taking.leftovers() == []
    with house.records() as store:
        assert len(store.follow_ups.search("C01", None, None, 10)) == 1
    assert "跟进" in str(talks.assistant.history("E01", rep.conversation)[-1].reply)
    with house.database.read(System("verification")) as tx:
        assert tx.store.audit.last_operation("E01", None) is not None
