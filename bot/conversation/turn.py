"""One turn: from a message or press to a reply, written in the transaction that carried it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from bot.conversation.carrying_out import UNDO, Hands, Step, StoppedError, UnfitError, Work
from bot.conversation.forms import answered, missing_in, proposals_of, whole
from bot.conversation.hearing import Control, control_of, folded, language_of
from bot.conversation.questions import Asking, Question
from bot.conversation.receipts import Showing, offers_of, reports
from bot.conversation.state import Choice, Done, Matter, Origin, Press, State
from bot.messages import ActionReport, Button, Card, Language, Reply
from bot.replies.changes import changes
from bot.replies.reading_back import read_back
from bot.replies.wording import Wording
from bot.understanding.proposal import Ask, Engine, Hearing, Proposal, Replaces, Understanding
from bot.understanding.talk import after
from domain.access.people import Person
from domain.calendar import Clock
from domain.company import Company
from domain.errors import QuestionError
from domain.kinds import Kind
from domain.outcome import fingerprint
from domain.ports import ConversationKey, Database, Delivery, Transaction
from domain.registry import Registry


@dataclass(frozen=True)
class Parts:
    """What every turn works with."""

    database: Database
    registry: Registry
    clock: Clock
    engine: Engine
    hands: Hands
    wording: Wording


@dataclass(frozen=True, slots=True)
class Ending:
    """How a turn ends: the talk's new state, and what is said."""

    state: State
    reply: Reply


