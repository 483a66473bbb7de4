"""The command with PDFs that cost almost nothing, as `small_prints.py build ...`: each is the worker's first one again.

So a build of thousands takes seconds, and all else is as it is: reading, planning, keys, handing over, writing.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from builder.cli.commands import group
from builder.formats import Format, Rendered, formats
from builder.formats.pdf import FORMAT
from builder.formats.pdf.job import PrintJob
from builder.model.output import Artifact
from builder.theming import Kit

_first: list[Rendered] = []


def _render(job: PrintJob, kit: Kit) -> Rendered:
    if not _first:
        _first.append(FORMAT.render(job, kit))
    return replace(_first[0], artifact=Artifact(job.path, _first[0].artifact.content))


def _patched() -> tuple[Format, ...]:
    return _FORMATS


_FORMATS = tuple(replace(format, render=_render) if format.name == FORMAT.name else format for format in formats())

if __name__ == "__main__":
    for module in ("builder.formats", "builder.pipeline.build"):
        sys.modules[module].formats = _patched  # type: ignore[attr-defined]  # a name of the module
    group()
