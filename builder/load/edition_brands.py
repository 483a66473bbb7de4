"""Brands of single editions: a brand file each, whose path in content/ an edition names."""

from __future__ import annotations

from collections.abc import Sequence

from builder.diagnostics import Diagnostic, error
from builder.load.brand_file import still_named, with_brand_file
from builder.load.editions import HOME
from builder.load.files import Project
from builder.load.toml import place_of
from builder.model.site import SiteSettings
from builder.model.sources import Edition, SourceDocument


def brands_of_editions(
    editions: Sequence[Edition], settings: SiteSettings, documents: Sequence[SourceDocument], project: Project
) -> tuple[dict[str, SiteSettings], list[Diagnostic]]:
    """The settings of the site with each brand that an edition names, by its path, and what is wrong with them.

    A brand that cannot be used is left out.
    """
    found: dict[str, SiteSettings] = {}
    problems: list[Diagnostic] = []
    for brand, edition in {edition.brand: edition.name for edition in editions if edition.brand}.items():
        path = project.root / "content" / brand
        place = place_of("brand", project.texts.get(file := f"{HOME}/{edition}.toml", ""), file)
        if not path.resolve().is_relative_to(project.root / "content"):
            hint = "copy it into the project, for example to content/brands, and write its path from content/"
            problems.append(error("GP246", f"the brand file `{brand}` is outside the project's content", place, hint))
            continue
        if not path.is_file():
            hint = "write its path from content/, as in `brands/ann.toml`"
            problems.append(error("GP246", f"there is no brand file `{brand}` in content/", place, hint))
            continue
        branded, _, refused = with_brand_file(settings, path, project)
        problems += refused
        if branded is not None:
            found[brand] = branded
            problems += still_named(settings, branded, documents)
    return found, problems
