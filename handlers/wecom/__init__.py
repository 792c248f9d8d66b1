"""企业微信, both ways: a company's own app with its encrypted callback, and the robot on its long connection."""

from handlers.wecom.channels import AppChannel, RobotChannel

app = AppChannel()
robot = RobotChannel()

__all__ = ["app", "robot"]
