"""What happens when a file is saved."""

from __future__ import annotations

from pathlib import Path

from tests.support.projects import guide, write
from tests.support.samples import picture
from tests.support.serving import GUIDE, SHORT, Served, served

BROKEN = "\n::: liens\n:::\n"


def test_page_is_told_of_each_new_version(project: Path, changing: Served) -> None:
    with changing.events() as told:
        assert told.get(timeout=20) == "1"
        write(project, {GUIDE: guide("Two")})
        changing.live.rebuild()
        assert told.get(timeout=20) == "2"
    assert 'const shown = "2";' in changing.text("/one/")


def test_mistake_is_shown_over_the_last_good_page_and_goes_when_it_is_mended(project: Path, changing: Served) -> None:
    write(project, {GUIDE: guide("Two", BROKEN)})
    changing.live.rebuild()
    page = changing.text("/one/")
    assert "<h1>One</h1>" in page
    assert "content/guides/one.md:16:5: error[GP101]: there is no component `liens`" in page
    assert "did you mean `lines`?" in page
    write(project, {GUIDE: guide("Two")})
    changing.live.rebuild()
    assert "<h1>Two</h1>" in changing.text("/one/")
    assert "GP101" not in changing.text("/one/")


def test_mistake_in_the_settings_is_shown_with_their_line_as_it_is_now(project: Path, changing: Served) -> None:
    write(project, {"content/site.toml": 'title = "Small steps"\ntitel = "Slip"\n'})
    changing.live.rebuild()
    page = changing.text("/")
    assert "content/site.toml:2:1: error[GP213]" in page
    assert "2 | titel = &quot;Slip&quot;" in page
    assert changing.live.snapshot.version == 2


def test_mistake_in_a_template_is_shown_with_its_line(project: Path, changing: Served) -> None:
    settings = 'title = "Small steps"\ntheme = "mine"\n'
    theme = {"themes/mine/theme.toml": 'extends = "plain"\n', "themes/mine/web/404.html": "<p>\n{{ site.titel }}\n"}
    write(project, {"content/site.toml": settings, **theme})
    changing.live.rebuild()
    page = changing.text("/")
    assert "themes/mine/web/404.html:2:9: error[GP505]" in page
    assert "2 | {{ site.titel }}" in page


def test_site_that_was_never_whole_shows_its_mistakes_and_reloads(project: Path) -> None:
    write(project, {GUIDE: guide("One", BROKEN)})
    with served(project) as site:
        response, content = site.get("/")
        assert response.status == 404
        assert b"there is no component `liens`" in content
        assert b"EventSource" in content
        write(project, {GUIDE: guide("One")})
        site.live.rebuild()
        assert "<h1>One</h1>" in site.text("/one/")


def test_signs_of_html_in_a_mistake_are_text(project: Path, changing: Served) -> None:
    write(project, {GUIDE: guide("One", "\n::: <script>alert(1)</script>\n:::\n")})
    changing.live.rebuild()
    page = changing.text("/one/")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_warnings_are_shown_folded_and_go_when_they_are_fixed(project: Path, changing: Served) -> None:
    write(project, {GUIDE: guide("One", front="layout: post\n")})
    changing.live.rebuild()
    page = changing.text("/one/")
    assert ">1 warning</summary>\ncontent/guides/one.md:4:1: warning[GP204]" in page
    write(project, {GUIDE: guide("One")})
    changing.live.rebuild()
    assert "_guidepress-warnings" not in changing.text("/one/")
    assert "GP204" not in changing.text("/one/")


WORKBOOK = "/one/one-workbook-a4.pdf"


def test_workbook_shows_a_changed_picture(project: Path, changing: Served) -> None:
    before = changing.get(WORKBOOK)[1]
    write(project, {"content/guides/field.png": picture("tomato")})
    changing.live.rebuild()
    after = changing.get(WORKBOOK)[1]
    assert before.startswith(b"%PDF")
    assert after.startswith(b"%PDF")
    assert after != before


def test_workbook_shows_the_new_address_of_a_guide_it_links_to(project: Path, changing: Served) -> None:
    write(project, {GUIDE: guide("One", "\nSee [the other](draft.md).\n", SHORT)})
    changing.live.rebuild()
    before = changing.get(WORKBOOK)[1]
    write(project, {"content/guides/draft.md": guide("A draft", front="draft: true\nslug: another\n")})
    changing.live.rebuild()
    assert changing.get(WORKBOOK)[1] != before


def test_workbook_whose_picture_was_taken_away_meanwhile_is_an_error_and_not_kept(
    project: Path, changing: Served
) -> None:
    field = project / "content/guides/field.png"
    content = field.read_bytes()
    field.write_bytes(b"half of a picture")
    response, page = changing.get(WORKBOOK)
    assert response.status == 500
    assert b"error[GP311]" in page
    field.write_bytes(content)
    assert changing.get(WORKBOOK)[1].startswith(b"%PDF")


def test_new_and_removed_guides_come_and_go(project: Path, changing: Served) -> None:
    write(project, {"content/guides/two.md": guide("Two")})
    changing.live.rebuild()
    assert changing.get("/two/")[0].status == 200
    (project / "content/guides/two.md").unlink()
    changing.live.rebuild()
    assert changing.get("/two/")[0].status == 404


def test_every_page_gets_the_script_that_reloads_it_once(site: Served) -> None:
    for path in ("/", "/one/", "/nothing/"):
        assert site.text(path).count("EventSource") == 1
    assert "EventSource" not in site.text("/robots.txt")
