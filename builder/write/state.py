"""What one build wants the next to know: a few named pieces of bytes. Losing them costs time and nothing else."""

from __future__ import annotations

from pathlib import Path

from builder.write.durable import write_whole
from builder.write.layout import Layout
from builder.write.paths import checked


def load_state(layout: Layout, name: str) -> bytes | None:
    try:
        return _place(layout, name).read_bytes()
    except FileNotFoundError:
        return None


def save_state(layout: Layout, name: str, content: bytes) -> None:
    place = _place(layout, name)
    layout.state.mkdir(exist_ok=True)
    write_whole(place, content, part=layout.ours / "state.part")


def _place(layout: Layout, name: str) -> Path:
    if "/" in checked(name):
        raise ValueError(f"not a name of a state: {name!r}")
    return layout.state / name
