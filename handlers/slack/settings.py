"""What the Slack channel needs to know: tokens, the signing secret, and where the Web API is."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.messages import Language


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an http(s) address that ends in /api/ is needed")
    return url if url.endswith("/") else f"{url}/"


class SlackSettings(BaseSettings):
    """Slack's settings; raises pydantic.ValidationError for ones with which nothing could be received or said.

    With an app token messages come over Socket Mode; without one they come over HTTP, and are told from forged ones by the
    signing secret.
    """

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    base_url: Annotated[str, AfterValidator(_address)] = Field(
        default="https://slack.com/api/", validation_alias="SLACK_API_BASE_URL"
    )

    #: The language of what a bare slash command says.
    language: Language = Field(default="zh", validation_alias="YOUDAN_LANGUAGE")

    @property
    def there(self) -> bool:
        """Whether the channel is wanted."""
        return self.bot_token is not None

    @property
    def token(self) -> str:
        """The bot's token; raises RuntimeError where there is none."""
        if self.bot_token is None:
            raise RuntimeError("SLACK_BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()

    @property
    def host(self) -> str:
        """The Web API's host."""
        return urlsplit(self.base_url).hostname or ""

    def own(self, url: str, purpose: str) -> bool:
        """Whether an address is Slack's own for a purpose (files, hooks): the Web API's host, or that name below it."""
        parts, base = urlsplit(url), urlsplit(self.base_url)
        return parts.scheme == base.scheme and parts.hostname in {self.host, f"{purpose}.{self.host}"}

    @model_validator(mode="after")
    def _whole(self) -> SlackSettings:
        """Half of the settings is as good as none, and is said rather than found out."""
        if self.bot_token is None:
            if self.signing_secret is not None or self.app_token is not None:
                raise ValueError("SLACK_BOT_TOKEN is missing: it is on the app's page under OAuth & Permissions")
        elif self.signing_secret is None and self.app_token is None:
            raise ValueError(
                "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is needed beside SLACK_BOT_TOKEN"
            )
        return self
