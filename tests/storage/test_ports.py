"""What storage gives is what the domain's ports ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.ports import Store
from storage.store import REPOSITORIES
from tests.house import House

if TYPE_CHECKING:
    from domain.ports import Database


def test_the_database_fits_the_port(house: House) -> None:
    def opened(database: Database) -> bool:
        return database.person("E01") is not None

    assert opened(house.database)


def test_every_part_of_the_store_is_found(house: House) -> None:
    promised = {name for name, value in vars(Store).items() if isinstance(value, property)}
    assert promised == REPOSITORIES.keys() | {"names", "numbers"}
    with house.records() as store:
        assert all(getattr(store, name) is not None for name in sorted(promised))
