"""Products as a mapped class."""

from __future__ import annotations

from domain.catalog.products import Product
from storage.catalog.tables import products
from storage.schema import registry

registry.map_imperatively(Product, products, version_id_col=products.c.version)
