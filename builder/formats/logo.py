"""How large a logo is: as large as its box holds, beside the name of the brand or, if it is wide, instead of it."""

from __future__ import annotations

from typing import NamedTuple

from builder.model.sources import Asset

_WIDE = 2.5
"""The width over the height from which a logo is taken for the name in letters, which is not written beside it then."""


class LogoSize(NamedTuple):
    """The width and height of a logo, in the unit of its box; `is_wide` if it is shown instead of the brand's name."""

    width: float
    height: float
    is_wide: bool

    @property
    def in_pixels(self) -> LogoSize:
        """The same in whole px, as attributes of HTML are."""
        return LogoSize(round(self.width), round(self.height), self.is_wide)


def logo_size(logo: Asset, width: float, height: float) -> LogoSize:
    """The size of a logo in a box. One whose size is not known is as wide as high."""
    ratio = logo.width / logo.height if logo.width > 0 and logo.height > 0 else 1.0
    wide = min(width, height * ratio)
    return LogoSize(round(wide, 2), round(wide / ratio, 2), ratio > _WIDE)
