"""How people prove who they are: one-time codes, sessions, tokens, linked accounts; only hashes of secrets."""
