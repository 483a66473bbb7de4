"""SVG files: what may not be in one that is published, at the element that holds it."""

from __future__ import annotations

import base64
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from builder.load.drawings import faults_in
from tests.support.parsing import shown

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_HEAD = '<?xml version="1.0"?>\n'
_DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'


def said(inside: str, head: str = "") -> list[str]:
    """What is said of a drawing whose elements start on its second line."""
    return [shown(fault) for fault in faults_in(f"{head}<svg {_SPACES}>\n{inside}\n</svg>".encode(), "a.svg")]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>run()</script>", "an element `<script>`"),
        ("<SCRIPT>run()</SCRIPT>", "an element `<SCRIPT>`"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "an element `<script>`"),
        ("<foreignObject/>", "an element `<foreignObject>`"),
        ('<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>', "an element `<p>`"),
        ('<rect onclick="run()"/>', "code in an attribute, `onclick` of `<rect>`"),
        ('<image href="http://example.org/a.png"/>', "a reference to something outside it, `href` of `<image>`"),
        ('<image xlink:href="//example.org/a.png"/>', "a reference to something outside it, `href` of `<image>`"),
        ('<image href="other.png"/>', "a reference to something outside it, `href` of `<image>`"),
        ('<use href="other.svg#a"/>', "a reference to something outside it, `href` of `<use>`"),
        ('<use href="data:image/svg+xml,x"/>', "a reference to something outside it, `href` of `<use>`"),
        ('<a href="java&#10;script:run()"/>', "a reference to something outside it, `href` of `<a>`"),
        ('<g xml:base="http://example.org/"/>', "a reference to something outside it, `base` of `<g>`"),
        ('<rect style="fill:URL(http://example.org/a)"/>', "a reference to something outside it, `style` of `<rect>`"),
        ('<rect style="fill:\\75rl(//example.org/a)"/>', "a reference to something outside it, `style` of `<rect>`"),
        ('<rect fill="url(other.svg#a)"/>', "a reference to something outside it, `fill` of `<rect>`"),
        ('<set attributeName="xlink:href" to="x"/>', "an animation of `xlink:href`, `<set>`"),
        ('<animate attributeName="href" values="x"/>', "an animation of `href`, `<animate>`"),
        ('<set attributeName="onload" to="run()"/>', "an animation of `onload`, `<set>`"),
    ],
)
def test_an_element_that_may_do_harm_is_named_with_its_place(inside: str, what: str) -> None:
    assert said(inside) == [f"a.svg:2:1+1 error[GP403]: this drawing contains {what}"]


@pytest.mark.parametrize(
    ("sheet", "line"),
    [
        ("@import 'other.css';", 2),
        ("\n\nrect { fill: url(http://example.org/a) }", 4),
        ("<![CDATA[\nrect { fill: url(other.svg) }]]>", 3),
    ],
)
def test_a_style_sheet_in_a_drawing_leads_nowhere_else(sheet: str, line: int) -> None:
    message = "this drawing contains a reference to something outside it in its `<style>`"
    assert said(f"<style>{sheet}</style>") == [f"a.svg:{line} error[GP403]: {message}"]


def test_a_processing_instruction_for_a_style_sheet() -> None:
    [message] = said("", '<?xml-stylesheet href="http://example.org/a.css"?>\n')
    assert (
        message == "a.svg:1:1+1 error[GP403]: this drawing contains a reference to a style sheet, `<?xml-stylesheet ?>`"
    )


def test_code_in_a_default_of_the_document_type() -> None:
    [message] = said("", '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "run()">]>\n')
    assert message.endswith("this drawing contains code in an attribute, `onload` of `<svg>`")


