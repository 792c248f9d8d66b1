"""Coming in with a one-time code (in the demo: by picking a person), going out, and the pages' language."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.port import Assistant, Serving
from handlers.web.pages import page
from handlers.web.safety import from_own_page
from handlers.web.tries import Tries
from handlers.web.visitors import LANGUAGE, SESSION, Visitors, let_in, remember_language, speech


class Door:
    """Lets people in and out."""

    def __init__(self, assistant: Assistant, serving: Serving, visitors: Visitors) -> None:
        self._assistant = assistant
        self._serving = serving
        self._visitors = visitors
        self._tries = Tries(serving.now)

    async def ask(self, request: Request) -> Response:
        """The page that asks for a code; a link may bring it along, and is still only used up by a press."""
        if await self._visitors.member(request) is not None and "code" not in request.query_params:
            return RedirectResponse("/chat", 303)
        return await self._page(request, code=request.query_params.get("code", "")[:80])

    async def sign_in(self, request: Request) -> Response:
        """Trade a code for a session."""
        if not from_own_page(request):
            return await self._page(request, 403, "not_from_here")
        address = request.client.host if request.client else ""
        if not self._tries.allowed(address):
            return await self._page(request, 429, "too_many")
        async with request.form(max_files=0, max_fields=4) as form:
            code = str(form.get("code", ""))[:80].strip()
        secret = await run_in_threadpool(self._assistant.sign_in, code, self._serving.now())
        if secret is None:
            self._tries.wrong(address)
            return await self._page(request, 422, "code_wrong")
        return self._into_chat(request, secret)

    async def choose(self, request: Request) -> Response:
        """Become one of the demo's persons."""
        if not (self._serving.demo and from_own_page(request)):
            return await self._page(request, 403, "not_from_here")
        async with request.form(max_files=0, max_fields=4) as form:
            employee = str(form.get("employee", ""))
        if await run_in_threadpool(self._assistant.member, employee) is None:
            return RedirectResponse("/sign-in", 303)
        return self._into_chat(request, await run_in_threadpool(self._assistant.open_session, employee))

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        secret = request.cookies.get(SESSION)
        if secret and from_own_page(request):
            await run_in_threadpool(self._assistant.sign_out, secret)
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(SESSION)
        return response

    async def switch_language(self, request: Request) -> Response:
        """Show the pages in the other language from now on."""
        response = RedirectResponse("/chat", 303)
        words = speech(request, await self._visitors.member(request))
        remember_language(request, response, words.other)
        return response

    async def _page(self, request: Request, status: int = 200, problem: str = "", code: str = "") -> Response:
        members = await run_in_threadpool(self._assistant.members)
        demo = self._serving.demo
        return page(
            "sign_in.html", speech(request), status=status, members=members, demo=demo, problem=problem, code=code
        )

    def _into_chat(self, request: Request, secret: str) -> Response:
        response = RedirectResponse("/chat", 303)
        response.delete_cookie(LANGUAGE)
        let_in(request, response, secret)
        return response