@dataclass
class Turn:
    """One message or press of one person, in the talk as it was read.

    `write` keeps the ending, and does so in the transaction that carried the message out; a transaction that is not kept leaves
    nothing behind.
    """

    parts: Parts
    person: Person
    company: Company
    delivery: Delivery
    state: State
    keep: Callable[[Transaction, Ending], None]
    open: Callable[[], Any]
    language: Language = "zh"
    _numbers: count[int] = field(default_factory=count)

    def take(self, text: str, button: str | None) -> Reply:
        """Answer; raises ConflictError where another turn came between."""
        self.language = language_of(text, self._last_language()) if button is None else self._last_language()
        if button is not None:
            return self._pressed(button)
        typed = self._choice_typed(text)
        if typed is not None:
            return self._press(typed)
        control = control_of(text)
        if control is not None and (reply := self._controlled(control)) is not None:
            return reply
        return self._heard(text)

    # -- what is heard

    def _heard(self, text: str) -> Reply:
        if not text:
            return self._told("empty")
        hearing = Hearing(self.person, self.company, self.parts.clock, self.state.talk(self._now))
        understood = self.parts.engine.understand(text, hearing)
        self._note(understood, text)
        origin = Origin(self.delivery.id, text, understood.engine)
        if understood.problem is not None:
            return self._say(self._sentence(*understood.problem))
        if understood.withdraw:
            return self._withdrawn()
        replaced, undoes = self._replaced(understood)
        if understood.ask is not None:
            return self._ask(understood.ask, origin, replaced, undoes)
        if understood.proposals:
            return self._propose(Work(understood.proposals, origin, undoes, understood.sure), replaced)
        return self._told("not_understood")

    def _note(self, understood: Understanding, text: str) -> None:
        """What the next message may refer back to, as far as this one alone tells."""
        talk = after(self.state.talk(self._now), understood, text, self.parts.registry)
        self.state = replace(self.state.heard(text), last=talk.last, records=talk.records, language=self.language)

    def _replaced(self, understood: Understanding) -> tuple[Matter | None, tuple[str, ...]]:
        """The matter that the message's actions take the place of, and the operations they do over."""
        if understood.replaces is Replaces.DONE and self.state.done is not None:
            return None, tuple(reversed(self.state.done.operations))
        if understood.replaces is Replaces.PENDING and self.state.top is not None:
            return self.state.top, self.state.top.undoes
        return None, ()

    def _withdrawn(self) -> Reply:
        if self.state.top is not None:
            return self._cancelled(self.state.top)
        done = self.state.done
        if done is not None and self.state.talk(self._now).done:
            return self._undo(done.operations)
        return self._told("nothing_to_cancel")

    # -- buttons and the words that do the same

    def _pressed(self, button: str) -> Reply:
        choice = self.state.choice(button)
        return self._told("gone") if choice is None else self._press(choice)

    def _choice_typed(self, text: str) -> Choice | None:
        """A button of the latest reply whose label was typed."""
        wanted = folded(text)
        alike = [each for each in self.state.choices if folded(each.label) == wanted and self._of_latest(each)]
        return alike[-1] if alike else None

    def _of_latest(self, choice: Choice) -> bool:
        top = self.state.top
        return choice.id.startswith(f"{self.state.latest}.") or (top is not None and choice.matter == top.id)

    def _controlled(self, control: Control) -> Reply | None:
        top = self.state.top
        match control:
            case Control.CONFIRM:
                return self._confirmed(top) if top else self._told("nothing_to_confirm")
            case Control.YES if top is not None and top.fingerprint:
                return self._confirmed(top)
            case Control.CANCEL:
                return self._cancelled(top) if top else self._told("nothing_to_cancel")
            case Control.NO if top is not None:
                return self._cancelled(top)
            case Control.UNDO:
                return self._undo(())
            case Control.HELP:
                return self._propose(Work((Proposal("help", {}),), self._origin("help")))
            case _:
                return None

    def _press(self, choice: Choice) -> Reply:
        matter = self.state.matter(choice.matter) if choice.matter else None
        if choice.matter and matter is None:
            return self._told("gone")
        if matter is not None:
            self.language = matter.language
        match choice.press, matter:
            case Press.CONFIRM, Matter():
                return self._confirmed(matter)
            case Press.CANCEL, Matter():
                return self._cancelled(matter)
            case Press.ANSWER, Matter(ask=Ask()):
                return self._answered(matter, choice)
            case Press.DECIDE, Matter():
                return self._decided(matter, choice)
            case Press.UNDO, _:
                return self._undo(tuple(choice.data["operations"]))
            case Press.OFFER, _:
                offered = Proposal(choice.data["action"], choice.data["args"])
                return self._propose(Work((offered,), self._origin(choice.label)))
            case _:
                return self._told("gone")

    def _confirmed(self, matter: Matter) -> Reply:
        if not matter.fingerprint:
            return self._again(matter)
        return self._do(Work(matter.proposals, matter.origin, matter.undoes), matter, confirming=matter.fingerprint)

    def _again(self, matter: Matter) -> Reply:
        """The matter's question once more: there is nothing to confirm before it is answered."""
        return self._say(matter.prompt, buttons=self.state.choices_of(matter))

    def _cancelled(self, matter: Matter) -> Reply:
        self.state = self.state.settled(matter)
        return self._say(self._own("cancelled"), settles=matter.id)

    def _answered(self, matter: Matter, choice: Choice) -> Reply:
        assert matter.ask is not None
        action = self.parts.registry[matter.ask.proposal.action]
        form = answered(matter.ask, action, choice.data["slot"], choice.data["value"])
        if first := choice.data.get("first"):
            form = replace(form, before=(*form.before, Proposal(first["action"], first["args"])))
        if not whole(form):
            return self._ask(form, matter.origin, matter, matter.undoes)
        return self._propose(Work(proposals_of(form), matter.origin, matter.undoes), matter)

    def _decided(self, matter: Matter, choice: Choice) -> Reply:
        proposals = list(matter.proposals)
        proposal = proposals[choice.data["place"]]
        args = {**proposal.args, **choice.data["changes"]}
        if choice.data["acknowledge"]:
            args["acknowledged"] = [*args.get("acknowledged", ()), choice.data["acknowledge"]]
        proposals[choice.data["place"]] = replace(proposal, args=args)
        return self._propose(Work(tuple(proposals), matter.origin, matter.undoes), matter)

    def _undo(self, operations: tuple[str, ...]) -> Reply:
        """Take back certain operations, else the last ones of this talk."""
        wanted = operations or (self.state.done.operations if self.state.done else ())
        return self._propose(Work((Proposal(UNDO, {}),), self._origin(UNDO), tuple(reversed(wanted))))

    # -- from proposals to a reply

    def _ask(self, ask: Ask, origin: Origin, replaced: Matter | None, undoes: tuple[str, ...] = ()) -> Reply:
        """Ask for what is missing; the matter that is replaced gives way."""
        planned = self._planned(proposals_of(ask))
        if planned is not None:
            return planned
        with self.parts.database.read(self.person) as tx:
            question = self._asking().form(ask, tx.store.names)
        matter = Matter(
            self.delivery.id, origin, question.prompt, self.language, proposals_of(ask), ask=ask, undoes=undoes
        )
        return self._put(matter, question, replaced)

    def _put(self, matter: Matter, question: Question, replaced: Matter | None) -> Reply:
        self.state = self.state.settled(replaced).opened(matter, question.choices)
        asked = tuple(ActionReport(each.action, each.args, "asked") for each in matter.proposals)
        return self._say(
            question.prompt,
            buttons=question.choices,
            actions=asked,
            settles=replaced.id if replaced else "",
            alone=True,
        )

    def _propose(self, work: Work, replaced: Matter | None = None) -> Reply:
        """Answer questions, carry out what may be done at once, and put the rest on a card."""
        planned = self._planned(work.proposals)
        if planned is not None:
            return planned
        if not work.undoes and any(each.action == UNDO for each in work.proposals):
            work = self._with_last_operations(work)
            if not work.undoes:
                return self._told("nothing_to_undo")
        if not self.parts.hands.writes(work.proposals):
            return self._do(work, replaced)
        with self.parts.database.read(self.person) as tx:
            on_a_card = self.parts.hands.needs_a_look(tx, work)
        return self._card(work, replaced) if on_a_card else self._do(work, replaced)

    def _with_last_operations(self, work: Work) -> Work:
        with self.parts.database.read(self.person) as tx:
            return replace(work, undoes=self.parts.hands.last_operations(tx, self.person, self._key.talk))

    def _planned(self, proposals: Sequence[Proposal]) -> Reply | None:
        """One honest sentence about an action that is not built yet."""
        for proposal in proposals:
            action = self.parts.registry[proposal.action]
            if action.planned:
                return self._told("planned", action=action.title)
        return None

    def _card(self, work: Work, replaced: Matter | None, *, changed: bool = False) -> Reply:
        """Show what would be written, and leave nothing behind but the card."""
        try:
            with self.parts.database.write(self.person) as tx:
                steps = self.parts.hands.do(tx, self.person, self._key, work)
                tx.rollback()
        except StoppedError as stopped:
            return self._stopped(work, stopped, replaced)
        except UnfitError as unfit:
            return self._unfit(work, unfit, replaced)
        cards = self._showing().to_confirm(steps)
        matter = Matter(
            self.delivery.id,
            work.origin,
            " · ".join(card.title for card in cards),
            self.language,
            work.proposals,
            fingerprint=fingerprint(tuple(step.outcome for step in steps)),
            undoes=work.undoes,
            cards=cards,
        )
        choices = self._asking().confirmation()
        self.state = replace(self.state.settled(replaced).opened(matter, choices), done=None)
        return self._say(
            self._what_changed(replaced, cards) if changed and replaced else self._own("check"),
            cards=cards,
            buttons=choices,
            actions=tuple(reports(steps, "confirm")),
            settles=replaced.id if replaced else "",
            alone=True,
        )

    def _do(self, work: Work, settled: Matter | None, confirming: str = "") -> Reply:
        """Carry out and keep, in one transaction; a card that no longer holds is shown anew."""
        if not self.parts.hands.writes(work.proposals):
            return self._answer(work, settled)
        try:
            with self.open() as tx:
                steps = self.parts.hands.do(tx, self.person, self._key, work)
                if not confirming or fingerprint(tuple(step.outcome for step in steps)) == confirming:
                    return self._carried_out(tx, work, steps, settled, seen=bool(confirming))
        except StoppedError as stopped:
            return self._stopped(work, stopped, settled)
        except UnfitError as unfit:
            return self._unfit(work, unfit, settled)
        return self._card(work, settled, changed=True)

    def _what_changed(self, shown: Matter, cards: Sequence[Card]) -> str:
        return "\n".join((self._own("changed"), *changes(shown.cards, cards, self._sentence)))

    def _answer(self, work: Work, settled: Matter | None) -> Reply:
        try:
            with self.parts.database.read(self.person) as tx:
                steps = self.parts.hands.do(tx, self.person, self._key, work)
        except StoppedError as stopped:
            return self._stopped(work, stopped, settled)
        except UnfitError as unfit:
            return self._unfit(work, unfit, settled)
        text, cards = self._showing().done(steps, seen=False)
        self._remember(steps)
        self.state = self.state.settled(settled)
        return self._say(text, cards=cards, buttons=self._offers(steps), actions=tuple(reports(steps, "done")))

    def _carried_out(
        self, tx: Transaction, work: Work, steps: Sequence[Step], settled: Matter | None, *, seen: bool
    ) -> Reply:
        tx.settle()
        steps = [replace(step, outcome=read_back(step.outcome, tx.store.names)) for step in steps]
        text, cards = self._showing().done(steps, seen=seen)
        operations = tuple(step.operation for step in steps if step.operation and step.proposal.action != UNDO)
        proposals = tuple(each for each in work.proposals if each.action != UNDO and self.parts.hands.writes([each]))
        self._remember(steps)
        done = Done(operations, proposals, self._now, at_once=not seen) if operations else None
        self.state = replace(self.state.settled(settled), done=done)
        undo = self._undo_button(steps, operations)
        ending = self._ending(
            text,
            cards=cards,
            buttons=(*undo, *self._offers(steps)),
            actions=tuple(reports(steps, "done")),
            settles=settled.id if settled else "",
        )
        self.keep(tx, ending)
        return ending.reply

    def _remember(self, steps: Sequence[Step]) -> None:
        """The records that the next message may mean by "it"."""
        found: dict[Kind, str] = {}
        for step in steps:
            found.update({ref.kind: ref.id for ref in reversed(step.outcome.documents)})
        self.state = replace(self.state, records={**self.state.records, **found})

    def _undo_button(self, steps: Sequence[Step], operations: tuple[str, ...]) -> tuple[Choice, ...]:
        written = [step for step in steps if step.proposal.action != UNDO]
        if not operations or not self.parts.hands.can_be_undone(written):
            return ()
        return (Choice(self._fresh(), self._own("undo"), Press.UNDO, data={"operations": list(operations)}),)

    def _offers(self, steps: Sequence[Step]) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                self._fresh(),
                offer.label.in_language(self.language),
                Press.OFFER,
                data={"action": offer.action, "args": dict(offer.args)},
            )
            for offer in offers_of(steps)
        )

    # -- what could not be done

    def _stopped(self, work: Work, stopped: StoppedError, settled: Matter | None) -> Reply:
        error = stopped.error
        if isinstance(error, QuestionError):
            question = self._asking().decision(error, stopped.place)
            matter = Matter(
                self.delivery.id, work.origin, question.prompt, self.language, work.proposals, undoes=work.undoes
            )
            return self._put(matter, question, settled)
        refused = work.proposals[stopped.place]
        self.parts.hands.refused(self.person, self._key, work.origin, refused, error)
        self.state = self.state.settled(settled)
        return self._say(self._sentence(error.key, error.params), settles=settled.id if settled else "")

    def _unfit(self, work: Work, unfit: UnfitError, settled: Matter | None) -> Reply:
        """Arguments that can't stand are asked for again."""
        slots = missing_in(unfit.error, unfit.action)
        if not slots:
            raise unfit
        proposal = work.proposals[unfit.place]
        ask = Ask(proposal, slots, before=work.proposals[: unfit.place], after=work.proposals[unfit.place + 1 :])
        return self._ask(ask, work.origin, settled, work.undoes)

    # -- saying it

    def _told(self, key: str, **params: Any) -> Reply:
        return self._say(self._own(key, **params))

    def _say(self, text: str, **parts: Any) -> Reply:
        """Say something, and keep the turn in a transaction of its own."""
        ending = self._ending(text, **parts)
        with self.open() as tx:
            self.keep(tx, ending)
        return ending.reply

    def _ending(
        self,
        text: str,
        *,
        cards: tuple[Card, ...] = (),
        buttons: Sequence[Choice] = (),
        actions: tuple[ActionReport, ...] = (),
        settles: str = "",
        alone: bool = False,
    ) -> Ending:
        """The reply; where something else still waits (and this reply is not itself a question), it ends with that."""
        waiting = self.state.top if not alone and settles else None
        own = {each.id for each in buttons}
        if waiting is not None:
            key = "still_waits" if waiting.fingerprint else "back_to"
            text = "\n".join(part for part in (text, self._own(key, what=waiting.prompt)) if part)
            buttons = (*buttons, *(each for each in self.state.choices_of(waiting) if each.id not in own))
        free = [each for each in buttons if not each.matter]
        state = replace(self.state.with_choices(free), latest=self.delivery.id, language=self.language)
        shown = tuple(Button(each.id, each.label, each.style) for each in buttons)
        return Ending(state, Reply(self.delivery.id, text, self.language, cards, shown, actions, settles=settles))

    def _sentence(self, key: str, params: Any) -> str:
        return self.parts.wording.sentence(key, params, self.language)

    def _own(self, key: str, **params: Any) -> str:
        return self._sentence(f"conversation.{key}", params)

    def _asking(self) -> Asking:
        registry, person = self.parts.registry, self.person

        def creatable(name: str) -> bool:
            return name in registry and not registry[name].planned and registry[name].allowed(person)

        return Asking(registry, self.parts.wording, self.language, self.delivery.id, self._fresh, creatable)

    def _showing(self) -> Showing:
        return Showing(self.parts.wording, self.language)

    def _fresh(self) -> str:
        return f"{self.delivery.id}.{next(self._numbers)}"

    def _origin(self, words: str) -> Origin:
        return Origin(self.delivery.id, words, "button")

    def _last_language(self) -> Language:
        return self.state.language or self.person.language or self.company.language

    @property
    def _now(self) -> datetime:
        return self.parts.clock.now()

    @property
    def _key(self) -> ConversationKey:
        return self.delivery.key
