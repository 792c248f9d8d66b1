"""A talk in a terminal: buttons are printed as [label], and typing the label presses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.messages import Button, Conversation, Incoming, Reply, as_text
from bot.port import Assistant, Serving


class TerminalChannel:
    """The built-in chat for one person at a keyboard or in a script."""

    name = "terminal"

    def converse(
        self, assistant: Assistant, serving: Serving, person: str, lines: Iterable[str], say: Callable[[str], object]
    ) -> None:
        """Answer each line with one reply and an empty line, until there are no more lines."""
        talk = Conversation(self.name, person)
        buttons = _last_buttons(assistant, person, talk)
        for line in lines:
            text = line.rstrip("\r\n")
            pressed = buttons.get(text.strip().casefold())
            reply = assistant.handle(Incoming(talk, person, text, serving.fresh_id(), serving.now(), pressed))
            buttons = labelled(reply.buttons)
            say(f"{shown(reply)}\n")


def shown(reply: Reply) -> str:
    """A reply as it is printed."""
    return "\n".join(
        part for part in (as_text(reply), " ".join(f"[{label}]" for label in _labels(reply.buttons))) if part
    )


def labelled(buttons: Sequence[Button]) -> dict[str, str]:
    """The ids of buttons by what is typed to press them."""
    return {label.casefold(): button.id for label, button in zip(_labels(buttons), buttons, strict=True)}


def _labels(buttons: Sequence[Button]) -> list[str]:
    """The buttons' labels, numbered where two are alike."""
    times, seen = Counter(button.label.casefold() for button in buttons), Counter[str]()
    labels = []
    for button in buttons:
        label = button.label.casefold()
        seen[label] += 1
        labels.append(button.label if times[label] == 1 else f"{seen[label]} {button.label}")
    return labels


def _last_buttons(assistant: Assistant, person: str, talk: Conversation) -> dict[str, str]:
    """What can be pressed from an earlier call."""
    bubbles = assistant.latest(person, talk)
    reply = bubbles[-1].reply if bubbles else None
    return labelled(reply.buttons) if reply else {}
