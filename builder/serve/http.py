"""The web server: this machine only, nothing kept by the browser, and a script on each page that reloads it."""

from __future__ import annotations

import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from builder.diagnostics import Abort
from builder.serve.live import LiveSite
from builder.serve.overlay import page_of_messages, with_overlay

EVENTS = "/_guidepress/events"
_HOSTS = {"127.0.0.1", "localhost"}
_HEARTBEAT = 10.0
"""Seconds between two signs of life on the event stream, so that a closed browser is noticed."""


class Server(ThreadingHTTPServer):
    """Serves a live site on 127.0.0.1."""

    daemon_threads = True
    request_queue_size = 512
    """Connections that wait to be accepted; socketserver's own five are fewer than one page with images may ask for."""

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.live = live

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports a fault: neither a browser that closes its connection, nor a PDF under way as the server stops.

        Any: as in socketserver.
        """
        if not isinstance(sys.exception(), ConnectionError) and not self.live.closed:
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A page, a file, a PDF made for the occasion, or the event stream."""
        if not self._is_for_us():
            self._send(HTTPStatus.FORBIDDEN, b"This server answers this machine only.", "text/plain; charset=utf-8")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._events()
        else:
            self._site(path)

    def do_HEAD(self) -> None:
        """What a page, a file or a PDF would be sent with."""
        self.do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: the terminal is for messages to the author."""

    def _is_for_us(self) -> bool:
        """Whether this machine was asked for by name: a foreign name that leads here is an attack (DNS rebinding)."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in _HOSTS
        except ValueError:
            return False

    def _site(self, path: str) -> None:
        live = self.server.live
        name = path.lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        snapshot = live.snapshot
        if snapshot.is_early and name not in {**snapshot.pages, **snapshot.files}:
            snapshot = live.settled()
        if name in snapshot.pages:
            self._page(name, snapshot.pages[name])
        elif name in snapshot.files:
            self._file(name, snapshot.files[name])
        elif name in snapshot.downloads:
            self._pdf(name)
        elif f"{name}/index.html" in snapshot.pages:
            self._redirect(f"/{quote(name)}/")
        else:
            self._missing()

    def _missing(self) -> None:
        """The site's own page for what is not there; for a site that was never whole, what there is to mend."""
        snapshot = self.server.live.settled()
        found = snapshot.pages.get("404.html") or page_of_messages((), {})
        self._page("404.html", found, HTTPStatus.NOT_FOUND)

    def _file(self, name: str, source: str) -> None:
        try:
            content = Path(source).read_bytes()
        except OSError:  # taken away since the last build; the next one says so
            self._missing()
        else:
            self._send(HTTPStatus.OK, content, _type(name))

    def _page(self, name: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        if name.endswith(".html"):
            content = with_overlay(content, self.server.live.snapshot)
        self._send(status, content, _type(name))

    def _pdf(self, name: str) -> None:
        try:
            content = self.server.live.download(name)
        except Abort as abort:
            page = page_of_messages(abort.diagnostics, self.server.live.snapshot.texts)
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, page, _type("index.html"))
            return
        if content is None:
            self._missing()
        else:
            self._send(HTTPStatus.OK, content, _type(name))

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _events(self) -> None:
        """Tells the browser each new version of the site, until it goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        version = -1
        while self.command != "HEAD":
            version = self.server.live.wait(version, _HEARTBEAT)
            self.wfile.write(f"data: {version}\n\n".encode())
            self.wfile.flush()

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _type(name: str) -> str:
    if name.endswith(".woff2"):
        return "font/woff2"
    if name == "feed.xml":
        return "application/atom+xml; charset=utf-8"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else kind
