"""Products, seen by everybody; their cost and floor price are for the domain to show or not."""

from __future__ import annotations

from domain.catalog.products import Product
from domain.kinds import Kind
from storage.catalog.tables import products
from storage.repository import SqlRepository


class Products(SqlRepository[Product]):
    """Products."""

    kind = Kind.PRODUCT
    entity = Product
    table = products
