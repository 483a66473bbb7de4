"""Which languages a build needs: that of the site, and those that its documents name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from builder.load import builtin
from builder.load.files import Project
from builder.load.own_languages import read_own_languages
from builder.load.schema import UnknownName
from builder.model.languages import Language, Languages, base_of
from builder.model.sources import Edition, SourceDocument
from builder.text.locales import language_names

_NAMED = re.compile(r"\blang[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")
"""Looked for before any text is parsed, so rather too often than not: a language too many does no harm."""


def named_languages(document: SourceDocument) -> tuple[str, ...]:
    """The tags of languages that the front matter of a document may name."""
    text = document.files[0].text
    if not text.startswith("---"):
        return ()
    return tuple(dict.fromkeys(_NAMED.findall(text, 0, text.find("\n---", 3) + 1)))


def read_languages(
    site: str, documents: Iterable[SourceDocument], own: Mapping[str, Language], editions: Iterable[Edition] = ()
) -> Languages:
    """The site's language and those of its documents and editions that exist. An author's own comes before another of
    its code.
    """
    codes = language_codes(own)
    named = {base_of(tag) for document in documents for tag in named_languages(document)}
    named |= {base_of(edition.language) for edition in editions}
    others = sorted(named & set(codes) - {base_of(site)})
    return Languages(_language(site, own), tuple(_language(code, own) for code in others), codes)


def language_codes(own: Iterable[str]) -> tuple[str, ...]:
    """The codes of the languages that there are, with those of an author's own."""
    return tuple(sorted({*builtin.language_codes(), *own}))


def _language(tag: str, own: Mapping[str, Language]) -> Language:
    found = own.get(base_of(tag))
    return replace(found, code=tag) if found else builtin.language(tag)


class UnknownLanguage(UnknownName):
    """A language that does not exist, by what is written for its tag.

    `en` is not what someone meant who wrote `es`: only a name, such as `german`, is answered with a code.
    """

    def __init__(self, problem: str, written: str, codes: Collection[str]) -> None:
        adding = "a folder in content/languages adds another: see `guidepress explain GP119`"
        super().__init__(problem, "", codes, adding)
        meant = next((code for code in codes if written.casefold() in language_names(code)), "")
        self.hint = f"did you mean `{meant}`?" if meant else self.hint


def own_languages(folder: Path) -> dict[str, Language]:
    """The languages of a project's folder that can be read."""
    return read_own_languages(Project(folder.resolve()))[0]
