"""The page in the folder of a batch: every copy with a link, to look through and to print from."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clients.manifest import ManifestRow
from builder.formats.pdf.job import PrintJob
from builder.theming import Engine, Kit

_TEMPLATE = "web/copies.html"


def folder_page(
    title: str, job: PrintJob, rows: Sequence[ManifestRow], kit: Kit, together: Sequence[str] = ()
) -> bytes:
    """The page as UTF-8. `together` are files with all copies. It names clients: it is only for who made the copies."""
    values = {
        "title": title,
        "edition": job.part_title or job.edition.title,
        "paper": job.paper.title,
        "rows": rows,
        "together": together,
        "lang": kit.language.code,
        "dir": kit.language.direction,
        "accent": kit.accents.light.accent,
        "on_dark": kit.accents.dark.accent,
    }
    text = Engine(kit, "screen").render(_TEMPLATE, values, lambda kind, number, field: "")
    return text.encode("utf-8", "replace")
