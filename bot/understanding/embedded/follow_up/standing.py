"""Changes of a document that stands: what is said of an order once it was confirmed, without naming it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.change_words import speaks_of_lines
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.follow_up.leads import corrects, lead_spans
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts, LineFact
from bot.understanding.proposal import Talk
from bot.understanding.world import DOCUMENTS
from domain.kinds import Kind
from domain.money import plain

_NOT_NOW = Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST
_MOST_LEFT = 1
#: "stick 4 lamps on there too", "raise the lamps to 6", "lamps to 6", "lamps at 85": so a line of what was shown is set.
_VERB = re.compile(
    r"\W*(?:(?:ok|okay|so|and|then|please|pls|oh|also|can you|can we|could you|could we|let's|lets),? )*"
    r"(?P<verb>raise|lower|reduce|increase|up|cut|trim|double|triple|halve"
    r"|(?:stick|throw|chuck|pop|put|bung|whack|slip|slap|tack|toss|squeeze|slide)"
    r"(?= (?:in|on)\b|\b[^,.;]{1,40} (?:in|on|onto)\b))\b"
)
_SET = re.compile(
    r"\W*(?:the |those |its |their )?[a-z0-9 /'-]{2,30}? (?:to|at|@|(?:need|needs|ought) to be|becomes?) ?[@$£€]?\d"
)


def changed_since(
    lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue], talk: Talk, profiles: Iterable[Profile]
) -> list[Segment]:
    """The action that changes the document talked about last, where the message sounds as if it changed something."""
    newest = next((kind for kind in reversed(list(talk.records)) if kind in DOCUMENTS), None)
    changing = [each for each in profiles if each.changes and each.main and each.main.reference is newest]
    if (
        not changing
        or talk.pending
        or talk.asked
        or any(_not_meant(clause) for clause in clauses if not _told_behind(clause, lattice))
    ):
        return []
    for profile in changing:
        own = tuple(cue for cue in cues if cue.owner == profile.name and cue.weight > 0)
        cheaper = any(value.kind == "discount" for value in lattice.values)
        sets = _VERB.match(lattice.text) or _SET.match(lattice.text) or _MOVED.match(lattice.text)
        if own or cheaper or sets or corrects(lattice.text) or speaks_of_lines(lattice.text):
            return [Segment(profile.name, tuple(clauses), 0.0, own)]
    return []


#: 把交期提到15号.
_MOVED = re.compile(
    r"\W*(?:那|就|把|这|帮我|给我|麻烦|先)*交(?:货?期|货日期|货时间)(?:给我|帮我|就)?(?:提|推|延|改|挪|调|放)[前后迟]?[到成为]"
)
#: 他们急着要, 客户催了: how things stand with those for whom it is.
_PRESSED = re.compile(
    r"\W*(?:主要|因为)?(?:他们?|她们?|人家|对方|客户|#)(?:那边|这边)?[^,，。;；]{0,4}(?:急|催|等着|赶|提前|推迟|延期)"
)


def _told_behind(clause: Clause, lattice: Lattice) -> bool:
    """Whether a clause behind another but tells how pressed they are for whom it is, and counts nothing."""
    if not clause.start or clause.mood & ~Mood.TOLD or lattice.values_in(clause.start, clause.end):
        return False
    first = next(iter(lattice.mentions_in(clause.start, clause.end)), None)
    led = (
        first is not None
        and first.kinds & {"customer", "contact"}
        and not lattice.text[clause.start : first.start].strip()
    )
    words = "#" + lattice.text[first.end : clause.end] if led and first else lattice.text[clause.start : clause.end]
    return _PRESSED.match(words) is not None


def _not_meant(clause: Clause) -> bool:
    asked = Mood.QUESTION in clause.mood and Mood.REQUEST not in clause.mood
    return clause.quoted or asked or bool(clause.mood & _NOT_NOW)


def tells_enough(profile: Profile, filled: Filled, segment: Segment, stretch: Stretch, facts: Facts) -> bool:
    """Whether the message says what is to change, and little that nobody has read; and no one else's document is meant."""
    main, lattice = profile.main, stretch.lattice
    if main is None or main.reference is None or not isinstance(filled.args.get(main.name), str):
        return False
    told = set(filled.args) - {main.name} or filled.ambiguous or filled.problem
    texts = [(source.start, source.end) for source in filled.sources.values()]
    cues = [(cue.start, cue.end) for cue in segment.cues]
    verb = _VERB.match(lattice.text)
    leads = [verb.span("verb")] if verb else []
    leads += [moved.span()] if (moved := _MOVED.match(lattice.text)) else []
    leads += [(each.start, each.end) for each in segment.clauses if _told_behind(each, lattice)]
    leads += [span for span in lead_spans(lattice.text) if not lattice.text[: span[0]].strip()]
    if not told or weight(left_over(lattice, known=[*cues, *texts, *leads, *stretch.taken])) > _MOST_LEFT:
        return False
    owner = facts.customer_of(main.reference, filled.args[main.name])
    return not any(_of_another(lattice, owner, kind) for kind in (Kind.CUSTOMER, Kind.SUPPLIER))


def _of_another(lattice: Lattice, owner: str | None, kind: Kind) -> bool:
    named = [each.of_kind(str(kind)) for each in lattice.mentions if not each.rather_goods_than(str(kind))]
    return any(ids and owner not in {candidate.id for candidate in ids} for ids in named)


def as_on_document(items: Sequence[Mapping[str, Any]], known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """The one line as it was before the change that is now said to be wrong: 加3箱, 错了 加5箱."""
    lines = [dict(item) for item in items]
    before = [line for line in known if len(lines) == 1 and line.product == lines[0].get("product")]
    if len(before) == 1 and before[0].unit == lines[0].get("unit"):
        lines[0]["quantity"] = plain(before[0].quantity)
    return lines
