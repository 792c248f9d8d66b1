"""What people are in the company."""

from __future__ import annotations

from enum import StrEnum

from domain.words import Words


class Role(StrEnum):
    """A person's part in the company; one person may have several."""

    REP = "rep"
    MANAGER = "manager"
    WAREHOUSE = "warehouse"
    FINANCE = "finance"
    PURCHASING = "purchasing"
    PRODUCTION = "production"
    SERVICE = "service"
    ADMIN = "admin"
    OWNER = "owner"


EVERYONE = frozenset(Role)

ROLE_WORDS: dict[Role, Words] = {
    Role.REP: Words("业务员", "sales rep"),
    Role.MANAGER: Words("销售经理", "sales manager"),
    Role.WAREHOUSE: Words("仓管", "warehouse"),
    Role.FINANCE: Words("财务", "finance"),
    Role.PURCHASING: Words("采购", "purchasing"),
    Role.PRODUCTION: Words("生产", "production"),
    Role.SERVICE: Words("售后", "service"),
    Role.ADMIN: Words("管理员", "admin"),
    Role.OWNER: Words("老板", "owner"),
}
