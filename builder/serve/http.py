"""The web server: for this computer only, with no caching, and a script on each page that reloads it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from builder.diagnostics import Abort
from builder.serve.live import LiveSite
from builder.serve.local import LocalHandler, LocalServer, content_type
from builder.serve.overlay import page_of_messages, with_overlay

EVENTS = "/_guidepress/events"
_HEARTBEAT = 10.0
"""Seconds between two messages on the event stream, so that a closed browser is noticed."""


class Server(LocalServer):
    """Serves a live site on 127.0.0.1."""

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(port, Handler)
        self.live = live

    @property
    def closed(self) -> bool:
        """Whether the site is closed: a PDF that was being rendered as the server stopped is no error."""
        return self.live.closed


class Handler(LocalHandler):
    """One request."""

    server: Server

    def do_GET(self) -> None:
        """Sends a page, a file, a PDF rendered on request, or the event stream."""
        if not self.is_for_us():
            self.send(HTTPStatus.FORBIDDEN, b"This server answers this computer only.", "text/plain; charset=utf-8")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._events()
        else:
            self._site(path)

    def do_HEAD(self) -> None:
        """Sends the headers of a page, a file or a PDF."""
        self.do_GET()

    def _site(self, path: str) -> None:
        live = self.server.live
        name = path.lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        snapshot = live.snapshot
        if snapshot.is_early and name not in {**snapshot.pages, **snapshot.files, **snapshot.images}:
            snapshot = live.settled()
        if name in snapshot.pages:
            self._page(name, snapshot.pages[name])
        elif name in snapshot.files:
            self._file(name, snapshot.files[name])
        elif name in snapshot.images:
            self._rendered(name, self.server.live.image)
        elif name in snapshot.downloads:
            self._rendered(name, self.server.live.download)
        elif f"{name}/index.html" in snapshot.pages:
            self._redirect(f"/{quote(name)}/")
        else:
            self._missing()

    def _missing(self) -> None:
        """Sends the site's 404 page; for a site that was never built, the errors to fix."""
        snapshot = self.server.live.settled()
        found = snapshot.pages.get("404.html") or page_of_messages((), {})
        self._page("404.html", found, HTTPStatus.NOT_FOUND)

    def _file(self, name: str, source: str) -> None:
        try:
            content = Path(source).read_bytes()
        except OSError:  # removed since the last build; the next one reports it
            self._missing()
        else:
            self.send(HTTPStatus.OK, content, _type(name))

    def _page(self, name: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        if name.endswith(".html"):
            content = with_overlay(content, self.server.live.snapshot)
        self.send(status, content, _type(name))

    def _rendered(self, name: str, render: Callable[[str], bytes | None]) -> None:
        """Sends what is rendered on request: a PDF, or a file made from an image."""
        try:
            content = render(name)
        except Abort as abort:
            page = page_of_messages(abort.diagnostics, self.server.live.snapshot.texts)
            self.send(HTTPStatus.INTERNAL_SERVER_ERROR, page, _type("index.html"))
            return
        if content is None:
            self._missing()
        else:
            self.send(HTTPStatus.OK, content, _type(name))

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self) -> None:
        """Sends the browser each new version of the site, until it disconnects."""
        self.begin_events()
        version = -1
        while self.command != "HEAD":
            version = self.server.live.wait(version, _HEARTBEAT)
            self.wfile.write(f"data: {version}\n\n".encode())
            self.wfile.flush()


def _type(name: str) -> str:
    return "application/atom+xml; charset=utf-8" if name == "feed.xml" else content_type(name)
