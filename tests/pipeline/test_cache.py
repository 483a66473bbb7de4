"""What one build leaves for the next."""

from __future__ import annotations

import pytest

from builder.pipeline.cache import BuildCache, CachedDocument, CachedFile, read_cache, write_cache
from tests.support.parsing import outcome

POST = """
    ---
    title: A post
    date: 2026-01-02
    aliases: [/old/]
    image: a.png
    ---

    See [there](b.md#c) and ![D](d.png).

    ## Phase 1: E

    ### Step 1: F {#g foo=1}
    """


def test_everything_comes_back_as_it_was() -> None:
    found = outcome(POST)
    assert found.guide is not None
    cache = BuildCache(
        {"a.md": CachedDocument("key", found.guide.summary, found.diagnostics, "papers", found.diagnostics)},
        {
            "web": {"a/index.html": CachedFile("key")},
            "pdf": {"a/a.pdf": CachedFile("key", 12, 3456, "a/a.pdf", found.diagnostics, "a.md", draft=True)},
        },
        {"pdf": {"WeasyPrint 1": ("images",)}},
    )
    assert read_cache(write_cache(cache)) == cache


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"documents": 3}', b"\xff"])
def test_what_cannot_be_read_is_forgotten(content: bytes | None) -> None:
    assert read_cache(content) == BuildCache()
