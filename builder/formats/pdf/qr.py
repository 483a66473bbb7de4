"""The QR code of an address, as a drawing (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import segno
from markupsafe import Markup

_OVERLAP = 0.03
"""Of a module: rows reach into the next, or viewers that smooth edges show white seams between them."""


def qr_code(address: str, side: float, spoken: str) -> Markup:
    """The code as SVG of `side` mm, without the white rim of four modules that it needs on all sides.

    A code of level M is still read where 15 % of it cannot be seen.
    """
    code = segno.make_qr(address, error="m", boost_error=False)
    modules = code.symbol_size(border=0)[0]
    return Markup(
        f'<svg class="qr head" style="width:{side}mm;height:{side}mm" viewBox="0 0 {modules} {modules}">'
        f'<title>{escape(spoken)}</title><path d="{"".join(_runs(code.matrix))}"/></svg>'
    )


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """A rectangle for each run of dark modules in a row."""
    for y, row in enumerate(matrix):
        x = 0
        for run in bytes(row).split(b"\0"):
            if run:
                yield f"M{x} {y}h{len(run)}v{1 + _OVERLAP}h-{len(run)}z"
            x += len(run) + 1
