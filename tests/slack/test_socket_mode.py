"""Socket Mode: one connection, each frame noticed, nothing acknowledged that is not kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.port import BusyError, Line, RefusedError, Serving
from handlers.slack import channel, socket_mode
from tests.slack.desk import NotingDesk
from tests.slack.platform import SlackPlatform
from tests.slack.web_api import ApiError, SlackServer, wall

pytestmark = pytest.mark.anyio

PATIENCE = 20.0


@pytest.fixture
async def line(socket_settings: pytest.MonkeyPatch, desk: NotingDesk) -> AsyncIterator[Line]:
    """The channel at work over Socket Mode."""
    # Pongs come as often, and the tests need not wait for them.
    socket_settings.setattr(socket_mode, "BEAT", 0.05)
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    yield line
    await line.close()


@pytest.fixture
def slack(server: SlackServer) -> SlackPlatform:
    """People who reach the channel over Socket Mode."""
    return SlackPlatform(server, socket=True)


@asynccontextmanager
async def _listening(line: Line, server: SlackServer) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(line.listen())
    await asyncio.wait_for(server.connected.wait(), PATIENCE)
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not so():
            await asyncio.sleep(0)


async def test_nothing_is_exposed(line: Line) -> None:
    assert (list(line.routes), line.listens) == ([], True)


async def test_all_that_people_do_comes_over_the_connection(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line
) -> None:
    async with _listening(line, server):
        await slack.writes("UANN", "库存", event="Ev1")
        await slack.writes("UANN", "库存", event="Ev1")
        await slack.writes("UANN", "stock", group=True)
        await slack.commands("UANN", "/youdan", "help")
        await slack.interaction({"type": "shortcut", "user": {"id": "UANN"}})
    assert [posted.text for posted in desk.taken] == ["库存", "库存", "stock", "help"]
    assert desk.taken[0].event == desk.taken[1].event


async def test_they_are_kept_in_the_order_in_which_they_came(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line
) -> None:
    bodies = [slack.message("UANN", str(number)) for number in range(20)]
    async with _listening(line, server):
        for number, body in enumerate(bodies):
            envelope = {"envelope_id": f"e{number}", "type": "events_api", "payload": body}
            await server.sockets[-1].send_json(envelope)
        await server.until(lambda: len(server.acknowledged) == 20)
    assert [posted.text for posted in desk.taken] == [str(number) for number in range(20)]


async def test_what_could_not_be_kept_is_not_acknowledged(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    desk.fails.append(RuntimeError("the disk is full"))
    body = slack.message("UANN", "库存")
    async with _listening(line, server):
        await server.sockets[-1].send_json({"envelope_id": "first", "type": "events_api", "payload": body})
        await server.push({"envelope_id": "again", "type": "events_api", "payload": body})
    assert server.acknowledged == ["again"]
    assert len(desk.taken) == 1
    assert "could not be kept" in caplog.text
    assert "库存" not in caplog.text


async def test_what_no_one_can_read_is_told_of_and_not_acknowledged(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    broken = {"type": "view_submission", "user": {"id": "UANN"}, "view": {"callback_id": "youdan.form"}}
    async with _listening(line, server):
        await server.sockets[-1].send_json({"envelope_id": "broken", "type": "interactive", "payload": broken})
        await slack.writes("UANN", "库存")
    assert "broken" not in server.acknowledged
    assert "could not be told apart" in caplog.text
    assert len(desk.taken) == 1


async def test_every_frame_is_noticed_pongs_included(server: SlackServer, desk: NotingDesk, line: Line) -> None:
    async with _listening(line, server):
        await _until(lambda: desk.frames >= 2)
        quiet = desk.frames
        await _until(lambda: desk.frames > quiet + 2)


@pytest.mark.parametrize("code", [1000, 1001, 1011])
async def test_a_closed_connection_is_told_and_can_be_made_again(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line, code: int
) -> None:
    async with _listening(line, server) as listening:
        await server.sockets[-1].close(code=code)
        await asyncio.wait_for(listening, PATIENCE)
    server.connected.clear()
    async with _listening(line, server):
        await slack.writes("UANN", "库存")
    assert len(desk.taken) == 1


async def test_a_connection_that_breaks_off_is_told(server: SlackServer, line: Line) -> None:
    async with _listening(line, server) as listening:
        transport = server.sockets[-1]._req.transport  # type: ignore[union-attr]
        assert transport is not None
        transport.abort()
        await asyncio.wait_for(listening, PATIENCE)


async def test_a_connection_that_is_open_but_dead_is_told(server: SlackServer, line: Line) -> None:
    server.deaf = True
    async with _listening(line, server) as listening:
        await asyncio.wait_for(listening, PATIENCE)


async def test_where_slack_moves_the_connection_nothing_is_missed(
    slack: SlackPlatform, server: SlackServer, desk: NotingDesk, line: Line
) -> None:
    async with _listening(line, server) as listening:
        first = server.sockets[-1]
        server.connected.clear()
        await first.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await asyncio.wait_for(server.connected.wait(), PATIENCE)
        await slack.writes("UANN", "库存")
        assert not listening.done()
    assert len(desk.taken) == 1
    assert [method for method, _ in server.calls].count("apps.connections.open") == 2


async def test_it_says_why_it_can_t_connect(server: SlackServer, line: Line) -> None:
    server.faults["apps.connections.open"].append(ApiError("not_allowed_token_type"))
    with pytest.raises(RefusedError, match="not_allowed_token_type"):
        await line.listen()
    server.faults["apps.connections.open"].append(ApiError("ratelimited", 429, Retry_After="3"))
    with pytest.raises(BusyError) as error:
        await line.listen()
    assert error.value.after == 3.0


async def test_an_address_that_nobody_answers_at_is_given_up(
    server: SlackServer, line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(socket_mode, "CONNECTING", 0.2)
    server.link = "ws://127.0.0.1:9/link"
    with pytest.raises(BusyError, match="no connection"):
        await asyncio.wait_for(line.listen(), PATIENCE)
    assert "ticket" not in caplog.text
