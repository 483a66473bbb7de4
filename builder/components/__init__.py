"""Components: the pieces that are filled in, one folder each, found automatically.

A folder holds component.toml (help, content, options), `screen.html` and `paper.html` (Jinja), `screen.css` and
`paper.css`, the images its css names, examples.md and mistakes.md. Rulings need no image: `url(/ruling/lines.svg)`
is drawn for each page size. A built-in one may have `prepare.py` too, with `prepare(component, words, measure)`:
further values for its templates, which find them as `prepared`. With `like = "note"` in its
component.toml a component takes from another all that its own folder does not have.
"""

from builder.components.registry import (
    ComponentType,
    Registry,
    component_type,
    is_part,
    like_of,
    load_components,
    shared_templates,
)

__all__ = [
    "ComponentType",
    "Registry",
    "component_type",
    "is_part",
    "like_of",
    "load_components",
    "shared_templates",
]
