"""Makes copies in a project, and is killed when so many of them are finished: arguments are the project and the number."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from builder.clients import clients_named
from builder.copies.batch import Making
from builder.copies.order import Order
from builder.copies.run import make_copies
from builder.pipeline import Silent

NAMES = ("Ada Obi", "Bea Lang", "Cem Aydin")

if __name__ == "__main__":
    project, last = Path(sys.argv[1]), int(sys.argv[2])

    def killed(done: int, total: int) -> None:
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    making = Making(progress=killed)
    make_copies(project, project / "output", Order("plan"), clients_named(NAMES), Silent(), making)
