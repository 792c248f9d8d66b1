"""The general settings, read once from the environment or a .env file. Each channel declares its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Private = Literal["phone", "email", "amount"]
"""What can be kept from being sent to a model."""

MASKABLE: tuple[Private, ...] = get_args(Private)

#: What of a chat platform's word can be taken for who an account is: its verified mail address, its own name for the user.
VOUCHED_BY = ("email", "user")

_OPENAI = "api.openai.com"
_Price = Annotated[Decimal, Field(ge=0, lt=100_000, decimal_places=6)]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone") from None
    return name


def words_in(listed: str) -> list[str]:
    """The words of a list that commas part."""
    return [word for word in (part.strip().casefold() for part in listed.split(",")) if word]


def _maskable(listed: str) -> str:
    if unknown := [word for word in words_in(listed) if word not in MASKABLE]:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(MASKABLE)}")
    return listed


def _vouchers(listed: str) -> str:
    if unknown := [word for word in words_in(listed) if word not in VOUCHED_BY]:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(VOUCHED_BY)}")
    return listed


class Settings(BaseSettings):
    """What the program needs to know about where it runs; raises pydantic.ValidationError for a value that can't be."""

    model_config = SettingsConfigDict(env_prefix="YOUDAN_", env_file=".env", extra="ignore", frozen=True)

    database_url: SecretStr | None = None
    home: Path = Path("var")
    language: Literal["zh", "en"] = "zh"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "console"
    host: str = Field(default="127.0.0.1", validation_alias="HOST")
    port: int = Field(default=8080, ge=0, le=65535, validation_alias="PORT")
    trace_days: int = Field(default=30, ge=1, le=3650)
    """For how many days it is kept how messages were understood, and what a model was asked about them."""
    link_by: Annotated[str, AfterValidator(_vouchers)] = ""
    """By what of a platform's word its accounts are linked to employees without a code; nothing: by codes alone."""

    def url(self, name: str = "youdan.db") -> str:
        """The database's SQLAlchemy URL: as set, else a SQLite file of that name in the home folder, which is made."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return self.file_url(name)

    def file_url(self, name: str) -> str:
        """The URL of a SQLite file in the home folder, whatever is set: the demo's."""
        self.home.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{(self.home / name).resolve()}"


class ModelSettings(BaseSettings):
    """Which language model helps, if any, and within which bounds; raises pydantic.ValidationError for a value that can't be.

    `model` is `provider:model` as LangChain takes it, `timeout` the seconds for one call. `providers` are the names or hosts
    that messages may be sent to, any where none is named; `mask` is what is masked on the way out. Limits are tokens a day,
    prices are for a million of them (those that the server had cached cost as much as others unless told). `tools`: whether
    the server can call tools; `auto` is what `youdan doctor` found. `transcribe` is the name of an OpenAI-compatible model that
    makes speech text.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    model: str = Field(default="", validation_alias="YOUDAN_MODEL")
    timeout: float = Field(default=15.0, gt=0, le=3600, validation_alias="YOUDAN_MODEL_TIMEOUT")
    tools: bool | Literal["auto"] = Field(default="auto", validation_alias="YOUDAN_MODEL_TOOLS")
    providers: str = Field(default="", validation_alias="YOUDAN_MODEL_PROVIDERS")
    mask: Annotated[str, AfterValidator(_maskable)] = Field(default="", validation_alias="YOUDAN_MODEL_MASK")
    tokens_a_day: int = Field(default=5_000_000, ge=0, validation_alias="YOUDAN_MODEL_TOKENS_A_DAY")
    tokens_a_day_each: int = Field(default=500_000, ge=0, validation_alias="YOUDAN_MODEL_TOKENS_A_DAY_EACH")
    price_sent: _Price = Field(default=Decimal(0), validation_alias="YOUDAN_MODEL_PRICE_SENT")
    price_cached: _Price | None = Field(default=None, validation_alias="YOUDAN_MODEL_PRICE_CACHED")
    price_answered: _Price = Field(default=Decimal(0), validation_alias="YOUDAN_MODEL_PRICE_ANSWERED")
    transcribe: str = Field(default="", validation_alias="YOUDAN_TRANSCRIBE_MODEL")
    api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")

    @property
    def provider(self) -> str:
        """The provider's name as LangChain knows it; nothing where it is left to LangChain to tell."""
        named, parted, _ = self.model.partition(":")
        return named if parted else ""

    @property
    def host(self) -> str:
        """Where messages are sent; nothing where the provider's own package knows."""
        if self.base_url:
            return urlsplit(self.base_url).hostname or ""
        return _OPENAI if self.provider == "openai" or (not self.model and self.transcribe) else ""

    @model_validator(mode="after")
    def _sends_to_nobody_else(self) -> ModelSettings:
        """A model whose provider the company did not allow is as bad as none."""
        allowed = words_in(self.providers)
        if not allowed or not (self.model or self.transcribe):
            return self
        if self.host:
            sent_to = f"the host {self.host}"
            well = self.host in allowed or (self.host == _OPENAI and "openai" in allowed)
        else:
            sent_to = f"the provider {self.provider}" if self.provider else "a provider that it does not name"
            well = self.provider in allowed
        if not well:
            raise ValueError(f"YOUDAN_MODEL: it sends to {sent_to}, YOUDAN_MODEL_PROVIDERS allows {', '.join(allowed)}")
        return self


def problems_of(error: ValidationError) -> list[str]:
    """What is wrong with the settings, each by the name it has in the environment."""
    found = error.errors(include_url=False, include_input=False)
    return [_problem(detail["loc"], detail["msg"].removeprefix("Value error, ")) for detail in found]


def _problem(place: Sequence[int | str], told: str) -> str:
    """What is wrong with one variable; what is wrong with several names them itself."""
    return f"{_variable(str(place[0]))}: {told}" if place else told


def _variable(field: str) -> str:
    return field if field.isupper() else f"YOUDAN_{field.upper()}"
