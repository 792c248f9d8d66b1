"""Reminders as mapped classes."""

from __future__ import annotations

from domain.tasks.reminders import Reminder
from storage.schema import registry
from storage.tasks.tables import reminders

registry.map_imperatively(Reminder, reminders, version_id_col=reminders.c.version)
