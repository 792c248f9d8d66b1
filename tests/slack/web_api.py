"""A server that speaks Slack's Web API and Socket Mode as far as a bot needs them, and shows what stands in the channels.

It holds callers to Slack's limits, so that what it takes Slack would take.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

BOT_TOKEN = "xoxb-1-local"
APP_TOKEN = "xapp-1-local"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BOT = "U0YOUDAN"
TEAM = "T0HOLLIN"
SCOPES = (
    "app_mentions:read,channels:history,channels:read,chat:write,commands,files:read,files:write,groups:history,groups:read,"
    "im:history,im:read,im:write,mpim:history,reactions:write,users:read,users:read.email"
)


@dataclass
class Standing:
    """A message of the bot's as it stands in a channel; `to`: whom alone it is shown to."""

    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    thread: str = ""
    to: str = ""
    edits: int = 0
    files: tuple[str, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    pressable: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def shows(self, text: str, blocks: list[dict[str, Any]]) -> None:
        """Show something; the buttons that it ever had are known by their labels."""
        self.text, self.blocks = text, blocks
        for block in blocks:
            if block["type"] == "actions":
                self.pressable |= {each["text"]["text"]: (block["block_id"], each) for each in block["elements"]}


class ApiError(Exception):
    """What a call is refused with."""

    def __init__(self, code: str, status: int = 200, **headers: str) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def wall() -> datetime:
    """Now."""
    return datetime.now(UTC)


class SlackServer:
    """The server, on a port of its own. `now` is its clock."""

    def __init__(self) -> None:
        self.address = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.said: list[Standing] = []
        self.faults: defaultdict[str, deque[ApiError]] = defaultdict(deque)
        self.users: dict[str, dict[str, Any]] = {}
        self.members: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.triggers: set[str] = set()
        self.hooks: dict[str, Standing | tuple[str, str]] = {}
        self.views: list[dict[str, Any]] = []
        self.acknowledged: list[str] = []
        self.scopes = SCOPES
        self.marks: set[tuple[str, str, str]] = set()
        self.written: dict[str, list[dict[str, Any]]] = {}
        self.link = ""
        self.deaf = False
        self.tokens_seen: list[tuple[str, str]] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.connected = asyncio.Event()
        self._heard = asyncio.Condition()
        self._uploads: dict[str, str] = {}
        self._said_by_key: dict[str, Standing] = {}
        self.now = wall
        self._ids = count(1)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.add_routes(
            [
                web.post("/api/{method}", self._api),
                web.post("/upload/{id}", self._upload),
                web.get("/files/{id}", self._download),
                web.post("/hooks/{id}", self._hook),
                web.get("/link", self._link),
                web.get("/sign-in", self._sign_in),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.address = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        """Let go of everything."""
        for socket in list(self.sockets):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """What SLACK_API_BASE_URL is set to."""
        return f"{self.address}/api/"

    def ts(self, at: datetime | None = None) -> str:
        """The next message's time, which no other has."""
        return f"{int((at or self.now()).timestamp())}.{next(self._ids):06}"

    def fresh(self, prefix: str) -> str:
        """An id as Slack makes them."""
        return f"{prefix}{next(self._ids):08}"

    def keep_file(self, data: bytes) -> str:
        """A file that somebody uploaded; its id."""
        name = self.fresh("F")
        self.files[name] = data
        return name

    def hook(self, standing: Standing | None, channel: str, user: str) -> str:
        """A response's address, for a message or a command."""
        name = self.fresh("H")
        self.hooks[name] = standing or (channel, user)
        return f"{self.address}/hooks/{name}"

    def trigger(self) -> str:
        """What a modal may be opened with, once."""
        trigger = f"{self.fresh('')}.7384.80889"
        self.triggers.add(trigger)
        return trigger

    async def push(self, envelope: Mapping[str, Any]) -> None:
        """Send an envelope over Socket Mode, and wait until it is acknowledged."""
        await self.sockets[-1].send_json(envelope)
        await self.until(lambda: envelope["envelope_id"] in self.acknowledged)

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with self._heard:
            await asyncio.wait_for(self._heard.wait_for(so), 20)

    async def _news(self) -> None:
        async with self._heard:
            self._heard.notify_all()

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        args = await _arguments(request)
        self.calls.append((method, args))
        self.tokens_seen.append((method, token))
        try:
            found = self._answer(method, token, args)
        except ApiError as error:
            return web.json_response({"ok": False, "error": error.code}, status=error.status, headers=error.headers)
        finally:
            await self._news()
        return web.json_response({"ok": True, **found}, headers={"X-OAuth-Scopes": self.scopes})

    def _answer(self, method: str, token: str, args: Mapping[str, Any]) -> dict[str, Any]:
        if self.faults[method]:
            raise self.faults[method].popleft()
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            raise ApiError("invalid_auth")
        return _METHODS[method](self, args)

    def _auth_test(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"user": "youdan", "user_id": BOT, "team": "Hollin", "team_id": TEAM, "url": f"{self.address}/"}

    def _post(self, args: Mapping[str, Any]) -> dict[str, Any]:
        self._joined(args["channel"])
        _within_limits(args)
        key = args.get("client_msg_id")
        if key in self._said_by_key:
            standing = self._said_by_key[key]
        else:
            standing = self._place(args)
            if key:
                self._said_by_key[key] = standing
        return {"channel": standing.channel, "ts": standing.ts, "message": {"text": standing.text}}

    def _whisper(self, args: Mapping[str, Any]) -> dict[str, Any]:
        self._joined(args["channel"])
        _within_limits(args)
        standing = self._place(args, to=args["user"])
        return {"message_ts": standing.ts}

    def _place(self, args: Mapping[str, Any], to: str = "", files: tuple[str, ...] = ()) -> Standing:
        standing = Standing(args["channel"], self.ts(), "", [], args.get("thread_ts", ""), to, files=files, told=args)
        standing.shows(args.get("text", ""), args.get("blocks", []))
        self.said.append(standing)
        return standing

    def _update(self, args: Mapping[str, Any]) -> dict[str, Any]:
        _within_limits(args)
        standing = self.standing(args["channel"], args["ts"])
        if standing is None or standing.to:
            raise ApiError("message_not_found")
        standing.shows(args["text"], args["blocks"])
        standing.edits += 1
        return {"channel": standing.channel, "ts": standing.ts}

    def _open(self, args: Mapping[str, Any]) -> dict[str, Any]:
        if args["users"] not in self.users:
            raise ApiError("user_not_found")
        return {"channel": {"id": direct_chat(args["users"])}}

    def _user(self, args: Mapping[str, Any]) -> dict[str, Any]:
        if args["user"] not in self.users:
            raise ApiError("user_not_found")
        return {"user": self.users[args["user"]]}

    def _mark(self, args: Mapping[str, Any]) -> dict[str, Any]:
        self.marks.add((args["channel"], args["timestamp"], args["name"]))
        return {}

    def _unmark(self, args: Mapping[str, Any]) -> dict[str, Any]:
        mark = (args["channel"], args["timestamp"], args["name"])
        if mark not in self.marks:
            raise ApiError("no_reaction")
        self.marks.discard(mark)
        return {}

    def _chats(self, args: Mapping[str, Any]) -> dict[str, Any]:
        chats = [{"id": each, "is_im": each[:1] == "D"} for each in sorted(self.written)]
        return {"channels": self._page(chats, args), **self._more(chats, args)}

    def _history(self, args: Mapping[str, Any]) -> dict[str, Any]:
        since, until = float(args["oldest"]), float(args["latest"])
        messages = [each for each in self.written[args["channel"]] if since <= float(each["ts"]) <= until]
        return {"messages": self._page(messages, args), **self._more(messages, args)}

    def _page(self, all_of_it: list[dict[str, Any]], args: Mapping[str, Any]) -> list[dict[str, Any]]:
        start = int(args.get("cursor") or 0)
        return all_of_it[start : start + 2]

    def _more(self, all_of_it: list[dict[str, Any]], args: Mapping[str, Any]) -> dict[str, Any]:
        after = int(args.get("cursor") or 0) + 2
        return {"response_metadata": {"next_cursor": str(after) if after < len(all_of_it) else ""}}

    def _view(self, args: Mapping[str, Any]) -> dict[str, Any]:
        if args["trigger_id"] not in self.triggers:
            raise ApiError("expired_trigger_id")
        self.triggers.discard(args["trigger_id"])
        view = {**args["view"], "id": self.fresh("V"), "hash": "1.abc"}
        if not 0 < len(view["title"]["text"]) <= 24 or len(view["private_metadata"]) > 3000:
            raise ApiError("invalid_arguments")
        self.views.append(view)
        return {"view": view}

    def _connection(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"url": f"{self.link or self.address.replace('http', 'ws') + '/link'}?ticket={self.fresh('ticket')}"}

    def _upload_address(self, args: Mapping[str, Any]) -> dict[str, Any]:
        name = self.fresh("F")
        self._uploads[name] = args["filename"]
        return {"upload_url": f"{self.address}/upload/{name}", "file_id": name}

    def _upload_done(self, args: Mapping[str, Any]) -> dict[str, Any]:
        self._joined(args["channel_id"])
        files = json.loads(args["files"])
        names = tuple(self._uploads[each["id"]] for each in files)
        where = {"channel": args["channel_id"], "thread_ts": args.get("thread_ts", "")}
        self._place(where, files=names)
        return {"files": files}

    def _file(self, args: Mapping[str, Any]) -> dict[str, Any]:
        return {"file": {"id": args["file"], "url_private_download": f"{self.address}/files/{args['file']}"}}

    async def _upload(self, request: web.Request) -> web.Response:
        if "Authorization" in request.headers:
            return web.Response(status=400)
        self.files[request.match_info["id"]] = await request.read()
        return web.Response(text="OK")

    async def _download(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}":
            raise web.HTTPFound("/sign-in")
        return web.Response(body=self.files[request.match_info["id"]], content_type="application/octet-stream")

    async def _sign_in(self, _: web.Request) -> web.Response:
        return web.Response(text="<html>Sign in</html>", content_type="text/html")

    async def _hook(self, request: web.Request) -> web.Response:
        args = await request.json()
        about = self.hooks.get(request.match_info["id"])
        if about is None:
            return web.Response(status=404, text="expired_url")
        if isinstance(about, Standing):
            about.shows(args["text"], args["blocks"])
            about.edits += 1
        else:
            channel, user = about
            self._place({"channel": channel, **args}, to=user if args["response_type"] == "ephemeral" else "")
        await self._news()
        return web.Response(text="ok")

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        self.connected.set()
        await self._news()
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                self.acknowledged.append(json.loads(message.data)["envelope_id"])
                await self._news()
        self.sockets.remove(socket)
        return socket

    def _joined(self, channel: str) -> None:
        if channel not in self.members and not any(channel == direct_chat(user) for user in self.users):
            raise ApiError("channel_not_found" if channel[:1] == "D" else "not_in_channel")

    def standing(self, channel: str, ts: str) -> Standing | None:
        """A message of the bot's."""
        return next((each for each in self.said if (each.channel, each.ts) == (channel, ts)), None)

    def forget(self, standing: Standing) -> None:
        """Somebody deletes a message."""
        self.said.remove(standing)


def direct_chat(user: str) -> str:
    """The direct chat of the bot with a user."""
    return f"D{user}"


async def _arguments(request: web.Request) -> dict[str, Any]:
    found: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        found |= await request.json()
    elif request.can_read_body:
        found |= {name: str(value) for name, value in (await request.post()).items()}
    return found


def _within_limits(args: Mapping[str, Any]) -> None:
    blocks = args["blocks"]
    if not args["text"]:
        raise ApiError("no_text")
    if not 0 < len(blocks) <= 50 or len({each["block_id"] for each in blocks if "block_id" in each}) != sum(
        "block_id" in each for each in blocks
    ):
        raise ApiError("invalid_blocks")
    actions = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    fine = (
        len({action["action_id"] for action in actions}) == len(actions)
        and all(0 < _units(action["text"]["text"]) <= 75 and _units(action["value"]) <= 2000 for action in actions)
        and all(len(block["elements"]) <= 25 for block in blocks if block["type"] == "actions")
        and all(len(block.get("block_id", "")) <= 255 for block in blocks)
        and all(0 < _units(block["text"]["text"]) <= 3000 for block in blocks if "text" in block)
        and all(0 < len(block["fields"]) <= 10 for block in blocks if "fields" in block)
        and all(0 < _units(each["text"]) <= 2000 for block in blocks for each in block.get("fields", ()))
    )
    if not fine:
        raise ApiError("invalid_blocks")
    if sum(_units(each) for block in blocks for each in texts_of(block)) > 13_200:
        raise ApiError("msg_blocks_too_long")


def texts_of(block: Mapping[str, Any]) -> list[str]:
    """What can be read of a block, buttons left out."""
    return [each["text"] for each in (block.get("text"), *block.get("fields", ())) if each]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


_METHODS: dict[str, Callable[[SlackServer, Mapping[str, Any]], dict[str, Any]]] = {
    "auth.test": SlackServer._auth_test,
    "chat.postMessage": SlackServer._post,
    "chat.postEphemeral": SlackServer._whisper,
    "chat.update": SlackServer._update,
    "conversations.open": SlackServer._open,
    "users.info": SlackServer._user,
    "users.conversations": SlackServer._chats,
    "conversations.history": SlackServer._history,
    "reactions.add": SlackServer._mark,
    "reactions.remove": SlackServer._unmark,
    "views.open": SlackServer._view,
    "apps.connections.open": SlackServer._connection,
    "files.getUploadURLExternal": SlackServer._upload_address,
    "files.completeUploadExternal": SlackServer._upload_done,
    "files.info": SlackServer._file,
}
