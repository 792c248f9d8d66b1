"""Forms: the button that opens one, the modal, and the message that comes of it.

All that a form needs travels with the button and the modal, so that any process can open and read one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.messages import Conversation, FormField, Language
from handlers.slack.markup import units
from handlers.slack.words import word

#: The button that opens a form, and the modal's own name.
OPENS = "youdan.form"

#: The longest value of a button, and Slack's other measures of a form.
VALUE_LIMIT = 2000
OPTIONS = 100
OPTION_LIMIT = 75
LABEL_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for, in which language."""

    fields: tuple[FormField, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a form: where it belongs, and what was filled in."""

    conversation: Conversation
    direct: bool
    text: str


def worth_a_form(fields: Sequence[FormField]) -> bool:
    """Whether a form helps: a single choice is pressed, and needs none."""
    return len(fields) > 1 or any(field.kind != "choice" for field in fields)


def button_value(fields: Sequence[FormField], language: Language) -> str | None:
    """A form as a button carries it; None where it is too long for that."""
    for kept in (fields, [FormField(field.name, field.label, "text") for field in fields]):
        value = _compact({"l": language, "f": [_short(field) for field in kept]})
        if units(value) <= VALUE_LIMIT:
            return value
    return None


def form_of(value: str) -> Form:
    """The form that a button carries."""
    found = json.loads(value)
    fields = tuple(FormField(name, label, kind, tuple(options)) for name, label, kind, options in found["f"])
    return Form(fields, found["l"])


def modal(form: Form, conversation: Conversation, *, direct: bool) -> dict[str, Any]:
    """The form as Slack opens it; it brings back which conversation it belongs to."""
    where = {"c": conversation.chat, "t": conversation.thread, "d": direct, "l": form.language}
    return {
        "type": "modal",
        "callback_id": OPENS,
        "title": _plain(word("form", form.language)),
        "submit": _plain(word("submit", form.language)),
        "close": _plain(word("close", form.language)),
        "private_metadata": _compact(where),
        "blocks": [_input(field) for field in form.fields],
    }


def submitted(view: Mapping[str, Any]) -> Submitted:
    """What was filled in: a line for each field, as if it had been written."""
    where = json.loads(view["private_metadata"])
    language = cast(Language, where["l"])
    answers = view["state"]["values"]
    lines = [
        word("said", language, label=block["label"]["text"], value=value)
        for block in view["blocks"]
        if block["type"] == "input" and (value := _answer(answers[block["block_id"]][OPENS]))
    ]
    return Submitted(Conversation("slack", where["c"], where["t"]), where["d"], "\n".join(lines))


def _answer(element: Mapping[str, Any]) -> str:
    if element["type"] == "static_select":
        chosen = element.get("selected_option")
        return chosen["text"]["text"] if chosen else ""
    return (element.get("selected_date") or element.get("value") or "").strip()


def _input(field: FormField) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": field.name,
        "label": _plain(field.label[:LABEL_LIMIT]),
        "element": {**_element(field), "action_id": OPENS},
    }


def _element(field: FormField) -> dict[str, Any]:
    if field.kind == "day":
        return {"type": "datepicker"}
    if _fits(field):
        options = [{"text": _plain(option), "value": str(number)} for number, option in enumerate(field.options)]
        return {"type": "static_select", "options": options}
    return {"type": "plain_text_input"}


def _fits(field: FormField) -> bool:
    """Whether its options can be chosen from in Slack; else the answer is written."""
    few = field.kind == "choice" and 0 < len(field.options) <= OPTIONS
    return few and all(0 < units(option) <= OPTION_LIMIT for option in field.options)


def _short(field: FormField) -> list[Any]:
    return [field.name, field.label, field.kind, list(field.options)]


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def _compact(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
