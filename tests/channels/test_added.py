"""A channel that comes as a package of its own: found by its entry point, small, and closed to what it was not sent."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from bot.channels import GROUP, UnknownChannelError, chat_channels, served
from tests.channels import pigeon
from tests.channels.office import opened
from tests.channels.pigeon.loft import SECRET, Loft
from tests.channels.platform import ANN
from tests.house import House

FOLDER = Path(pigeon.__file__).parent


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package, installed as any other is: what counts is its entry points."""
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text())["project"]
    metadata = tmp_path / "youdan_pigeon-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    declared = "".join(f"{name} = {value}\n" for name, value in project["entry-points"][GROUP].items())
    (metadata / "entry_points.txt").write_text(f"[{GROUP}]\n{declared}")
    monkeypatch.syspath_prepend(tmp_path)
    assert [entry.name for entry in entry_points(group=GROUP, name="pigeon")] == ["pigeon"]
    yield


@pytest.mark.usefixtures("installed")
def test_it_is_found_and_served_where_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pigeon" in {channel.name for channel in chat_channels()}
    assert "pigeon" not in {channel.name for channel in served()[1]}
    with pytest.raises(UnknownChannelError, match="not set up: pigeon"):
        served(["pigeon"])
    monkeypatch.setenv("PIGEON_SECRET", SECRET)
    assert [channel.name for channel in served(["pigeon"])[1]] == ["pigeon"]


def test_it_is_one_short_file() -> None:
    assert len((FOLDER / "channel.py").read_text().splitlines()) < 120


@pytest.mark.anyio
async def test_whatever_is_not_sealed_as_it_was_sent_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty letters that somebody changed on the way."""
    loft, chance = Loft(), random.Random(20)
    async with opened(loft, house, monkeypatch):
        body = json.dumps(loft.letter(ANN, text="烧杯500ml还有多少")).encode()
        sent = str(int(house.clock.now().timestamp()))
        seal = hmac.new(SECRET.encode(), sent.encode() + b"." + body, hashlib.sha256).hexdigest()
        for _ in range(20):
            place = chance.randrange(len(seal))
            other = chance.choice([digit for digit in "0123456789abcdef" if digit != seal[place]])
            assert await loft.seals(body, sent, seal[:place] + other + seal[place + 1 :]) == 401
        old = str(int(house.clock.now().timestamp()) - 600)
        aged = hmac.new(SECRET.encode(), old.encode() + b"." + body, hashlib.sha256).hexdigest()
        assert await loft.seals(body, old, aged) == 401
        with house.database.read(house.person("E01")) as tx:
            assert tx.inbox.latest() == {}


@pytest.mark.anyio
async def test_what_comes_and_what_is_said_is_counted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        await office.links(ANN)
        await office.platform.writes(ANN, "烧杯500ml还有多少", event="twice")
        await office.platform.writes(ANN, "烧杯500ml还有多少", event="twice")
        await office.station.settled()
        counted = office.metrics.text().splitlines()
        assert 'youdan_received_total{channel="pigeon"} 2' in counted
        assert 'youdan_said_total{channel="pigeon"} 2' in counted
