"""Whether an action is said in the manner in which it must be said: asked for, told, and not merely wished or remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood, mood_of
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from domain.vocabulary import Manner

#: More than all the words and slots of an action together are worth.
_OUT_OF_MANNER = 30.0
_LOOK = re.compile(
    r"看|查|列|拉|调|报一?下|还有|另外|顺便|[,，。\s]再|然后|\b(?:show|list|pull|see|check|give|get|and|also|then|plus)\b"
)
#: What somebody wants to hear of, if it happens: no condition of what was asked for before.
_WATCHES = re.compile(
    r"\b(?:let (?:me|us) know|(?:tell|alert|warn|notify|ping|remind|text|message) (?:me|us)|shout)"
    r" (?:if|when|whenever|once|as soon as)\b"
)


class Manners:
    """The manner in which a message's clauses are said."""

    def __init__(self, lattice: Lattice, clauses: Sequence[Clause]) -> None:
        self._lattice = lattice
        self._clauses = clauses
        self._moods: dict[tuple[str, str], Mood] = {}

    def against(self, profile: Profile, cues: list[Cue], places: Sequence[int], start: int, end: int) -> float:
        """What speaks against a write: it is asked, supposed, denied or told of others where its words stand.

        `places` are the clauses in which its words stand anywhere in the message.
        """
        if profile.manner is Manner.WATCH:
            return 0.0
        spoken = [self._clauses[place] for place in places if start <= place < end]
        if not profile.writes:
            return (
                _OUT_OF_MANNER
                if start and not any(self._asking(clause) for clause in self._clauses[start:end])
                else 0.0
            )
        wrong = _WRONG.get(profile.manner, _WRONG_TO_DO)
        mood, last = Mood.NONE, self._clauses[end - 1].end
        for clause in spoken:
            mood |= self._mood_beside(clause, cues) if clause.mood & wrong else clause.mood
        if Mood.REQUEST in mood:
            wrong &= ~(Mood.QUESTION | Mood.TOLD | Mood.PAST)
        supposed = profile.manner is not Manner.REPORT and any(
            clause.mood is not Mood.NONE
            and Mood.SUPPOSED in clause.mood
            and not (clause.start >= last and _WATCHES.search(self._lattice.text, clause.start, clause.end))
            for clause in self._sentence(start, end)
        )
        return _OUT_OF_MANNER if mood & wrong or supposed else 0.0

    def _mood_beside(self, clause: Clause, cues: Sequence[Cue]) -> Mood:
        """The mood of a clause but for the action's own words: 不要了 may be the very thing that is wanted."""
        text = self._lattice.text
        words = text[clause.start : clause.end]
        for cue in cues:
            if cue.weight >= OUTRIGHT and clause.start <= cue.first and cue.last <= clause.end:
                words = (
                    words[: cue.first - clause.start] + "#" * (cue.last - cue.first) + words[cue.last - clause.start :]
                )
        said = words, text[clause.end : clause.end + 1]
        if said not in self._moods:
            self._moods[said] = mood_of(*said)
        return self._moods[said] | (clause.mood & Mood.REQUEST)

    def _asking(self, clause: Clause) -> bool:
        """Whether a clause asks for an answer: a statement behind something else is no question."""
        asked = clause.mood & (Mood.QUESTION | Mood.REQUEST)
        return bool(asked) or _LOOK.search(self._lattice.text, clause.start, clause.end) is not None

    def _sentence(self, start: int, end: int) -> Sequence[Clause]:
        """The clauses of the sentences that the segment is part of."""
        while start and not self._clauses[start].strong:
            start -= 1
        while end < len(self._clauses) and not self._clauses[end].strong:
            end += 1
        return self._clauses[start:end]


_WRONG = {Manner.REPORT: Mood.QUESTION, Manner.FACT: Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED}
_WRONG_TO_DO = Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST
