"""What was said: messages taken, the state of each talk, its history, and calls that came before."""
