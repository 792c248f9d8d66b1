"""What the person is asked: one short question, with buttons where the answers are few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversation.forms import kind_of, lines_slot
from bot.conversation.state import Choice, Press
from bot.messages import FormField, Language
from bot.replies.wording import Wording
from bot.understanding.proposal import MADE, Ask
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.errors import QuestionError
from domain.kinds import KIND_WORDS, Kind
from domain.ports import Names
from domain.registry import Registry

#: More buttons than these are no longer read on a phone.
MOST_BUTTONS = 6

#: The action by which a record of a kind comes to be, and the argument that its name goes to.
_CREATED_BY = {Kind.CUSTOMER: ("create_customer", "name")}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the buttons to answer it with."""

    prompt: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Asking:
    """Puts questions in one language, for one reply: `fresh` makes the ids of its buttons."""

    registry: Registry
    wording: Wording
    language: Language
    matter: str
    fresh: Callable[[], str]
    creatable: Callable[[str], bool]

    def form(self, ask: Ask, names: Names) -> Question:
        """What a form lacks first: a name that fits several records, then one that fits none, then what was not said."""
        action = self.registry[ask.proposal.action]
        if ask.ambiguous:
            name, ids = next(iter(ask.ambiguous.items()))
            kind = kind_of(action, name)
            prompt = self.say("which_one", kind=KIND_WORDS[kind]) if kind else self._missing(action, name, ask, names)
            return Question(prompt, (*self._records(name, kind, ids, names), self.cancel()))
        name = ask.missing[0]
        prompt = self._missing(action, name, ask, names)
        if name in ask.unknown:
            prompt = ("" if self.language == "zh" else " ").join((self.say("unknown", name=ask.unknown[name]), prompt))
        return Question(prompt, (*self._answers(action, name, ask), self.cancel()))

    def fields(self, ask: Ask) -> tuple[FormField, ...]:
        """All that a form lacks, for channels that have forms to fill in; nothing where a choice has to be made first."""
        action = self.registry[ask.proposal.action]
        slots = {slot.name: slot for slot in action.slots}
        if ask.ambiguous or not all(name in slots for name in ask.missing):
            return ()
        return tuple(self._field(slots[name]) for name in ask.missing)

    def decision(self, question: QuestionError, place: int) -> Question:
        """What the domain wants decided."""
        options = tuple(
            self._choice(
                self.wording.sentence(option.key, option.params, self.language),
                Press.DECIDE,
                {"place": place, "changes": dict(option.changes), "acknowledge": option.acknowledge},
            )
            for option in question.options
        )
        return Question(self.wording.sentence(question.key, question.params, self.language), (*options, self.cancel()))

    def confirmation(self) -> tuple[Choice, ...]:
        """The buttons of a card."""
        return (self._choice(self.say("confirm"), Press.CONFIRM, style="primary"), self.cancel())

    def cancel(self) -> Choice:
        """The button that lets a matter go."""
        return self._choice(self.say("cancel"), Press.CANCEL)

    def say(self, key: str, **params: Any) -> str:
        """A sentence of the conversation's own."""
        return self.wording.sentence(f"conversation.{key}", params, self.language)

    def _field(self, slot: Slot) -> FormField:
        label = slot.title.in_language(self.language)
        if slot.kind is SlotKind.CHOICE:
            options = tuple(each.words.in_language(self.language) for each in slot.choices)
            return FormField(slot.name, label, "choice", options)
        return FormField(slot.name, label, "day" if slot.kind is SlotKind.DAY else "text")

    def _choice(
        self, label: str, press: Press, data: Mapping[str, Any] | None = None, style: str = "default"
    ) -> Choice:
        return Choice(self.fresh(), label, press, style, self.matter, data or {})  # type: ignore[arg-type]

    def _missing(self, action: Action[Any], name: str, ask: Ask, names: Names) -> str:
        slot = next((each for each in action.slots if each.name == name), None)
        if slot is None:
            return self._missing_part(action, name, ask, names)
        if slot.ask:
            return slot.ask.in_language(self.language)
        if slot.kind is SlotKind.LINES:
            return self.say("which_lines")
        if slot.kind is SlotKind.REFERENCE:
            return self.say("which", kind=KIND_WORDS[slot.reference] if slot.reference else slot.title)
        return self.say("what", slot=slot.title)

    def _missing_part(self, action: Action[Any], name: str, ask: Ask, names: Names) -> str:
        if name == "product":
            return self.say("which_product")
        lines = lines_slot(action)
        lacking = [
            line for line in (ask.proposal.args.get(lines.name, ()) if lines else ()) if not line.get("quantity")
        ]
        product = lacking[0].get("product") if lacking else None
        if product is None:
            return self.say("how_many")
        return self.say("how_many_of", product=names.display(Kind.PRODUCT, product))

    def _records(self, name: str, kind: Kind | None, ids: tuple[str, ...], names: Names) -> Iterator[Choice]:
        shown = [names.display(kind, each) if kind else each for each in ids[:MOST_BUTTONS]]
        for each, label in zip(ids, shown, strict=False):
            distinct = label if shown.count(label) == 1 else f"{label} ({each})"
            yield self._choice(distinct, Press.ANSWER, {"slot": name, "value": each})

    def _answers(self, action: Action[Any], name: str, ask: Ask) -> Iterator[Choice]:
        slot: Slot | None = next((each for each in action.slots if each.name == name), None)
        if slot is not None and slot.kind is SlotKind.CHOICE and len(slot.choices) <= MOST_BUTTONS:
            for each in slot.choices:
                yield self._choice(
                    each.words.in_language(self.language), Press.ANSWER, {"slot": name, "value": each.value}
                )
        kind = kind_of(action, name)
        if kind in _CREATED_BY and name in ask.unknown and self.creatable(_CREATED_BY[kind][0]):
            create, argument = _CREATED_BY[kind]
            said = ask.unknown[name]
            first = {"action": create, "args": {argument: said}}
            made = {"slot": name, "value": f"{MADE}{kind}", "first": first}
            yield self._choice(self.say("create_named", name=said), Press.ANSWER, made)
