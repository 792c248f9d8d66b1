"""Leads: somebody who may become a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(eq=False)
class Lead:
    """Somebody who showed interest and is no customer yet."""

    id: str
    name: str
    owner: str
    created_at: datetime
    contact_name: str | None = None
    phone: str | None = None
    source: str | None = None
    interest: str | None = None
    voided: bool = False
