"""Slack: what is handed in and what is said, against Slack's own SDK and a local server that speaks its API."""
