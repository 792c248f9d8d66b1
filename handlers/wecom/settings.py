"""What WeCom's channels need to know, from the environment or a .env file: each is on where its settings are there."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_HERE = frozenset({"127.0.0.1", "::1", "localhost"})
_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


def _address(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise ValueError("an address that starts with https:// or http://")
    return address.rstrip("/")


def _socket(address: str) -> str:
    """A secret goes over it in the first frame: without TLS no further than to this machine, where a gateway is tried."""
    parts = urlsplit(address)
    if parts.scheme != "wss" and (parts.scheme, parts.hostname in _HERE) != ("ws", True):
        raise ValueError("an address that starts with wss://, or with ws:// on this machine alone")
    return address.rstrip("/")


def _sealing_key(key: SecretStr) -> SecretStr:
    if not _KEY.fullmatch(key.get_secret_value()):
        raise ValueError("WECOM_ENCODING_AES_KEY has 43 letters and digits; copy it anew from the app's 接收消息 page")
    return key


class AppSettings(BaseSettings):
    """A company's own app (自建应用): its ids, its secret, and how what it receives is signed and sealed.

    Raises pydantic.ValidationError for values that can't be, and where some of them are missing.
    """

    model_config = SettingsConfigDict(
        env_prefix="WECOM_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    corp_id: str = ""
    agent_id: int = Field(default=0, ge=0)
    secret: SecretStr = SecretStr("")
    token: SecretStr = SecretStr("")
    encoding_aes_key: Annotated[SecretStr, AfterValidator(_sealing_key)] | None = None
    api_base_url: Annotated[str, AfterValidator(_address)] = "https://qyapi.weixin.qq.com"

    @model_validator(mode="after")
    def _whole(self) -> AppSettings:
        if self._given() and (missing := [name for name, there in self._given().items() if not there]):
            raise ValueError(f"also needed for the WeCom app: {', '.join(missing)}")
        return self

    @property
    def complete(self) -> bool:
        """Whether the app is set up."""
        return bool(self._given())

    @property
    def sealing_key(self) -> str:
        """The EncodingAESKey; empty where the app is not set up."""
        return self.encoding_aes_key.get_secret_value() if self.encoding_aes_key else ""

    def _given(self) -> dict[str, bool]:
        """Which settings are there; empty where none is."""
        given = {
            "WECOM_CORP_ID": bool(self.corp_id),
            "WECOM_AGENT_ID": bool(self.agent_id),
            "WECOM_SECRET": bool(self.secret.get_secret_value()),
            "WECOM_TOKEN": bool(self.token.get_secret_value()),
            "WECOM_ENCODING_AES_KEY": self.encoding_aes_key is not None,
        }
        return given if any(given.values()) else {}


class RobotSettings(BaseSettings):
    """A robot (智能机器人) on its long connection. Raises pydantic.ValidationError as the app's settings do."""

    model_config = SettingsConfigDict(
        env_prefix="WECOM_BOT_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    id: str = ""
    secret: SecretStr = SecretStr("")
    ws_url: Annotated[str, AfterValidator(_socket)] = "wss://openws.work.weixin.qq.com"

    @model_validator(mode="after")
    def _whole(self) -> RobotSettings:
        if bool(self.id) != bool(self.secret.get_secret_value()):
            raise ValueError("WECOM_BOT_ID and WECOM_BOT_SECRET go together")
        return self

    @property
    def complete(self) -> bool:
        """Whether the robot is set up."""
        return bool(self.id)
