"""What the tests of the app share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop that the app runs on."""
    return "asyncio"
