"""What could not be said on chat platforms, on a page for those who run the assistant."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.port import Assistant
from handlers.web.pages import page
from handlers.web.safety import from_own_page
from handlers.web.visitors import Visitors, speech


class UnsaidPage:
    """The list, and the button that has one sent again."""

    def __init__(self, assistant: Assistant, visitors: Visitors) -> None:
        self._assistant = assistant
        self._visitors = visitors

    async def show(self, request: Request) -> Response:
        """All of it; nobody else is told that there is such a page."""
        member = await self._visitors.member(request)
        if member is None:
            return RedirectResponse("/sign-in", 303)
        words = speech(request, member)
        unsaid = await run_in_threadpool(self._assistant.unsaid, member.id)
        if unsaid is None:
            return page("missing.html", words, status=404, member=member, said=words("no_record"))
        return page("unsaid.html", words, member=member, unsaid=unsaid)

    async def again(self, request: Request) -> Response:
        """Have one sent again."""
        member = await self._visitors.member(request)
        if member is None or not from_own_page(request):
            return Response(status_code=401 if member is None else 403)
        if not await run_in_threadpool(self._assistant.say_again, member.id, request.path_params["number"]):
            return Response(status_code=404)
        return RedirectResponse("/outbox", 303)
