"""Chat platforms as a storm needs them: how they deliver, signed, over HTTP, and a server that keeps what is said there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from starlette.routing import Route

from scripts.storm.letters import Letter, Talk


@dataclass(frozen=True, slots=True)
class Delivery:
    """A request that delivers a letter."""

    path: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)


class Platform(Protocol):
    """One platform. Its server is found under its name, below the address that `environment` is given."""

    @property
    def name(self) -> str:
        """The channel's name."""
        ...

    @property
    def deadline(self) -> float:
        """Seconds in which a delivery must be acknowledged."""
        ...

    @property
    def channel(self) -> str:
        """How the channel is found where it is not installed: `package.module:name`."""
        ...

    def environment(self, server: str, app: str) -> Mapping[str, str]:
        """The channel's settings, with the addresses of the platform's server and of Youdan's."""
        ...

    def account(self, talk: Talk) -> str:
        """The platform's own id of the account that writes."""
        ...

    def delivery(self, letter: Letter, at: datetime, sent: datetime) -> Delivery:
        """A letter written at a moment, as it is delivered at another: signed."""
        ...

    def routes(self, said: Said) -> Sequence[Route]:
        """What the platform's server answers to."""
        ...


@dataclass
class Said:
    """What was said on one platform: the texts in each account's chat, in order."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def place(self, account: str, content: Any, key: str = "") -> str:
        """Keep what is said to an account, once for each key where there is one; returns its id."""
        if key in self._keys:
            return self._keys[key]
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        texts = self.texts.setdefault(account, [])
        texts.append(text)
        own = f"{account}-{len(texts)}"
        if key:
            self._keys[key] = own
        return own
