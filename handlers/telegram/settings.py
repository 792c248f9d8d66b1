"""The channel's own settings, read from the environment or a .env file."""

from __future__ import annotations

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

WEBHOOK_PATH = "/telegram/webhook"

_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _nothing_where_empty(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        well = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
        well = well and (parts.port is None or parts.port > 0)
    except ValueError:
        well = False
    if not well:
        raise ValueError("an address that begins with https:// is needed")
    return url.rstrip("/")


def _with_path(url: str) -> str:
    """Where only the host is named, the webhook is where this channel answers."""
    return url + WEBHOOK_PATH if urlsplit(url).path == "" else url


def _token(value: SecretStr) -> SecretStr:
    if _TOKEN.fullmatch(value.get_secret_value()) is None:
        raise ValueError("a token as BotFather gives it is needed, like 123456:ABC-DEF")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if _SECRET.fullmatch(value.get_secret_value()) is None:
        raise ValueError("1 to 256 letters, digits, _ and - are allowed")
    return value


_Address = Annotated[str, AfterValidator(_address)]
_OrNothing = BeforeValidator(_nothing_where_empty)


class TelegramSettings(BaseSettings):
    """Which bot speaks, and how it is reached; raises pydantic.ValidationError for a value that can't be.

    Without a webhook's URL the channel polls. With one the secret is needed: nothing else tells Telegram's requests from others'.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    bot_token: Annotated[Annotated[SecretStr, AfterValidator(_token)] | None, _OrNothing] = Field(
        default=None, validation_alias="TELEGRAM_BOT_TOKEN"
    )
    api_base_url: _Address = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_BASE_URL")
    webhook_url: Annotated[Annotated[_Address, AfterValidator(_with_path)] | None, _OrNothing] = Field(
        default=None, validation_alias="TELEGRAM_WEBHOOK_URL"
    )
    webhook_secret: Annotated[Annotated[SecretStr, AfterValidator(_secret)] | None, _OrNothing] = Field(
        default=None, validation_alias="TELEGRAM_WEBHOOK_SECRET"
    )

    @model_validator(mode="after")
    def _no_open_door(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL, or anybody could post there")
        return self

    @property
    def token(self) -> str:
        """The bot's token; a programming error where none is set."""
        if self.bot_token is None:
            raise RuntimeError("TELEGRAM_BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()

    @property
    def secret(self) -> str:
        """What Telegram sends along with each update; empty where it is polled."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret else ""

    @property
    def own_server(self) -> bool:
        """Whether another server than Telegram's own is called: a local Bot API server, an emulator."""
        return urlsplit(self.api_base_url).hostname != "api.telegram.org"
