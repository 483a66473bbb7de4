"""Components: the pieces that are filled in, one folder each, found by looking.

A folder holds component.toml (name, help, options), `screen.html` and `paper.html` (Jinja), `screen.css` and
`paper.css`, the pictures its css names, examples.md and mistakes.md.
"""

from builder.components.registry import ComponentType, Registry, load_components

__all__ = ["ComponentType", "Registry", "load_components"]
