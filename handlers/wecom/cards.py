"""Replies as WeCom's template cards with buttons, where they are short enough, and what is said in text beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import east_asian_width

from bot.messages import Button, Card, Outgoing, Reply, Style
from handlers.wecom.texts import in_parts, paragraphs, row_value, state_word, table_lines
from handlers.wecom.words import say

MOST_ROWS = 6
MOST_BUTTONS = 6

#: The key of the button that a settled card keeps, because a card of this kind can't be without one: it does nothing.
SETTLED = "settled"

_LABEL = 5
_BUTTON = 10
_STYLES: Mapping[Style, int] = {"primary": 1, "default": 2, "danger": 3}


@dataclass(frozen=True, slots=True)
class Paper:
    """How much fits: a text in bytes; a card's title, the line below it, its text and each value in 字 (two letters make one).

    `shuts`: a card can lose its buttons without having been pressed, if it was not changed since it was said.
    """

    part: int
    title: int
    below: int
    text: int
    value: int
    markdown: bool = False
    shuts: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a reply is said: texts, then cards with the buttons; before them `change`, which the pressed card becomes.

    `pressable`: that has the reply's buttons, and there are no other cards. `instead` is said where the pressed card can't be
    changed any more.
    """

    texts: tuple[str, ...] = ()
    cards: tuple[Mapping[str, Any], ...] = ()
    change: Mapping[str, Any] | None = None
    pressable: bool = False
    instead: Layout | None = None

    def otherwise(self) -> dict[str, Any]:
        """What is said instead, as plain data."""
        other = self.instead or Layout()
        return {"texts": list(other.texts), "cards": list(other.cards)}


def task(outgoing: str, number: int = 0) -> str:
    """The id of a card, from the message that it is a part of: always the same one, in the few characters that WeCom allows."""
    return hashlib.sha256(f"{outgoing}:{number}".encode()).hexdigest()[:32]


def laid_out(outgoing: Outgoing, paper: Paper, pressed: str = "") -> Layout:
    """How a message is said. `pressed` is the id of the card that it takes the place of, where that can be changed."""
    reply = outgoing.reply
    anew = _anew(outgoing, paper)
    if not pressed:
        return anew
    card = _first(reply)
    if paper.shuts and reply.buttons and (card is None or card.state == "open"):
        # What still waits for somebody may have to lose its buttons without being pressed: so it comes by itself.
        return replace(anew, change=_dealt_with(reply, paper, pressed))
    if not _fits(reply, paper) or len(reply.buttons) > MOST_BUTTONS:
        return replace(anew, change=settled_card(reply, paper, pressed))
    if reply.buttons:
        change = {**_face(reply, paper), **_buttons(reply.buttons, pressed)}
        return Layout(change=change, pressable=True, instead=anew)
    return Layout(change=settled_card(reply, paper, pressed), instead=anew)


def _anew(outgoing: Outgoing, paper: Paper) -> Layout:
    reply = outgoing.reply
    groups = [reply.buttons[at : at + MOST_BUTTONS] for at in range(0, len(reply.buttons), MOST_BUTTONS)]
    if len(groups) == 1 and _fits(reply, paper):
        return Layout(cards=({**_face(reply, paper), **_buttons(groups[0], task(outgoing.id))},))
    return Layout(
        tuple(in_parts(_with_options(reply, paper), paper.part)),
        tuple(
            {**_short(reply, paper), **_buttons(group, task(outgoing.id, number))}
            for number, group in enumerate(groups)
        ),
    )


def _dealt_with(reply: Reply, paper: Paper, pressed: str) -> Mapping[str, Any]:
    title = _short(reply, paper)["main_title"]["title"]
    face = {"card_type": "button_interaction", "main_title": {"title": title}}
    return {**face, **_inert(say("state_info", reply.language), pressed)}


def settled_card(reply: Reply, paper: Paper, task_id: str) -> Mapping[str, Any]:
    """A card that can't be pressed any more, as it stands now."""
    return {**_face(reply, paper), **_inert(state_word(_first(reply), reply.language), task_id)}


