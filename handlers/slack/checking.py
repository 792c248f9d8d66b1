"""Whether Slack's settings work, asked of Slack itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.messages import Finding
from bot.port import BusyError
from handlers.slack.calls import DeclinedError, WebApi
from handlers.slack.manifest import SCOPES
from handlers.slack.settings import SlackSettings


async def check(settings: SlackSettings) -> Sequence[Finding]:
    """What is well, and what is wrong with how to mend it, in English."""
    if not settings.there:
        return [Finding(well=True, text="slack: off, SLACK_BOT_TOKEN is not set")]
    api = WebApi(settings)
    try:
        return [Finding(found.well, f"slack: {found.text}") async for found in _findings(api, settings)]
    finally:
        await api.close()


async def _findings(api: WebApi, settings: SlackSettings) -> AsyncIterator[Finding]:
    try:
        found = await api.call("auth.test")
    except (BusyError, DeclinedError) as error:
        yield _wrong(_token_problem(str(error), settings))
        return
    yield Finding(well=True, text=f"SLACK_BOT_TOKEN: @{found['user']} in {found['team']}")
    yield _scopes(found)
    yield await _way_in(api, settings)


def _token_problem(why: str, settings: SlackSettings) -> str:
    if why.endswith(("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive")):
        return (
            f"SLACK_BOT_TOKEN: {why}; copy the Bot User OAuth Token (xoxb-…) of OAuth & Permissions, "
            "after installing the app to the workspace"
        )
    return f"can't be asked ({why}): can this machine reach {settings.host}? SLACK_API_BASE_URL ends in /api/"


def _scopes(answer: AsyncSlackResponse) -> Finding:
    """Whether the token may do all that is done."""
    told = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), None)
    if told is None:
        return Finding(well=True, text="it did not tell which permissions the token has")
    missing = sorted(set(SCOPES) - {scope.strip() for scope in told.split(",")})
    if not missing:
        return Finding(well=True, text="all permissions are there")
    return _wrong(
        f"permissions are missing: {', '.join(missing)}; paste the manifest of `python -m handlers.slack.manifest` "
        "into App Manifest, and reinstall the app under Install App"
    )


async def _way_in(api: WebApi, settings: SlackSettings) -> Finding:
    """How messages come in."""
    if settings.app_token is None:
        return Finding(
            well=True,
            text="SLACK_SIGNING_SECRET is set; Slack posts to https://YOUR-HOST/slack/events, "
            "which has to be verified under Event Subscriptions",
        )
    try:
        await api.ask("apps.connections.open", settings.app_token.get_secret_value())
    except (BusyError, DeclinedError) as error:
        return _wrong(
            f"SLACK_APP_TOKEN: {error}; make an app-level token (xapp-…) with connections:write under Basic Information, "
            "and switch Socket Mode on"
        )
    return Finding(well=True, text="SLACK_APP_TOKEN: Socket Mode can be connected to")


def _wrong(text: str) -> Finding:
    return Finding(well=False, text=text)
