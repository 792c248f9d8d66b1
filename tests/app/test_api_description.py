"""The API's description says what the actions are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from bot.api_description import describe
from domain.registry import declared_actions


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    """The description of all actions."""
    return describe(declared_actions(), "1.2.3")


def test_every_action_has_a_path(description: dict[str, Any]) -> None:
    paths = {f"/api/v1/actions/{action.name}" for action in declared_actions()}
    assert set(description["paths"]) == paths | {"/api/v1/messages", "/api/v1/press"}


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    components = description["components"]
    for section, name in re.findall(r'"#/components/(\w+)/(\w+)"', json.dumps(description)):
        assert name in components[section]


def test_an_actions_arguments_are_described(description: dict[str, Any]) -> None:
    body = description["paths"]["/api/v1/actions/create_order"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/CreateOrder"}
    order = description["components"]["schemas"]["CreateOrder"]
    assert order["required"] == ["customer", "lines"]
    assert order["additionalProperties"] is False


def test_it_says_who_may_and_how_one_proves_it(description: dict[str, Any]) -> None:
    assert (
        "Roles: admin, manager, owner, rep."
        in description["paths"]["/api/v1/actions/create_order"]["post"]["description"]
    )
    assert description["security"] == [{"token": []}]
    assert description["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"}


def test_every_way_to_fail_is_described(description: dict[str, Any]) -> None:
    for path in description["paths"].values():
        assert set(path["post"]["responses"]) == {"200", "401", "403", "409", "422"}