def test_an_entity_is_refused_before_it_can_grow() -> None:
    names = "abcdefghijklmnopqrst"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    [message] = said("&t;", f'<!DOCTYPE svg [<!ENTITY a "haha">{grown}]>\n')
    assert message.endswith("this drawing contains an entity declaration, `a`")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_every_encoding_is_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<svg {_SPACES}>\n<script/></svg>'
    assert [fault.code for fault in faults_in(text.encode(encoding), "a.svg")] == ["GP403"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (f"<svg {_SPACES}>\n<g></svg>", ":2:6"),
        ("", ":1:1"),
        ("GIF89a", ":1:1"),
        ('<?xml version="1.0" encoding="utf-7"?><svg/>', ":1:31"),
        (f"<svg {_SPACES}>&nbsp;</svg>", f":1:{len(_SPACES) + 7}"),
    ],
)
def test_a_drawing_that_is_not_well_formed(content: str, place: str) -> None:
    [fault] = faults_in(content.encode(), "a.svg")
    assert fault.code == "GP406"
    assert str(fault.span) == f"a.svg{place}"


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="stroke:url(#g)"/><use xlink:href="#g"/>',
        '<image xlink:href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>@font-face { font-family: a; src: url(data:font/woff2;base64,AA) } rect { fill: url(#g) }</style>",
        '<a href="#top"><text>Top</text></a>',
        '<animate attributeName="opacity" values="0;1"/>',
        '<metadata><c:license xmlns:c="http://creativecommons.org/ns#" resource="http://creativecommons.org/"/></metadata>',
        '<g transform="matrix(1 0 0 1 0 0)"><title>Once upon a time</title></g>',
        "",
    ],
)
def test_a_drawing_as_programs_export_it_is_fine(inside: str) -> None:
    assert said(inside, _HEAD + _DOCTYPE) == []


def _tenfold(levels: int) -> str:
    """A drawing of one shape, and levels that each use the one before ten times; the last is used on line 3."""
    uses = [f'<use href="#a{number}"/>' * 10 for number in range(levels)]
    rows = "".join(f'<g id="a{number}">{ten}</g>' for number, ten in enumerate(uses, 1))
    return f'<defs><g id="a0"><path/></g>{rows}</defs>\n<use href="#a{levels}"/>'


def test_a_drawing_that_repeats_millions_of_shapes_is_refused_at_once_where_it_repeats_most() -> None:
    assert said(_tenfold(6)) == [
        "a.svg:3:1+1 error[GP318]: this drawing draws 3,222,223 shapes, counting those that it repeats;"
        " at most 50,000 can be printed"
    ]


def test_a_drawing_that_repeats_itself_is_refused() -> None:
    [message] = said('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')
    assert "error[GP318]: this drawing draws more than a thousand million shapes" in message


def test_shapes_in_a_pattern_count_where_it_is_used() -> None:
    pattern = f'<pattern id="p">{"<path/>" * 600}</pattern>'
    [message] = said(pattern + '\n<rect fill="url(#p)"/>' * 100)
    assert message.startswith("a.svg:3:1+1 error[GP318]: this drawing draws 60,201 shapes")


def test_a_drawing_that_repeats_a_few_thousand_shapes_is_fine() -> None:
    assert said(_tenfold(3)) == []


def _embedded(width: int, height: int) -> str:
    stream = BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return f'<image href="data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"/>'


def test_an_image_in_a_drawing_has_no_more_pixels_than_one_beside_it() -> None:
    assert said(_embedded(9000, 9000)) == [
        "a.svg:2:1+1 error[GP313]: an image in this drawing has 9000 x 9000 pixels, too many to print"
    ]


def test_images_in_a_drawing_have_together_no_more_pixels_than_one() -> None:
    [message] = said("\n".join([_embedded(4000, 4000)] * 5))
    assert message.startswith("a.svg:5:1+1 error[GP313]")


@pytest.mark.parametrize("address", ["data:image/png;base64,A", "data:image/png,%89PNG", "data:image/png;base64,"])
def test_a_damaged_image_in_a_drawing_has_no_pixels(address: str) -> None:
    assert said(f'<image href="{address}"/>') == []
