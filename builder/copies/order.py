"""What is handed out: which guide, in which edition, on which paper, for which session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """What copies are made of. A client's own edition, paper, session or coach comes before the one here.

    `phase` from 1 asks for the handout of that phase alone. `brand` is a file that says who publishes; None for the
    brand of the project.
    """

    guide: str
    edition: str = ""
    paper: str = ""
    phase: int = 0
    brand: Path | None = None
    session: date | None = None
    coach: str = ""
