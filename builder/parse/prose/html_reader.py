"""A reader of HTML as authors write it, which knows the place of each tag, as no other parser here does.

It is for what is reported about a text, and for what is replaced in it; see `text/html_fragments.py` for all else.
"""

from __future__ import annotations

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """Goes past every comment and declaration: the parent raises AssertionError on some, such as `<![a[`."""

    def parse_html_declaration(self, i: int) -> int:
        """The index after a comment or declaration; -1 where it never ends."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        return self.rawdata.find(">", i) + 1 or -1
