"""One record on a page of its own."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.port import Assistant
from handlers.web.pages import page
from handlers.web.visitors import Visitors, speech


class Records:
    """Pages of customers, orders and whatever else has a card."""

    def __init__(self, assistant: Assistant, visitors: Visitors) -> None:
        self._assistant = assistant
        self._visitors = visitors

    async def file(self, request: Request) -> Response:
        """A file that was made for the visitor; nobody else is given it."""
        member = await self._visitors.member(request)
        if member is None:
            return RedirectResponse("/sign-in", 303)
        words = speech(request, member)
        made = await run_in_threadpool(self._assistant.made_file, member.id, request.url.path)
        if made is None:
            return page("missing.html", words, status=404, member=member, said=words("no_file"))
        disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
        return Response(made.data, media_type=made.media_type, headers={"Content-Disposition": disposition})

    async def show(self, request: Request) -> Response:
        """The record's card, as far as the visitor may see it."""
        member = await self._visitors.member(request)
        if member is None:
            return RedirectResponse("/sign-in", 303)
        kind, record_id = request.path_params["kind"], request.path_params["id"]
        reply = await run_in_threadpool(self._assistant.record, member.id, kind, record_id)
        words = speech(request, member)
        if reply is None:
            return page("missing.html", words, status=404, member=member, said=words("no_record"))
        return page("record.html", words, member=member, reply=reply, here=f"/records/{quote(kind)}/{quote(record_id)}")
