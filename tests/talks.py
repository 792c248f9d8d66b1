"""People talking to the whole assistant, as in a terminal: what is said, pressed, and read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from bot.assembly import assemble
from bot.assistant import YoudanAssistant
from bot.messages import Conversation, Enclosed, Incoming, Reply, as_text
from bot.metrics import Metrics
from bot.settings import ModelSettings, Settings
from domain.registry import Registry
from tests.house import House

_events = count(1)


@dataclass
class Talk:
    """One person's talk in one channel; `reply` is the last thing that was said to him."""

    assistant: YoudanAssistant
    house: House
    person: str
    conversation: Conversation
    reply: Reply

    def says(self, text: str, event: str | None = None) -> str:
        """The reply to a message, as text."""
        return self._hand_in(text, None, event)

    def sends(self, *enclosed: Enclosed, text: str = "", event: str | None = None) -> str:
        """The reply to photos or voice notes, with some words or none, as text."""
        return self._hand_in(text, None, event, enclosed)

    def presses(self, label: str) -> str:
        """The reply to a press of a button of the last reply."""
        buttons = [button for button in self.reply.buttons if button.label == label]
        assert buttons, f"no button {label}: {self.buttons}"
        return self._hand_in(label, buttons[0].id, None)

    @property
    def buttons(self) -> list[str]:
        """The labels of the last reply's buttons."""
        return [button.label for button in self.reply.buttons]

    @property
    def states(self) -> list[tuple[str, str]]:
        """The last reply's actions with what became of them."""
        return [(report.action, report.state) for report in self.reply.actions]

    def _hand_in(self, text: str, button: str | None, event: str | None, enclosed: tuple[Enclosed, ...] = ()) -> str:
        event = event or f"event-{next(_events)}"
        now = self.house.clock.now()
        incoming = Incoming(self.conversation, self.person, text, event, now, button, enclosed)
        self.reply = self.assistant.handle(incoming)
        return as_text(self.reply)


@dataclass
class Talks:
    """The assistant of one house."""

    house: House
    assistant: YoudanAssistant

    @classmethod
    def in_house(
        cls,
        house: House,
        registry: Registry | None = None,
        model: ModelSettings | None = None,
        metrics: Metrics | None = None,
    ) -> Talks:
        """The assistant put together over a house's database."""
        assembly = assemble(house.database, Settings(), house.clock, registry=registry, model=model, metrics=metrics)
        return cls(house, assembly.assistant)

    def with_(self, person: str, channel: str = "terminal", chat: str = "") -> Talk:
        """A person's talk."""
        return Talk(self.assistant, self.house, person, Conversation(channel, chat or person), Reply("", "", "zh"))
