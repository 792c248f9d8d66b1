"""A database of any earlier version comes to this version's schema with everything that was in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, insert, select, text

from storage.database import SqlDatabase
from storage.engine import Engines, connect
from storage.migrations.comparing import options
from storage.migrations.upgrade import config_for, newest, prepare, revision_of, upgrade
from storage.opening import UnusableDatabaseError, open_database
from storage.schema import complete
from tests.databases import Ground, on_both_databases
from tests.house import NOW, SET_UP

pytestmark = on_both_databases

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture
def engines(ground: Ground) -> Iterator[Engines]:
    engines = connect(ground.empty())
    yield engines
    engines.dispose()


def test_the_revisions_and_the_schema_agree(engines: Engines) -> None:
    upgrade(engines)
    with engines.writing.connect() as connection:
        context = MigrationContext.configure(connection, opts=options())
        assert compare_metadata(context, complete()) == []


def test_what_is_append_only_is_so_after_the_revisions_too(engines: Engines, ground: Ground) -> None:
    upgrade(engines)
    modelled = connect(ground.empty())
    complete().create_all(modelled.writing)
    wanted = triggers(modelled)
    modelled.dispose()
    assert "audit_entries" in "".join(wanted)
    assert triggers(engines) == wanted


def triggers(engines: Engines) -> set[str]:
    with engines.writing.connect() as connection:
        return set(connection.scalars(text(_TRIGGERS[engines.dialect])))


def test_a_database_of_the_first_version_keeps_what_is_in_it(engines: Engines) -> None:
    upgrade(engines, "0001")
    with engines.writing.begin() as connection:
        fill_first_version(connection)
    upgrade(engines)
    database = SqlDatabase(engines.writing.url.render_as_string(hide_password=False))
    with database.write(SET_UP) as tx:
        assert tx.company.name == "旧公司"
        assert [(product.id, product.units) for product in tx.store.products.all()] == [("A1", [])]
        assert tx.idempotency.take("E1", "key", "hash", NOW) is None
    database.close()


def fill_first_version(connection: Connection) -> None:
    """Write records as the first version did, with the tables as they were then."""
    then = MetaData()
    then.reflect(connection, only=["companies", "products"])
    connection.execute(
        insert(then.tables["companies"]).values(
            id=1, name="旧公司", language="zh", timezone="Asia/Shanghai", currency="CNY", prices_include_tax=False
        )
    )
    product = {"id": "A1", "sku": "S", "name": "锥形瓶", "unit": "只", "tax_percent": 13_000_000, "version": 1}
    lists: dict[str, list[str]] = {name: [] for name in ("aliases", "units", "unit_aliases", "bom")}
    connection.execute(insert(then.tables["products"]).values(**product, **lists))
    assert connection.execute(select(then.tables["products"].c.name)).scalar() == "锥形瓶"


def test_a_database_that_is_up_to_date_is_left_as_it_is(engines: Engines) -> None:
    upgrade(engines)
    upgrade(engines)
    assert revision_of(engines) == newest()


def test_there_is_one_line_of_revisions(engines: Engines) -> None:
    assert ScriptDirectory.from_config(config_for()).get_heads() == [newest()]
    assert revision_of(engines) is None


def test_an_upgrade_that_fails_leaves_nothing_behind(engines: Engines) -> None:
    upgrade(engines, "0001")
    with engines.writing.begin() as connection:
        connection.execute(text("CREATE TABLE api_calls (in_the_way INTEGER)"))
    with pytest.raises(Exception, match="api_calls"):
        upgrade(engines)
    assert revision_of(engines) == "0001"


def test_only_an_empty_sqlite_file_gets_its_schema_by_itself(ground: Ground, backend: str) -> None:
    url = ground.empty()
    if backend == "sqlite":
        database = open_database(url)
        assert revision_of(database.engines) == newest()
        database.close()
    else:
        with pytest.raises(UnusableDatabaseError, match="has no schema yet: run `youdan migrate`"):
            open_database(url)


def test_a_database_of_another_version_is_refused_with_what_to_do(engines: Engines) -> None:
    upgrade(engines, "0001")
    with pytest.raises(Exception, match=r"is at schema 0001, this version needs .*: run `youdan migrate`"):
        prepare(engines)
