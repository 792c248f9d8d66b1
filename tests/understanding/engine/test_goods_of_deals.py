"""A deal whose title is but that of goods: spoken of, or not."""

from typing import Any

from tests.understanding.engine.bicycles import BOSS, engine_of, heard, records


def _company() -> dict[str, Any]:
    company = records()
    company["opportunities"].append(
        {"id": "OPP-32", "customer": "C4", "title": "Rain capes", "stage": "proposal", "owner": "E2"}
    )
    return company


def test_a_deal_goes_with_an_account_only_where_it_is_spoken_of() -> None:
    """How the capes do is no word about the deal."""
    engine = engine_of(_company())
    [sold] = heard(engine, BOSS, "visited Harbour Cycles, rain capes sold out").proposals
    assert "opportunity" not in sold.args
    [spoken] = heard(engine, BOSS, "visited Harbour Cycles re rain capes, they will sign soon").proposals
    assert spoken.args["opportunity"] == "OPP-32"
