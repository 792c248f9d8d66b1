"""`python -m scripts.storm`: a storm over real processes that are killed; exit code 1 where anything was lost or done twice."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.storm.chats import CHATS
from scripts.storm.running import TALKS, Outcome, Storm, idle, run
from tests.databases import SqliteGround, postgres

#: So much of a core an idle process may use.
_IDLE = 0.03


def main() -> int:
    """Blow, print, and say by the exit code whether all is well."""
    parser = argparse.ArgumentParser(prog="python -m scripts.storm", description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="two processes on PostgreSQL; else one on SQLite")
    parser.add_argument("--letters", type=int, default=2000, help="so many are written (2000), 30 %% come twice")
    parser.add_argument("--seconds", type=float, default=60, help="within so many seconds (60)")
    parser.add_argument("--kills", type=int, default=3, help="so often a process is killed (3)")
    parser.add_argument("--talks", type=int, default=TALKS, help=f"so many people write on each platform ({TALKS})")
    parser.add_argument("--seed", type=int, default=1, help="of all chance")
    parser.add_argument("--idle", type=float, metavar="SECONDS", help="measure an idle process instead")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="youdan-storm-") as made, _database(Path(made), args.postgres) as url:
        folder = Path(made)
        if args.idle:
            used = asyncio.run(idle(args.idle, CHATS, url, folder))
            print(f"idle on {'PostgreSQL' if args.postgres else 'SQLite'}: {used:.2%} of a core")
            return int(used > _IDLE)
        storm = Storm(args.letters, args.seconds, 2 if args.postgres else 1, args.kills, args.talks, args.seed)
        outcome = asyncio.run(run(storm, CHATS, url, folder))
    print(*table(storm, outcome), sep="\n")
    return int(outcome.damage.done)


def table(storm: Storm, outcome: Outcome) -> Iterator[str]:
    """What came of it, a line each."""
    found, times = outcome.damage, sorted(outcome.acknowledged)
    rows = {
        "letters written": storm.letters,
        "delivered once more": outcome.went["repeated"],
        "delivered again, as nothing was acknowledged": outcome.went["delivered again"],
        "processes killed": outcome.kills,
        "LOST": found.lost,
        "CARRIED OUT TWICE": found.twice,
        "OUT OF ORDER": found.order,
        "NOT ANSWERED": found.unanswered,
        "DEAD LETTERS": found.dead,
        "said again after a kill (no key)": found.said_again,
        "blew for": f"{outcome.blew:.1f} s",
        "worked off after": f"{outcome.worked_off:.1f} s",
        "acknowledged, median": f"{_at(times, 0.5):.0f} ms",
        "acknowledged, 99 of 100 within": f"{_at(times, 0.99):.0f} ms",
        "acknowledged, slowest": f"{_at(times, 1.0):.0f} ms",
    }
    yield from (f"{name:46}{value:>12}" for name, value in rows.items())
    others = {name: count for name, count in outcome.went.items() if name not in ("repeated", "delivered again")}
    yield f"not acknowledged: {', '.join(f'{name} {count}' for name, count in sorted(others.items())) or 'none'}"
    yield from found.examples


def _at(times: list[float], part: float) -> float:
    """The time within which a part of all were, in milliseconds."""
    return 1000 * times[max(0, round(len(times) * part) - 1)] if times else 0.0


@contextmanager
def _database(folder: Path, on_postgres: bool) -> Iterator[str]:
    if on_postgres:
        with postgres() as ground:
            yield ground.vacant()
    else:
        yield SqliteGround(folder).vacant()


if __name__ == "__main__":
    sys.exit(main())
