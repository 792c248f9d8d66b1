"""A dozen of the actions' own examples as a model is to answer them, about a company that nobody has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.filling.wording import clean
from bot.understanding.embedded.mentions import DocumentNumbers, Name, NameIndex
from bot.understanding.embedded.phrasing.profile import OUTRIGHT
from bot.understanding.facts import KnownFacts
from bot.understanding.model.handles import Handles, Record
from bot.understanding.model.tools import ASKED
from bot.understanding.proposal import Hearing, Proposal, Source, Talk, Understanding
from bot.understanding.usual_units import usual_words
from bot.understanding.world import Goods, Knowledge, KnownWorld
from domain.access.people import Person
from domain.access.roles import Role
from domain.action import Action
from domain.arguments import SlotKind
from domain.calendar import FixedClock
from domain.company import Company
from domain.registry import Registry
from domain.vocabulary import Example
from domain.words import Language

MOST = 12

_AS_LINES = 3
"""Lines show as much as so many slots."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
_SPEAKER = Person("E1", "林默", frozenset({Role.OWNER}))
_COMPANY = Company("Example", "zh", "Asia/Shanghai", "CNY")

#: What stands in the examples' places: kind, id, name in Chinese and in English.
_RECORDS: dict[str, tuple[str, str, str, str]] = {
    "customer": ("customer", "C1", "远山书店", "Hillside Books"),
    "customer2": ("customer", "C2", "北湾书屋", "North Bay Reads"),
    "product": ("product", "P1", "牛皮笔记本", "kraft notebooks"),
    "product2": ("product", "P2", "中性笔", "gel pens"),
    "supplier": ("supplier", "V1", "白桦纸业", "Birch Paper"),
    "warehouse": ("warehouse", "W1", "南仓", "South Store"),
    "warehouse2": ("warehouse", "W2", "北仓", "North Store"),
    "employee": ("employee", "E2", "安雨桐", "Nora Finch"),
    "team": ("team", "T1", "一组", "Team one"),
    "order": ("order", "SO-2001", "SO-2001", "SO-2001"),
    "quote": ("quote", "QT-501", "QT-501", "QT-501"),
    "purchase_order": ("purchase_order", "PO-601", "PO-601", "PO-601"),
    "work_order": ("work_order", "WO-701", "WO-701", "WO-701"),
    "ticket": ("ticket", "TK-801", "TK-801", "TK-801"),
    "opportunity": ("opportunity", "OPP-901", "OPP-901", "OPP-901"),
}
_NUMBERED = ("order", "quote", "purchase_order", "work_order", "ticket", "opportunity")


def examples_for(actions: Iterable[Action[Any]], registry: Registry, language: Language) -> list[str]:
    """Examples of as many different actions, those that fill most slots, each with the call that is right for it."""
    known = _knowledge()
    engine = EmbeddedEngine(registry, KnownWorld(known, KnownFacts()))
    told = [(action, example) for action in actions if (example := _fullest(action, language))]
    fullest = sorted(told, key=lambda each: -_tells(*each))[:MOST]
    return [
        line
        for action, example in told
        if (action, example) in fullest
        for line in _line(action, example, engine, known)
    ]


def _tells(action: Action[Any], example: Example) -> int:
    """How much an example shows: its slots, and lines before all."""
    lines = [slot.name for slot in action.slots if slot.kind is SlotKind.LINES and example.args.get(slot.name)]
    return len(example.args) + _AS_LINES * len(lines)


def _fullest(action: Action[Any], language: Language) -> Example | None:
    those = [example for example in action.vocabulary.examples if example.language == language and example.args]
    return max(those, key=lambda example: _tells(action, example), default=None)


def _line(action: Action[Any], example: Example, engine: EmbeddedEngine, known: Knowledge) -> Iterator[str]:
    place = 2 if example.language == "zh" else 3
    text = _PLACEHOLDER.sub(lambda found: _RECORDS[found[1]][place], example.text)
    understood = engine.understand(text, Hearing(_SPEAKER, _COMPANY, FixedClock(_NOW), Talk()))
    asked = _asked(understood)
    if len(understood.proposals) == 1 and understood.proposals[0].action == action.name and asked:
        call = {ASKED: asked} | _quotes(action, understood.proposals[0], text, known)
        yield f"{text} → {action.name} {json.dumps(call, ensure_ascii=False)}"


def _asked(understood: Understanding) -> str:
    """The words that an example's action was told by."""
    explained = understood.explanation
    if not isinstance(explained, Explanation):
        return ""
    cues = [cue for segment in explained.segments for cue in segment.cues if cue.weight >= OUTRIGHT]
    if not cues:
        return ""
    best = max(cues, key=lambda cue: cue.weight)
    return explained.lattice.normal.raw_text(best.first, best.last)


def _quotes(action: Action[Any], proposal: Proposal, text: str, known: Knowledge) -> dict[str, Any]:
    handles, quoted = Handles(known), dict[str, Any]()
    for slot in action.slots:
        value = proposal.args.get(slot.name)
        if slot.kind is SlotKind.LINES and value:
            quoted[slot.name] = [_quoted_line(proposal, slot.name, at, text, handles) for at in range(len(value))]
        elif (source := proposal.sources.get(slot.name)) and value is not None:
            words = clean(text[source.start : source.end])
            if slot.reference and isinstance(value, str):
                words = f"{words} [{handles.of(Record(str(slot.reference), value))}]"
            quoted[slot.name] = [words] if slot.many else words
    return quoted


def _quoted_line(proposal: Proposal, slot: str, at: int, text: str, handles: Handles) -> dict[str, str]:
    told: dict[str, str] = {}
    for part in ("product", "quantity", "unit_price", "discount_percent"):
        source: Source | None = proposal.sources.get(f"{slot}.{at}.{part}")
        if source is not None:
            told[part] = clean(text[source.start : source.end])
    goods = proposal.args[slot][at].get("product")
    if goods and "product" in told:
        told["product"] = f"{told['product']} [{handles.of(Record('product', goods))}]"
    return told


def _knowledge() -> Knowledge:
    names, numbers = list[Name](), dict[str, list[str]]()
    for kind, id_, chinese, english in _RECORDS.values():
        if kind in _NUMBERED:
            numbers.setdefault(kind, []).append(id_)
        else:
            names += [Name(kind, id_, chinese), Name(kind, id_, english, "alias")]
    words = {"本": "本", "支": "支", "箱": "箱"} | usual_words(["本", "箱"], {})
    goods = {id_: Goods("本", {"箱": Decimal(12)}, words) for id_ in ("P1", "P2")}
    return Knowledge(NameIndex.build(names), DocumentNumbers(numbers), goods, {})
