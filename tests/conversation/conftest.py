"""What tests of the conversation share."""

from __future__ import annotations

import pytest

from tests.house import House
from tests.talks import Talks


@pytest.fixture
def talks(house: House) -> Talks:
    """The assistant of a fresh house."""
    return Talks.in_house(house)
