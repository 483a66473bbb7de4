"""What is asked of the desk, and what it answers: values, with nothing of the web server in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Request:
    """One request that passed the guards: `inside` are the places of its route that were left open, such as a number.

    `file` is the name of a file that was sent, in `X-Name`.
    """

    inside: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_json: bool = False
    file: str = ""

    def json(self) -> dict[str, Any]:  # Any: what JSON holds; what is read from it is checked where it is used
        """The object in the body. Refused where there is none."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            raise Refused(HTTPStatus.BAD_REQUEST, "bad_request") from None
        if not isinstance(found, dict):
            raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; with `events`, a stream of them instead of `content`."""

    content: bytes = b""
    kind: str = "application/json"
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    events: Iterator[bytes] | None = None


class Refused(Exception):
    """A request that is not granted. `key` names its words, `message` is given where they are not the desk's own."""

    def __init__(self, status: HTTPStatus, key: str, message: str = "", todo: str = "") -> None:
        super().__init__(key)
        self.status, self.key, self.message, self.todo = status, key, message, todo


def as_json(found: object, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(json.dumps(found, ensure_ascii=False).encode(), status=status)


def nothing() -> Answer:
    return Answer(status=HTTPStatus.NO_CONTENT)


def attachment(content: bytes, kind: str, name: str, *, save: bool) -> Answer:
    """A file to show or to save, under its name (RFC 6266), which may have characters of any script."""
    way = "attachment" if save else "inline"
    return Answer(content, kind, headers={"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}"})
