"""A picture that is sent over a channel is fetched, read, and put on a card; its sender alone confirms it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.media.pictures import PictureReader
from bot.understanding.media.senses import Senses
from bot.understanding.model.server import Said, Server, Usage
from domain.registry import declared_actions
from tests.channels.office import opened
from tests.channels.pigeon.loft import Loft
from tests.channels.platform import ANN, STRANGER
from tests.channels.scripts import orders
from tests.house import House
from tests.media.files import JPEG, WRITTEN_ORDER

pytestmark = pytest.mark.anyio


class Reader:
    """A model that transcribes the same for ever, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def answer(self, _turns: object, _tools: object, _seconds: float) -> Said:
        """The transcription."""
        self.asked += 1
        return Said((), WRITTEN_ORDER, Usage())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The model that reads pictures for the assistant."""
    reader = Reader()
    server = Server(reader, declared_actions())
    monkeypatch.setattr("bot.assembly.Senses", lambda: Senses(PictureReader(server)))
    return reader


async def test_a_photo_of_an_order_becomes_a_card(
    house: House, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        await office.links(ANN)
        await office.sends(ANN, JPEG, "order.jpg", "image/jpeg", "照这个给瀚宁下单")
        assert "确认" in office.last(ANN).buttons
        assert orders(office) == []
        await office.presses(ANN, "确认")
        assert [customer for customer, _ in orders(office)] == ["C01"]
        assert all(quantity > Decimal(0) for _, quantity in orders(office))
        assert reader.asked == 1


async def test_a_strangers_photo_is_shown_to_no_model(
    house: House, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        assert "绑定码" in await office.sends(STRANGER, JPEG, "order.jpg", "image/jpeg", "照这个给瀚宁下单")
        assert reader.asked == 0
