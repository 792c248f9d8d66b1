"""The `youdan` command: finds the subcommands of bot/commands and runs the one asked for."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from bot import commands
from bot.commands import CommandError


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """The parser of the whole command; where a subcommand is wanted, of that alone, as no other one's imports are waited for.

    A module of bot/commands, named like its subcommand, declares `NAME`, `HELP`, `configure(parser)` and `run(args) -> int`.
    """
    whole = argparse.ArgumentParser(prog="youdan", description="有单 Youdan: say it, and it is done.")
    subcommands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    names = [found.name for found in pkgutil.iter_modules(commands.__path__)]
    for name in [wanted] if wanted in names else names:
        module = importlib.import_module(f"{commands.__name__}.{name}")
        subcommand = subcommands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.configure(subcommand)
        subcommand.set_defaults(run=module.run)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit code 0: done, 2: wrong usage, 1: anything else, with one line on stderr."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    args = parser(given[0] if given else "").parse_args(given)
    try:
        code: int = args.run(args)
    except CommandError as error:
        print(f"youdan: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
