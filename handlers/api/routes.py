"""The API's endpoints."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.messages import Conversation, Enclosed, Incoming
from bot.port import Assistant, Serving
from handlers.api.bodies import MESSAGE_LIMIT, Illustrated, Message, Press, json_object
from handlers.api.problems import ProblemError, invalid
from handlers.api.replies import as_json, pressed

M = TypeVar("M", bound=BaseModel)
Endpoint = Callable[[Request], Awaitable[Response]]


class ApiChannel:
    """Messages, presses and actions for programs that hold a token."""

    name = "api"
    built_in = True

    def routes(self, assistant: Assistant, serving: Serving) -> Sequence[BaseRoute]:
        """All endpoints."""
        api = _Api(assistant, serving)
        return [
            Route("/api/v1/messages", _told(api.message), methods=["POST"]),
            Route("/api/v1/press", _told(api.press), methods=["POST"]),
            Route("/api/v1/actions/{name}", _told(api.action), methods=["POST"]),
            Route("/api/v1/files/{id}", _told(api.file), methods=["GET"]),
            Route("/api/v1/openapi.json", api.openapi, methods=["GET"]),
        ]


class _Api:
    def __init__(self, assistant: Assistant, serving: Serving) -> None:
        self._assistant = assistant
        self._serving = serving

    async def message(self, request: Request) -> Response:
        """Take a message and answer with the reply."""
        person = await self._caller(request)
        values = await json_object(request, MESSAGE_LIMIT)
        if "attachments" not in values:
            message = _valid(Message, values)
            return await self._handled(person, message.conversation, message.id, message.text)
        # Photos make it long, and others wait meanwhile.
        shown = await run_in_threadpool(_valid, Illustrated, values)
        return await self._handled(person, shown.conversation, shown.id, shown.text, enclosed=shown.enclosed)

    async def press(self, request: Request) -> Response:
        """Press a button of an earlier reply."""
        person = await self._caller(request)
        press = _valid(Press, await json_object(request))
        button, conversation = pressed(press.button)
        return await self._handled(person, conversation, press.id, "", button)

    async def action(self, request: Request) -> Response:
        """Run one action: the call is the confirmation."""
        person = await self._caller(request)
        args = await json_object(request)
        preview = request.query_params.get("preview", "") in {"1", "true"}
        result = await run_in_threadpool(
            self._assistant.call,
            person,
            request.path_params["name"],
            args,
            preview=preview,
            key=_idempotency_key(request),
        )
        return JSONResponse(result.body, result.status)

    async def file(self, request: Request) -> Response:
        """A file of an earlier reply."""
        person = await self._caller(request)
        made = await run_in_threadpool(self._assistant.made_file, person, request.url.path)
        if made is None:
            raise ProblemError(404, (None, "no such file, or it is kept no longer"))
        disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
        return Response(made.data, media_type=made.media_type, headers={"Content-Disposition": disposition})

    async def openapi(self, _: Request) -> Response:
        """The API's description."""
        return JSONResponse(await run_in_threadpool(self._assistant.openapi))

    async def _caller(self, request: Request) -> str:
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        person = None
        if scheme.lower() == "bearer" and secret.strip():
            person = await run_in_threadpool(self._assistant.token, secret.strip())
        if person is None:
            problem = (None, "an API token is needed: Authorization: Bearer TOKEN")
            raise ProblemError(401, problem, headers={"WWW-Authenticate": "Bearer"})
        return person

    async def _handled(
        self,
        person: str,
        chat: str,
        own_id: str | None,
        text: str,
        button: str | None = None,
        enclosed: tuple[Enclosed, ...] = (),
    ) -> Response:
        event = f"{person}:{own_id}" if own_id else self._serving.fresh_id()
        incoming = Incoming(Conversation("api", chat), person, text, event, self._serving.now(), button, enclosed)
        reply = await run_in_threadpool(self._assistant.handle, incoming)
        return JSONResponse(as_json(reply, chat))


def _told(endpoint: Endpoint) -> Endpoint:
    """The endpoint, with its problems told to the caller."""

    async def told(request: Request) -> Response:
        try:
            return await endpoint(request)
        except ProblemError as problem:
            return problem.response()

    return told


def _valid(body: type[M], values: dict[str, object]) -> M:
    try:
        return body.model_validate(values)
    except ValidationError as error:
        raise invalid(error) from None


def _idempotency_key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= 200:
        raise ProblemError(400, ("Idempotency-Key", "between 1 and 200 characters"))
    return key
