"""All commands: loading their modules adds them to `group`."""

from builder.cli import making, starting, telling
from builder.cli.shell import group, main

__all__ = ["group", "main", "making", "starting", "telling"]