def _inert(word: str, task_id: str) -> Mapping[str, Any]:
    return {
        "task_id": task_id,
        "button_list": [{"text": word, "style": _STYLES["default"], "key": SETTLED}],
        "replace_text": word,
    }


def _fits(reply: Reply, paper: Paper) -> bool:
    """Whether one card can say all that the reply says."""
    if len(reply.cards) > 1 or reply.fields or _width(_body(reply)) > paper.text:
        return False
    if not reply.cards:
        return True
    card = reply.cards[0]
    return (
        not card.tables
        and len(card.rows) <= MOST_ROWS
        and _width(card.title) <= paper.title
        and all(_width(row.label) <= _LABEL for row in card.rows)
        and all(_width(row_value(row, reply.language)) <= paper.value for row in card.rows)
    )


def _with_options(reply: Reply, paper: Paper) -> list[str]:
    return paragraphs(reply, markdown=paper.markdown) + (
        ["\n".join(options)] if (options := _options(reply.buttons, reply.text)) else []
    )


def _options(buttons: Sequence[Button], text: str) -> list[str]:
    """The labels that a button can't show whole, as long as the text doesn't name them anyway."""
    long = [button.label for button in buttons if _width(button.label) > _BUTTON]
    return [f"• {label}" for label in long if label not in text]


def _body(reply: Reply) -> str:
    lines = [line for line in reply.text.split("\n") if line.strip()]
    for card in reply.cards[:1]:
        lines += [f"⚠ {warning}" for warning in card.warnings]
        lines += [f"→ {effect}" for effect in card.effects]
    return "\n".join(lines + _options(reply.buttons, reply.text))


def _face(reply: Reply, paper: Paper) -> dict[str, Any]:
    """What a card shows above its buttons; cut where it is too long, and then said in full elsewhere."""
    card = _first(reply)
    face = _headed(card, reply, paper)
    if body := _cut(_body(reply), paper.text):
        face["sub_title_text"] = body
    elif card is None:
        face["main_title"] = {"title": say("choose", reply.language)}
    if card is not None and card.rows:
        face["horizontal_content_list"] = [
            {"keyname": row.label, "value": _cut(row_value(row, reply.language), paper.value)}
            for row in card.rows[:MOST_ROWS]
        ]
    return face


def _short(reply: Reply, paper: Paper) -> dict[str, Any]:
    """A card that only carries buttons: what it belongs to was said before it. Its lines are named again, as far as they go."""
    card = _first(reply)
    short = {"main_title": {"title": say("choose", reply.language)}, **_headed(card, reply, paper)}
    lines = [line for table in card.tables for line in table_lines(table, reply.language)] if card else []
    named = lines
    while named and _width("\n".join([*named, "…"])) > paper.text:
        named = named[:-1]
    if named:
        short["sub_title_text"] = "\n".join(named if named == lines else [*named, "…"])
    return short


def _headed(card: Card | None, reply: Reply, paper: Paper) -> dict[str, Any]:
    headed: dict[str, Any] = {"card_type": "button_interaction"}
    if card is None:
        return headed
    headed["main_title"] = {"title": _cut(card.title, paper.title)}
    if card.state != "info":
        headed["main_title"]["desc"] = _cut(state_word(card, reply.language), paper.below)
    if card.link.startswith(("http://", "https://")):
        headed["card_action"] = {"type": 1, "url": card.link}
    return headed


def _buttons(buttons: Sequence[Button], task_id: str) -> dict[str, Any]:
    return {
        "task_id": task_id,
        "button_list": [{"text": button.label, "style": _STYLES[button.style], "key": button.id} for button in buttons],
    }


def _first(reply: Reply) -> Card | None:
    return reply.cards[0] if reply.cards else None


def _width(text: str) -> float:
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def _cut(text: str, width: float) -> str:
    if _width(text) <= width:
        return text
    kept = ""
    for character in text:
        if _width(kept + character) > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"
