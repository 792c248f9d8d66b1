"""The Slack channel, before it is at work. Slack's own packages are imported only then."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Finding
from bot.port import Desk, Line, Serving
from handlers.slack.settings import SlackSettings


class SlackChannel:
    """Slack, on where a bot token is set."""

    name = "slack"

    def configured(self) -> bool:
        """Whether a bot token is set; raises pydantic.ValidationError for settings that can't be."""
        return SlackSettings().there

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put it to work."""
        from handlers.slack.line import SlackLine

        return SlackLine(SlackSettings(), desk, serving)

    async def check(self) -> Sequence[Finding]:
        """Ask Slack about the tokens and what they allow."""
        from handlers.slack.checking import check

        return await check(SlackSettings())
