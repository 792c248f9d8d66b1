"""What a customer complains of: ahead of a return it is why the goods come back, behind a ticket that is opened its subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import HINT, OUTRIGHT, Profile
from domain.vocabulary import Manner

#: X反映, X投诉: only told, and no ticket asked for.
_TOLD = re.compile(r"(?:来|过来|又|打电话)?(?:反映|反馈|投诉|报修|抱怨)")
_ASKED = re.compile(r"[登建开记录]|工单|投诉单")
_ENDS = re.compile(r"(?:反映|反馈|投诉|报修|抱怨)$")
_NOT_ASKED = Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED


def without_complaints(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> Sequence[Cue]:
    """The cues without those of a complaint that is but told in the sentence in which its goods are to come back."""
    told = [cue for cue in cues if cue.weight > 0 and _merely_told(lattice, cue, profiles[cue.owner])]
    if not told:
        return cues
    back = next((cue for cue in cues if cue.weight >= OUTRIGHT and _comes_back(profiles[cue.owner])), None)
    if back is None or not any(each.last <= back.first for each in told):
        return cues
    between = [clause for clause in clauses if told[0].first < clause.start <= back.first]
    asking = next((clause for clause in clauses if clause.start <= back.first < clause.end), None)
    if asking is None or asking.mood & _NOT_ASKED or any(clause.strong for clause in between):
        return cues
    tickets = {each.owner for each in told}
    if any(c.owner in tickets and c.weight >= OUTRIGHT and c not in told and not _within(c, told) for c in cues):
        return cues
    # What tells of it is but how the return came in.
    others = [cue for cue in cues if cue.owner not in tickets]
    plainly = (each for each in told if _ENDS.search(lattice.text[each.start : each.end]))
    return sorted(
        [*others, *(each._replace(owner=back.owner, weight=HINT) for each in plainly)], key=lambda cue: cue.start
    )


#: Behind these stands what the ticket is about.
_ABOUT = (":", "：", "-", "—")


def with_subjects_of_tickets(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], profiles: Mapping[str, Profile]
) -> Sequence[Cue]:
    """The cues without those that tell facts behind "ticket for Acme:": that something arrived bent is no receipt of goods."""
    about: list[Clause] = []
    for one, other in pairwise(clauses):
        opens = any(
            one.start <= cue.first < one.end and cue.weight >= OUTRIGHT and _opens_ticket(profiles[cue.owner])
            for cue in cues
        )
        if opens and lattice.text[one.end : other.start + 1].strip().startswith(_ABOUT):
            about.append(other)
    if not about:
        return cues
    return [
        cue
        for cue in cues
        if cue.weight <= 0
        or _opens_ticket(profiles[cue.owner])
        or profiles[cue.owner].manner not in (Manner.FACT, Manner.REPORT)
        or not any(clause.start <= cue.first < clause.end for clause in about)
    ]


def _opens_ticket(profile: Profile) -> bool:
    return profile.writes and any(slot.name == "subject" for slot in profile.slots)


def _merely_told(lattice: Lattice, cue: Cue, profile: Profile) -> bool:
    words = lattice.text[cue.first : cue.last]
    complains = profile.manner is Manner.FACT and any(slot.name == "subject" for slot in profile.slots)
    told = _TOLD.search(words) is not None and not _ASKED.search(words)
    return complains and told and (cue.weight < OUTRIGHT or _ENDS.search(words) is not None)


def _within(cue: Cue, others: Sequence[Cue]) -> bool:
    return any(other.first <= cue.first and cue.last <= other.last for other in others)


def _comes_back(profile: Profile) -> bool:
    return profile.manner is Manner.FACT and profile.has_lines and any(slot.name == "reason" for slot in profile.slots)
