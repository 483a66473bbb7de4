"""Whether WeasyPrint still logs faults in the words that we listen for: a new version may change them."""

from __future__ import annotations

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from builder.formats.pdf.faults import listening
from builder.formats.pdf.fetch import HOME, ProjectFetcher, picture_address

_LETTER = "\U0010fffd"
"""The last private-use character: no font that is made for text has it."""

_STYLE = f"@font-face {{ font-family: None; src: url({HOME}none.ttf) }} p {{ font-family: None }}"


def unheard() -> tuple[str, ...]:
    """The kinds of faults that are no longer reported, found by a line of text that has all of them."""
    fetcher = ProjectFetcher({}, (), None)
    fonts = FontConfiguration()
    line = f'<p>{_LETTER}<img src="{picture_address(0, None)}none.png" alt="none">'
    with listening() as faults:
        style = CSS(string=_STYLE, base_url=HOME, url_fetcher=fetcher, font_config=fonts)
        html = HTML(string=line, base_url=HOME, url_fetcher=fetcher, media_type="print")
        html.write_pdf(stylesheets=[style], font_config=fonts)
    heard = {"images": faults.addresses, "fonts": faults.families, "characters": faults.letters}
    return tuple(kind for kind, found in heard.items() if not found)
