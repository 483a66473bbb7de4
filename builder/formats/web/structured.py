"""Structured data of a guide's page (JSON-LD, schema.org): a blog posting, and a how-to where there are steps."""

from __future__ import annotations

import json

from builder.formats.web.views import GuideValues, PageView
from builder.formats.web.words import first_words
from builder.model.guide import Guide

_LONGEST_TEXT = 300
"""Characters of a step's text: enough for a search result, and no second copy of the page."""


def json_ld(guide: Guide, page: PageView, values: GuideValues) -> str:
    """The data as JSON that is safe inside a script element. Of several pages of a guide the long one has the steps;
    a page that shows a part of them has no data, and neither has a front before a guide's one page.
    """
    if values.front or (values.part is not None and not values.part.is_opening):
        return ""
    graph: list[dict[str, object]] = [_posting(guide, page, values)]
    if guide.steps and values.part is None:
        graph.append(_how_to(guide, page))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _posting(guide: Guide, page: PageView, values: GuideValues) -> dict[str, object]:
    meta = guide.meta
    organisation = {"@type": "Organization", "name": values.publisher}
    found = {
        "@type": "BlogPosting",
        "headline": meta.title,
        "description": page.description,
        "inLanguage": page.lang,
        "datePublished": meta.date,
        "dateModified": meta.updated or meta.date,
        "author": [{"@type": "Person", "name": name} for name in meta.authors] or organisation,
        "publisher": organisation,
        "keywords": ", ".join(meta.tags),
        "wordCount": guide.summary.words,
        "image": page.image,
        "url": page.canonical,
        "mainEntityOfPage": page.canonical,
    }
    return {key: value for key, value in found.items() if value}


def _how_to(guide: Guide, page: PageView) -> dict[str, object]:
    steps = [
        {
            "@type": "HowToStep",
            "position": number,
            "name": step.text,
            "text": first_words(step.items, _LONGEST_TEXT) or step.text,
            "url": f"{page.canonical}#{step.id}",
        }
        for number, step in enumerate(guide.steps, 1)
    ]
    if not page.canonical:
        for step in steps:
            del step["url"]
    found = {"@type": "HowTo", "name": guide.meta.title, "description": page.description, "inLanguage": page.lang}
    return {key: value for key, value in found.items() if value} | {"step": steps}
