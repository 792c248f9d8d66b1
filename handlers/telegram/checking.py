"""What is well and what is wrong with the settings, as Telegram itself sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from telegram import User, WebhookInfo

from bot.messages import Finding
from bot.port import BusyError, RefusedError
from handlers.telegram.bots import connected, told
from handlers.telegram.reception import WANTED
from handlers.telegram.settings import TelegramSettings

#: The ports that Telegram's own servers call.
_PORTS = frozenset({443, 80, 88, 8443})
_MANY = 20


async def findings(settings: TelegramSettings) -> Sequence[Finding]:
    """Who the bot is, how its updates come, and what it gets to read in groups, each with the channel's name before it."""
    return [Finding(each.well, f"telegram: {each.text}") for each in await _found(settings)]


async def _found(settings: TelegramSettings) -> Sequence[Finding]:
    if settings.bot_token is None:
        return [Finding(False, "TELEGRAM_BOT_TOKEN is not set: BotFather gives one, /newbot")]
    connection = connected(settings)
    try:
        with told():
            me = await connection.bot.get_me()
            webhook = await connection.bot.get_webhook_info()
    except BusyError as error:
        return [Finding(False, f"{error}: look at the network and at TELEGRAM_API_BASE_URL ({settings.api_base_url})")]
    except RefusedError as error:
        return [Finding(False, str(error))]
    finally:
        await connection.close()
    return [Finding(True, f"the bot is @{me.username}"), *delivery(settings, webhook), *_groups(me)]


def delivery(settings: TelegramSettings, webhook: WebhookInfo) -> Iterator[Finding]:
    """How updates come, and what keeps them from coming."""
    wanted = settings.webhook_url
    if not wanted:
        if webhook.url:
            told = f"a webhook is set at {_place(webhook.url)}: serving takes it away, as this one polls"
            yield Finding(
                False, f"{told}; set TELEGRAM_WEBHOOK_URL if it is yours, stop the other program if it is not"
            )
        else:
            yield Finding(True, "updates are polled: no address needed")
    else:
        yield from _reachable(settings, wanted)
        if webhook.url != wanted:
            now = f"at {_place(webhook.url)}" if webhook.url else "nowhere"
            yield Finding(
                False, f"the webhook is set {now}, not at {_place(wanted)}: `youdan serve` sets it at its start"
            )
        else:
            yield Finding(True, f"the webhook is set at {_place(wanted)}")
            missing = [kind for kind in WANTED if webhook.allowed_updates and kind not in webhook.allowed_updates]
            if missing:
                yield Finding(False, f"Telegram does not send {', '.join(missing)}: start `youdan serve` again")
        if webhook.last_error_message:
            when = f"{webhook.last_error_date:%Y-%m-%d %H:%M} UTC" if webhook.last_error_date else "lately"
            yield Finding(False, f"Telegram could not deliver ({when}): {webhook.last_error_message}{_advice(webhook)}")
    if webhook.pending_update_count > _MANY:
        waits = f"{webhook.pending_update_count} updates wait at Telegram, for 24 hours at most"
        yield Finding(False, f"{waits}: start `youdan serve`, or look why it does not take them")


def _reachable(settings: TelegramSettings, wanted: str) -> Iterator[Finding]:
    if settings.own_server:
        return
    parts = urlsplit(wanted)
    if parts.scheme != "https":
        yield Finding(
            False,
            "TELEGRAM_WEBHOOK_URL: Telegram calls https addresses only: put TLS in front, or leave it out to poll",
        )
    elif (parts.port or 443) not in _PORTS:
        yield Finding(
            False, f"TELEGRAM_WEBHOOK_URL: Telegram calls the ports 443, 80, 88 and 8443 only, not {parts.port}"
        )


def _advice(webhook: WebhookInfo) -> str:
    told = (webhook.last_error_message or "").lower()
    if "401" in told or "unauthorized" in told:
        return ": the secret there is another one; start `youdan serve` again with this TELEGRAM_WEBHOOK_SECRET"
    if "404" in told:
        return ": nothing answers under that path; the proxy must hand it on to /telegram/webhook"
    if "certificate" in told or "ssl" in told:
        return ": the address needs a certificate that is trusted, with all between it and its root"
    if "connection" in told or "resolve" in told or "timeout" in told or "timed out" in told:
        return ": the address must be open to Telegram's servers; leave TELEGRAM_WEBHOOK_URL out to poll instead"
    return ""


def _groups(me: User) -> Iterator[Finding]:
    """With its privacy mode on, which every new bot has, Telegram keeps even what mentions the bot from it."""
    if me.can_join_groups is False:
        yield Finding(
            True, "the bot is for direct chats alone: it can't be added to groups (BotFather, /setjoingroups)"
        )
    elif me.can_read_all_group_messages is False:
        told = "in groups the bot gets commands and answers to it, but not what mentions it"
        mend = "BotFather, /setprivacy, Disable, then take it out of its groups and add it again"
        yield Finding(False, f"{told}: {mend} (or /setjoingroups, Disable, if it is for direct chats alone)")
    elif me.can_read_all_group_messages:
        yield Finding(True, "in groups what mentions the bot reaches it; what is not meant for it is left unread")


def _place(url: str) -> str:
    """An address without what may be a secret in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}{parts.path}"
