"""Slack: direct messages, channels and slash commands, over HTTP or Socket Mode."""

from handlers.slack.channel import SlackChannel

channel = SlackChannel()

__all__ = ["channel"]
