"""What can be asked of the desk: one table of routes, below the token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path

from builder.copies.batch import merged
from builder.desk.answers import Answer, Refused, Request, as_json, attachment, nothing
from builder.desk.desk import Desk
from builder.desk.folders import open_folder
from builder.desk.made import batch_shown, content_of, copies_of, made_of, place_of, zipped
from builder.desk.orders import offers_shown, read_order
from builder.desk.page import asset, page
from builder.desk.remembered import KEPT
from builder.desk.words import sentence
from builder.diagnostics import Abort
from builder.model.clients import ListChoices

Route = Callable[[Desk, Request], Answer]

_SHOWN = 10
"""Batches that were made before, on the page."""

_WIDEST = 2000
"""px of a picture of a page."""


def _page(desk: Desk, request: Request) -> Answer:
    return Answer(page(desk.words, desk.press.offers.title), "text/html; charset=utf-8")


def _asset(desk: Desk, request: Request) -> Answer:
    found = asset("/".join(request.inside))
    if found is None:
        raise Refused(HTTPStatus.NOT_FOUND, "not_here")
    return Answer(*found)


def _alive(desk: Desk, request: Request) -> Answer:
    """For a page that asks whether the program still runs; it counts as one that is open."""
    return nothing()


def _words(desk: Desk, request: Request) -> Answer:
    return as_json(desk.words.as_json())


def _project(desk: Desk, request: Request) -> Answer:
    """Everything that the page starts from, also after it was loaded again."""
    return as_json(
        {
            **offers_shown(desk.look()),
            "remembered": desk.remembered.read(),
            "people": desk.people.now(),
            "job": asdict(desk.job.progress) if desk.job else None,
            "batches": [batch_shown(batch, desk.press.offers) for batch in desk.press.batches()[:_SHOWN]],
        }
    )


def _put_people(desk: Desk, request: Request) -> Answer:
    if request.is_json:
        names = request.json().get("names")
        if not isinstance(names, str):
            raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
        return as_json(desk.people.type(names))
    return as_json(desk.people.open(request.file or "names", request.body, _choices(request.query)))


def _choices(query: Mapping[str, str]) -> ListChoices:
    """What was chosen about a list: `column.name=B`, `order=day`, `sheet=March`."""
    columns = {name.removeprefix("column."): of for name, of in query.items() if name.startswith("column.")}
    order = {"day": True, "month": False}.get(query.get("order", ""))
    return ListChoices(columns=columns, day_first=order, sheet=query.get("sheet", ""))


def _patch_people(desk: Desk, request: Request) -> Answer:
    asked = request.json()
    id, row, values = str(asked.get("id", "")), asked.get("row"), asked.get("set")
    if not isinstance(row, int):
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
    if isinstance(values, dict):
        return as_json(desk.people.correct(id, row, {str(name): str(value) for name, value in values.items()}))
    return as_json(desk.people.leave_out(id, row, out=bool(asked.get("out"))))


def _delete_people(desk: Desk, request: Request) -> Answer:
    desk.people.forget()
    return nothing()


def _picture(desk: Desk, request: Request) -> Answer:
    """A page of the copy for one person, or of a copy for nobody where no person is chosen."""
    asked = request.json()
    order = read_order(asked, desk.press.offers)
    row, number, width = (_whole(str(asked.get(name, 0))) for name in ("row", "page", "width"))
    client = desk.people.one(str(asked["people"]), row) if asked.get("people") else None
    try:
        picture = desk.press.page(order, client, max(1, number), min(max(100, width), _WIDEST))
    except Abort as abort:
        first = abort.diagnostics[0]
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "no_picture", first.message, first.hint) from None
    places = ";".join(",".join(f"{part:.4f}" for part in box) for box in picture.places)
    return Answer(picture.png, "image/png", headers={"X-Pages": str(picture.pages), "X-Places": places})


def _post_job(desk: Desk, request: Request) -> Answer:
    asked = request.json()
    order = read_order(asked, desk.press.offers)
    clients, without = desk.people.for_copies(str(asked.get("people", "")))
    if without and not asked.get("leave_out"):
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "rows_wrong")
    if not clients.clients:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "no_people")
    desk.remembered.write({name: asked[name] for name in KEPT if isinstance(asked.get(name), (str, int, bool))})
    job = desk.begin(order, clients, without)
    return as_json(asdict(job.progress), HTTPStatus.ACCEPTED)


def _get_job(desk: Desk, request: Request) -> Answer:
    if desk.job is None:
        raise Refused(HTTPStatus.NOT_FOUND, "no_job")
    return Answer(kind="text/event-stream", events=desk.job.events())


def _delete_job(desk: Desk, request: Request) -> Answer:
    if desk.job is None or not desk.job.is_running:
        raise Refused(HTTPStatus.NOT_FOUND, "no_job")
    desk.job.stop()
    return Answer(status=HTTPStatus.ACCEPTED)


def _get_batch(desk: Desk, request: Request) -> Answer:
    return as_json(batch_shown(desk.batch(request.inside[0]), desk.press.offers, with_names=True))


def _file_of_batch(desk: Desk, request: Request) -> Answer:
    """`all.pdf`, `all.zip`, or one copy by its number: to show, or with `?save=1` to save."""
    name, file = request.inside
    batch, query = desk.batch(name), request.query
    copies = copies_of(batch)
    try:
        if file == "all.pdf":
            last = _whole(query.get("to", "0")) or len(copies)
            chosen = copies[max(0, _whole(query.get("from", "1")) - 1) : last]
            wanted = query.get("paper", "")
            chosen = tuple(c for c in chosen if wanted in ("", made_of(c.file, desk.press.offers).paper))
            together = merged([(c.client, place_of(batch, c)) for c in chosen], name)
            return attachment(together, "application/pdf", f"{name}.pdf", save=False)
        if file == "all.zip":
            return attachment(zipped(batch), "application/zip", f"{name}.zip", save=True)
        number = _whole(file.removesuffix(".pdf"))
        if not file.endswith(".pdf") or not 1 <= number <= len(copies):
            raise Refused(HTTPStatus.NOT_FOUND, "not_here")
        copy = copies[number - 1]
        return attachment(content_of(batch, copy), "application/pdf", copy.file, save=bool(query.get("save")))
    except OSError:  # deleted since
        raise Refused(HTTPStatus.NOT_FOUND, "not_here") from None
    except Abort as abort:  # sheets to fold, which cannot be put together
        first = abort.diagnostics[0]
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        raise Refused(status, first.code, sentence(first.message), sentence(first.hint)) from None


def _open_batch(desk: Desk, request: Request) -> Answer:
    return _opened(desk, desk.batch(request.inside[0]).folder)


def _opened(desk: Desk, folder: Path) -> Answer:
    """The folder in a window of the system; where there is none, its path, to copy."""
    if open_folder(folder):
        return nothing()
    inside = folder.resolve()
    shown = inside.relative_to(desk.project) if inside.is_relative_to(desk.project) else inside
    return as_json({"path": shown.as_posix()}, HTTPStatus.NOT_IMPLEMENTED)


def _open_project(desk: Desk, request: Request) -> Answer:
    """The folder of the guides, for a project that has none."""
    return _opened(desk, desk.project / "content")


def _close(desk: Desk, request: Request) -> Answer:
    desk.close()
    return nothing()


def _whole(text: str) -> int:
    """A number of a request. Refused where it is none."""
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise Refused(HTTPStatus.BAD_REQUEST, "bad_request")
    return int(text)


_ROUTES: tuple[tuple[str, tuple[str, ...], Route], ...] = (
    ("GET", ("",), _page),
    ("GET", ("words",), _words),
    ("GET", ("alive",), _alive),
    ("GET", ("page", "*"), _asset),
    ("GET", ("page", "*", "*"), _asset),
    ("GET", ("project",), _project),
    ("PUT", ("people",), _put_people),
    ("PATCH", ("people",), _patch_people),
    ("DELETE", ("people",), _delete_people),
    ("POST", ("picture",), _picture),
    ("POST", ("job",), _post_job),
    ("GET", ("job",), _get_job),
    ("DELETE", ("job",), _delete_job),
    ("GET", ("batch", "*"), _get_batch),
    ("GET", ("batch", "*", "*"), _file_of_batch),
    ("POST", ("batch", "*", "open"), _open_batch),
    ("POST", ("open",), _open_project),
    ("POST", ("close",), _close),
)


def find_route(method: str, path: tuple[str, ...]) -> tuple[Route, tuple[str, ...]]:
    """The route of a path below the token, and what is in its open places. Refused where there is none."""
    for wanted, parts, route in _ROUTES:
        fits = len(parts) == len(path) and all(part in ("*", given) for part, given in zip(parts, path, strict=True))
        if wanted == method and fits:
            return route, tuple(given for part, given in zip(parts, path, strict=True) if part == "*")
    raise Refused(HTTPStatus.NOT_FOUND, "not_here")
