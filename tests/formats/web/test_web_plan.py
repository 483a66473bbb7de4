"""What the website is to be made of, before any of it is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from builder.execute import Workers
from builder.formats.contract import Plan
from builder.formats.web.job import WebJob
from builder.formats.web.plan import plan
from builder.formats.web.views import GuideValues
from builder.model.output import same_place
from builder.model.site import Download
from builder.pipeline import Silent
from builder.pipeline.cache import BuildCache
from builder.pipeline.guides import GuidesInMemory
from builder.pipeline.read import load_project, pool, read_site
from tests.support.photographs import photograph, saved
from tests.support.projects import Files, guide, write
from tests.support.samples import picture

SITE = 'title = "Small steps"\n'
ABOUT = "# About\n\nWho I am.\n"


def _planned(folder: Path, files: Files, **options: object) -> Plan:
    sources, kit = load_project(write(folder, files))
    with pool(kit) as workers:
        assert isinstance(workers, Workers)
        project = read_site(
            sources, kit, workers, drafts=False, cache=BuildCache(), guides=GuidesInMemory(), progress=Silent()
        )
    assert not [d for d in project.diagnostics if d.severity == "error"]
    downloads = options.get("downloads", {})
    assert isinstance(downloads, dict)
    top = str(options.get("top", ""))
    return plan(replace(project.site, downloads=downloads, top=top), kit)


def _job(plan: Plan, path: str) -> WebJob:
    [job] = [job for job in plan.jobs if job.path == path]
    assert isinstance(job, WebJob)
    return job


def _guide(plan: Plan) -> GuideValues:
    """What the page of the guide `one` is filled in with."""
    values = _job(plan, "one/index.html").values
    assert isinstance(values, GuideValues)
    return values


def _paths(plan: Plan) -> list[str]:
    return sorted(job.path for job in plan.jobs)


def test_smallest_site_has_a_first_page_a_page_for_missing_ones_and_a_word_for_robots(tmp_path: Path) -> None:
    paths = _paths(_planned(tmp_path, {"content/pages/about.md": ABOUT}))
    assert paths == ["404.html", "about/index.html", "index.html", "robots.txt"]


def test_everything_written_has_its_place(tmp_path: Path) -> None:
    files: Files = {
        "content/site.toml": SITE + 'url = "https://example.org"\n',
        "content/guides/one.md": guide(
            "One", front="date: 2026-01-01\ntags: [Äpfel, work]\naliases: [/old/, /a/b.html]\n"
        ),
        "content/pages/about.md": ABOUT,
    }
    assert _paths(_planned(tmp_path, files)) == [
        "404.html",
        "a/b.html",
        "about/index.html",
        "feed.xml",
        "index.html",
        "old/index.html",
        "one/index.html",
        "robots.txt",
        "sitemap.xml",
        "tags/apfel/index.html",
        "tags/index.html",
        "tags/work/index.html",
    ]


def test_site_of_undated_guides_has_no_feed(tmp_path: Path) -> None:
    files = {"content/site.toml": SITE + 'url = "https://example.org"\n', "content/guides/one.md": guide("One")}
    assert "feed.xml" not in _paths(_planned(tmp_path, files))


@pytest.mark.parametrize(
    ("url", "top", "home"),
    [
        ("", "", "index.html"),
        ("https://example.org", "", "/index.html"),
        ("https://example.org/a/b", "", "/a/b/index.html"),
        ("https://example.org/a/b", "/", "/index.html"),
        ("", "/", "/index.html"),
    ],
)
def test_page_for_missing_pages_starts_at_the_top_of_its_server(tmp_path: Path, url: str, top: str, home: str) -> None:
    settings = SITE + (f'url = "{url}"\n' if url else "")
    plan = _planned(tmp_path, {"content/site.toml": settings, "content/pages/about.md": ABOUT}, top=top)
    assert _job(plan, "404.html").page.home == home


def test_two_pictures_of_one_name_are_told_apart_by_their_content(tmp_path: Path) -> None:
    more = "\n![Red](a/plan.png)\n\n![Blue](b/plan.png)\n\n![Red again](a/plan.png)\n"
    files: Files = {
        "content/guides/one.md": guide("One", more),
        "content/guides/a/plan.png": picture("red"),
        "content/guides/b/plan.png": picture("blue"),
    }
    plan = _planned(tmp_path, files)
    red, blue, again = _guide(plan).pictures
    assert red.src.startswith("plan-40-") and red.src.endswith(".png")
    assert red.src == again.src != blue.src
    assert not plan.copies
    assert sorted(file.path for file in plan.images) == sorted(
        f"one/{src.removesuffix('.png')}{kind}" for src in (red.src, blue.src) for kind in (".png", ".webp")
    )


def test_linked_pictures_whose_names_differ_by_letter_case_are_told_apart_too(tmp_path: Path) -> None:
    files: Files = {
        "content/guides/one.md": guide("One", "\n[Red](a/plan.png)\n\n[Red too](b/Plan.png)\n"),
        "content/guides/a/plan.png": picture("red"),
        "content/guides/b/Plan.png": picture("red"),
    }
    paths = [file.path.lower() for file in _planned(tmp_path, files).images]
    assert len(set(paths)) == 2


def test_a_linked_picture_keeps_its_name_with_the_ending_of_its_format(tmp_path: Path) -> None:
    files: Files = {
        "content/guides/one.md": guide("One", "\n[Large](Plan.PNG), [wrong](b.jpg)\n"),
        "content/guides/Plan.PNG": picture("red"),
        "content/guides/b.jpg": picture("blue"),
    }
    plan = _planned(tmp_path, files)
    assert _guide(plan).links == ("Plan.PNG", "b.png")
    assert [file.path for file in plan.images] == ["one/Plan.PNG", "one/b.png"]


def test_a_picture_has_candidates_of_both_formats_and_an_animation_has_none(tmp_path: Path) -> None:
    frames = [Image.new("L", (20, 10), grey) for grey in (0, 255)]
    files: Files = {
        "content/guides/one.md": guide("One", "\n![Hills](Hills%20in%20May.jpg)\n\n![Waving](wave.gif)\n"),
        "content/guides/Hills in May.jpg": saved(photograph(1000, 500), "JPEG"),
        "content/guides/wave.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
    }
    plan = _planned(tmp_path, files)
    hills, wave = _guide(plan).pictures
    stem = hills.src.removesuffix(".jpg").rpartition("-")[2]
    assert hills.src == f"hills-in-may-1000-{stem}.jpg"
    assert (hills.width, hills.height) == (1000, 500)
    for kind, candidates in ((".jpg", hills.srcset), (".webp", hills.webp)):
        assert candidates == ", ".join(f"hills-in-may-{w}-{stem}{kind} {w}w" for w in (480, 960, 1000))
    assert (wave.src, wave.srcset, wave.webp, wave.width, wave.height) == ("wave.gif", "", "", 20, 10)
    assert [copy.path for copy in plan.copies] == ["one/wave.gif"]


def test_address_of_a_file_is_written_for_the_web(tmp_path: Path) -> None:
    files: Files = {
        "content/guides/one.md": guide("One", "\n![A plan](mein%20schöner%20plan.svg)\n"),
        "content/guides/mein schöner plan.svg": "<svg viewBox='0 0 9 9'/>",
    }
    plan = _planned(tmp_path, files)
    assert _guide(plan).pictures[0].src == "mein%20sch%C3%B6ner%20plan.svg"
    assert [copy.path for copy in plan.copies] == ["one/mein schöner plan.svg"]


def test_downloads_stand_under_their_edition_with_the_shape_of_their_paper(tmp_path: Path) -> None:
    def download(paper: str) -> Download:
        return Download(
            "workbook",
            "The workbook",
            "All of it",
            paper,
            paper.upper(),
            f"one/{paper}.pdf",
            3,
            4000,
            "",
            {"a4": 0.7071, "letter": 0.7727}[paper],
        )

    files = {"content/guides/one.md": guide("One")}
    plan = _planned(tmp_path, files, downloads={"one": [download("a4"), download("letter")]})
    downloads = _guide(plan).downloads
    assert downloads is not None and downloads.papers == ("A4", "LETTER")
    [edition] = downloads.editions
    assert edition.title == "The workbook"
    assert [(f.href, f.ratio, f.pages) for f in edition.files] == [("a4.pdf", 0.7071, 3), ("letter.pdf", 0.7727, 3)]
    assert [f.size for f in edition.files] == [1, 2]
    assert downloads.samples == (), "there is no file yet to show pages of"


def test_a_file_named_like_our_own_pdf_makes_room_for_it(tmp_path: Path) -> None:
    files: Files = {
        "content/site.toml": SITE,
        "content/guides/one.md": guide("One", "\n[Mine](one-workbook-a4.pdf), [too](One-Workbook-A4.PDF)\n"),
        "content/guides/one-workbook-a4.pdf": b"%PDF-1.4",
        "content/guides/One-Workbook-A4.PDF": b"%PDF-1.5",
    }
    paths = [copy.path for copy in _planned(tmp_path, files).copies]
    assert len(paths) == 2
    assert "one/one-workbook-a4.pdf" not in [path.lower() for path in paths]


@pytest.mark.parametrize(
    ("one", "other"),
    [("caf\u00e9.png", "cafe\u0301.png"), ("caf\u00e9.png", "CAFE\u0301.png"), ("straße.png", "STRASSE.png")],
    ids=["accents", "accents and case", "sharp s"],
)
@pytest.mark.parametrize("colours", [("red", "blue"), ("red", "red")])
def test_two_linked_pictures_whose_names_are_one_on_some_disks_are_both_there(
    tmp_path: Path, one: str, other: str, colours: tuple[str, str]
) -> None:
    files: Files = {
        "content/guides/one.md": guide("One", f"\n[A]({one})\n\n[B]({other})\n"),
        f"content/guides/{one}": picture(colours[0]),
        f"content/guides/{other}": picture(colours[1]),
    }
    images = _planned(tmp_path, files).images
    assert len({same_place(image.path) for image in images}) == 2
    assert [Path(image.recipe.asset.real).name for image in images] == [one, other]


def test_a_backslash_in_a_files_name_makes_no_folder_on_the_web(tmp_path: Path) -> None:
    files: Files = {
        "content/guides/one.md": guide("One", "\n[A plan](a%5Cplan.png)\n"),
        "content/guides/a\\plan.png": picture("red"),
    }
    assert [image.path for image in _planned(tmp_path, files).images] == ["one/a-plan.png"]


def test_a_logo_named_like_a_file_of_ours_makes_room_for_it(tmp_path: Path) -> None:
    files: Files = {
        "content/site.toml": SITE + '[brand]\nlogo = "Icon.svg"\n',
        "content/guides/one.md": guide("One"),
        "content/Icon.svg": "<svg viewBox='0 0 9 9'/>",
    }
    plan = _planned(tmp_path, files)
    [copy] = plan.copies
    assert copy.path.startswith("assets/Icon-")
    assert same_place(copy.path) not in {same_place(file.path) for file in plan.files}


def test_tags_whose_addresses_are_one_on_some_disks_have_one_page(tmp_path: Path) -> None:
    files: Files = {"content/guides/one.md": guide("One", front="tags: [Straße, Strasse]\n")}
    paths = _paths(_planned(tmp_path, files))
    assert [path for path in paths if path.startswith("tags/")] == ["tags/index.html", "tags/straße/index.html"]
