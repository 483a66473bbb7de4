"""A format of which some part is another for the time of a test, in this process and in its workers."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

from builder.formats import formats


def patch_format(monkeypatch: pytest.MonkeyPatch, name: str, **changes: Any) -> None:  # Any: fields of `Format`
    found = tuple(replace(format, **changes) if format.name == name else format for format in formats())
    for module in ("builder.formats", "builder.pipeline.build"):
        monkeypatch.setattr(sys.modules[module], "formats", lambda: found)
