"""The PDFs of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.formats.payload import Payload
from builder.formats.pdf import PrintJob
from builder.formats.pdf.job import PrintLink
from builder.model.addresses import Index, page_path
from builder.model.card import Card, Link
from builder.model.sources import Asset, Edition
from builder.plan.places import print_name
from builder.theming import Kit
from builder.workbook.selection import has_part, is_shown, part_names


@dataclass(frozen=True, slots=True)
class PrintTask:
    """A job and where its copy stands on the site; `site_path` is empty for a private edition."""

    job: PrintJob
    site_path: str


def plan_prints(
    kit: Kit, index: Index, assets: Mapping[str, Asset], payloads: Mapping[str, Payload], editions: Sequence[Edition]
) -> tuple[PrintTask, ...]:
    """Every guide in every edition on every paper, in the order they are shown."""
    guides = [card for card in index.cards if card.kind == "guide"]
    return tuple(task for card in guides for task in _tasks(card, kit, index, assets, payloads[card.slug], editions))


def _tasks(
    card: Card, kit: Kit, index: Index, assets: Mapping[str, Asset], payload: Payload, editions: Sequence[Edition]
) -> Iterator[PrintTask]:
    """A guide in every edition on every paper."""
    url = kit.settings.url
    links = tuple(_link(link, card, index, url) for link in card.links)
    pictures = tuple(assets.get(index.resolve(p.target, card).file) for p in card.pictures)
    for edition, part in _documents(card, editions):
        for paper in kit.papers:
            if edition.papers and paper.name not in edition.papers:
                continue
            path = f"{card.slug}/{print_name(card.slug, edition.name, paper.name, part)}"
            job = PrintJob(
                path=path,
                card=card,
                edition=edition,
                paper=paper,
                links=links,
                pictures=pictures,
                url=f"{url}{card.slug}/" if url else "",
                support=kit.settings.support if "support" not in card.sections else None,
                payload=payload,
                part=part,
                part_title=_part_title(part, kit.language.text),
            )
            yield PrintTask(job, "" if edition.is_for_coach else path)


def _part_title(part: str, text: Mapping[str, str]) -> str:
    """What readers see of a part, as in "Phase 2"; empty for the whole guide."""
    kind, _, number = part.partition("-")
    return f"{text['phase']} {number}" if number else text[f"part_{kind}"] if kind else ""


def _documents(card: Card, editions: Sequence[Edition]) -> Iterator[tuple[Edition, str]]:
    """Each edition of which the guide has anything, with the part that it shows; none where it is one document."""
    for edition in editions:
        if edition.documents == "parts":
            wanted = [part for part in part_names(card) if is_shown(part, edition)]
            yield from ((replace(edition, parts=(part,)), part) for part in wanted)
        elif has_part(card, edition):
            yield edition, ""


def _link(link: Link, card: Card, index: Index, url: str) -> PrintLink:
    """What a link becomes on paper. An address that the words of the link say already is not printed again."""
    target = index.resolve(link.target, card)
    if target.kind == "heading" or target.document is card:
        return PrintLink(fragment=target.fragment)
    if target.kind in ("document", "page"):
        path = page_path(target.document.slug) if target.document else target.file
        return PrintLink(address=url + path.removesuffix("index.html")) if url else PrintLink()
    if target.kind == "web":
        said = link.text.strip().rstrip("/").lower()
        shown = link.target.rpartition("://")[2].removeprefix("www.").rstrip("/").lower()
        return (
            PrintLink()
            if said in (shown, link.target.lower(), link.target.partition(":")[2].lower())
            else PrintLink(address=link.target)
        )
    return PrintLink()
