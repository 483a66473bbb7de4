"""Addresses: which paths a site has, and what a link names."""

from builder.addresses.index import Index, Target
from builder.addresses.paths import (
    WHOLE,
    alias_path,
    heading_path,
    page_path,
    part_path,
    place_on_web,
    print_name,
    relative,
    relative_url,
    site_lists,
    tag_path,
)

__all__ = [
    "WHOLE",
    "Index",
    "Target",
    "alias_path",
    "heading_path",
    "page_path",
    "part_path",
    "place_on_web",
    "print_name",
    "relative",
    "relative_url",
    "site_lists",
    "tag_path",
]
