"""The ground under chat channels: what a crash, a second process or a platform's trouble does to it."""
