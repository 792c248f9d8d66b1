"""The chat page, and what its script asks for: sending, pressing, earlier bubbles, new ones as they come."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from typing import Annotated, Self

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from bot.messages import MOST_ENCLOSED, MOST_ENCLOSED_BYTES, Bubble, Enclosed, EnclosedAs, Incoming
from bot.port import Assistant, Member, Serving
from handlers.web.beats import with_beats
from handlers.web.bubbles import as_json, event_of, shown
from handlers.web.pages import page
from handlers.web.safety import from_own_script
from handlers.web.visitors import Visitors, speech, talk_of
from handlers.web.words import Speech

#: Seconds between signs of life on a stream where nothing is said.
BEAT = 15.0


#: No message is longer, in bytes, with what it brings.
MESSAGE_LIMIT = 64 * 1024 + MOST_ENCLOSED * MOST_ENCLOSED_BYTES * 4 // 3


class File(BaseModel):
    """A photo or voice note in Base64; of one that is too large its first bytes, with its true size."""

    model_config = ConfigDict(extra="forbid")

    data: Base64Bytes
    kind: EnclosedAs
    name: Annotated[str, StringConstraints(max_length=500)]
    size: Annotated[int, Field(ge=0)]


class Sent(BaseModel):
    """A message or press from the page: the page's own id for it, and the last entry that it shows.

    It says something, or brings something.
    """

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
    files: tuple[File, ...] = ()
    button: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    after: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if not (self.text or self.files):
            raise ValueError("neither words nor files")
        return self


class Chat:
    """A person's talk with the assistant."""

    def __init__(self, assistant: Assistant, serving: Serving, visitors: Visitors) -> None:
        self._assistant = assistant
        self._serving = serving
        self._visitors = visitors

    async def show(self, request: Request) -> Response:
        """The page, with the talk's last bubbles or, before the first, a few messages to tap."""
        member = await self._visitors.member(request)
        if member is None:
            return RedirectResponse("/sign-in", 303)
        bubbles = await run_in_threadpool(self._assistant.latest, member.id, talk_of(member))
        samples = () if bubbles else await run_in_threadpool(self._assistant.samples, member.id)
        thread = [shown(bubble, member.id) for bubble in bubbles]
        words, demo = speech(request, member), self._serving.demo
        hears = self._assistant.hears
        return page("chat.html", words, member=member, thread=thread, samples=samples, demo=demo, hears=hears)

    async def send(self, request: Request) -> Response:
        """Take a message or press, and give back all bubbles that the page does not show yet."""
        member = await self._visitors.member(request)
        if member is None or not from_own_script(request):
            return Response(status_code=401 if member is None else 403)
        try:
            # Photos make it long, and others wait meanwhile.
            sent = await run_in_threadpool(Sent.model_validate_json, await request.body())
        except ValidationError:
            return Response(status_code=422)
        await run_in_threadpool(self._assistant.handle, self._incoming(sent, member))
        return await self._past(request, member, sent.after)

    async def bubbles(self, request: Request) -> Response:
        """Bubbles past an entry, or those before one."""
        member = await self._visitors.member(request)
        if member is None:
            return Response(status_code=401)
        before = _number(request.query_params.get("before"))
        if before is None:
            return await self._past(request, member, _number(request.query_params.get("after")) or 0)
        earlier = await run_in_threadpool(self._assistant.latest, member.id, talk_of(member), before)
        return _as_response(earlier, member, speech(request, member))

    async def enclosure(self, request: Request) -> Response:
        """A photo or voice note that the member sent; nobody else is given it."""
        member = await self._visitors.member(request)
        if member is None:
            return Response(status_code=401)
        own_id = request.path_params["id"]
        kept = await run_in_threadpool(self._assistant.enclosure, member.id, own_id)
        if kept is None:
            return Response(status_code=404)
        # What has an id never changes: whoever may see it need not be sent it again.
        headers = {"ETag": f'"{own_id}"', "Content-Disposition": "inline"}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(kept.data, media_type=kept.media_type, headers=headers)

    async def events(self, request: Request) -> Response:
        """New bubbles as they come, with a sign of life in between."""
        member = await self._visitors.member(request)
        if member is None:
            return Response(status_code=401)
        seen = _number(request.headers.get("last-event-id"))
        after = seen if seen is not None else _number(request.query_params.get("after")) or 0
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(request, member, after), media_type="text/event-stream", headers=headers)

    async def _stream(self, request: Request, member: Member, after: int) -> AsyncIterator[str]:
        yield "retry: 2000\nevent: beat\ndata: 0\n\n"
        new = self._assistant.watch(member.id, talk_of(member), after)
        async for bubble in with_beats(new, BEAT):
            if bubble is not None:
                yield _event(bubble, member, speech(request, member))
            elif await self._visitors.member(request) is None:
                return
            else:
                yield "event: beat\ndata: 0\n\n"

    async def _past(self, request: Request, member: Member, after: int) -> Response:
        new = await run_in_threadpool(self._assistant.history, member.id, talk_of(member), after)
        return _as_response(new, member, speech(request, member))

    def _incoming(self, sent: Sent, member: Member) -> Incoming:
        event = event_of(member.id, sent.id)
        text = sent.text.replace("\0", "")
        enclosed = tuple(Enclosed(each.kind, each.data, name=each.name, size=each.size) for each in sent.files)
        return Incoming(talk_of(member), member.id, text, event, self._serving.now(), sent.button, enclosed)


def _as_response(bubbles: Sequence[Bubble], member: Member, words: Speech) -> Response:
    return JSONResponse({"bubbles": [as_json(bubble, member.id, words) for bubble in bubbles]})


def _event(bubble: Bubble, member: Member, words: Speech) -> str:
    data = json.dumps(as_json(bubble, member.id, words), ensure_ascii=False)
    return f"id: {bubble.id}\nevent: bubble\ndata: {data}\n\n"


def _number(written: str | None) -> int | None:
    return int(written) if written and re.fullmatch(r"[0-9]{1,18}", written) else None
