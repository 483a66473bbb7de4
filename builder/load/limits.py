"""What a printer asks of a PDF, as editions and houses write it in the table `limits`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class LimitsTable(BaseModel):
    """What a printer asks of the PDF. A house of books on demand wants lines of 0.75 pt; offset has 3 mm of bleed."""

    model_config = ConfigDict(extra="forbid", strict=True)

    line: Annotated[float, Field(gt=0, le=2, examples=["0.75"])] = 0.0
    text: Annotated[float, Field(ge=5, le=30, examples=["7"])] = 0.0
    images: Annotated[int, Field(ge=72, le=1200, examples=["300"])] = 0
    safe: Annotated[float, Field(gt=0, le=30, examples=["6.4"])] = 0.0
    bleed: Annotated[float, Field(gt=0, le=20, examples=["3"])] = 0.0
    black: bool = False
    multiple: Annotated[int, Field(ge=2, le=64, examples=["4"])] = 0
    least_pages: Annotated[int, Field(ge=1, le=2000, examples=["24"])] = 0
    most_pages: Annotated[int, Field(ge=1, le=2000, examples=["828"])] = 0
