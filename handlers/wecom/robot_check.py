"""What `youdan doctor` looks at in the robot's settings, and how to mend what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Finding
from handlers.wecom.connection import LostError, connected
from handlers.wecom.settings import RobotSettings


async def robot_findings(settings: RobotSettings) -> Sequence[Finding]:
    """Whether the robot is let in. A robot has one connection: one that is up elsewhere is lost for a moment."""
    try:
        async with connected(settings, lambda frame: None):  # noqa: ARG005
            return [Finding(True, "WeCom lets the robot in")]
    except LostError as error:
        return [
            Finding(
                False,
                f"WeCom does not let the robot in ({error}): copy WECOM_BOT_ID and WECOM_BOT_SECRET from the robot's"
                " API模式 > 使用长连接, and let wss://openws.work.weixin.qq.com through the firewall",
            )
        ]
