"""Slack, Telegram and WeCom in a storm: what they deliver by webhook, and servers that answer the calls of their APIs."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scripts.storm.letters import Letter, Talk
from scripts.storm.platforms import Delivery, Said
from tests.wecom.sealed import AGENT, CORP, KEY, SECRET, TOKEN, seal, sign

_STORM = "storm"


class Slack:
    """A workspace with direct chats; it keeps one message for each key."""

    name = "slack"
    deadline = 3.0
    channel = "handlers.slack:channel"

    def environment(self, server: str, app: str) -> Mapping[str, str]:
        """The settings."""
        del app
        keys = {"SLACK_BOT_TOKEN": "xoxb-storm", "SLACK_SIGNING_SECRET": _STORM}
        return {**keys, "SLACK_API_BASE_URL": f"{server}/api/"}

    def account(self, talk: Talk) -> str:
        """A user."""
        return f"U{talk.account}"

    def delivery(self, letter: Letter, at: datetime, sent: datetime) -> Delivery:
        """A message event, signed."""
        ts, user = f"{at.timestamp():.6f}", self.account(letter.talk)
        event = {"type": "message", "channel_type": "im", "channel": f"D{letter.talk.account}", "user": user, "ts": ts}
        told = {"type": "event_callback", "event_id": f"Ev{letter.event}", "event": {**event, "text": letter.text}}
        body, stamp = json.dumps(told).encode(), str(int(sent.timestamp()))
        signed = hmac.new(_STORM.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed}"}
        return Delivery("/slack/events", body, {**headers, "Content-Type": "application/json"})

    def routes(self, said: Said) -> Sequence[Route]:
        """The Web API."""

        async def call(request: Request) -> Response:
            method, args = request.path_params["method"], await _arguments(request)
            answer: dict[str, Any] = {"user_id": "U0", "team_id": "T0"}
            if method == "chat.postMessage":
                own = said.place(f"U{args['channel'][1:]}", args, args.get("client_msg_id", ""))
                answer = {"channel": args["channel"], "ts": own}
            elif method == "chat.update":
                answer = {"channel": args["channel"], "ts": args["ts"]}
            return JSONResponse({"ok": True, **answer})

        return [Route("/api/{method}", call, methods=["POST"])]


class Telegram:
    """A bot with direct chats, told by its webhook. Telegram has no key for a message: after a crash one may come twice."""

    name = "telegram"
    deadline = 10.0
    channel = "handlers.telegram:channel"

    def environment(self, server: str, app: str) -> Mapping[str, str]:
        """The settings."""
        bot = {"TELEGRAM_BOT_TOKEN": "1:storm", "TELEGRAM_API_BASE_URL": server}
        return {**bot, "TELEGRAM_WEBHOOK_URL": f"{app}/telegram/webhook", "TELEGRAM_WEBHOOK_SECRET": _STORM}

    def account(self, talk: Talk) -> str:
        """A number."""
        return talk.account

    def delivery(self, letter: Letter, at: datetime, sent: datetime) -> Delivery:
        """An update, with the secret that the webhook was set with."""
        del sent
        number = int(letter.talk.account)
        chat, user = {"id": number, "type": "private"}, {"id": number, "is_bot": False, "first_name": "P"}
        message = {"message_id": letter.number, "date": int(at.timestamp()), "chat": chat, "from": user}
        update = {"update_id": letter.event, "message": {**message, "text": letter.text}}
        headers = {"X-Telegram-Bot-Api-Secret-Token": _STORM, "Content-Type": "application/json"}
        return Delivery("/telegram/webhook", json.dumps(update).encode(), headers)

    def routes(self, said: Said) -> Sequence[Route]:
        """The Bot API."""
        numbers = count(1_000_000)

        async def call(request: Request) -> Response:
            method, args = request.path_params["method"], await _arguments(request)
            result: Any = True
            if method == "getMe":
                result = {"id": 1, "is_bot": True, "first_name": "Youdan", "username": "youdan_storm_bot"}
            elif method.startswith(("send", "edit")) and method != "sendChatAction":
                number = int(args["chat_id"])
                if method.startswith("send"):
                    said.place(str(number), args)
                own = int(args.get("message_id", next(numbers)))
                result = {"message_id": own, "date": 0, "chat": {"id": number, "type": "private"}, "text": "-"}
            return JSONResponse({"ok": True, "result": result})

        return [Route("/bot{token}/{method}", call, methods=["POST", "GET"])]


class WeCom:
    """A company's app. A text has no key: after a crash one may come twice."""

    name = "wecom"
    deadline = 5.0
    channel = "handlers.wecom:app"

    def environment(self, server: str, app: str) -> Mapping[str, str]:
        """The settings."""
        del app
        ids = {"WECOM_CORP_ID": CORP, "WECOM_AGENT_ID": str(AGENT), "WECOM_API_BASE_URL": server}
        return {**ids, "WECOM_SECRET": SECRET, "WECOM_TOKEN": TOKEN, "WECOM_ENCODING_AES_KEY": KEY}

    def account(self, talk: Talk) -> str:
        """A member."""
        return f"m{talk.account}"

    def delivery(self, letter: Letter, at: datetime, sent: datetime) -> Delivery:
        """A message, sealed and signed."""
        told = {"ToUserName": CORP, "AgentID": str(AGENT), "FromUserName": self.account(letter.talk)}
        told |= {"CreateTime": str(int(at.timestamp())), "MsgType": "text", "Content": letter.text}
        inner = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in told.items())
        sealed = seal(f"<xml>{inner}<MsgId>{letter.event}</MsgId></xml>")
        stamp, nonce = str(int(sent.timestamp())), f"n{letter.event}"
        query = {"msg_signature": sign(stamp, nonce, sealed), "timestamp": stamp, "nonce": nonce}
        envelope = f"<ToUserName>{CORP}</ToUserName><AgentID>{AGENT}</AgentID><Encrypt>{sealed}</Encrypt>"
        return Delivery("/wecom/callback", f"<xml>{envelope}</xml>".encode(), query=query)

    def routes(self, said: Said) -> Sequence[Route]:
        """The API."""

        async def call(request: Request) -> Response:
            method, answer = request.path_params["method"], {"errcode": 0, "errmsg": "ok"}
            if method == "gettoken":
                return JSONResponse({**answer, "access_token": _STORM, "expires_in": 7200})
            if method == "message/send":
                args = json.loads(await request.body())
                card = args.get("template_card", {}).get("task_id", "")
                own = said.place(args["touser"], args, card)
                return JSONResponse({**answer, "msgid": own, "response_code": f"code-{own}"})
            return JSONResponse(answer)

        return [Route("/cgi-bin/{method:path}", call, methods=["POST", "GET"])]


CHATS = (Slack(), Telegram(), WeCom())


async def _arguments(request: Request) -> dict[str, Any]:
    """A call's arguments, however they come."""
    body, kind = await request.body(), request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return dict(json.loads(body))
    if kind.startswith("multipart/"):
        return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return dict(parse_qsl(body.decode()))
