"""The subcommands of `youdan`, one module each, found by name."""
