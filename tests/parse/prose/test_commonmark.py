"""Lists, code, quotations and emphasis come out as on GitHub: the same as another reader of CommonMark makes of them."""

from __future__ import annotations

import html as entities
import re

import pytest
from markdown_it import MarkdownIt

from tests.support.parsing import prose

TEXTS = {
    "bullets behind a number": "1. One\n* Two\n* Three\n",
    "bullets two spaces below a number": "1. One\n  * Two\n  * Three\n2. Four\n",
    "bullets three spaces below a number": "1. One\n   * Two\n   * Three\n2. Four\n",
    "bullets four spaces below a bullet": "- One\n    - Two\n        - Three\n- Four\n",
    "bullets two spaces below a bullet": "- One\n  - Two\n    - Three\n- Four\n",
    "bullets a space further in each": "- One\n - Two\n  - Three\n   - Four\n",
    "bullets of several kinds": "- One\n- Two\n+ Three\n* Four\n",
    "numbers with brackets": "1) One\n2) Two\n",
    "two kinds of numbers": "1. One\n2. Two\n3) Three\n",
    "a list that starts at four": "4. Four\n5. Five\n",
    "a list of zeros": "007. Seven\n",
    "a number that is too long": "1234567890. One\n",
    "a year in a paragraph": "It was in\n1986. What a year.\n",
    "a bullet in a paragraph": "Bring\n- a pen\n- paper\n",
    "a one in a paragraph": "First\n1. sit\n2. breathe\n",
    "numbers, an empty line, bullets": "1. One\n\n* Two\n\n2. Three\n",
    "a tight list": "- One\n- Two\n",
    "a loose list": "- One\n\n- Two\n- Three\n",
    "a loose list inside of a tight one": "- One\n  - Two\n\n  - Three\n- Four\n",
    "a tight list inside of a loose one": "- One\n\n  - Two\n  - Three\n\n- Four\n",
    "two paragraphs in an item": "1. One\n\n   Two\n2. Three\n",
    "two paragraphs, the second by four spaces": "1. One\n\n    Two\n2. Three\n",
    "a paragraph too little indented": "1. One\n\n  Two\n",
    "a lazy line": "- One\ntwo\n- Three\n",
    "a lazy line with spaces": "1. One\n  two\n",
    "an item without words": "- One\n-\n- Three\n",
    "an item that begins on its second line": "-\n  One\n- Two\n",
    "an empty item and a paragraph": "-\n\n  One\n",
    "a bullet in a bullet": "- - One\n  - Two\n",
    "a number in a bullet": "- 2. One\n",
    "a rule is no item": "- One\n***\n- Two\n",
    "a rule in an item": "- One\n- * * *\n",
    "a rule with wide gaps": "One\n\n-     -      -      -\n\nTwo\n",
    "a list and a quotation": "- One\n> Two\n- Three\n",
    "a quotation in an item": "1. One\n   > Two\n   > three\n\n   Four\n",
    "a list in a quotation": "> - One\n>   - Two\n>\n> Three\n",
    "a list behind a quotation": "> - One\n- Two\n",
    "two quotations": "> One\n\n> Two\n",
    "a quotation of two paragraphs": "> One\n>\n> Two\n",
    "a quotation with a lazy line": "> One\ntwo\n",
    "a quotation in a quotation": "> > One\n> two\n\nThree\n",
    "a quotation in a paragraph": "One\n> Two\n",
    "a fence in an item": "1. Run\n\n   ```sh\n   make\n\n     build\n   ```\n\n2. Wait\n",
    "a fence right below an item": "- Run\n  ```\n  make\n  ```\n- Wait\n",
    "a fence on the bullet's line": "- ```\n  make\n  ```\n- Wait\n",
    "a fence in an item in an item": "- One\n  1. Two\n\n     ~~~\n     - make\n     ~~~\n- Three\n",
    "a fence in a quotation": "> ```\n> make\n> ```\n> One\n",
    "a fence that ends with its quotation": "> ```\n> make\n\nOne\n",
    "a fence that ends with its item": "- ```\n  make\nOne\n",
    "a fence in a paragraph": "One\n```\ntwo\n```\nthree\n",
    "an indented fence": "  ```\n  one\n   two\n  ```\n",
    "a fence of tildes with backticks": "~~~ text ```\n```\n~~~\n",
    "a fence with a longer end": "````\n```\none\n`````\n",
    "a tag in a fence in an item": "- One\n\n  ```html\n  <div>\n  <b>&amp;\n  ```\n",
    "code in an item": "- One\n\n      two\n\n      three\n\n  four\n",
    "code as an item": "-     one\n\n  two\n",
    "code and a paragraph": "    one\ntwo\n",
    "code with empty lines": "    one\n\n      two\n\nthree\n",
    "an indented line of a paragraph": "One\n    two\n",
    "tabs": "-\tOne\n\n\tTwo\n\n\t\tThree\n",
    "a heading behind an item": "- One\n  * Two\n\nThree\n",
    "emphasis": "*one* _two_ **three** __four__ ***five*** in_six_words 2*3*4\n",
    "emphasis in emphasis": "*one **two** three* **four *five* six**\n",
    "emphasis that is none": "* one* ** two** one_two_ _one_two\n",
    "emphasis across lines": "*one\ntwo* **three\nfour**\n",
    "emphasis in a list": "* *One*\n* **Two**: three\n",
    "code in words": "`one` ``two ` three`` ` four ` `` `five` ``\n",
    "code that is none": "```one`` two\n",
    "a backslash": "\\*one\\* \\# \\- \\! \\, \\~ \\a\n",
    "a backslash at the end of a line": "one\\\ntwo  \nthree\n",
}


def plain(fragment: str) -> str:
    """HTML without what no reader sees: spaces between blocks, and which of two ways a sign is written."""
    fragment = re.sub(r"<(br|hr) ?/>", r"<\1>", fragment)
    parts = re.split(r"(<pre>.*?</pre>)", fragment, flags=re.S)
    parts[::2] = [re.sub(r"\s+", " ", part) for part in parts[::2]]
    fragment = re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote|pre|hr|br)\b[^>]*>)\s*", r"\1", "".join(parts))
    fragment = fragment.replace("<em><strong>five</strong></em>", "<strong><em>five</em></strong>")
    return entities.unescape(fragment).strip()


@pytest.mark.parametrize("name", TEXTS)
def test_it_comes_out_as_on_github(name: str) -> None:
    assert plain(prose("# A post\n\n" + TEXTS[name])) == plain(MarkdownIt("commonmark").render(TEXTS[name]))
