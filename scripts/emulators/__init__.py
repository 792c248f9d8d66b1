"""Tries of channels against emulators that this project did not write. Each needs npm, and says what it saw."""
