"""No two documents, and no alias, may stand at one address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checking import GUIDE, post, said
from tests.support.folders import Files
from tests.support.samples import blank_image


def settings(text: str) -> str:
    return f"---\ntitle: A post\n{text}\n---\n\n## Step 1: Ask\n"


def test_a_guide_and_a_page_of_one_name(tmp_path: Path) -> None:
    assert said(tmp_path, {"content/pages/a.md": "# About\n\nText.\n"}) == [
        "content/pages/a.md:1:1+7 error[GP301]: `content/guides/a.md` has the same address, /a/"
    ]


def test_two_guides_whose_addresses_are_one_on_some_disks(tmp_path: Path) -> None:
    files: Files = {"content/guides/straße.md": settings("slug: straße"), GUIDE: settings("slug: strasse")}
    assert said(tmp_path, files) == [
        f"content/guides/straße.md:3:1+4 error[GP301]: `{GUIDE}` has the same address, /straße/"
    ]


def test_a_slug_that_another_guide_has_by_its_name(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: settings("slug: a")}) == [
        f"{GUIDE}:3:1+4 error[GP301]: `content/guides/a.md` has the same address, /a/"
    ]


def test_names_that_differ_in_case_and_accents_only(tmp_path: Path) -> None:
    [message] = said(tmp_path, {"content/guides/Á.md": post("Text.")})
    assert message.endswith("has the same address, /a/")


@pytest.mark.parametrize(
    ("name", "problem"), [("tags.md", "is a name that the site itself uses"), ("!.md", "is empty")]
)
def test_a_name_that_cannot_be_an_address(tmp_path: Path, name: str, problem: str) -> None:
    [message] = said(tmp_path, {f"content/guides/{name}": post("Text.")})
    assert message.startswith(f"content/guides/{name}:1:1+8 error[GP207]: the slug `")
    assert message.endswith(problem)


def test_a_bad_slug_is_told_once(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: settings("slug: My Post")}) == [
        f"{GUIDE}:3:1+4 error[GP207]: the slug `My Post` contains more than lower-case letters, digits and hyphens"
    ]


@pytest.mark.parametrize("alias", ["/2024/my-post/", "old", "/old.html", "/über-mich/"])
def test_an_alias_is_an_old_address(tmp_path: Path, alias: str) -> None:
    assert said(tmp_path, {GUIDE: settings(f"aliases: [{alias}]")}) == []


@pytest.mark.parametrize(
    "alias",
    [
        *("/", "../x/", "/a//b/", "/a/./b/", "/a /b/", "/tags/x/", "/Assets/", "a:b", "/x?y/", "/a%20b/", "a\\tb"),
        *("/index.html", "/404.html", "/feed.xml", "/Sitemap.xml/", "/robots.txt", "/guides/index.html"),
        f"/{'long' * 60}/",
        "/CON/",
        "/2024/aux.html",
        "/my old post/",
        f"/{'/'.join(['part'] * 80)}/",
    ],
)
def test_what_cannot_be_an_alias(tmp_path: Path, alias: str) -> None:
    [message] = said(tmp_path, {GUIDE: settings(f'aliases: ["{alias}"]')})
    assert message.startswith(f"{GUIDE}:3:11+")
    assert message.endswith("error[GP302]: `" + alias.replace("\\t", "\t") + "` cannot be an alias")


@pytest.mark.parametrize("alias", ["/a/", "a", "/A/", "/a/index.html"])
def test_an_alias_that_is_the_address_of_a_guide(tmp_path: Path, alias: str) -> None:
    assert said(tmp_path, {GUIDE: settings(f"aliases: [{alias}]")}) == [
        f"{GUIDE}:3:11+{len(alias)} error[GP301]: the alias `{alias}` is already the address of `content/guides/a.md`"
    ]


def test_an_alias_that_another_guide_has(tmp_path: Path) -> None:
    files = {GUIDE: settings("aliases: [/old/]"), "content/guides/c.md": settings("aliases: [old]")}
    assert said(tmp_path, files) == [
        f"content/guides/c.md:3:11+3 error[GP301]: the alias `old` is already the address of `{GUIDE}`"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/x", "/x/index.html"),
        ("/x/", "/X/"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/a.html", "/a.html/b"),
        ("/a.html/b", "/a.html"),
    ],
)
def test_two_aliases_of_one_guide_in_one_place(tmp_path: Path, first: str, second: str) -> None:
    column = 11 + len(first) + 2
    assert said(tmp_path, {GUIDE: settings(f"aliases: [{first}, {second}]")}) == [
        f"{GUIDE}:3:{column}+{len(second)} error[GP301]: the alias `{second}` is already the address of `{GUIDE}`"
    ]


@pytest.mark.parametrize("alias", ["/b/plan.png/", "/b/PLAN-1234.png", "/b/b-workbook-a4.pdf/", "/b/plan.png/x.html"])
def test_an_alias_where_a_file_of_a_guide_lies(tmp_path: Path, alias: str) -> None:
    files: Files = {
        GUIDE: settings(f"aliases: [{alias}]") + "\n![A plan](plan.png)\n",
        "content/guides/plan.png": blank_image(),
    }
    assert said(tmp_path, files) == [
        f"{GUIDE}:3:11+{len(alias)} error[GP301]: the alias `{alias}` is already the address of a file of `{GUIDE}`"
    ]


def test_an_alias_below_the_address_of_a_guide(tmp_path: Path) -> None:
    assert said(tmp_path, {GUIDE: settings("aliases: [/b/part-2/, /a/old.html, /a/x/y/]")}) == []
