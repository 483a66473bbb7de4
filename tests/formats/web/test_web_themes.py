from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pipeline import Options, Silent, build
from builder.pipeline.work import ContentErrors
from builder.theming.accent import contrast
from tests.support.projects import guide, guidepress, write
from tests.support.sites import made_once, write_rich
from tests.support.web_pages import Site, all_words, one, select, words

_TOKEN = re.compile(r"--([a-z0-9-]+):(#[0-9a-f]{6})")


def _built(project: Path) -> Site:
    build(project, project / "output", Options(only="site"), Silent())
    return Site(project / "output/site")


def _themed(project: Path, files: dict[str, str]) -> Path:
    theme = {"themes/mine/theme.toml": 'extends = "journal"\n', **files}
    return write(
        project,
        {"content/site.toml": 'title = "Mine"\ntheme = "mine"\n', "content/guides/one.md": guide("One"), **theme},
    )


def _colours(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the light page and those of the dark one."""
    light, dark = sheet.split("@media (prefers-color-scheme:dark)")[:2]
    return dict(_TOKEN.findall(light)), dict(_TOKEN.findall(dark.partition("@layer")[0]))


@pytest.mark.parametrize("brand", ["#e9b949", "#ff5a5f", "#bfe3d0", "#111111", "#ffffff", "#2f4b9a"])
def test_brand_colour_is_made_safe_in_the_style_sheet(tmp_path: Path, brand: str) -> None:
    project = write(tmp_path, {"content/site.toml": f'title = "B"\n[brand]\naccent = "{brand}"\n'})
    write(project, {"content/guides/one.md": guide("One")})
    sheet = _built(project).stylesheet()
    for colours in _colours(sheet):
        for paper in ("paper", "wash", "accent-wash"):
            assert contrast(colours["accent"], colours[paper]) >= 4.5
            assert contrast(colours["ink"], colours[paper]) >= 7
        assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
        assert contrast(colours["accent-line"], colours["paper"]) >= 3


def test_brand_colour_is_that_of_the_page_and_of_its_icon(rich: Site) -> None:
    light, _ = _colours(rich.stylesheet())
    assert light["accent"] != "#2d6350"
    assert light["accent"] in (rich.folder / "assets/icon.svg").read_text()


def test_logo_stands_before_the_brands_name_on_every_page(rich: Site) -> None:
    for path in ("index.html", "tags/confidence/index.html", "one-step/index.html"):
        brand = one(rich.page(path), ".top .brand")
        assert words(brand) == 'Tern & Tide "Coaching"'
        assert one(brand, "img").get("src", "").endswith("assets/mark.svg")
        assert one(brand, "img").get("alt") == ""


@pytest.mark.parametrize(
    ("size", "shown", "text"),
    [((400, 100), ("160", "40"), ""), ((900, 90), ("160", "16"), ""), ((60, 240), ("10", "40"), "Moss")],
)
def test_wide_logo_is_the_name_and_another_one_is_before_it(
    tmp_path: Path, size: tuple[int, int], shown: tuple[str, str], text: str
) -> None:
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"><path d="M0 0h9v9z"/></svg>'
    settings = 'title = "B"\n[brand]\nname = "Moss"\nlogo = "logo.svg"\n'
    project = write(tmp_path, {"content/site.toml": settings, "content/logo.svg": logo})
    brand = one(_built(write(project, {"content/guides/one.md": guide("One")})).page("one/index.html"), ".top .brand")
    image = one(brand, "img")
    assert (image.get("width"), image.get("height")) == shown
    assert words(brand) == text
    assert image.get("alt") == ("" if text else "Moss")


def test_theme_of_the_project_replaces_one_template_and_keeps_the_others(tmp_path: Path) -> None:
    footer = '{% extends "plain/web/404.html" %}{% block main %}<h1>Lost, {{ site.title }}?</h1>{% endblock %}'
    site = _built(_themed(tmp_path, {"themes/mine/web/404.html": footer}))
    assert all_words(site.page("404.html"), "h1") == ["Lost, Mine?"]
    assert words(one(site.page("404.html"), ".top .brand")) == "Mine"
    assert words(one(site.page("one/index.html"), "h1")) == "One"


def test_theme_of_the_project_adds_its_styles_behind_the_others(tmp_path: Path) -> None:
    site = _built(_themed(tmp_path, {"themes/mine/web.css": "h1 { color: rebeccapurple }\n"}))
    assert site.stylesheet().rstrip().endswith("h1 { color: rebeccapurple }")


def test_theme_of_the_project_changes_a_token(tmp_path: Path) -> None:
    own = {"themes/mine/theme.toml": 'extends = "journal"\n[tokens.light]\npaper = "#fffff0"\n'}
    light, dark = _colours(_built(_themed(tmp_path, own)).stylesheet())
    assert (light["paper"], light["wash"], dark["paper"]) == ("#fffff0", "#f4f2ed", "#191917")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>\n{{ site.titel }}</p>\n", "has no attribute 'titel'"),
        ("<p>\n{{ t('no_such_words') }}</p>\n", "no_such_words"),
        ("<p>\n{% if %}</p>\n", "this template cannot be read"),
        ('<p>\n{% include "web/nothing.html" %}</p>\n', "there is no template `web/nothing.html`"),
    ],
)
def test_mistake_in_a_template_is_told_with_the_templates_line(tmp_path: Path, template: str, said: str) -> None:
    project = _themed(tmp_path, {"themes/mine/web/404.html": template})
    with pytest.raises(ContentErrors) as mistakes:
        _built(project)
    [mistake] = mistakes.value.diagnostics
    assert (mistake.span.file, mistake.span.line) == ("themes/mine/web/404.html", 2)
    assert said in mistake.message
    assert not (project / "output/site").exists()


def test_mistake_in_a_template_is_shown_with_its_source_line(tmp_path: Path) -> None:
    project = _themed(tmp_path, {"themes/mine/web/404.html": "<p>\n{{ site.titel }}</p>\n"})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1
    assert "themes/mine/web/404.html:2:9: error[GP505]" in result.output
    assert "2 | {{ site.titel }}</p>" in result.output


def test_theme_plain_has_every_page_in_fonts_of_its_own_and_without_art(shared: Path) -> None:
    site = Site(made_once(shared / "plain", _write_plain, only="site"))
    fonts = [path.name for path in (site.folder / "assets").glob("**/*.woff2")]
    assert fonts
    assert all(name.startswith(("public-sans-", "jetbrains-mono-")) for name in fonts)
    page = site.page("the-long-way-home/index.html")
    assert select(page, ".hero svg, .more svg") == []
    assert len(select(page, ".step")) == 7
    assert len(select(page, "textarea")) == 50
    assert words(one(site.page("index.html"), ".lead h2")) == "The long way home"


def _write_plain(project: Path) -> Path:
    write_rich(project)
    settings = project / "content/site.toml"
    settings.write_text('theme = "plain"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return project
