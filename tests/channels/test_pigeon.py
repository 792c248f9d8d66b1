"""The shared conversations through a channel that somebody added as a package of his own."""

from __future__ import annotations

import pytest

from tests.channels.office import opened
from tests.channels.pigeon.loft import Loft
from tests.channels.scripts import SCRIPTS, Script
from tests.databases import on_both_databases
from tests.house import House

pytestmark = [pytest.mark.anyio, on_both_databases]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_it_goes_as_everywhere(script: Script, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        await script(office)
