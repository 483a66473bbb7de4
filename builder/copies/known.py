"""What a row of a list of clients may choose for its client."""

from __future__ import annotations

from pathlib import Path

from builder.load.editions import editions_of
from builder.load.languages import language_codes, own_languages
from builder.load.papers import papers_of
from builder.model.clients import Known


def known_choices(folder: Path) -> Known:
    """The papers, editions and languages of a project, each by its name and title. A row cannot choose an edition with
    the coach's notes."""
    return Known(
        papers={paper.name: paper.title for paper in papers_of(folder).values()},
        editions={e.name: e.title for e in editions_of(folder).values() if not e.is_for_coach},
        languages=dict.fromkeys(language_codes(own_languages(folder)), ""),
    )
