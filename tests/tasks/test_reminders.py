"""Reminders: set for a local time or a day, taken back, and going off once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.alerts.reminders import REMINDERS, fire_due
from bot.assembly import assemble
from bot.conversation.kept import reply_from
from bot.replies.wording import Wording
from bot.settings import Settings
from domain.access.people import Actor
from domain.errors import BadInputError, ConflictError, QuestionError
from domain.ports import Transaction
from domain.talks import ConversationKey
from domain.tasks.reminders import Reminder
from storage.database import SqlDatabase
from tests.databases import on_both_databases
from tests.house import CONVERSATION, NOW, SET_UP, House

TALK = ConversationKey(CONVERSATION, "", "", "E01")


def remind(house: House, who: str = "E01", **args: Any) -> str:
    number: str = house.act(who, "set_reminder", **{"text": "寄样品", **args}).result["reminder"]
    return number


def kept(house: House, number: str) -> Reminder:
    with house.records(REMINDERS) as store:
        return store.reminders.get(number)


def wording(house: House) -> Wording:
    with house.database.read(SET_UP) as tx:
        zone = tx.company.zone
    return Wording(house.registry, house.clock, lambda: zone)


def ring(house: House) -> list[ConversationKey]:
    return fire_due(house.database, house.clock, wording(house))


def heard(house: House, key: ConversationKey = TALK) -> list[str]:
    with house.database.read(SET_UP) as tx:
        return [reply_from(entry.body).text for entry in tx.history.after(key, 0)]


def talk(house: House, key: ConversationKey, **state: str) -> None:
    with house.database.write(SET_UP) as tx:
        version, _ = tx.conversations.load(key)
        tx.conversations.save(key, version, state, house.clock.now())
        tx.commit()


@on_both_databases
class TestSetting:
    """When it is due."""

    def test_a_time_is_the_companys(self, house: House) -> None:
        assert kept(house, remind(house, at="2026-03-05T15:30")).due_at == datetime(2026, 3, 5, 7, 30, tzinfo=UTC)

    def test_a_time_of_another_zone_is_what_it_says(self, house: House) -> None:
        assert kept(house, remind(house, at="2026-03-05T15:30Z")).due_at == datetime(2026, 3, 5, 15, 30, tzinfo=UTC)

    def test_a_day_begins_with_business(self, house: House) -> None:
        found = kept(house, remind(house, on="2026-03-06"))
        assert (found.due_at, found.on) == (datetime(2026, 3, 6, 1, 0, tzinfo=UTC), date(2026, 3, 6))

    def test_for_today_it_asks_when_and_takes_the_answer(self, house: House) -> None:
        asked = house.refusal("E01", "set_reminder", text="寄样品", on="2026-03-04")
        assert isinstance(asked, QuestionError)
        offered = [option.changes["at"] for option in asked.options]
        assert offered == ["2026-03-04T11:00", "2026-03-04T14:00", "2026-03-04T17:00"]
        assert kept(house, remind(house, **asked.options[0].changes)).due_at == NOW + timedelta(hours=1)

    def test_where_no_time_was_said_it_asks_for_one(self, house: House) -> None:
        asked = house.refusal("E01", "set_reminder", text="寄样品")
        assert isinstance(asked, QuestionError)
        assert [sorted(option.changes) for option in asked.options] == [["at", "on"]] * 3 + [["on"]]
        tomorrow = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
        assert kept(house, remind(house, **asked.options[-1].changes)).due_at == tomorrow

    def test_late_in_the_evening_in_an_hour_is_tomorrow(self, house: House) -> None:
        house.wait(hours=13, minutes=38)
        asked = house.refusal("E01", "set_reminder", text="寄样品", on="2026-03-04")
        assert isinstance(asked, QuestionError)
        (soon,) = asked.options
        assert soon.changes == {"at": "2026-03-05T00:45", "on": None}

    def test_before_business_begins_today_needs_no_question(self, house: House) -> None:
        house.wait(hours=-3)
        assert kept(house, remind(house, on="2026-03-04")).due_at == datetime(2026, 3, 4, 1, 0, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("args", "field"),
        [
            ({"at": "2026-03-04T10:00"}, "at"),
            ({"at": "2026-03-03T23:00"}, "at"),
            ({"on": "2026-03-03"}, "on"),
            ({"at": "2026-03-06T10:00", "on": "2026-03-05"}, "on"),
            ({"text": "  ", "on": "2026-03-06"}, "text"),
        ],
    )
    def test_what_can_not_be_is_said(self, house: House, args: dict[str, str], field: str) -> None:
        refused = house.refusal("E01", "set_reminder", **{"text": "寄样品", **args})
        assert isinstance(refused, BadInputError)
        assert refused.field == field
        with house.records(REMINDERS) as store:
            assert not store.reminders.all()

    def test_a_time_that_the_clock_jumps_over_is_asked_about(self, house: House) -> None:
        with house.database.write(SET_UP) as tx:
            tx.company.timezone = "Europe/Berlin"
            tx.commit()
        asked = house.refusal("E01", "set_reminder", text="call", at="2026-03-29T02:30")
        assert isinstance(asked, QuestionError)
        assert [option.changes["at"] for option in asked.options] == ["2026-03-29T01:30", "2026-03-29T03:30"]
        due = kept(house, remind(house, **asked.options[1].changes)).due_at
        assert due == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)

    def test_a_customer_whom_one_does_not_see_is_not_linked(self, house: House) -> None:
        assert kept(house, remind(house, on="2026-03-06", customer="C01")).customer == "C01"
        assert kept(house, remind(house, "E08", on="2026-03-06", customer="C01")).customer is None

    def test_nobody_sees_anothers(self, house: House) -> None:
        number = remind(house, on="2026-03-06")
        with house.records("E10") as store:
            assert store.reminders.find(number) is None


class Behind:
    """A process that looks first and writes last: another one comes in between."""

    def __init__(self, database: SqlDatabase, other: Callable[[], list[ConversationKey]]) -> None:
        self._database = database
        self._other = other
        self.before: list[ConversationKey] = []
        self.read = database.read
        self.person = database.person

    def write(self, actor: Actor, /) -> AbstractContextManager[Transaction]:
        self.before += self._other()
        return self._database.write(actor)


class Slow:
    """A clock at which another process comes in between while a transaction is open."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.before: list[ConversationKey] = []
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        if self._looks == 2:
            self.before += ring(self._house)
        return self._house.clock.now()


