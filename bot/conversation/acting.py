"""From proposals to a reply: answered, carried out at once, put on a card, or asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.conversation.carrying_out import Hands, Step, StoppedError, UnfitError, Work
from bot.conversation.forms import missing_in, proposals_of
from bot.conversation.guesses import guesses_in
from bot.conversation.questions import Question
from bot.conversation.receipts import Showing, offers_of, reports
from bot.conversation.scene import Scene
from bot.conversation.state import Choice, Done, Matter, Origin, Press
from bot.execution import UNDO
from bot.messages import ActionReport, Attachment, Card, FormField, Reply
from bot.replies.changes import changes
from bot.replies.reading_back import read_back
from bot.replies.workbook import XLSX, workbook
from bot.understanding.proposal import Ask, Proposal
from domain.access.people import Person
from domain.errors import QuestionError
from domain.kinds import Kind
from domain.outcome import fingerprint
from domain.ports import Transaction
from domain.registry import Registry

#: A list of more rows is offered as a spreadsheet.
LONG_LIST = 8


@dataclass(frozen=True)
class Acting:
    """Acts in a scene. Whatever it does ends the turn; a `replaced` matter gives way to what comes of it."""

    scene: Scene

    def propose(self, work: Work, replaced: Matter | None = None) -> Reply:
        """Answer questions, carry out what may be done at once, and put the rest on a card."""
        planned = self._planned(work.proposals)
        if planned is not None:
            return planned
        if not work.undoes and any(each.action == UNDO for each in work.proposals):
            work = self._with_last_operations(work)
            if not work.undoes:
                return self.scene.told("nothing_to_undo")
        if not self._hands.writes(work.proposals):
            return self._answer(work, replaced)
        try:
            with self.scene.parts.database.read(self.scene.person) as tx:
                on_a_card = self._hands.needs_a_look(tx, work)
        except StoppedError as stopped:
            return self._stopped(work, stopped, replaced)
        return self._card(work, replaced) if on_a_card else self._at_once(work, replaced)

    def confirm(self, matter: Matter) -> Reply:
        """Carry out what a card shows, if it still holds; otherwise show what it would come to now."""
        work = Work(matter.proposals, matter.origin, matter.undoes)
        return self._carry_out(work, matter, matter.fingerprint) or self._card(work, matter, changed=True)

    def ask(self, ask: Ask, origin: Origin, replaced: Matter | None, undoes: tuple[str, ...] = ()) -> Reply:
        """Ask for what a form lacks."""
        proposals = proposals_of(ask)
        planned = self._planned(proposals)
        if planned is not None:
            return planned
        scene = self.scene
        with scene.parts.database.read(scene.person) as tx:
            question, fields = scene.asking().form(ask, tx.store.names), scene.asking().fields(ask)
        matter = Matter(scene.delivery.id, origin, question.prompt, scene.language, proposals, ask=ask, undoes=undoes)
        return self._put(matter, question, replaced, fields)

    def undo(self, operations: tuple[str, ...]) -> Reply:
        """Take back certain operations, else the last ones of this talk."""
        done = self.scene.state.done
        wanted = operations or (done.operations if done else ())
        undoing = Work((Proposal(UNDO, {}),), self.scene.origin(UNDO), tuple(reversed(wanted)))
        return self.propose(undoing)

    @property
    def _hands(self) -> Hands:
        return self.scene.parts.hands

    @property
    def _registry(self) -> Registry:
        return self.scene.parts.registry

    def _with_last_operations(self, work: Work) -> Work:
        scene = self.scene
        with scene.parts.database.read(scene.person) as tx:
            return replace(work, undoes=self._hands.last_operations(tx, scene.person, scene.key.talk))

    def _planned(self, proposals: Sequence[Proposal]) -> Reply | None:
        """One honest sentence about an action that is not built yet."""
        for proposal in proposals:
            action = self.scene.parts.registry[proposal.action]
            if action.planned:
                return self.scene.told("planned", action=action.title)
        return None

    def _answer(self, work: Work, settled: Matter | None) -> Reply:
        """Answer questions, in a transaction that can't write; where others read along, to the person alone."""
        scene = self.scene
        private, person = self._asker(work)
        try:
            with scene.parts.database.read(person) as tx:
                steps = self._hands.do(tx, person, scene.key, work)
        except StoppedError as stopped:
            return self._stopped(work, stopped, settled)
        except UnfitError as unfit:
            return self._unfit(work, unfit, settled)
        self._remember(steps)
        scene.state = scene.state.settled(settled)
        text, cards = self._showing.done(steps, seen=False)
        return scene.say(
            text,
            cards=cards,
            buttons=(*self._offers(steps), *self._sheet_button(work, steps)),
            actions=tuple(reports(steps, "done")),
            settles=settled.id if settled else "",
            private=private,
        )

    def sheet(self, work: Work) -> Reply:
        """Answer a question once more, to the end of its lists, as a spreadsheet."""
        scene = self.scene
        private, person = self._asker(work)
        try:
            with scene.parts.database.read(person) as tx:
                steps = self._hands.do(tx, person, scene.key, work)
        except StoppedError as stopped:
            return self._stopped(work, stopped, None)
        sheets = [sheet for step in steps for sheet in scene.parts.wording.sheets(step.outcome, scene.language)]
        name = f"{scene.parts.registry[work.proposals[0].action].title.in_language(scene.language)}.xlsx"
        made = workbook(sheets)
        with scene.open() as tx:
            url = f"/files/{tx.files.put(person.id, name, XLSX, made, scene.now)}"
            file = Attachment(name, XLSX, url)
            ending = scene.ending(scene.own("here_is", name=name), files=(file,), private=private)
            scene.keep(tx, ending)
        return ending.reply

    def _asker(self, work: Work) -> tuple[bool, Person]:
        """Whether the answer is for the person alone, and as whom he asks: where others read along he sees less."""
        person = self.scene.person
        private = person.overheard and not all(self._registry[each.action].common for each in work.proposals)
        return private, replace(person, overheard=False) if private else person

    def _sheet_button(self, work: Work, steps: Sequence[Step]) -> tuple[Choice, ...]:
        """The button for a long list as a spreadsheet."""
        tables = [table for step in steps for table in step.outcome.tables]
        if not any((table.total or len(table.rows)) > LONG_LIST for table in tables):
            return ()
        asked = [{"action": each.action, "args": dict(each.args)} for each in work.proposals]
        return (Choice(self.scene.fresh(), self.scene.own("as_sheet"), Press.SHEET, data={"asked": asked}),)

    def _card(self, work: Work, replaced: Matter | None, *, changed: bool = False) -> Reply:
        """Show what would be written, and leave nothing behind but the card."""
        scene = self.scene
        try:
            with scene.parts.database.write(scene.person) as tx:
                steps = self._hands.do(tx, scene.person, scene.key, work)
                guessed = tuple(self._guessed(work, tx))
                tx.rollback()
        except StoppedError as stopped:
            return self._stopped(work, stopped, replaced, still_stands=True)
        except UnfitError as unfit:
            return self._unfit(work, unfit, replaced)
        cards = self._showing.to_confirm(steps)
        matter = Matter(
            scene.delivery.id,
            work.origin,
            " · ".join(card.title for card in cards),
            scene.language,
            work.proposals,
            fingerprint=_fingerprint(steps),
            undoes=work.undoes,
            cards=cards,
        )
        choices = scene.asking().confirmation()
        scene.state = replace(scene.state.settled(replaced).opened(matter, choices), done=None)
        return scene.say(
            self._what_changed(replaced, cards) if changed and replaced else scene.own("check"),
            cards=(replace(cards[0], warnings=(*guessed, *cards[0].warnings)), *cards[1:]),
            buttons=choices,
            actions=tuple(reports(steps, "confirm")),
            settles=replaced.id if replaced else "",
            alone=True,
        )

    def _guessed(self, work: Work, tx: Transaction) -> Iterator[str]:
        """What the person should look at: words that nothing came of, or that were taken for a name they are no part of."""
        if work.origin.medium:
            yield self.scene.sentence(f"media.check_{work.origin.medium}", {})
        if work.leftover:
            yield self.scene.own("left_over", what=work.leftover)
        for guess in guesses_in(work.origin.words, work.proposals, self.scene.parts.registry):
            name = tx.store.names.display(guess.kind, guess.id)
            if guess.said.casefold() not in name.casefold():
                yield self.scene.own("taken_for", said=guess.said, name=name)

    def _what_changed(self, shown: Matter, cards: Sequence[Card]) -> str:
        return "\n".join((self.scene.own("changed"), *changes(shown.cards, cards, self.scene.sentence)))

    def _at_once(self, work: Work, settled: Matter | None) -> Reply:
        done = self._carry_out(work, settled)
        assert done is not None, "without a card there is nothing that may have changed"
        return done

    def _carry_out(self, work: Work, settled: Matter | None, confirming: str = "") -> Reply | None:
        """Carry out and keep, in one transaction; None, and nothing done, where it is not what the person confirms."""
        scene = self.scene
        try:
            with scene.open() as tx:
                steps = self._hands.do(tx, scene.person, scene.key, work)
                if confirming and _fingerprint(steps) != confirming:
                    return None
                return self._receipt(tx, work, steps, settled, seen=bool(confirming))
        except StoppedError as stopped:
            return self._stopped(work, stopped, settled)
        except UnfitError as unfit:
            return self._unfit(work, unfit, settled)

    def _receipt(
        self, tx: Transaction, work: Work, carried_out: Sequence[Step], settled: Matter | None, *, seen: bool
    ) -> Reply:
        scene = self.scene
        tx.settle()
        steps = [replace(step, outcome=read_back(step.outcome, tx.store.names)) for step in carried_out]
        self._remember(steps)
        written = [step for step in steps if step.operation and step.proposal.action != UNDO]
        operations = tuple(step.operation for step in written)
        proposals = tuple(each for each in work.proposals if each.action != UNDO and self._hands.writes([each]))
        done = Done(operations, proposals, scene.now, at_once=not seen) if operations else None
        scene.state = replace(scene.state.settled(settled), done=done)
        text, cards = self._showing.done(steps, seen=seen)
        ending = scene.ending(
            text,
            cards=cards,
            buttons=(*self._undo_button(written), *self._offers(steps)),
            actions=tuple(reports(steps, "done")),
            settles=settled.id if settled else "",
        )
        scene.keep(tx, ending)
        return ending.reply

    def _remember(self, steps: Sequence[Step]) -> None:
        """The records that the next message may mean by "it"."""
        found: dict[Kind, str] = {}
        for step in steps:
            found.update({ref.kind: ref.id for ref in reversed(step.outcome.documents)})
        older = {kind: record for kind, record in self.scene.state.records.items() if kind not in found}
        self.scene.state = replace(self.scene.state, records={**older, **found})

    def _undo_button(self, written: Sequence[Step]) -> tuple[Choice, ...]:
        if not self._hands.can_be_undone(written):
            return ()
        operations = [step.operation for step in written]
        return (Choice(self.scene.fresh(), self.scene.own("undo"), Press.UNDO, data={"operations": operations}),)

    def _offers(self, steps: Sequence[Step]) -> tuple[Choice, ...]:
        language = self.scene.language
        return tuple(
            Choice(
                self.scene.fresh(),
                offer.label.in_language(language),
                Press.OFFER,
                data={"action": offer.action, "args": dict(offer.args)},
            )
            for offer in offers_of(steps)
        )

    def _stopped(
        self, work: Work, stopped: StoppedError, settled: Matter | None, *, still_stands: bool = False
    ) -> Reply:
        """What the domain wants decided, or why it can't be done.

        What waits `still_stands` where it was to be changed into something that can't be done; nothing that was done before
        is corrected by what comes after a refusal.
        """
        scene, error = self.scene, stopped.error
        if isinstance(error, QuestionError):
            question = scene.asking().decision(error, stopped.place)
            matter = Matter(
                scene.delivery.id, work.origin, question.prompt, scene.language, work.proposals, undoes=work.undoes
            )
            return self._put(matter, question, settled)
        self._hands.refused(scene.person, scene.key, work.origin, work.proposals[stopped.place], error)
        settled = None if still_stands else settled
        done = scene.state.done
        scene.state = replace(scene.state.settled(settled), done=replace(done, at_once=False) if done else None)
        return scene.say(scene.sentence(error.key, error.params), settles=settled.id if settled else "")

    def _unfit(self, work: Work, unfit: UnfitError, settled: Matter | None) -> Reply:
        """Arguments that can't stand are asked for again."""
        slots = missing_in(unfit.error, unfit.action)
        if not slots:
            raise unfit
        before, after = work.proposals[: unfit.place], work.proposals[unfit.place + 1 :]
        ask = Ask(work.proposals[unfit.place], slots, before=before, after=after)
        return self.ask(ask, work.origin, settled, work.undoes)

    def _put(
        self, matter: Matter, question: Question, replaced: Matter | None, fields: tuple[FormField, ...] = ()
    ) -> Reply:
        """Put a question; it waits until it is answered, cancelled, or gives way."""
        scene = self.scene
        scene.state = replace(scene.state.settled(replaced).opened(matter, question.choices), done=None)
        return scene.say(
            question.prompt,
            buttons=question.choices,
            actions=tuple(ActionReport(each.action, each.args, "asked") for each in matter.proposals),
            settles=replaced.id if replaced else "",
            alone=True,
            fields=fields,
        )

    @property
    def _showing(self) -> Showing:
        return Showing(self.scene.parts.wording, self.scene.language)


def _fingerprint(steps: Sequence[Step]) -> str:
    return fingerprint(tuple(step.outcome for step in steps))
