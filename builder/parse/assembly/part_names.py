"""Names of the parts of a guide, which the names of all answers in them start with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, Span, error
from builder.parse.assembly.references import References
from builder.text.slugs import slugify


@dataclass(slots=True)
class PartNames:
    """Gives each part a name made of its heading, and where several read alike, of its phase and its label too.

    A number after a name would be its position: readers' answers would change places with it. So two steps of one
    phase may not read alike with their labels, unless the author names one. Other parts may, as long as nothing is
    filled in there.
    """

    references: References
    alike: Counter[str] = field(default_factory=Counter)
    phase: str = ""
    known: dict[tuple[str, str], Span] = field(default_factory=dict)
    numbered: dict[str, Diagnostic] = field(default_factory=dict)

    def look_ahead(self, headings: Iterable[str]) -> None:
        """The plain words of all headings, before any of them is named."""
        self.alike.update(slugify(heading) for heading in headings)

    def name(self, words: str, label: str, span: Span, *, fallback: str) -> str:
        """The name of a part, or of a sub-heading. `label` is what the author called it: "Step 2"."""
        slug = slugify(words)
        first = self.known.setdefault((self.phase, slugify(f"{label} {words}")), span)
        told_apart = " ".join(filter(None, [self.phase, label, words]))
        identifier = self.references.name(told_apart if self.alike[slug] > 1 else words, span, fallback=fallback)
        if first is not span:
            hint = "change the wording of one of them, or give it a name after its heading, as in `{#second-talk}`"
            same = f"this heading has the same wording as the one at {first}"
            message = f"{same}, so the answers below both would be saved under one name"
            self.numbered[identifier] = error("GP112", message, span, hint)
        return identifier

    def clash(self, identifier: str) -> list[Diagnostic]:
        """The diagnostics about a part in which something is filled in; nothing where its name is its own."""
        return [self.numbered[identifier]] if identifier in self.numbered else []
