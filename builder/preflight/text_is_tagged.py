"""Every text has a tag, or is marked as one that only decorates: else a screen reader leaves it out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object

from builder.preflight.contract import Finding, Wanted
from builder.preflight.opened import Opened


def inspect(pdf: Opened, wanted: Wanted) -> Iterator[Finding]:
    if not wanted.is_tagged:
        return
    root = pdf.file.Root
    if Name.StructTreeRoot not in root or not bool(root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False)):
        yield Finding("GP289", "the file has no tags, so a screen reader reads it in any order", hint="build it again")
        return
    for number, page in enumerate(pdf.file.pages, 1):
        owners = _owners(root.StructTreeRoot, page.obj)
        for text in pdf.pages[number - 1].texts:
            if not text.mark.is_artifact and text.mark.number not in owners:
                words = pdf.words(number, text.box)
                hint = "this is a fault in a template of the theme, or in guidepress"
                yield Finding("GP289", f"`{words}` has no tag", (number,), hint, words=words)
                break


def _owners(root: Object, page: Object) -> frozenset[int]:
    """The numbers of the marked content of a page that belongs to a tag (the parent tree, ISO 32000-1, 14.7.4.4)."""
    waiting, key = [root.get(Name.ParentTree, Dictionary())], page.get(Name.StructParents)
    while waiting and key is not None:
        node = waiting.pop()
        limits = node.get(Name.Limits)
        if limits is not None and not int(limits[0]) <= int(key) <= int(limits[1]):
            continue
        flat = list(node.get(Name.Nums, []))
        for number, tags in zip(flat[::2], flat[1::2], strict=False):
            if number == key:
                return frozenset(index for index, tag in enumerate(tags) if isinstance(tag, Dictionary))
        waiting += list(node.get(Name.Kids, []))
    return frozenset()
