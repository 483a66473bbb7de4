"""Which languages a build needs: that of the site, and those that its documents name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.load import builtin
from builder.model.languages import Languages, base_of
from builder.model.sources import Document

_NAMED = re.compile(r"\blang[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")
"""Looked for before any text is parsed, so rather too often than not: a language too many does no harm."""


def named_languages(document: Document) -> tuple[str, ...]:
    """The tags of languages that the front matter of a document may name."""
    text = document.files[0].text
    if not text.startswith("---"):
        return ()
    return tuple(dict.fromkeys(_NAMED.findall(text, 0, text.find("\n---", 3) + 1)))


def read_languages(site: str, documents: Iterable[Document]) -> Languages:
    """The site's language and those of its documents that exist."""
    there = set(builtin.language_codes()) - {base_of(site)}
    named = {base_of(tag) for document in documents for tag in named_languages(document)}
    return Languages(builtin.language(site), tuple(builtin.language(code) for code in sorted(named & there)))
