"""The shape of figures, as custom properties that the style sheets of screen and paper calculate with."""

from __future__ import annotations

from collections.abc import Sequence

_UNKNOWN = 1.0
"""The ratio of an image whose size is unknown, among others side by side."""


def figure_style(first: int, count: int, sizes: Sequence[tuple[int, int]], widths: Sequence[str]) -> str:
    """The attribute `style` of a figure, or of a row of `count` figures (0 for one), from number `first` on.

    `sizes` are width and height of each image in px, 0 where unknown; `widths` what their author wants. A figure has
    `--ratio` (width by height), `--own` (its own width) and `--width`; a row has the sum of its ratios, how many gaps
    it has, and as its own width the one at which it is as high as its highest image.
    """
    if count:
        row = sizes[first : first + count]
        total, highest = sum(_ratio(size) or _UNKNOWN for size in row), max(height for _, height in row)
        values = [f"--sum:{total:.6g}", f"--gaps:{len(row) - 1}"]
        values += [f"--own:{total * highest:.0f}px"] if highest > 0 else []
    else:
        width, ratio = widths[first], _ratio(sizes[first])
        values = [f"--width:{width}"] if width else []
        values += [f"--ratio:{ratio:.6g}", f"--own:{sizes[first][0]}px"] if ratio else []
    return f'style="{";".join(values)}"' if values else ""


def _ratio(size: tuple[int, int]) -> float:
    return size[0] / size[1] if min(size) > 0 else 0.0
