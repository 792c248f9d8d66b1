"""The web chat and the pages of single records."""

from handlers.web.routes import WebChannel

channel = WebChannel()

__all__ = ["channel"]
