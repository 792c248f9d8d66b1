"""Processes of `youdan serve` that are killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.storm.platforms import Platform

ROOT = Path(__file__).parents[2]

#: Settings of whoever runs this are nobody's here.
_OWN = ("YOUDAN_", "OPENAI_", "SLACK_", "TELEGRAM_", "WECOM_")

#: Seconds in which a process must say where it is.
_STARTED_WITHIN = 120


class NotStartedError(Exception):
    """A process ended before it served; the end of its log."""


@dataclass
class Youdan:
    """One process. `address` is empty while it is away."""

    folder: Path
    environment: Mapping[str, str]
    name: str
    address: str = ""
    kills: int = 0
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None, "it was started"
        return self._process.pid

    async def start(self) -> None:
        """Start it, and wait until it serves; raises NotStartedError."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "serve", "--port", "0"),
                env=self.environment,
                cwd=self.folder,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdout is not None
        async with asyncio.timeout(_STARTED_WITHIN):
            while b"http://" not in (line := await self._process.stdout.readline()):
                if not line:
                    raise NotStartedError(self.log.read_text("utf-8")[-2000:])
        self.address = line.decode().partition("http://")[2].strip()

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        self.address = ""
        self.kills += 1
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Tell it to stop."""
        self.address = ""
        if self._process is not None and self._process.returncode is None:
            await self._end(signal.SIGTERM)

    @property
    def log(self) -> Path:
        """What it logged."""
        return self.folder / f"{self.name}.log"

    async def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        await self._process.wait()


def environment(folder: Path, database: str, platforms: Sequence[Platform], server: str) -> dict[str, str]:
    """What a process is started with: a database, a home, and the channels' settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    own |= {"YOUDAN_DATABASE_URL": database, "YOUDAN_HOME": str(folder / "var"), "YOUDAN_LOG_LEVEL": "warning"}
    own |= {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))), "PYTHONUTF8": "1"}
    for platform in platforms:
        own |= platform.environment(f"{server}/{platform.name}", server)
    return own


def declare(folder: Path, platforms: Sequence[Platform], installed: Sequence[str]) -> None:
    """Have channels that are not installed be found, as those of any other package are."""
    metadata = folder / "youdan_storm-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: youdan-storm\nVersion: 1.0\n")
    missing = [platform for platform in platforms if platform.name not in installed]
    declared = "".join(f"{platform.name} = {platform.channel}\n" for platform in missing)
    (metadata / "entry_points.txt").write_text(f"[youdan.channels]\n{declared}")


def cpu_seconds(pid: int) -> float:
    """Seconds of a core that a process has used, in itself and in the system."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
