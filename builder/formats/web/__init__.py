"""The website: pages, lists, feed and sitemap."""

from __future__ import annotations

from builder.formats.contract import Format, Rendered
from builder.formats.web.job import WebJob
from builder.formats.web.plan import plan
from builder.formats.web.render import render
from builder.theming import Kit


def _render(job: WebJob, kit: Kit) -> Rendered:
    return Rendered(render(job, kit))


FORMAT = Format(
    name="web",
    tree="site",
    title="Website",
    stage="Making pages",
    plan=plan,
    render=_render,
    seconds=20.0,
    chunk=16,
    is_quick=True,
    is_site=True,
)
