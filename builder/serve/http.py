"""The web server: this machine only, nothing kept by the browser, and a script on each page that reloads it."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.diagnostics import Abort
from builder.serve.live import LiveSite
from builder.serve.overlay import RELOAD, overlay, page_of_messages

EVENTS = "/_guidepress/events"
_HOSTS = {"127.0.0.1", "localhost"}
_HEARTBEAT = 10.0
"""Seconds between two signs of life on the event stream, so that a closed browser is noticed."""


class Server(ThreadingHTTPServer):
    """Serves a live site on 127.0.0.1."""

    daemon_threads = True

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.live = live


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A page, a file, a PDF made for the occasion, or the event stream."""
        if self.headers.get("Host", "").rpartition(":")[0].strip("[]") not in _HOSTS:
            self._send(HTTPStatus.FORBIDDEN, b"This server answers this machine only.", "text/plain; charset=utf-8")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._events()
            return
        self._site(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: the terminal is for messages to the author."""

    def _site(self, path: str) -> None:
        live = self.server.live
        name = path.lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        snapshot = live.snapshot
        if name in snapshot.pages:
            self._page(name, snapshot.pages[name])
        elif name in snapshot.files:
            self._send(HTTPStatus.OK, Path(snapshot.files[name]).read_bytes(), _type(name))
        elif name in snapshot.prints:
            self._pdf(name)
        elif f"{name}/index.html" in snapshot.pages:
            self._redirect(f"/{name}/")
        else:
            missing = snapshot.pages.get("404.html", b"<!doctype html><title>Not here</title><h1>Not here</h1>")
            self._page("404.html", missing, HTTPStatus.NOT_FOUND)

    def _page(self, name: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        if name.endswith(".html"):
            snapshot = self.server.live.snapshot
            added = overlay(snapshot) + RELOAD.replace(b"VERSION", str(snapshot.version).encode())
            content = content.replace(b"</body>", added + b"</body>")
        self._send(status, content, _type(name))

    def _pdf(self, name: str) -> None:
        try:
            content = self.server.live.pdf(name)
        except Abort as abort:
            self._send(
                HTTPStatus.INTERNAL_SERVER_ERROR, page_of_messages(abort.diagnostics, {}), "text/html; charset=utf-8"
            )
            return
        self._send(HTTPStatus.OK, content, "application/pdf")

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
        version = -1
        try:
            while True:
                version = self.server.live.wait(version, _HEARTBEAT)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

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
