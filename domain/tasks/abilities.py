"""What a person may have done, by area, with an example of how to say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from domain.kinds import KIND_WORDS, Kind
from domain.outcome import Fact, Outcome, Table, Value, say
from domain.words import Language, Words

if TYPE_CHECKING:
    from domain.action import Action, Context

#: The areas in the order in which people ask for them; whatever is not here comes last.
AREAS = ("crm", "sales", "inventory", "finance", "purchasing", "production", "service", "analytics", "tasks")

#: Whoever reads this has found it.
_ITSELF = "help"

_PLACE = re.compile(r"\{(\w+?)\d?\}")


def abilities(ctx: Context) -> Outcome:
    """Every action that is built and that the asker may use, and of each area one sentence that asks for it."""
    usable = [each for each in ctx.registry if each.allowed(ctx.actor) and not each.planned and each.name != _ITSELF]
    areas: dict[str, list[Action[Any]]] = {area: [] for area in (*AREAS, "other")}
    for action in usable:
        areas[area_of(action)].append(action)
    filled = {area: actions for area, actions in areas.items() if actions}
    names = _names(ctx)
    examples: tuple[tuple[Value, ...], ...] = tuple((_example(actions, names),) for actions in filled.values())
    return Outcome(
        say("tasks.help"),
        facts=tuple(
            Fact(f"tasks.area_{area}", tuple(action.title for action in actions)) for area, actions in filled.items()
        ),
        tables=(Table(("tasks.for_example",), examples),),
        result={"actions": [action.name for action in usable]},
    )


def area_of(action: Action[Any]) -> str:
    """The area that declares an action."""
    area = action.arguments.__module__.removeprefix("domain.").split(".")[0]
    return area if area in AREAS else "other"


def _names(ctx: Context) -> dict[str, str]:
    """What some records that the asker works with are called, by kind: those of the newest order that he sees."""
    newest = ctx.store.orders.search(None, None, None, None, 1)
    for order in (each for each in newest if each.lines):
        display = ctx.store.names.display
        return {
            Kind.ORDER: order.id,
            Kind.CUSTOMER: display(Kind.CUSTOMER, order.customer),
            Kind.PRODUCT: display(Kind.PRODUCT, order.lines[0].product),
            Kind.EMPLOYEE: display(Kind.EMPLOYEE, order.owner),
            **({Kind.WAREHOUSE: display(Kind.WAREHOUSE, order.warehouse)} if order.warehouse else {}),
        }
    return {}


def _example(actions: Sequence[Action[Any]], names: Mapping[str, str]) -> Words:
    """A sentence in both languages that asks for one of an area's actions; one that is meant for newcomers goes first."""
    chosen = next((each for each in actions if any(e.sample for e in each.vocabulary.examples)), actions[0])
    return Words(_sentence(chosen, "zh", names), _sentence(chosen, "en", names))


def _sentence(action: Action[Any], language: Language, names: Mapping[str, str]) -> str:
    """An example of the action's in a language; what it is about goes by name, else by kind."""
    spoken = [example for example in action.vocabulary.examples if example.language == language]
    chosen = next((example for example in spoken if example.sample), spoken[0])

    def named(place: re.Match[str]) -> str:
        kind = place.group(1)
        if kind in names:
            return names[kind]
        return f"[{KIND_WORDS[Kind(kind)].in_language(language)}]" if kind in {*Kind} else place.group()

    return _PLACE.sub(named, chosen.text)
