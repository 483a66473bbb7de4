"""How a build reports its progress."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Is notified of each stage, and of each piece of work that is done in it."""

    def stage(self, name: str, total: int) -> None: ...

    def advance(self, name: str) -> None: ...


class Silent:
    """Shows no progress."""

    def stage(self, name: str, total: int) -> None:
        """Shows nothing."""

    def advance(self, name: str) -> None:
        """Shows nothing."""
