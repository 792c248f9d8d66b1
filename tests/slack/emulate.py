"""Somebody else's Slack: the npm package emulate, as a process.

npm install --prefix DIR emulate@0.11.2      # 0.12 and later need Node 24; without a version it is another project
EMULATE=DIR/node_modules/emulate/dist/index.js python -m pytest tests/slack/test_emulator.py
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
from aiohttp import ClientConnectionError, ClientSession

from tests.channels.platform import ANN, BO, STRANGER, Shown
from tests.slack.platform import SlackPlatform, shown_as
from tests.slack.web_api import Standing

BOT_TOKEN = "xoxb-local-test"
#: The accounts of the conversations of all channels.
ACCOUNTS = (ANN, BO, STRANGER)

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
    "reactions:write",
    "users:read",
    "users:read.email",
)
SEED = {
    # Left out, the emulator takes the token for one of its own.
    "tokens": {"xoxb-of-nobody": {"login": "ann", "scopes": ["chat:write"]}},
    "slack": {
        "team": {"name": "Hollin", "domain": "hollin"},
        "users": [
            {"name": "youdan", "real_name": "Youdan"},
            *({"name": f"u{name}", "real_name": name} for name in ACCOUNTS),
            {"name": "ann", "real_name": "Ann", "email": "ann@hollin.example"},
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


class EmulatedPlatform(SlackPlatform):
    """The same people with somebody else's Slack: what they do is posted as ever, what the bot said is read from there.

    What one person alone sees can't be read there, nor can it show what was said in answer to a response's address.
    """

    asides = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._stack = AsyncExitStack()
        self._client = httpx2.Client()
        self._address = ""
        self._users: dict[str, str] = {}
        self._chats: dict[str, str] = {}
        self._buttons: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {}
        self._threads: list[str] = []
        self._bot = self._channel = ""

    @property
    def environment(self) -> Mapping[str, str]:
        """The channel's settings."""
        here = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_BASE_URL": f"{self._address}/api/"}
        return {**super().environment, **here}

    @property
    def channel_id(self) -> str:
        """The channel that the bot is in."""
        return self._channel

    async def start(self) -> None:
        """Start the emulator, and have the bot join the channel."""
        slack = await self._stack.enter_async_context(emulated(self._folder))
        self._address = slack.address
        self._bot = await slack.user("youdan")
        self._users = {name: await slack.user(f"u{name}") for name in ACCOUNTS}
        for user in self._users.values():
            self._chats[user] = (await slack.ask("conversations.open", users=user))["channel"]["id"]
        self._channel = await slack.channel("sales")
        await slack.ask("conversations.join", channel=self._channel)

    async def stop(self) -> None:
        """Stop it."""
        self._client.close()
        await self._stack.aclose()
        await super().stop()

    def account(self, user: str) -> str:
        """The emulator's own id of a user."""
        return self._users.get(user, user)

    def direct_chat(self, user: str) -> str:
        """The direct chat of the bot with a user."""
        return self._chats[user]

    def message(self, account: str, text: str, **more: Any) -> dict[str, Any]:
        """A message as Slack delivers it; answers in the channel stand below it."""
        body = super().message(account, text, **more)
        if body["event"]["channel"] == self._channel:
            self._threads.append(body["event"]["ts"])
        return body

    def file(self, data: bytes, name: str, media_type: str) -> dict[str, Any]:
        """A file as Slack tells of it, uploaded but shown nowhere."""
        place = self._ask("files.getUploadURLExternal", filename=name, length=str(len(data)))
        self._client.post(place["upload_url"], content=data)
        kept = self._ask("files.completeUploadExternal", files=[{"id": place["file_id"], "title": name}])["files"][0]
        return {**kept, "name": name, "mimetype": media_type, "size": len(data)}

    def direct(self, account: str) -> list[Shown]:
        """What the bot has said to an account directly."""
        return self._said(self._chats[self.account(account)], [])

    def group(self) -> list[Shown]:
        """What the bot has said in the channel."""
        return self._said(self._channel, list(dict.fromkeys(self._threads)))

    def standing(self, shown: Shown) -> Standing:
        """A message with the buttons that it was ever seen with."""
        channel, ts = shown.id.split("/")
        standing = Standing(channel, ts, shown.text, [], shown.thread)
        standing.pressable |= self._buttons[shown.id]
        return standing

    def _said(self, channel: str, threads: list[str]) -> list[Shown]:
        found = self._ask("conversations.history", channel=channel)["messages"]
        for thread in threads:
            found += self._ask("conversations.replies", channel=channel, ts=thread).get("messages", ())
        own = {each["ts"]: each for each in found if each.get("user") == self._bot}
        return [self._shown(channel, own[ts]) for ts in sorted(own)]

    def _shown(self, channel: str, message: dict[str, Any]) -> Shown:
        standing = Standing(channel, message["ts"], "", [], message.get("thread_ts", ""))
        standing.files = tuple(each["name"] for each in message.get("files", ()))
        standing.shows(message["text"], message.get("blocks", []))
        shown = shown_as(standing)
        self._buttons.setdefault(shown.id, {}).update(standing.pressable)
        return shown

    def _ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        found: dict[str, Any] = self._client.post(
            f"{self._address}/api/{method}", json=arguments, headers=headers
        ).json()
        return found
