"""The command `guidepress`. Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 70 a bug of ours."""

from builder.cli.commands import main

__all__ = ["main"]
