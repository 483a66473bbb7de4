"""The command `guidepress`.

Exit codes: 0 fine, 1 the content has errors or the disk or account refuses, 2 wrong usage, 70 a bug of ours; as shells
have it, 130 for Ctrl-C and 141 for a pipe that is read no further.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The entry point. It imports the commands itself, so that Ctrl-C while they load ends with 130 too."""
    gc.set_threshold(50_000, 20, 50)  # a build makes many small objects and few cycles: a tenth of a short one's time
    try:
        from builder.cli.streams import guard_streams

        guard_streams()
        from builder.cli.commands import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


__all__ = ["main"]
