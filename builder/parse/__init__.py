"""From source texts to guides: `parse(document, registry, languages) -> Outcome`. Pure."""

from builder.parse.guide import Outcome, parse

__all__ = ["Outcome", "parse"]