@pytest.mark.parametrize("backend", ["postgresql"])
def test_of_two_transactions_that_overlap_one_gives_way(house: House) -> None:
    remind(house, at="2026-03-04T10:30")
    house.wait(hours=1)
    slow = Slow(house)
    assert fire_due(house.database, slow, wording(house)) == []
    assert slow.before == [TALK]
    assert heard(house) == ["⏰ 寄样品"]


@on_both_databases
class TestGoingOff:
    """It is said once, where it was set."""

    def test_it_goes_off_when_it_is_due_and_once(self, house: House) -> None:
        number = remind(house, at="2026-03-04T10:30")
        assert ring(house) == []
        house.wait(minutes=31)
        assert ring(house) == [TALK]
        assert ring(house) == []
        assert heard(house) == ["⏰ 寄样品"]
        assert kept(house, number).fired_at == NOW + timedelta(minutes=31)

    def test_two_processes_that_see_it_due_say_it_once(self, house: House) -> None:
        remind(house, at="2026-03-04T10:30")
        house.wait(hours=1)
        behind = Behind(house.database, lambda: ring(house))
        assert fire_due(behind, house.clock, wording(house)) == []
        assert behind.before == [TALK]
        assert heard(house) == ["⏰ 寄样品"]

    def test_one_taken_back_stays_silent(self, house: House) -> None:
        remind(house, at="2026-03-04T10:30")
        house.undo("E01")
        house.wait(hours=1)
        assert ring(house) == []

    def test_one_that_went_off_can_not_be_taken_back(self, house: House) -> None:
        remind(house, at="2026-03-04T10:30")
        house.wait(hours=1)
        ring(house)
        with pytest.raises(ConflictError):
            house.undo("E01")

    def test_it_names_the_customer_where_the_words_do_not(self, house: House) -> None:
        remind(house, at="2026-03-04T10:30", customer="C01", text="打电话")
        remind(house, at="2026-03-04T10:31", customer="C02", text="给沐原生物打电话")
        house.wait(hours=1)
        ring(house)
        assert heard(house) == ["⏰ 瀚宁检测技术有限公司：打电话", "⏰ 给沐原生物打电话"]

    def test_it_speaks_the_language_last_spoken_in_the_talk(self, house: House) -> None:
        talk(house, TALK, language="en")
        remind(house, at="2026-03-04T10:30", customer="C01", text="call")
        house.wait(hours=1)
        ring(house)
        assert heard(house) == ["⏰ 瀚宁检测技术有限公司: call"]

    def test_one_set_by_a_program_is_said_in_the_persons_newest_talk(self, house: House) -> None:
        old, new = ConversationKey("web", "w1", "", "E01"), ConversationKey("terminal", "t1", "", "E01")
        talk(house, old)
        house.wait(minutes=1)
        talk(house, new)
        talk(house, ConversationKey("terminal", "t2", "", "E02"))
        number = remind(house, at="2026-03-04T10:30")
        with house.changing(REMINDERS) as store:
            store.reminders.get(number).conversation = "api"
        house.wait(hours=1)
        assert ring(house) == [new]
        assert heard(house, new) == ["⏰ 寄样品"]
        assert heard(house, old) == []

    def test_whoever_has_left_is_told_nothing(self, house: House) -> None:
        number = remind(house, at="2026-03-04T10:30")
        with house.changing() as store:
            store.employees.get("E01").active = False
        house.wait(hours=1)
        assert ring(house) == []
        assert heard(house) == []
        assert kept(house, number).fired_at is not None


def test_a_serving_process_looks_for_them(house: House) -> None:
    remind(house, at="2026-03-04T10:30")
    house.wait(hours=1)
    sweeps = {sweep.name: sweep for sweep in assemble(house.database, Settings(), house.clock).sweeps}
    sweeps["reminders"].run()
    assert heard(house) == ["⏰ 寄样品"]
