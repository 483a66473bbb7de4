"""An action plan in giant print, where each action is two rows."""

from __future__ import annotations

from pathlib import Path

from tests.support.print_rendering import planned, printed
from tests.support.projects import write

SITE = 'title = "S"\neditions = ["giant-print"]\npapers = ["a4"]\n'
SECTION = """::: page
:::

## Section {n}

Some words.

```text
words
words{above}
```

::: plan rows=8 example="First{n}|3 March|Tomas|It is in the calendar{n}"
What will you do in the next ninety days?
:::
"""
RANGE = range(8, 12)
"""Each section has two more short lines above its plan than the one before: the page ends at another place of it."""


def test_the_two_rows_of_an_example_are_on_one_page_wherever_it_ends(tmp_path: Path) -> None:
    sections = "\n".join(SECTION.format(n=n, above="\nmore" * 2 * n) for n in RANGE)
    kit, jobs = planned(write(tmp_path, {"content/site.toml": SITE, "content/guides/one.md": f"# One\n\n{sections}"}))
    workbook = printed(jobs["one", "a4"], kit, tmp_path)
    pages = {n: (workbook.page_with(f"First{n}"), workbook.page_with(f"calendar{n}")) for n in RANGE}
    assert {n: found for n, found in pages.items() if found[0] != found[1]} == {}
