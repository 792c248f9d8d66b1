"""Tests of the Telegram channel, against its own SDK and a local server."""
