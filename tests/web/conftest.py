"""What the web chat's tests share: an assistant, and a browser of sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.port import Serving
from domain.calendar import FixedClock
from handlers.web import channel
from handlers.web.visitors import SESSION
from tests.web.assistant import NOW, FakeAssistant

ORIGIN = {"Origin": "http://localhost"}
OWN = {"X-Youdan": "1", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the pages."""
    return FakeAssistant()


@pytest.fixture
def clock() -> FixedClock:
    """The clock by which they are served."""
    return FixedClock(NOW)


Visit = Callable[..., TestClient]


@pytest.fixture
def visit(assistant: FakeAssistant, clock: FixedClock) -> Iterator[Visit]:
    """Open the site: `visit("E01")` signed in, `visit(demo=True)` as the demo."""
    opened: list[TestClient] = []

    def site(person: str | None = None, *, demo: bool = False, **headers: str) -> TestClient:
        serving = Serving(clock.now, lambda: "fresh", demo)
        app = Starlette(routes=channel.routes(assistant, serving))
        client = TestClient(app, "http://localhost", headers=headers, follow_redirects=False)
        if person:
            client.cookies.set(SESSION, assistant.open_session(person))
        opened.append(client)
        return client

    yield site
    for client in opened:
        client.close()
