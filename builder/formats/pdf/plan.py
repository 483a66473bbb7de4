"""The PDFs of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.addresses import Index, heading_path, place_on_web, print_name
from builder.formats.contract import Plan, SiteContents
from builder.formats.pdf.images import PaperImages
from builder.formats.pdf.job import PrintJob, PrintLink
from builder.model.sources import Edition
from builder.model.summary import DocumentSummary, Link
from builder.theming import Kit
from builder.workbook.selection import documents


def plan(site: SiteContents, kit: Kit) -> Plan:
    """Every guide in every edition on every paper, in the order they are shown."""
    images = PaperImages(kit)
    guides = [summary for summary in site.index.summaries if summary.kind == "guide" and site.is_planned(summary.slug)]
    return Plan(tuple(job for summary in guides for job in _jobs(summary, site, kit, images)))


def _jobs(summary: DocumentSummary, site: SiteContents, kit: Kit, images: PaperImages) -> Iterator[PrintJob]:
    """A guide in every edition on every paper."""
    index = site.index
    pictures = tuple(site.assets.get(index.resolve(p.target, summary).file) for p in summary.pictures)
    links: dict[str, tuple[PrintLink, ...]] = {}
    language = kit.speaking(summary.meta.lang).language
    for edition, part in _documents(summary, tuple(edition.said_in(language) for edition in kit.editions)):
        settings = kit.dressed_for(edition).settings
        url = settings.url
        if url not in links:
            links[url] = tuple(_link(link, summary, index, url) for link in summary.links)
        for paper in kit.papers:
            if paper.name not in (edition.papers or kit.settings.papers):
                continue
            path = f"{summary.slug}/{print_name(summary.slug, edition.name, paper.name, part)}"
            yield PrintJob(
                path=path,
                summary=summary,
                edition=edition,
                paper=edition.page(paper),
                links=links[url],
                pictures=pictures,
                url=f"{url}{summary.slug}/" if url else "",
                support=settings.support if "support" not in summary.sections else None,
                document=site.documents[summary.slug],
                part=part,
                part_title=_part_title(part, summary, kit.of(edition, summary.meta.lang).language.text),
                recipes=images.recipes(summary, pictures, edition, edition.page(paper)),
            )


def _part_title(part: str, summary: DocumentSummary, text: Mapping[str, str]) -> str:
    """What readers see of a part, as in "Phase 2"; empty for the whole guide."""
    kind, _, number = part.partition("-")
    if kind == "prompts" and number:
        return summary.journals[int(number) - 1]
    return f"{text[kind]} {number}" if number else text[f"part_{kind}"] if kind else ""


def _documents(summary: DocumentSummary, editions: tuple[Edition, ...]) -> Iterator[tuple[Edition, str]]:
    """Each edition of which the guide has anything, with the part that it shows; none where it is one document."""
    for edition in editions:
        for part in documents(summary, edition):
            yield (replace(edition, parts=(part,)) if part else edition), part


def _link(link: Link, summary: DocumentSummary, index: Index, url: str) -> PrintLink:
    """What a link becomes on paper. An address that the words of the link say already is not printed again."""
    target = index.resolve(link.target, summary)
    if target.kind == "heading" or target.document is summary:
        here = place_on_web(summary, target.fragment, url) if url and target.fragment else ""
        return PrintLink(target.fragment, here)
    if target.kind in ("document", "page"):
        path = heading_path(target.document, target.fragment) if target.document else target.file
        return PrintLink(address=url + path.removesuffix("index.html")) if url else PrintLink()
    if target.kind == "web":
        said = link.text.strip().rstrip("/").lower().removeprefix("www.")
        shown = link.target.rpartition("://")[2].removeprefix("www.").rstrip("/").lower()
        return (
            PrintLink()
            if said in (shown, link.target.lower(), link.target.partition(":")[2].lower())
            else PrintLink(address=link.target)
        )
    return PrintLink()
