"""The group of all commands. Each module of commands is imported when one of its commands is run."""

from builder.cli.shell import group, main

__all__ = ["group", "main"]
