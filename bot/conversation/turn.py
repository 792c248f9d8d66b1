"""One turn: from a message or press to a reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.acting import Acting
from bot.conversation.carrying_out import Work
from bot.conversation.forms import answered, proposals_of, whole
from bot.conversation.hearing import Control, control_of, folded, language_of
from bot.conversation.scene import Scene
from bot.conversation.state import Choice, Matter, Origin, Press
from bot.messages import Reply
from bot.understanding.media.pictures import Seen
from bot.understanding.media.reading import read_words
from bot.understanding.media.senses import Perceived
from bot.understanding.proposal import EMBEDDED, Ask, Hearing, Proposal, Replaces, Understanding
from bot.understanding.talk import after

#: So many lines of a picture are shown again; the picture itself is there to look at.
_LINES_SHOWN = 12


@dataclass(frozen=True)
class Turn:
    """Finds out what the person wants, and has it acted upon."""

    scene: Scene
    acting: Acting

    def take(self, text: str, button: str | None, perceived: Perceived | None = None) -> Reply:
        """Answer a message, or a press where there is a button; raises ConflictError where another turn came between.

        `perceived` is what came with the message besides its text.
        """
        scene = self.scene
        if perceived is not None:
            return self._perceived(text, perceived)
        scene.language = scene.last_language if button else language_of(text, scene.last_language)
        if button is not None:
            choice = scene.state.choice(button)
            return scene.told("gone") if choice is None else self._pressed(choice, by_button=True)
        return self._said(text)

    def _said(self, text: str) -> Reply:
        """Answer words, typed or spoken."""
        typed = self._typed(text)
        if typed is not None:
            return self._pressed(typed)
        control = control_of(text)
        if control is not None and (reply := self._controlled(control)) is not None:
            return reply
        return self._heard(text) if text else self.scene.told("empty")

    # Photos and voice notes

    def _perceived(self, caption: str, perceived: Perceived) -> Reply:
        scene, seen = self.scene, perceived.seen
        said = "\n".join(part for part in (caption, perceived.words) if part)
        scene.language = language_of(said, scene.last_language)
        scene.medium = perceived.medium
        if perceived.problem is not None:
            return scene.say(scene.sentence(*perceived.problem))
        if seen is None:
            scene.told_first(scene.sentence("media.heard", {"words": perceived.words}))
            return self._said(said)
        scene.told_first(scene.sentence("media.seen", {"words": _shortened(seen.shown)}))
        understood = scene.parts.pictures.understand(caption, seen, self._hearing)
        # What the picture says is carried to no later turn: there it would pass for the person's own words.
        return self._acted_upon(understood, caption, read_words(caption, seen)) or self._what_with(caption, seen)

    def _what_with(self, caption: str, seen: Seen) -> Reply:
        """Ask what is to be done with a picture."""
        scene = self.scene
        offers = [
            self._use(use)
            for use in scene.parts.pictures.uses(caption, seen, self._hearing)
            if scene.parts.registry[use.action].allowed(scene.person)
        ]
        return scene.say(scene.sentence("media.what_with", {}), buttons=offers)

    def _use(self, use: Proposal) -> Choice:
        """A button for one thing that may be done with a picture."""
        scene = self.scene
        label = scene.parts.registry[use.action].title.in_language(scene.language)
        return Choice(
            scene.fresh(),
            label,
            Press.OFFER,
            data={"action": use.action, "args": dict(use.args), "medium": scene.medium},
        )

    # What is heard

    def _heard(self, text: str) -> Reply:
        scene, hearing = self.scene, self._hearing
        understood = scene.parts.engine.understand(text, hearing)
        scene.heard = scene.parts.again.heard(text, hearing, understood)
        return self._acted_upon(understood, text, text) or scene.told("not_understood")

    @property
    def _hearing(self) -> Hearing:
        scene = self.scene
        talk = scene.state.talk(scene.now)
        return Hearing(scene.person, scene.company, scene.said_at, talk, scene.delivery.id)

    def _acted_upon(self, understood: Understanding, said: str, words: str) -> Reply | None:
        """What comes of what was understood; None where nothing was. `said` are the person's own words among all `words`."""
        scene = self.scene
        replaced, undoes = self._replaced(understood)
        self._note(understood, said)
        medium = scene.medium or (replaced.origin.medium if replaced else "")
        origin = Origin(scene.delivery.id, words, understood.engine, medium)
        if understood.notice is not None:
            scene.told_first(scene.sentence(*understood.notice))
        if understood.problem is not None:
            return scene.say(scene.sentence(*understood.problem))
        if understood.withdraw:
            return self._withdrawn()
        if understood.ask is not None:
            return self.acting.ask(understood.ask, origin, replaced, undoes)
        if understood.proposals:
            left = () if understood.sure and understood.engine == EMBEDDED else understood.leftover
            return self.acting.propose(Work(understood.proposals, origin, undoes, understood.sure, left), replaced)
        return None

    def _note(self, understood: Understanding, text: str) -> None:
        """What the next message may refer back to, as far as this one alone tells."""
        state = self.scene.state
        talk = after(state.talk(self.scene.now), understood, text, self.scene.parts.registry)
        self.scene.state = replace(state.heard(text), last=talk.last, records=talk.records)

    def _replaced(self, understood: Understanding) -> tuple[Matter | None, tuple[str, ...]]:
        """The matter that the message's actions take the place of, and the operations they do over."""
        state = self.scene.state
        if understood.replaces is Replaces.DONE and state.done is not None:
            return None, tuple(reversed(state.done.operations))
        if understood.replaces is Replaces.PENDING and state.top is not None:
            return state.top, state.top.undoes
        return None, ()

    def _withdrawn(self) -> Reply:
        state = self.scene.state
        if state.top is not None:
            return self._cancelled(state.top)
        if state.done is not None and state.talk(self.scene.now).done:
            return self.acting.undo(state.done.operations)
        return self.scene.told("nothing_to_cancel")

    # Buttons, and the words that do the same

    def _typed(self, text: str) -> Choice | None:
        """A button of the latest reply, or of what waits on top, whose label was typed."""
        state, wanted = self.scene.state, folded(text)
        alike = [each for each in state.choices if folded(each.label) == wanted]
        near = [each for each in alike if each.id.startswith(f"{state.latest}.") or self._on_top(each)]
        return near[-1] if near else None

    def _on_top(self, choice: Choice) -> bool:
        top = self.scene.state.top
        return top is not None and choice.matter == top.id

    def _controlled(self, control: Control) -> Reply | None:
        """What one of the few words does; None where it does nothing here."""
        scene, top = self.scene, self.scene.state.top
        match control:
            case Control.CONFIRM | Control.YES if scene.medium and top is not None:
                # Misheard too easily: what is written is confirmed by hand.
                return self._asked_again(top, scene.sentence("media.confirm_by_hand", {}))
            case Control.CONFIRM:
                return self._confirmed(top) if top else scene.told("nothing_to_confirm")
            case Control.YES if top is not None and top.fingerprint:
                return self._confirmed(top)
            case Control.CANCEL:
                return self._cancelled(top) if top else scene.told("nothing_to_cancel")
            case Control.NO if top is not None:
                return self._cancelled(top)
            case Control.GREETING:
                return scene.told("greeting")
            case Control.THANKS:
                return scene.told("thanks")
            case Control.UNDO:
                return self.acting.undo(())
            case Control.HELP:
                return self.acting.propose(Work((Proposal("help", {}),), scene.origin("help")))
            case _:
                return None

    def _pressed(self, choice: Choice, *, by_button: bool = False) -> Reply:
        scene = self.scene
        matter = scene.state.matter(choice.matter) if choice.matter else None
        if choice.matter and matter is None:
            return scene.told("gone")
        scene.pressed = choice.press if by_button else None
        match choice.press, matter:
            case Press.CONFIRM, Matter() if scene.medium:
                return self._asked_again(matter, scene.sentence("media.confirm_by_hand", {}))
            case Press.CONFIRM, Matter():
                return self._confirmed(matter)
            case Press.CANCEL, Matter():
                return self._cancelled(matter)
            case Press.ANSWER, Matter(ask=Ask() as ask):
                return self._answered(matter, ask, choice)
            case Press.DECIDE, Matter():
                return self._decided(matter, choice)
            case Press.UNDO, _:
                return self.acting.undo(tuple(choice.data["operations"]))
            case Press.SHEET, _:
                asked = tuple(Proposal(each["action"], each["args"]) for each in choice.data["asked"])
                return self.acting.sheet(Work(asked, scene.origin(choice.label), whole=True))
            case Press.OFFER, _:
                offered = Proposal(choice.data["action"], choice.data["args"])
                scene.medium = scene.medium or choice.data.get("medium", "")
                return self.acting.propose(Work((offered,), scene.origin(choice.label)))
            case _:
                return scene.told("gone")

    def _confirmed(self, matter: Matter) -> Reply:
        self.scene.language = matter.language
        if matter.fingerprint:
            return self.acting.confirm(matter)
        # Nothing can be confirmed before the question is answered: it is put once more.
        return self._asked_again(matter, matter.prompt)

    def _asked_again(self, matter: Matter, text: str) -> Reply:
        return self.scene.say(text, buttons=self.scene.state.choices_of(matter))

    def _origin(self, matter: Matter) -> Origin:
        """Where a matter comes from, once it was answered: an answer that was spoken is looked at like all that is."""
        return replace(matter.origin, medium=matter.origin.medium or self.scene.medium)

    def _cancelled(self, matter: Matter) -> Reply:
        self.scene.language = matter.language
        self.scene.state = self.scene.state.settled(matter)
        return self.scene.say(self.scene.own("cancelled"), settles=matter.id)

    def _answered(self, matter: Matter, ask: Ask, choice: Choice) -> Reply:
        self.scene.language = matter.language
        action = self.scene.parts.registry[ask.proposal.action]
        form = answered(ask, action, choice.data["slot"], choice.data["value"])
        if first := choice.data.get("first"):
            form = replace(form, before=(*form.before, Proposal(first["action"], first["args"])))
        if not whole(form):
            return self.acting.ask(form, self._origin(matter), matter, matter.undoes)
        return self.acting.propose(Work(proposals_of(form), self._origin(matter), matter.undoes), matter)

    def _decided(self, matter: Matter, choice: Choice) -> Reply:
        self.scene.language = matter.language
        place, accepted = choice.data["place"], choice.data["acknowledge"]
        decided = matter.proposals[place]
        args = {**decided.args, **choice.data["changes"]}
        if accepted:
            args["acknowledged"] = [*args.get("acknowledged", ()), accepted]
        proposals = (*matter.proposals[:place], replace(decided, args=args), *matter.proposals[place + 1 :])
        return self.acting.propose(Work(proposals, self._origin(matter), matter.undoes), matter)


def _shortened(lines: Sequence[str]) -> str:
    more = ("…",) if len(lines) > _LINES_SHOWN else ()
    return "\n".join((*lines[:_LINES_SHOWN], *more))
