"""Which requests are the desk's own: everything else is refused before it is looked at.

A page on another site can make the browser send requests here. It cannot know the token, which is the first part of
every path; and the browser says in `Host`, `Origin` and `Sec-Fetch-Site` where a request comes from.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from builder.desk.answers import Refused
from builder.serve.local import LOCAL

MAX_BODY = 20_000_000
"""Bytes of a list; the other bodies are a few names and keys."""

_BODIES = ("application/json", "application/octet-stream")
"""What a body may be. Both need a preflight from a foreign page, which is refused."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What the desk at one address grants: its port, and its token."""

    port: int
    token: str

    def check(self, method: str, path: tuple[str, ...], headers: Mapping[str, str]) -> None:
        """Refused unless the request comes from the desk's own page.

        `path` are the parts of its path, the token first; the names of headers are in small letters.
        """
        host = f"{LOCAL}:{self.port}"
        if headers.get("host", "") != host:
            raise Refused(HTTPStatus.FORBIDDEN, "not_here")
        if not hmac.compare_digest((path or ("",))[0].encode(), self.token.encode()):
            raise Refused(HTTPStatus.NOT_FOUND, "not_here")
        is_reading = method in ("GET", "HEAD")
        origin = headers.get("origin", "")
        if origin != f"http://{host}" and not (is_reading and not origin):
            raise Refused(HTTPStatus.FORBIDDEN, "not_here")
        is_page = is_reading and path[1:] in ((), ("",))
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not is_page:
            raise Refused(HTTPStatus.FORBIDDEN, "not_here")


def length_of_body(headers: Mapping[str, str]) -> int:
    """How many bytes a body has. Refused where that is not said, is too much, or the body is of another kind."""
    if headers.get("transfer-encoding"):
        raise Refused(HTTPStatus.LENGTH_REQUIRED, "bad_request")
    written = headers.get("content-length", "0")
    if not (written.isascii() and written.isdigit()) or len(written) > 12:
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
    length = int(written)
    if length > MAX_BODY:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large")
    if length and content_kind(headers) not in _BODIES:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "bad_request")
    return length


def content_kind(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()
