"""The conversation, with the whole assistant behind it."""
