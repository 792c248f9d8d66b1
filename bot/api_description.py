"""The API's description (OpenAPI 3.1), generated from the actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import TypeAdapter

from bot.messages import Card
from domain.action import Action
from domain.registry import Registry

_Shape = tuple[str, Literal["validation", "serialization"], TypeAdapter[Any]]

_REF = "#/components/schemas/{model}"

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}


def describe(registry: Registry, version: str) -> dict[str, Any]:
    """Every path that the API has: messages, presses, and one for each action."""
    shapes: list[_Shape] = [(action.name, "validation", TypeAdapter(action.arguments)) for action in registry]
    shapes.append(("", "serialization", TypeAdapter(Card)))
    found, defined = TypeAdapter.json_schemas(shapes, ref_template=_REF)
    actions = {
        f"/api/v1/actions/{action.name}": {"post": _operation(action, found[action.name, "validation"])}
        for action in registry
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Youdan 有单", "version": version},
        "security": [{"token": []}],
        "paths": {**_TALK, **actions},
        "components": {
            "schemas": {**defined["$defs"], **_SHARED},
            "responses": _REFUSALS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(action: Action[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "operationId": action.name,
        "summary": f"{action.title.en} · {action.title.zh}",
        "description": " ".join(_description(action)),
        "tags": ["writes" if action.writes else "questions"],
        "parameters": [_PREVIEW, _KEY],
        "requestBody": _json(arguments, required=any(slot.required for slot in action.slots)),
        "responses": {"200": _answer("Done, or what the card would show", "ActionAnswer"), **_REFUSED},
    }


def _description(action: Action[Any]) -> Iterator[str]:
    yield action.hint.en
    yield action.hint.zh
    yield f"Roles: {', '.join(sorted(action.roles))}."
    if action.planned:
        yield "Not built yet: answers 403."


def _json(schema: Mapping[str, Any], *, required: bool = True) -> dict[str, Any]:
    return {"required": required, "content": {"application/json": {"schema": schema}}}


def _answer(meaning: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _REF.format(model=schema)}}}
    return {"description": meaning, "content": content}


def _object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


_PREVIEW = {
    "name": "preview",
    "in": "query",
    "description": "1: nothing is written; the answer is what the card would show",
    "schema": {"type": "string", "enum": ["0", "1"]},
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "the same key again gets the same answer; with another body it is refused with 409",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}

_REFUSALS = {
    "Unauthorized": _answer("No token, or one that is not valid", "Errors"),
    "Forbidden": _answer("Beyond the person's rights", "Errors"),
    "Conflict": _answer("The state does not allow it, or something has to be decided first", "Errors"),
    "Invalid": _answer("An argument can't be taken", "Errors"),
}
_REFUSED = {
    status: {"$ref": f"#/components/responses/{name}"}
    for status, name in zip(("401", "403", "409", "422"), _REFUSALS, strict=True)
}

_ID = {"type": "string", "maxLength": 200, "description": "the sender's own: the same one is carried out once"}
_ATTACHMENTS = {
    "type": "array",
    "minItems": 1,
    "description": "photos or voice notes; what comes of them is always confirmed first",
    "items": {
        **_object(
            data={"type": "string", "contentEncoding": "base64"},
            kind={"type": "string", "enum": ["photo", "voice", "file"]},
            name=_TEXT,
            media_type=_TEXT,
        ),
        "required": ["data"],
        "additionalProperties": False,
    },
}
_TALK = {
    "/api/v1/messages": {
        "post": {
            "operationId": "send_message",
            "summary": "Say something; the reply is what the assistant did or asks",
            "requestBody": _json(
                {
                    **_object(text=_TEXT, conversation=_TEXT, id=_ID, attachments=_ATTACHMENTS),
                    "required": [],
                    "anyOf": [{"required": ["text"]}, {"required": ["attachments"]}],
                    "additionalProperties": False,
                }
            ),
            "responses": {"200": _answer("The reply", "Reply"), **_REFUSED},
        }
    },
    "/api/v1/press": {
        "post": {
            "operationId": "press_button",
            "summary": "Press a button of an earlier reply",
            "requestBody": _json(
                {**_object(button=_TEXT, id=_ID), "required": ["button"], "additionalProperties": False}
            ),
            "responses": {"200": _answer("The reply", "Reply"), **_REFUSED},
        }
    },
}

_ACTION = {"type": "object", "additionalProperties": True}
_OPTION = _object(label=_TEXT, args=_ACTION)
_SHARED: dict[str, Any] = {
    "ActionAnswer": _object(
        action=_TEXT,
        state={"type": "string", "enum": ["done", "confirm"]},
        result=_ACTION,
        card={"$ref": _REF.format(model="Card")},
    ),
    "Reply": _object(
        id=_TEXT,
        conversation=_TEXT,
        text=_TEXT,
        actions={
            "type": "array",
            "items": _object(
                action=_TEXT,
                args=_ACTION,
                state={"type": "string", "enum": ["done", "confirm", "asked"]},
                result=_ACTION,
            ),
        },
        buttons={
            "type": "array",
            "items": _object(id=_TEXT, label=_TEXT, style={"type": "string", "enum": ["primary", "danger", "default"]}),
        },
        images=_TEXTS,
        files=_TEXTS,
    ),
    "Errors": {
        "type": "object",
        "required": ["errors"],
        "properties": {
            "errors": {
                "type": "array",
                "items": _object(field={"type": ["string", "null"]}, problem=_TEXT),
            },
            "options": {
                "type": "array",
                "items": _OPTION,
                "description": "where something has to be decided: each way, with the arguments to call again with",
            },
        },
    },
}
