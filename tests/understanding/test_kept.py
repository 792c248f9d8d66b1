"""A large company is kept between two runs: a start from its file knows what a start from the database knows."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.understanding import living
from bot.understanding.learning import Change, Learner
from bot.understanding.living import LivingWorld
from domain.crm.customers import Contact, Customer
from domain.ports import Store
from storage.database import SqlDatabase
from tests.databases import Ground, on_both_databases
from tests.house import House
from tests.understanding.test_living import meant, ordered

pytestmark = on_both_databases


@pytest.fixture(autouse=True)
def _small_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "_KEPT_FROM", 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where names are kept."""
    return tmp_path / "names" / "kept.bin"


def started(house: House, file: Path) -> LivingWorld:
    """The company after a start of the program."""
    return LivingWorld(house.database, aside=lambda work: work(), file=file)


def reading_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nobody may read every name there is."""
    taken_in = Learner.take_in

    def take_in(self: Learner, changes: Iterable[Change], store: Store) -> None:
        few = list(changes)
        assert len(few) < 10
        taken_in(self, few, store)

    monkeypatch.setattr(Learner, "take_in", take_in)


def test_the_next_start_knows_all_and_reads_only_what_changed(
    house: House, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = started(house, file).knowledge()
    order = ordered(house)
    with house.changing() as store:
        store.customers.add(Customer("C71", "岚塔环境监测", "E02", contacts=[Contact("P71", "C71", "蒲英")]))
        store.customers.get("C02").name = "霁野生物"
    reading_all_is_refused(monkeypatch)
    again = started(house, file)
    assert meant(again, "蒲英 岚塔 瀚宁") == {("customer", "C71"), ("contact", "P71"), ("customer", "C01")}
    assert meant(again, f"霁野 订单{order}") == {("customer", "C02"), ("order", order)}
    known = again.knowledge()
    assert known.goods == before.goods
    assert known.books["E02"] == before.books["E02"] | {"C71"}


def test_a_start_from_the_file_equals_one_from_the_database(house: House, file: Path) -> None:
    started(house, file)
    here, there = started(house, file).knowledge(), LivingWorld(house.database).knowledge()
    assert set(here.index.names()) == set(there.index.names())
    assert (here.goods, here.books) == (there.goods, there.books)
    assert here.documents.tables() == there.documents.tables()


def test_a_region_that_nobody_is_in_any_more_is_forgotten_after_a_start_too(house: House, file: Path) -> None:
    started(house, file)
    with house.changing() as store:
        store.customers.get("C02").region = "甘肃"
    again = started(house, file)
    assert ("region", "甘肃") in meant(again, "甘肃的客户")
    assert ("region", "江苏") not in meant(again, "江苏的客户")


def test_changes_folded_in_are_kept_for_the_next_start(
    house: House, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "_FOLD_AT", 3)
    world = started(house, file)
    with house.changing() as store:
        for number in range(5):
            store.customers.add(Customer(f"C7{number}", f"{'岚砚霁沅蒲'[number]}荻科技", "E01"))
    assert meant(world, "霁荻下单") == {("customer", "C72")}
    monkeypatch.setattr(Learner, "take_in", None)
    assert meant(started(house, file), "霁荻下单") == {("customer", "C72")}


def test_the_file_is_its_owners_alone(house: House, file: Path) -> None:
    started(house, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("harm", ["cut", "byte", "header", "empty", "other", "json"])
def test_a_damaged_file_is_made_anew_and_said_so(
    house: House, file: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    started(house, file)
    written = file.read_bytes()
    middle = len(written) // 2
    file.write_bytes({
        "cut": written[:middle],
        "byte": written[:-70] + bytes([written[-70] ^ 1]) + written[-69:],
        "header": written[:40] + b"?" + written[41:],
        "empty": b"",
        "other": b"something else",
        "json": written[:23] + b"\0" * 4 + written[27:],
    }[harm])  # fmt: skip
    assert meant(started(house, file), "瀚宁") == {("customer", "C01")}
    assert "can't be used" in caplog.text
    caplog.clear()
    assert meant(started(house, file), "瀚宁") == {("customer", "C01")}
    assert caplog.text == ""


def test_a_file_of_a_database_that_went_another_way_is_not_believed(
    house: House, ground: Ground, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with house.changing() as store:
        store.customers.add(Customer("C71", "岚塔环境监测", "E01"))
    started(house, file)
    restored = House(SqlDatabase(ground.furnished()))
    for number, name in enumerate(("霁野生物", "听澜仪器")):
        with restored.changing() as store:
            store.customers.add(Customer(f"C7{number + 1}", name, "E01"))
    assert meant(started(restored, file), "霁野 听澜 岚塔") == {("customer", "C71"), ("customer", "C72")}
    assert "another database" in caplog.text
    restored.database.close()


def test_what_can_not_be_written_is_not_kept(house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "names").write_text("no folder")
    assert meant(started(house, tmp_path / "names" / "kept.bin"), "瀚宁") == {("customer", "C01")}
    assert "not kept" in caplog.text
