"""Bring an output folder back to one whole site and its manifest, wherever a build stopped.

Every swap ends with this, the good ones too, so that what mends a killed build is what runs every day.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from builder.write.layout import Layout
from builder.write.manifest import Manifest, load, save
from builder.write.tree import remove_files


def recover(layout: Layout) -> None:
    """Finish or undo a swap, settle whose manifest counts, and remove what staging left. Needs the lock."""
    following = load(layout.next_site_manifest)
    if not layout.site.exists():
        _restore_site(layout, following)
    if layout.next_site_manifest.exists():
        _settle(layout, following)
    for folder in (layout.new_site, layout.old_site):
        # What cannot be removed costs room and does no harm: the site is in place, and the next build tries again.
        with suppress(OSError):
            _discard(folder, layout)
    for part in layout.ours.glob("*.part"):
        part.unlink(missing_ok=True)


def _restore_site(layout: Layout, following: Manifest) -> None:
    """Put in the new site if it was whole, else put back the old one. Its manifest is written once it is whole."""
    if layout.new_site.exists() and layout.new_site.stat().st_ino == following.root:
        os.rename(layout.new_site, layout.site)
    elif layout.old_site.exists():
        os.rename(layout.old_site, layout.site)


def _settle(layout: Layout, following: Manifest) -> None:
    """Keep the manifest of the site that is in place, told by the inode of its folder.

    Where neither fits, as in a copied folder, both count: their files were all written by us.
    """
    current = load(layout.site_manifest)
    root = layout.site.stat().st_ino if layout.site.exists() else None
    if root is not None and root == following.root:
        os.replace(layout.next_site_manifest, layout.site_manifest)
        return
    if root != current.root:
        save(layout.site_manifest, Manifest({**following.files, **current.files}, root))
    layout.next_site_manifest.unlink()


def _discard(site: Path, layout: Layout) -> None:
    """Remove the files of a site that is not in use, and keep its folders for the next one."""
    if not site.exists():
        return
    remove_files(site)
    if layout.spare_folders.exists():
        shutil.rmtree(site)
    else:
        os.rename(site, layout.spare_folders)
