"""The HTTP API: messages, presses and single actions, for other programs."""

from handlers.api.routes import ApiChannel

channel = ApiChannel()

__all__ = ["channel"]
