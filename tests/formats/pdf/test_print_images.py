"""How large an image is on paper, by the width that its author gives it."""

from __future__ import annotations

import pytest

from builder.formats.pdf.images import room_of
from builder.model.measure import A4


@pytest.mark.parametrize(
    ("width", "room"),
    [
        ("", (120, 120)),
        ("50%", (60, 248)),
        ("60mm", (60, 248)),
        ("6cm", (60, 248)),
        ("96px", (25.4, 248)),
        ("300mm", (120, 248)),
    ],
)
def test_an_image_has_the_width_that_its_author_wants_and_no_more_than_the_column(
    width: str, room: tuple[float, float]
) -> None:
    assert room_of(width, A4) == pytest.approx(room)
