"""What the tests of all channels share."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """The event loop that the channels run on."""
    return "asyncio"
