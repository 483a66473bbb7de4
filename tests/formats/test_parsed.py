"""Guides that were kept as bytes may come from a disk, so nothing in them is believed."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from builder.formats.parsed import pack, unpack
from tests.support.parsing import outcome


def test_guide_comes_back_as_it_was() -> None:
    guide = outcome("# One\n\n## Phase 1: E\n\n### Step 1: F\n\n::: lines rows=3\nWhy?\n:::\n\nI ____ by ____.\n").guide
    assert guide is not None
    assert unpack(pack(guide)) == guide


class Evil:
    """Whoever unpickles it makes a folder."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("made",))


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(3), pickle.dumps(Path()), pickle.dumps([Evil()])])
def test_what_is_no_guide_is_none_and_runs_nothing(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert unpack(content) is None
    assert not Path("made").exists()


def test_half_a_guide_is_none() -> None:
    guide = outcome("# One\n\nText.\n").guide
    assert guide is not None
    content = pack(guide)
    assert all(unpack(content[:length]) is None for length in range(0, len(content), 7))
