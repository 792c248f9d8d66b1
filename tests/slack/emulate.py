"""Somebody else's Slack: the npm package emulate, as a process.

npm install --prefix DIR emulate@0.11.2      # 0.12 and later need Node 24; without a version it is another project
EMULATE=DIR/node_modules/emulate/dist/index.js python -m pytest tests/slack/test_emulator.py
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectionError, ClientSession

BOT_TOKEN = "xoxb-local-test"
SCOPES = (
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
SEED = {
    # Left out, the emulator takes the token for one of its own.
    "tokens": {"xoxb-of-nobody": {"login": "ann", "scopes": ["chat:write"]}},
    "slack": {
        "team": {"name": "Acme", "domain": "acme"},
        "users": [
            {"name": "youdan", "real_name": "Youdan"},
            {"name": "ann", "real_name": "Ann", "email": "ann@acme.example"},
        ],
        "channels": [{"name": "sales", "topic": "Sales"}],
        "tokens": [{"token": BOT_TOKEN, "user": "youdan", "scopes": list(SCOPES)}],
    },
}


class Emulated:
    """The running emulator, asked as anybody asks Slack."""

    def __init__(self, address: str, session: ClientSession) -> None:
        self.address = address
        self._session = session

    async def ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        """A call of the Web API; raises RuntimeError where it is refused."""
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with self._session.post(f"{self.address}/api/{method}", json=arguments, headers=headers) as answer:
            found: dict[str, Any] = await answer.json()
        if not found["ok"]:
            raise RuntimeError(f"{method}: {found}")
        return found

    async def channel(self, name: str) -> str:
        """A channel's id."""
        found = await self.ask("conversations.list")
        return str(next(each["id"] for each in found["channels"] if each["name"] == name))

    async def user(self, name: str) -> str:
        """A user's id."""
        found = await self.ask("users.list")
        return str(next(each["id"] for each in found["members"] if each["name"] == name))

    async def said(self, channel: str, thread: str = "") -> list[dict[str, Any]]:
        """The messages of a channel or thread, oldest first."""
        if thread:
            found = await self.ask("conversations.replies", channel=channel, ts=thread)
            return list(found["messages"])
        return list(reversed((await self.ask("conversations.history", channel=channel))["messages"]))


def program() -> Path | None:
    """Where emulate is, if it is here."""
    told = os.environ.get("EMULATE", "")
    return Path(told) if told and Path(told).is_file() else None


@asynccontextmanager
async def emulated(folder: Path) -> AsyncIterator[Emulated]:
    """The emulator on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seed = folder / "seed.json"
    seed.write_text(json.dumps(SEED), "utf-8")
    command = [str(program()), "start", "--service", "slack", "--port", str(port), "--seed", str(seed)]
    process = await asyncio.create_subprocess_exec("node", *command, stdout=asyncio.subprocess.DEVNULL, cwd=folder)
    try:
        async with ClientSession() as session:
            address = f"http://localhost:{port}"
            await _answers(session, address)
            yield Emulated(address, session)
    finally:
        process.terminate()
        await process.wait()


async def _answers(session: ClientSession, address: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                async with session.get(address):
                    return
            except ClientConnectionError:
                await asyncio.sleep(0.1)
