"""Quotation marks by language."""

from __future__ import annotations

import pytest

from builder.load.builtin import language
from builder.text.typography import Quotes, curl

GERMAN = language("de").quotes
FRENCH = Quotes(("«\u202f", "\u202f»"), ("‹\u202f", "\u202f›"))
SWEDISH = Quotes(("”", "”"), ("’", "’"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Sie sagte "ja".', "Sie sagte „ja“."),
        ("Sie sagte 'ja'.", "Sie sagte ‚ja‘."),
        ("Gibt's das? Hans' Rad", "Gibt’s das? Hans’ Rad"),
        ("\"'Ja', sagte sie.\"", "„‚Ja‘, sagte sie.“"),
        ("\"Sie sagte 'ja'\" und ging", "„Sie sagte ‚ja‘“ und ging"),
        ("\"Sie sagt: 'Hab's gesehen'\"", "„Sie sagt: ‚Hab’s gesehen‘“"),
        ('"Eins" "zwei"', "„Eins“ „zwei“"),
        ("seit '90", "seit ’90"),
        ('„Ja“ und "nein"', "„Ja“ und „nein“"),
        ('<p>"Eins"</p>\n<p>"zwei"</p>', "<p>„Eins“</p>\n<p>„zwei“</p>"),
        ("warte...", "warte…"),
    ],
)
def test_german_marks(typed: str, printed: str) -> None:
    assert curl(typed, GERMAN) == printed


def test_marks_may_bring_their_spaces() -> None:
    assert curl('Elle dit "oui", j\'espère', FRENCH) == "Elle dit «\u202foui\u202f», j’espère"


def test_marks_that_open_as_they_close() -> None:
    assert curl('"Ja", sade hon. "Nej."', SWEDISH) == "”Ja”, sade hon. ”Nej.”"
