"""The table of products."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Column, String, Table

from domain.catalog.products import Component, PackUnit
from storage.schema import id_column, metadata, version_column
from storage.types import Scaled, small_list, texts


def _pack_json(pack: PackUnit) -> dict[str, Any]:
    return {"name": pack.name, "factor": str(pack.factor), "aliases": list(pack.aliases)}


def _pack(value: dict[str, Any]) -> PackUnit:
    return PackUnit(value["name"], Decimal(value["factor"]), tuple(value["aliases"]))


def _component_json(component: Component) -> dict[str, str]:
    return {"product": component.product, "quantity": str(component.quantity)}


def _component(value: dict[str, str]) -> Component:
    return Component(value["product"], Decimal(value["quantity"]))


products = Table(
    "products",
    metadata,
    id_column(),
    Column("sku", String, nullable=False),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("aliases", texts(), nullable=False),
    Column("category", String),
    Column("units", small_list(_pack_json, _pack), nullable=False),
    Column("unit_aliases", texts(), nullable=False),
    Column("price", Scaled),
    Column("floor_price", Scaled),
    Column("cost", Scaled),
    Column("tax_percent", Scaled, nullable=False),
    Column("reorder_point", Scaled),
    Column("bom", small_list(_component_json, _component), nullable=False),
    version_column(),
)
