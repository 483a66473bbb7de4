"""Figures: images alone in their paragraph, each with its caption, one below the other or side by side."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.diagnostics import Diagnostic, warning
from builder.model.summary import Picture
from builder.parse.assembly.image_options import POSITIONS, place_of
from builder.parse.source.scanner import Line
from builder.text.html_fragments import End, Start, Token, element_at
from builder.text.placeholders import FIGURE, LINK_END, OPEN, PICTURE, placeholder
from builder.text.typography import Quotes, curl

_NUMBER = re.compile(f"{OPEN}{PICTURE}(\\d+)")
_HOLDERS = frozenset(("p", "li", "dd", "td", "th", "figure"))
"""What may hold images alone: the items of a tight list and the cells of a table have no `<p>`."""

_BESIDE = ('class="figure left', 'class="figure right', 'class="figures left', 'class="figures right')


def has_text_beside(fragment: str) -> bool:
    """Whether the HTML has a figure of ours that text flows beside."""
    return "<fig" in fragment and any(written in fragment for written in _BESIDE)


@dataclass(slots=True)
class Figures:
    """Makes the figures of a text. `pictures` are the guide's images by number, `lines` the text as written."""

    pictures: Sequence[Picture]
    lines: Sequence[Line]
    quotes: Quotes
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def put_in(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens with a figure for each image that is alone in its paragraph and has a title, a width or a
        position; several images in one paragraph are side by side.

        Images have placeholders already. Any other image has its width as a style.
        """
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if isinstance(token, Start) and token.tag in _HOLDERS:
                inner = element_at(tokens, index)
                if (made := self._instead_of(token, inner)) is not None:
                    yield from made
                    index += len(inner) + 2
                    continue
            yield self._within_text(token) if isinstance(token, Start) and token.tag == "img" else token
            index += 1

    def _instead_of(self, start: Start, inner: Sequence[Token]) -> Iterator[Token] | None:
        """What is in the place of an element; None where it stays."""
        if start.tag == "figure":
            return self._written(start, inner)
        images = _only_images(inner)
        is_figure = len(images) > 1 or (images and self._is_figure(start, images[0]))
        return self._made(start, images) if is_figure else None

    def _is_figure(self, paragraph: Start, image: Sequence[Token]) -> bool:
        start = _image_of(image)
        own = {*_classes(start), *(_classes(paragraph) if paragraph.tag == "p" else ())}
        return "title" in start.attributes or bool(self._picture(start).width) or bool(own.intersection(POSITIONS))

    def _made(self, paragraph: Start, images: Sequence[Sequence[Token]]) -> Iterator[Token]:
        """A figure, or a row of them, in the place of a paragraph, or within an item or a cell."""
        is_paragraph = paragraph.tag == "p"
        outer = paragraph if is_paragraph else Start("p", {})
        if not is_paragraph:
            yield paragraph
        if len(images) == 1:
            yield from self._figure(outer, images[0])
        else:
            positions = [name for image in images for name in _positions(_image_of(image))]
            position = self._position([*_positions(outer), *positions], _image_of(images[-1]))
            number = placeholder(FIGURE, number_of(_image_of(images[0])), len(images))
            yield Start("div", {**_attributes(outer, "figures", position), number: ""})
            for image in images:
                yield from self._figure(Start("p", {}), image, in_row=True)
            yield End("div")
        if not is_paragraph:
            yield End(paragraph.tag)

    def _figure(self, paragraph: Start, image: Sequence[Token], *, in_row: bool = False) -> Iterator[Token]:
        start = _image_of(image)
        position = "" if in_row else self._position([*_positions(start), *_positions(paragraph)], start)
        yield self._start(paragraph, start, position)
        yield from (_bare(token) if token is start else token for token in image)
        yield from self._caption(start)
        yield End("figure")

    def _start(self, outer: Start, image: Start, position: str) -> Start:
        width = self._picture(image).width
        sized = "sized percent" if width.endswith("%") else "sized" if width else ""
        return Start(
            "figure", {**_attributes(outer, "figure", position, sized), placeholder(FIGURE, number_of(image)): ""}
        )

    def _caption(self, image: Start) -> Iterator[Token]:
        """The title as text. One that repeats the description would be read aloud twice."""
        title, picture = image.attributes.get("title", "").strip(), self._picture(image)
        if not title:
            return
        if _words(title) == _words(picture.alt) != "":
            message = f"the caption of `{picture.target}` is the same as its description"
            hint = "describe in the square brackets what the image shows, for readers who cannot see it"
            self.diagnostics.append(warning("GP347", message, picture.span, hint))
        yield Start("figcaption", {})
        yield html.unescape(curl(html.escape(title, quote=False), self.quotes))
        yield End("figcaption")

    def _written(self, start: Start, inner: Sequence[Token]) -> Iterator[Token]:
        """A figure in the author's own HTML: its look follows from its one image; with several it has no size."""
        images = [token for token in inner if isinstance(token, Start) and token.tag == "img"]
        has_caption = any(isinstance(token, Start) and token.tag == "figcaption" for token in inner)
        only = images[0] if len(images) == 1 else None
        if only is None:
            yield Start("figure", _attributes(start, "figure", *_positions(start)[:1]))
        else:
            yield self._start(start, only, self._position([*_positions(start), *_positions(only)], only))
        yield from (_bare(token, title=has_caption) if token is only else token for token in inner)
        if only is not None and not has_caption:
            yield from self._caption(only)
        yield End("figure")

    def _within_text(self, image: Start) -> Start:
        """An image among words, or alone without options. A position means nothing for it."""
        for name in _positions(image):
            message = f"`.{name}` means nothing for an image within a line of text"
            hint = "put the image into a paragraph of its own, with an empty line before and after it"
            span = place_of(f".{name}", self._picture(image), self.lines)
            self.diagnostics.append(warning("GP345", message, span, hint))
        width = self._picture(image).width
        return Start("img", {**image.attributes, "style": f"width:{width}"}) if width else image

    def _position(self, names: Sequence[str], image: Start) -> str:
        """The first of some positions; a second one is reported."""
        for other in names[1:]:
            if other != names[0]:
                message = f"this image is `.{names[0]}` already, so `.{other}` is ignored"
                span = place_of(f".{other}", self._picture(image), self.lines)
                self.diagnostics.append(warning("GP346", message, span, f"delete `.{names[0]}` or `.{other}`"))
        return names[0] if names else ""

    def _picture(self, image: Start) -> Picture:
        return self.pictures[number_of(image)]


def _only_images(inner: Sequence[Token]) -> list[Sequence[Token]]:
    """The images that a paragraph is made of, each with the link around it; none where it holds anything else."""
    images: list[Sequence[Token]] = []
    index = 0
    while index < len(inner):
        token = inner[index]
        if isinstance(token, Start) and token.tag == "img":
            images.append((token,))
        elif isinstance(token, Start) and token.tag == "a":
            linked = element_at(inner, index)
            if [part.tag for part in linked if isinstance(part, Start)] != ["img"] or len(linked) > 1:
                return []
            end = index + len(linked) + 2
            end += _is_end_of_link(inner[end : end + 1])
            images.append(inner[index:end])
            index = end
            continue
        elif not _is_space(token):
            return []
        index += 1
    return images


def _is_space(token: Token) -> bool:
    return not token.strip() if isinstance(token, str) else token.tag == "br"


def _is_end_of_link(tokens: Sequence[Token]) -> bool:
    return any(isinstance(token, str) and token.startswith(OPEN + LINK_END) for token in tokens)


def _image_of(image: Sequence[Token]) -> Start:
    return next(token for token in image if isinstance(token, Start) and token.tag == "img")


def number_of(image: Start) -> int:
    """The number of an image, from the placeholder of its address."""
    match = _NUMBER.match(image.attributes["src"])
    assert match is not None, "an image has a placeholder for its address"
    return int(match[1])


def _bare(image: Start, *, title: bool = False) -> Start:
    """An image without what its figure says: its title, and its position."""
    kept = {name: value for name, value in image.attributes.items() if name not in ("class", "title")}
    if title and "title" in image.attributes:
        kept["title"] = image.attributes["title"]
    others = [name for name in _classes(image) if name not in POSITIONS]
    return Start("img", kept | ({"class": " ".join(others)} if others else {}))


def _attributes(outer: Start, *names: str) -> dict[str, str]:
    others = [name for name in _classes(outer) if name not in POSITIONS and name not in names]
    return {"class": " ".join(name for name in (*names, *others) if name)} | {
        name: value for name, value in outer.attributes.items() if name != "class"
    }


def _classes(start: Start) -> list[str]:
    return start.attributes.get("class", "").split()


def _positions(start: Start) -> list[str]:
    return [name for name in _classes(start) if name in POSITIONS]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
