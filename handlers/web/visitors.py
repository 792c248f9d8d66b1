"""Who is visiting: the session's cookie, the member behind it, and the language of his pages."""

from __future__ import annotations

from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.messages import Conversation
from bot.port import Assistant, Member
from handlers.web.words import Speech, preferred

SESSION = "youdan_session"
LANGUAGE = "youdan_language"
_KEPT = int(timedelta(days=30).total_seconds())


class Visitors:
    """Tells who sends a request, and lets browsers in and out."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    async def member(self, request: Request) -> Member | None:
        """The employee who is signed in, None for anybody else."""
        secret = request.cookies.get(SESSION)
        return await run_in_threadpool(self._behind, secret) if secret else None

    def _behind(self, secret: str) -> Member | None:
        employee = self._assistant.session(secret)
        return self._assistant.member(employee) if employee else None


def speech(request: Request, member: Member | None = None) -> Speech:
    """The language that was chosen on the page, else the person's, else the browser's."""
    match request.cookies.get(LANGUAGE):
        case "zh" | "en" as chosen:
            return Speech(chosen)
        case _:
            return Speech(member.language if member else preferred(request.headers.get("accept-language", "")))


def let_in(request: Request, response: Response, secret: str) -> None:
    """Give the browser its session."""
    secure = request.url.scheme == "https"
    response.set_cookie(SESSION, secret, max_age=_KEPT, httponly=True, samesite="lax", secure=secure)


def remember_language(request: Request, response: Response, language: str) -> None:
    """Keep the language chosen on the page."""
    secure = request.url.scheme == "https"
    response.set_cookie(LANGUAGE, language, max_age=_KEPT, httponly=True, samesite="lax", secure=secure)


def talk_of(member: Member) -> Conversation:
    """A person's one talk in the web chat, the same in all tabs and browsers."""
    return Conversation("web", member.id)
