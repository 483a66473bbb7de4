"""What each of our web servers has: it answers this computer only, logs nothing, and lets no browser keep anything."""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

LOCAL = "127.0.0.1"
_HOSTS = {LOCAL, "localhost"}


class LocalServer(ThreadingHTTPServer):
    """A server on 127.0.0.1, with a thread for each request. Port 0 takes any free one."""

    daemon_threads = True
    request_queue_size = 512
    """Connections that may wait to be accepted. The default of socketserver, 5, is too few for a page with images."""

    def __init__(self, port: int, handler: Callable[[Any, Any, LocalServer], BaseHTTPRequestHandler]) -> None:
        super().__init__((LOCAL, port), handler)  # Any: as in socketserver

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def closed(self) -> bool:
        """Whether it is about to end, so that errors of requests no longer matter."""
        return False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports an error, unless a browser closed its connection, or the server was ending.

        Any: as in socketserver.
        """
        if not isinstance(sys.exception(), ConnectionError) and not self.closed:
            super().handle_error(request, client_address)


class LocalHandler(BaseHTTPRequestHandler):
    """One request to such a server."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Logs nothing: the terminal is for messages to the author."""

    def is_for_us(self) -> bool:
        """Whether the host is this computer: any other name that leads here is an attack (DNS rebinding)."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in _HOSTS
        except ValueError:
            return False

    def send(self, status: HTTPStatus, content: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        """Sends a whole answer, which no browser keeps; `more` are headers beside the usual ones."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def begin_events(self) -> None:
        """Sends the headers of an event stream, which goes on until one side closes the connection."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True


def content_type(name: str) -> str:
    """The type of a file by its name, with the encoding of texts."""
    if name.endswith(".woff2"):
        return "font/woff2"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else kind
