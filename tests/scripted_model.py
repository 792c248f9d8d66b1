"""An OpenAI-compatible server on loopback that answers as a test tells it to, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_DRIP = 0.02
"""Seconds from one drop to the next."""

Asked = Mapping[str, Any]
"""A request as it came in: messages, tools, and what else was sent; a recording's as the `form` that it is."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends: a whole body with its status and headers.

    `cut_off` closes the connection instead, `drips` goes on with a space now and then for as long as anybody listens.
    """

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_off: bool = False
    drips: bool = False


def calling(*calls: tuple[str, Any]) -> Reply:
    """An answer that calls tools; arguments that are a text are sent as they are."""
    tool_calls = [
        {
            "id": f"call_{at}",
            "type": "function",
            "function": {"name": name, "arguments": args if isinstance(args, str) else json.dumps(args)},
        }
        for at, (name, args) in enumerate(calls)
    ]
    return completion({"role": "assistant", "content": None, "tool_calls": tool_calls})


def costing(reply: Reply, sent: int, cached: int, answered: int) -> Reply:
    """An answer that tells so many tokens."""
    usage = {
        "prompt_tokens": sent,
        "completion_tokens": answered,
        "total_tokens": sent + answered,
        "prompt_tokens_details": {"cached_tokens": cached},
    }
    return replace(reply, body=json.dumps({**json.loads(reply.body), "usage": usage}).encode())


def saying(text: str) -> Reply:
    """An answer in words."""
    return completion({"role": "assistant", "content": text})


def completion(message: Mapping[str, Any], **more: Any) -> Reply:
    """A chat completion with one message."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050},
        **more,
    }
    return Reply(json.dumps(body).encode())


def failing(status: int, **headers: str) -> Reply:
    """An error, as servers send them."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps({"error": {"message": "scripted", "type": "scripted"}}).encode(), status, named)


def hearing(text: str) -> Reply:
    """A transcription of what was said."""
    return Reply(json.dumps({"text": text}).encode())


@dataclass
class ScriptedModel:
    """The server while it runs: what it was asked, and what it answers next, the last of its replies for ever."""

    url: str
    replies: list[Reply | Callable[[Asked], Reply]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def answers(self, *replies: Reply | Callable[[Asked], Reply]) -> None:
        """Answer like this from now on."""
        self.asked.clear()
        self.replies[:] = replies

    def next_reply(self, asked: Asked) -> Reply:
        """The reply to what it is asked now."""
        self.asked.append(asked)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(asked) if callable(reply) else reply


@contextmanager
def scripted_model(*replies: Reply | Callable[[Asked], Reply]) -> Iterator[ScriptedModel]:
    """A server that answers these one after the other."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.model = ScriptedModel(f"http://127.0.0.1:{server.server_address[1]}/v1", list(replies))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.model
    finally:
        server.model.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    model: ScriptedModel


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path.endswith("/audio/transcriptions"):
            asked: Asked = {"path": self.path, "form": body}
        else:
            asked = json.loads(body or b"{}")
        reply = self.server.model.next_reply(asked)
        if reply.cut_off:
            self.connection.close()
            return
        self.send_response(reply.status)
        if "Content-Type" not in reply.headers:
            self.send_header("Content-Type", "application/json")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.drips:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        with suppress(OSError):
            # Whoever asked may have stopped listening.
            self.wfile.write(reply.body)
            while reply.drips and not self.server.model.over.wait(_DRIP):
                self.wfile.write(b" ")

    do_GET = do_POST  # noqa: N815 - as a redirected client asks

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def messages_of(asked: Asked) -> Sequence[Mapping[str, Any]]:
    """The messages of a request."""
    messages: Sequence[Mapping[str, Any]] = asked["messages"]
    return messages


def images_of(asked: Asked) -> list[str]:
    """The images of a request, as the URLs that they were sent as."""
    return [
        part["image_url"]["url"]
        for message in messages_of(asked)
        if isinstance(message["content"], list)
        for part in message["content"]
        if part["type"] == "image_url"
    ]
