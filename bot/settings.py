"""The general settings, read once from the environment or a .env file. Each channel declares its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone") from None
    return name


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

    `model` is `provider:model` as LangChain takes it, `timeout` the seconds for one call; `tools`: the server can call tools.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    model: str = Field(default="", validation_alias="YOUDAN_MODEL")
    timeout: float = Field(default=15.0, gt=0, le=3600, validation_alias="YOUDAN_MODEL_TIMEOUT")
    tools: bool = Field(default=True, validation_alias="YOUDAN_MODEL_TOOLS")
    api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")


def problems_of(error: ValidationError) -> list[str]:
    """What is wrong with the settings, each by the name it has in the environment."""
    found = error.errors(include_url=False, include_input=False)
    return [f"{_variable(str(detail['loc'][0]))}: {detail['msg'].removeprefix('Value error, ')}" for detail in found]


def _variable(field: str) -> str:
    return field if field.isupper() else f"YOUDAN_{field.upper()}"
