"""A real browser, and the servers it reads from."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

WIDTHS = {"desktop": 1280, "phone": 390}
SCHEMES = ("light", "dark")


_RUNNING: list[Browser] = []


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The browser of this process: Playwright starts only once in it, so whoever comes second shares the first one's."""
    if _RUNNING:
        yield _RUNNING[0]
        return
    with sync_playwright() as playwright:
        _RUNNING.append(playwright.chromium.launch(executable_path=_installed(), args=["--no-sandbox"]))
        yield _RUNNING[0]
        _RUNNING.pop().close()


@contextmanager
def window(
    browser: Browser,
    width: int = 1280,
    scheme: str = "light",
    script: bool = True,
    **more: Any,  # Any: whatever playwright has for a context
) -> Iterator[BrowserContext]:
    """A window of its own, with nothing in its cache. It waits long for what it is asked for, on a busy machine too."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
        **{"reduced_motion": "reduce", **more},
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


@contextmanager
def serving(site: Path, top: str) -> Iterator[str]:
    """A site on a server of its own, its first page at the path `top`; gives the address of the first page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site, top))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{top}"
    server.shutdown()
    server.server_close()


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page, all of its rules on, the least important too."""
    page.evaluate(_AXE)
    found = page.evaluate(
        "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )
    return [f"{v['id']}: {node['html'][:120]}" for v in found["violations"] for node in v["nodes"]]


def _installed() -> str:
    found = next(filter(None, map(shutil.which, _NAMES)), None) or next((p for p in _MAC if Path(p).exists()), None)
    assert found, f"no browser is installed: none of {', '.join(_NAMES)}"
    return found


def _handler(site: Path, top: str) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]  # as the server hands them over

        def translate_path(self, path: str) -> str:
            inside = urlsplit(path).path.startswith(top)
            return super().translate_path(path[len(top) - 1 :] if inside else "/there-is-nothing-outside")

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    return Handler
