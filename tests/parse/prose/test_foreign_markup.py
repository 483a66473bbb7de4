"""Markup that another program would have run is reported once for each kind, with its first place."""

from __future__ import annotations

import pytest

from tests.support.parsing import hints, said, tree

HUGO = '{{< figure src="plan.jpg" >}}'


def found(text: str) -> list[str]:
    return said(f"# A post\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HUGO, "3:1+10 warning[GP135]: `{{< figure` is a shortcode of Hugo, and is printed as it is"),
        ("a {{% notice %}}", "3:3+10 warning[GP135]: `{{% notice` is a shortcode of Hugo, and is printed as it is"),
        (
            "{% include a %}",
            "3:1+10 warning[GP135]: `{% include` is Liquid, which Jekyll runs, and is printed as it is",
        ),
        ("{{ page.x }}", "3:1+12 warning[GP135]: `{{ page.x }}` is Liquid, which Jekyll runs, and is printed as it is"),
        (
            '[caption width="3"]A[/caption]',
            '3:1+19 warning[GP135]: `[caption width="3"]` is a shortcode of WordPress, and is printed as it is',
        ),
        (
            "<!-- wp:paragraph -->\nA\n<!-- /wp:paragraph -->",
            "3:1+17 warning[GP135]: `<!-- wp:paragraph` marks a block of WordPress, and is left out",
        ),
        (
            "import Tabs from '@theme/Tabs';",
            "3:1+30 warning[GP135]: `import Tabs from '@theme/Tabs'` is a line of MDX, and is printed as it is",
        ),
        (
            "<Tabs>\n\nA\n\n</Tabs>",
            "3:1+5 warning[GP135]: `<Tabs` is a component of MDX; it is removed, and what is in it stays",
        ),
        (
            "```{r plot}\nplot(x)\n```",
            "3:4+8 warning[GP135]: `{r plot}` is a cell of Quarto or R Markdown; it is shown as code and not run",
        ),
        (
            '- One\n\n  !!! note "Two"\n',
            "5:3+8 warning[GP135]: `!!! note` is a note of MkDocs inside other text, and is printed as it is",
        ),
    ],
)
def test_a_kind_is_reported_with_its_program_and_place(text: str, message: str) -> None:
    assert found(text) == [f"guide.md:{message}"]


def test_a_kind_is_reported_once_with_the_number_of_further_ones() -> None:
    text = f"{HUGO}\n\n{{% if a %}}b{{% endif %}}\n\n{HUGO} and {HUGO}\n"
    assert [message.partition(" ")[0] for message in found(text)] == ["guide.md:3:1+10", "guide.md:5:1+5"]
    first, second = hints(f"# A post\n\n{text}")
    assert first.endswith("(further ones in this file: 2)")
    assert second.endswith("(further ones in this file: 1)")


def test_each_file_has_its_own() -> None:
    assert len(said(f"# A post\n\n{HUGO}\n", f"## More\n\n{HUGO}\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{HUGO}\n{{% if %}}\n<Tabs>\nimport a from 'b'\n[caption]\n```",
        f"    {HUGO}",
        f"`{HUGO}` `{{% raw %}}` `<Tabs>` `[gallery]`",
        "Goods that we import from 'Italy' and export",
        "[video](https://example.org) {one} {{}} [audios]",
        "<B>bold</B>",
        "```{.python}\nx\n```",
        "Really!!! Well??? So",
    ],
)
def test_code_and_words_are_not_reported(text: str) -> None:
    assert found(text) == []


def test_the_text_around_it_is_published() -> None:
    assert tree(f"# A post\n\nBefore.\n\n{HUGO}\n\nAfter.\n") == "Before. {{< figure src=”plan.jpg” >}} After."


def test_front_matter_is_not_looked_into() -> None:
    assert said("---\ntitle: A\ndescription: '{{ page.x }}'\n---\n\nWords.\n") == []
