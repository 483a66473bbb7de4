"""A language whose every string is in other letters: whatever of ours is still in Latin ones was never in its files.

The example site, with the guide that shows every component, is built in a language of its own folder, under the code of
one that is written in Cyrillic. What stands on a page, in a workbook or in a form is then an author's, or Cyrillic.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from jinja2 import Environment
from lxml import etree, html

import builder
from builder.components import load_components
from builder.formats.pdf import render as printing
from builder.formats.pdf.job import PrintJob
from builder.load.builtin import LANGUAGE_FILES, language_table
from builder.model.blocks import Component
from builder.parse import parse
from builder.pipeline.read import load_project
from builder.text.locales import plural_forms
from builder.text.placeholders import replace_placeholders
from builder.theming import Kit
from tests.support.print_rendering import all_planned
from tests.support.projects import guidepress

CODE = "ru"
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхийклмнопярстувшжызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЖЫЗ"
)
SPOKEN = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "data-question",
    "data-run",
    "data-continued",
    "data-book",
    "data-label",
    "data-page",
)
OURS = {
    "id",
    "key",
    "kind",
    "name",
    "options",
    "slug",
    "source",
    "theme",
    "papers",
    "editions",
    "language",
    "lang",
    "span",
}
"""Fields of the model that hold names and not words."""

NAMES = {"PDF", "US", "Letter"}
"""What a file and a sheet of paper are called everywhere."""

SITE = """title = "Guides"
language = "ru"
url = "https://example.org"
editions = ["workbook", "fillable", "facilitator", "prompts"]
papers = ["a4"]
[newsletter]
action = "https://example.org/subscribe"
[comments]
html = "<p>1, 2</p>"
"""


def marked(value: Any) -> Any:
    """Every string in other letters, with its places for values as they were."""
    if isinstance(value, dict):
        return {key: marked(inner) for key, inner in value.items()}
    return "".join(part if part.startswith("{") else part.translate(LETTERS) for part in re.split(r"(\{\w+\})", value))


def toml(table: dict[str, Any], inside: str = "") -> Iterator[str]:
    for key, value in table.items():
        if not isinstance(value, dict):
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield f"[{inside}{key}]"
            yield from toml(value, f"{inside}{key}.")


def language_files() -> dict[str, str]:
    tables = {name: language_table("en", name) for name in LANGUAGE_FILES}
    say = tables["say"]
    for name in ("text", "editions", "art", "plurals"):
        say[name] = marked(say[name])
    say["plurals"] = {name: dict.fromkeys(plural_forms(CODE), said["other"]) for name, said in say["plurals"].items()}
    say["dates"] = dict.fromkeys(say["dates"], "")
    tables["components"] = marked(tables["components"])
    return {f"{name}.toml": "\n".join(toml(table)) for name, table in tables.items()}


@dataclass(frozen=True)
class Site:
    project: Path
    kit: Kit
    jobs: list[PrintJob]
    authored: tuple[str, ...]
    known: dict[str, str] = field(default_factory=dict)

    def left(self, text: str) -> str:
        """What of a string is neither the author's nor in the language. Most are on many pages, and looked at once."""
        if text not in self.known:
            self.known[text] = self._left(text)
        return self.known[text]

    def _left(self, text: str) -> str:
        rest = squeezed(text)
        start = rest.removesuffix("…").rstrip()  # a first sentence may stand for the whole
        if start and any(own.startswith(start) for own in self.authored):
            return ""
        for own in self.authored if re.search("[A-Za-z]{2}", rest) else ():
            if own in rest:
                rest = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", " ", rest)
        return " ".join(word for word in re.findall("[A-Za-z]{2,}", rest) if word not in NAMES)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def shown(root: Any) -> Iterator[str]:
    """The text of a page and what it says aloud."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            yield element.tail or ""
            continue
        if element.tag == "svg":  # where a name may be in rows
            yield " ".join(element.itertext())
        elif element.tag != "text":
            yield from (element.text or "", element.tail or "")
        if element.tag == "meta" and element.get("name") in ("author", "description", "keywords"):
            yield element.get("content") or ""
        yield from (element.get(name) or "" for name in SPOKEN)


def strings(value: object) -> Iterator[str]:
    """Every string in a value of the model that an author wrote; HTML as its texts, and as one."""
    if isinstance(value, str):
        plain = replace_placeholders(value, lambda kind, number, blank_field: "")
        yield plain
        yield from plain.split("|")
        if "<" in plain or "&" in plain:
            fragment = html.fragment_fromstring(plain, create_parent="div")
            yield from shown(fragment)
            yield fragment.text_content()
    if isinstance(value, Component):
        known = load_components()[value.name].options
        yield from strings(tuple(option for name, option in value.options if known[name].kind in ("text", "words")))
    if isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif is_dataclass(value):
        for name in [f.name for f in fields(value) if f.name not in OURS]:
            yield from strings(getattr(value, name))


def authored(project: Path) -> tuple[str, ...]:
    sources, kit = load_project(project)
    guides = [parse(document, kit.components, sources.languages).guide for document in sources.documents]
    brand = sources.settings.brand.name
    found = {brand, *(squeezed(text) for value in (*guides, sources.settings) for text in strings(value))}
    links = {re.sub("^https?://(?:www[.])?|^mailto:", "", text).rstrip("/") for text in found}
    pages = {f"example.org/{guide.meta.slug}" for guide in guides if guide}
    return tuple(sorted((text for text in found | links | pages if re.search("[A-Za-z]", text)), key=len, reverse=True))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = tmp_path_factory.mktemp("marked")
    shutil.copytree(Path(builder.__file__).parents[1] / "content", project / "content")
    (project / "content/site.toml").write_text(SITE)
    (project / "content/guides/rooms.md").write_text(
        "# Rooms\n\n## Step 1: Fill\n\nAlways fill in ____\n\n- [ ] one box\n"
    )
    folder = project / "content/languages" / CODE
    folder.mkdir(parents=True)
    for name, text in language_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    result = guidepress(project, "build")
    assert result.exit_code == 0, result.output
    kit, jobs = all_planned(project)
    return Site(project, kit, jobs, authored(project))


def test_on_screen(site: Site) -> None:
    pages = sorted((site.project / "output/site").rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        root = html.parse(page).getroot()
        assert [left for text in shown(root) if (left := site.left(text))] == [], page
        assert root.get("lang") == CODE


def test_what_the_script_says(site: Site) -> None:
    page = html.parse(site.project / "output/site/every-way-to-answer/index.html").getroot()
    words = json.loads(page.get_element_by_id("_answers-home").get("data-words"))
    assert words.pop("language") == CODE
    assert set(words["steps"]) == plural_forms(CODE)
    said = [text for value in words.values() for text in (value.values() if isinstance(value, dict) else [value])]
    assert [text for text in said if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []


def test_in_the_feed(site: Site) -> None:
    root = etree.parse(site.project / "output/site/feed.xml").getroot()
    texts = [
        element.text or ""
        for element in root.iter()
        if etree.QName(element).localname in ("title", "subtitle", "summary")
    ]
    assert texts
    assert [left for text in texts if (left := site.left(text))] == []


class Stop(Exception):
    pass


def test_on_paper(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[str] = []

    def instead(*, string: str, **options: object) -> None:
        sheets.append(string)
        raise Stop

    monkeypatch.setattr(printing, "HTML", instead)
    for job in site.jobs:
        with pytest.raises(Stop):
            printing.render(job, site.kit)
        root = html.document_fromstring(sheets[-1])
        assert [left for text in shown(root) if (left := site.left(text))] == [], job.path
    assert {job.edition.name for job in site.jobs} == {"workbook", "fillable", "facilitator", "prompts"}


def test_in_forms_and_what_a_pdf_says_of_itself(site: Site) -> None:
    for path in sorted((site.project / "output/print").rglob("*.pdf")):
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            form = pdf.Root.get("/AcroForm")
            fields = [str(field.get("/TU", "")) for field in form.Fields] if form is not None else []
            assert bool(fields) == ("fillable" in path.name)
            titles = [item.title for entry in outline.root for item in (entry, *entry.children)]
            about = [
                str(pdf.docinfo[name]) for name in ("/Title", "/Author", "/Subject", "/Keywords") if name in pdf.docinfo
            ]
            assert titles
            assert [left for text in (*fields, *titles, *about) if (left := site.left(text))] == [], path.name
            assert str(pdf.Root.Lang) == CODE


TEMPLATES = sorted(
    path
    for folder in (Path(builder.__file__).parent / "components", Path(builder.__file__).parents[1] / "themes")
    for path in folder.rglob("*.html")
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_template_has_words_of_its_own(template: Path) -> None:
    """Also not one that some author wrote too, which the pages would hide."""
    tokens = Environment().lex(template.read_text(encoding="utf-8"))
    written = "".join(text if kind == "data" else " " for _, kind, text in tokens)
    plain = re.sub(r"<(script|style)\b.*?</\1>|@page[^<]*", "", written, flags=re.S)
    spoken = re.findall(rf'\b(?:{"|".join(SPOKEN[:5])})="([^"]*)"', plain)
    texts = " ".join([re.sub(r"<[^>]*>?|[\w-]+=\"[^\"]*\"", " ", plain), *spoken])
    assert re.findall(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])", texts) == []
