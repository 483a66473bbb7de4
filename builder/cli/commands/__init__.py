"""The group of all commands, each of which is loaded when it is asked for."""

from builder.cli.shell import group, main

__all__ = ["group", "main"]
