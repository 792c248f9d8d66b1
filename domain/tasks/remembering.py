"""When a reminder is due: at a local time of the company's, or on a day at the start of business."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from domain.calendar import NoSuchLocalTimeError, to_instant
from domain.errors import BadInputError, Option, QuestionError

if TYPE_CHECKING:
    from domain.action import Context
    from domain.company import Company
    from domain.outcome import Value

#: When a day begins for whoever is reminded on it.
START_OF_BUSINESS = time(9)

#: Times of day that are offered for the rest of today.
_LATER_TODAY = (time(14), time(17))
_QUARTER = 15


def due_at(ctx: Context, at: datetime | None, on: date | None) -> datetime:
    """The instant at which a reminder is due, in UTC.

    Raises BadInputError where the time is past, or day and time differ; QuestionError where none was said, where the clock jumps
    over it, or where today was said and business has begun.
    """
    if at is not None:
        return _at(ctx, at, on)
    if on is None:
        raise _ask_when(ctx)
    if on < ctx.today:
        raise BadInputError("on", "tasks.day_past", day=on)
    due = to_instant(datetime.combine(on, START_OF_BUSINESS), ctx.company.zone)
    if due <= ctx.now:
        raise _ask_when_today(ctx)
    return due


def _at(ctx: Context, at: datetime, on: date | None) -> datetime:
    local = at.astimezone(ctx.company.zone).replace(tzinfo=None) if at.tzinfo else at
    if on is not None and on != local.date():
        raise BadInputError("on", "tasks.days_differ", at=local, day=on)
    try:
        due = at.astimezone(UTC) if at.tzinfo else to_instant(local, ctx.company.zone)
    except NoSuchLocalTimeError as error:
        raise _ask_around(ctx.company, local) from error
    if due <= ctx.now:
        raise BadInputError("at", "tasks.time_past", at=local)
    return due


def _ask_around(company: Company, local: datetime) -> QuestionError:
    """The question which of the two times around a skipped one is meant."""
    readings = (local.replace(tzinfo=company.zone, fold=fold).astimezone(UTC) for fold in (1, 0))
    around = [reading.astimezone(company.zone).replace(tzinfo=None) for reading in readings]
    return QuestionError("tasks.skipped", tuple(_option(each, local.date()) for each in around), at=local)


def _ask_when_today(ctx: Context) -> QuestionError:
    """The question at what time today."""
    return QuestionError("tasks.when_today", tuple(_option(each, ctx.today) for each in _later_today(ctx)))


def _ask_when(ctx: Context) -> QuestionError:
    """The question when at all: later today, or tomorrow."""
    tomorrow = ctx.today + timedelta(days=1)
    options = [_option(each, ctx.today) for each in _later_today(ctx)]
    return QuestionError(
        "tasks.when", (*options, Option("tasks.option_on", {"day": tomorrow}, {"on": tomorrow.isoformat()}))
    )


def _later_today(ctx: Context) -> list[datetime]:
    """In about an hour, and the usual times still to come after that."""
    now = ctx.now.astimezone(ctx.company.zone).replace(tzinfo=None)
    soon = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    soon += timedelta(minutes=-soon.minute % _QUARTER)
    later = (datetime.combine(ctx.today, each) for each in _LATER_TODAY)
    return [soon, *(each for each in later if each > soon)]


def _option(local: datetime, day: date) -> Option:
    """A time to choose, with its day only where that is another one than everybody speaks of."""
    label: Value = f"{local:%H:%M}" if local.date() == day else local
    return Option("tasks.option_at", {"at": label}, {"at": local.isoformat("T", "minutes"), "on": None})
