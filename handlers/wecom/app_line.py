"""The app at work: its callback takes in, its API says and fetches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.routing import BaseRoute, Route

from bot.messages import MOST_ENCLOSED_BYTES, Attachment, Enclosed, Fetchable, Language, Outgoing, Step
from bot.port import BusyError, Desk, Identity, Line, Pace, RefusedError, Serving
from handlers.wecom.callback import Callback
from handlers.wecom.cards import Paper, laid_out, settled_card
from handlers.wecom.menu import menu
from handlers.wecom.qyapi import Qyapi, QyapiError, as_port_error
from handlers.wecom.sealing import Seal
from handlers.wecom.settings import AppSettings
from handlers.wecom.words import say

PAPER = Paper(part=2048, title=36, below=44, text=160, value=30, shuts=True)

#: WeCom drops what goes beyond 30 a minute or 1,000 an hour to one member without a word, so less is sent.
PACES = (Pace(25, 60), Pace(900, 3600), Pace(9000, 60, "all"))

#: How long WeCom itself takes the same card again for the one that it has.
_SAME_FOR = 1800

_PICTURES = frozenset({"image/jpeg", "image/png"})
_PICTURE_BYTES = 10 * 1024 * 1024
_FILE_BYTES = 20 * 1024 * 1024

#: What is said where a card that nobody pressed can't be changed.
_NOTHING: Mapping[str, Any] = {"otherwise": {"texts": [], "cards": []}}

#: The account is not there, or not for this app.
_NOBODY = frozenset({60111, 40003, 81013})
#: The app may not ask.
_NOT_ALLOWED = frozenset({60011, 48002, 301005, 301012})


class AppLine(Line):
    """The channel of a company's own app: direct chats with its members."""

    def __init__(self, settings: AppSettings, desk: Desk, serving: Serving) -> None:
        self._desk = desk
        self._agent = settings.agent_id
        self._api = Qyapi(settings, serving.now)
        seal = Seal(settings.token.get_secret_value(), settings.sealing_key, settings.corp_id)
        callback = Callback(seal, settings.corp_id, settings.agent_id, desk, serving.now)
        self._routes = (Route("/wecom/callback", callback.answer, methods=["GET", "POST"]),)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The callback."""
        return self._routes

    @property
    def paces(self) -> Sequence[Pace]:
        """Below what one member gets."""
        return PACES

    async def begin(self) -> None:
        """Make the app's menu."""
        language: Language = "zh"  # one menu for all members
        if buttons := menu(await self._desk.commands(language), language):
            await self._post("/cgi-bin/menu/create", {"button": buttons}, agentid=self._agent)

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """Cards that lost their buttons, the pressed card, texts, pictures and files, and last what can be pressed."""
        to, reply = outgoing.conversation.chat or outgoing.account, outgoing.reply
        pressed, code = _card_and_code(outgoing.place, outgoing)
        steps = []
        for shut in outgoing.shuts:
            card, own_code = _card_and_code(shut.placed, outgoing)
            if own_code and card != pressed:
                settled = settled_card(shut.reply, PAPER, card)
                steps.append(
                    Step("update", {"to": to, "placed": shut.placed, "code": own_code, "card": settled, **_NOTHING})
                )
        layout = laid_out(outgoing, PAPER, pressed if code else "")
        if layout.change is not None:
            change = {"card": layout.change, "otherwise": layout.otherwise()}
            steps.append(
                Step("update", {"to": to, "placed": outgoing.place, "code": code, **change}, card=layout.pressable)
            )
        steps += [Step("text", {"to": to, "text": text}) for text in layout.texts]
        steps += [_attached("image", to, one, reply.language) for one in reply.images]
        steps += [_attached("file", to, one, reply.language) for one in reply.files]
        steps += [Step("card", {"to": to, "card": card}, card=True) for card in layout.cards]
        return steps

    async def send(self, step: Step, key: str) -> str:  # noqa: ARG002  WeCom has no key for a message
        """Say it. A card's id is that of its own choosing with the code by which WeCom lets it be changed once."""
        args = step.args
        if step.method == "update":
            return await self._update(args)
        if step.method in {"image", "file"}:
            return await self._attach(step.method, args)
        if step.method == "text":
            return str((await self._message(args["to"], "text", {"content": args["text"]})).get("msgid", ""))
        return await self._card(args["to"], args["card"])

    async def fetch(self, file: Fetchable) -> bytes:
        """A picture, voice note or file, which WeCom keeps for three days."""
        try:
            return await self._api.download(file.ref, MOST_ENCLOSED_BYTES)
        except QyapiError as error:
            raise as_port_error(error) from None

    async def identify(self, account: str) -> Identity:
        """The member's own id, which WeCom vouches for, and the mail address that the company gave him, where it may be seen."""
        try:
            answer = await self._api.get("/cgi-bin/user/get", userid=account)
        except QyapiError as error:
            if error.code in _NOBODY:
                raise RefusedError(f"WeCom: {error}") from None
            if error.code in _NOT_ALLOWED:
                return Identity(user=account)
            raise as_port_error(error) from None
        return Identity(email=str(answer.get("biz_mail", "")), user=account)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._api.close()

    async def _update(self, args: Mapping[str, Any]) -> str:
        body = {
            "userids": [args["to"]],
            "agentid": self._agent,
            "response_code": args["code"],
            "template_card": args["card"],
        }
        try:
            await self._api.post("/cgi-bin/message/update_template_card", body)
        except QyapiError as error:
            if isinstance(meant := as_port_error(error), BusyError):
                raise meant from None
            # The code was used, or is older than 72 hours: the card stays as it is.
            return await self._otherwise(args)
        return str(args["placed"])

    async def _otherwise(self, args: Mapping[str, Any]) -> str:
        placed = str(args["placed"])
        for text in args["otherwise"]["texts"]:
            await self._message(args["to"], "text", {"content": text})
        for card in args["otherwise"]["cards"]:
            placed = await self._card(args["to"], card)
        return placed

    async def _card(self, to: str, card: Mapping[str, Any]) -> str:
        # Its id makes a card unlike every other, so only the very same one is taken for said. Two texts may well be alike
        # and both be meant, which is why WeCom is not asked to compare these.
        once = {"enable_duplicate_check": 1, "duplicate_check_interval": _SAME_FOR}
        answer = await self._message(to, "template_card", card, **once)
        return f"{card['task_id']}:{answer.get('response_code', '')}"

    async def _attach(self, kind: str, args: Mapping[str, Any]) -> str:
        enclosed = await self._desk.attachment(args["url"])
        if enclosed is None:
            return await self._apology(args, "gone")
        if enclosed.bytes_in_all > _FILE_BYTES:
            return await self._apology(args, "too_large")
        kind = _carried_as(kind, enclosed)
        try:
            media = await self._api.upload(kind, args["name"] or enclosed.name, enclosed.data, enclosed.media_type)
        except QyapiError as error:
            raise as_port_error(error) from None
        return str((await self._message(args["to"], kind, {"media_id": media})).get("msgid", ""))

    async def _apology(self, args: Mapping[str, Any], why: str) -> str:
        text = say(why, args["language"], name=args["name"])
        return str((await self._message(args["to"], "text", {"content": text})).get("msgid", ""))

    async def _message(self, to: str, kind: str, content: Mapping[str, Any], **options: int) -> Mapping[str, Any]:
        body = {"touser": to, "agentid": self._agent, "msgtype": kind, kind: content, **options}
        answer = await self._post("/cgi-bin/message/send", body)
        if answer.get("invaliduser"):
            raise RefusedError("WeCom: the member is outside the app's 可见范围, or gone")
        if answer.get("unlicenseduser"):
            raise RefusedError("WeCom: the member has no licence for apps")
        return answer

    async def _post(self, path: str, body: Mapping[str, Any], **params: int) -> Mapping[str, Any]:
        try:
            return await self._api.post(path, body, **params)
        except QyapiError as error:
            raise as_port_error(error) from None


def _carried_as(kind: str, enclosed: Enclosed) -> str:
    small = enclosed.bytes_in_all <= _PICTURE_BYTES
    return "image" if kind == "image" and small and enclosed.media_type in _PICTURES else "file"


def _attached(kind: str, to: str, one: Attachment, language: Language) -> Step:
    return Step(kind, {"to": to, "url": one.url, "name": one.name, "language": language})


def _card_and_code(placed: str, outgoing: Outgoing) -> tuple[str, str]:
    """A card's id, and the code by which it can be changed: its latest press's, else the one from when it was sent."""
    card, _, code = placed.partition(":")
    if card and outgoing.context.get("card") == card:
        code = outgoing.context.get("response_code") or code
    return card, code
