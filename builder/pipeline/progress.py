"""How a build tells what it is doing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each stage and of each piece of it that is done."""

    def stage(self, name: str, total: int) -> None: ...

    def advance(self, name: str) -> None: ...


class Silent:
    """Tells nothing."""

    def stage(self, name: str, total: int) -> None:
        """Leaves it unsaid."""

    def advance(self, name: str) -> None:
        """Leaves it unsaid."""
