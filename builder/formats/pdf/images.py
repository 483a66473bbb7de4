"""The images of a PDF: each once, as large as it is printed at 300 dpi."""

from __future__ import annotations

from collections.abc import Sequence

from builder.diagnostics import Span
from builder.formats.pdf.cover import logo_box
from builder.images import Recipe, on_paper
from builder.model.measure import Measure
from builder.model.sources import Asset, Edition, Paper
from builder.model.summary import DocumentSummary
from builder.theming import Kit

_LINES = 15
"""Writing lines that an image is high at most whose author gives it no width (`.flow img` of print.css)."""


_MM = {"mm": 1.0, "cm": 10.0, "px": 25.4 / 96}
"""Lengths of style sheets (CSS Values 4, 6.2)."""


class PaperImages:
    """Recipes for the images of guides, on the papers and in the editions of a kit."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._measures: dict[tuple[Paper, Edition], Measure] = {}

    def recipes(
        self, summary: DocumentSummary, pictures: Sequence[Asset | None], edition: Edition, paper: Paper
    ) -> tuple[Recipe, ...]:
        """One recipe for each image of pixels that a guide prints in an edition on a paper, and for the logo.

        One that is printed in two sizes has the larger. `pictures` are the files of `summary.pictures`.
        """
        in_text = summary.pictures[:-1] if summary.meta.image else summary.pictures  # the guide's own is the last
        shown = [
            (picture, asset)
            for picture, asset in zip(in_text, pictures, strict=False)
            if asset and asset.format and edition.has_images and (edition.is_for_coach or not picture.private)
        ]
        kit = self._kit.dressed_for(edition)
        logo = kit.logo if kit.logo and kit.logo.format else None
        if not shown and logo is None:
            return ()
        measure = self._measure(edition, paper)
        grey = dict(edition.tokens).get("images") in ("grey", "none")
        found: dict[str, Recipe] = {}
        for picture, asset in shown:
            _keep_larger(found, on_paper(asset, room_of(picture.width, measure), picture.span, grey=grey))
        if logo is not None:
            _keep_larger(found, on_paper(logo, logo_box(measure), _place_of_logo(kit), grey=grey))
        return tuple(found.values())

    def _measure(self, edition: Edition, paper: Paper) -> Measure:
        if (paper, edition) not in self._measures:
            self._measures[paper, edition] = self._kit.of(edition).measure(paper, edition)
        return self._measures[paper, edition]


def room_of(width: str, measure: Measure) -> tuple[float, float]:
    """Width and height in mm that an image has in the column of text, at most; `width` is what its author wants.

    In the few texts that begin at the labels, an image may be a third larger, with 214 dpi.
    """
    column = measure.text_width
    if width.endswith("%"):
        return column * float(width[:-1]) / 100, measure.frame_height
    if width:
        return min(column, float(width[:-2]) * _MM[width[-2:]]), measure.frame_height
    return column, _LINES * measure.pitch


def _place_of_logo(kit: Kit) -> Span:
    return kit.settings.brand.logo.span if kit.settings.brand.logo else Span("")


def _keep_larger(found: dict[str, Recipe], recipe: Recipe) -> None:
    known = found.get(recipe.asset.digest)
    if known is None or known.width < recipe.width:
        found[recipe.asset.digest] = recipe
