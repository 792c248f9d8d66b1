"""WeCom's two channels. Nothing of WeCom's packages is loaded before one of them is put to work."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Finding
from bot.port import Desk, Line, Serving
from handlers.wecom.settings import AppSettings, RobotSettings


class AppChannel:
    """A company's own app (自建应用): what its members write is delivered to a callback, sealed."""

    name = "wecom"

    def configured(self) -> bool:
        """Whether the app's settings are there."""
        return AppSettings().complete

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put it to work."""
        from handlers.wecom.app_line import AppLine

        return AppLine(AppSettings(), desk, serving)

    async def check(self) -> Sequence[Finding]:
        """Ask WeCom about the app."""
        from handlers.wecom.app_check import app_findings

        return await app_findings(AppSettings())


class RobotChannel:
    """A robot (智能机器人) on its long connection: nothing has to be reachable from outside."""

    name = "wecom_bot"

    def configured(self) -> bool:
        """Whether the robot's settings are there."""
        return RobotSettings().complete

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put it to work."""
        from handlers.wecom.robot_line import RobotLine

        return RobotLine(RobotSettings(), desk, serving)

    async def check(self) -> Sequence[Finding]:
        """Have the robot sign in, and out."""
        from handlers.wecom.robot_check import robot_findings

        return await robot_findings(RobotSettings())
