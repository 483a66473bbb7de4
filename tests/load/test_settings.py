"""content/site.toml: one title is enough, and every mistake in it is where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.site import SiteSettings
from tests.support.folders import SITE, TITLE, diagnostics, hints, loaded, project, said


def settings(folder: Path, text: str) -> SiteSettings:
    return loaded(folder, {SITE: TITLE + text}).settings


def mistakes(folder: Path, text: str) -> list[str]:
    """What is said of settings below a title, which is line 1."""
    return [message.removeprefix(SITE) for message in said(folder, {SITE: TITLE + text})]


def test_a_title_is_enough(tmp_path: Path) -> None:
    found = settings(tmp_path, "")
    assert (found.title, found.brand.name, found.language, found.theme) == (
        "Small steps",
        "Small steps",
        "en",
        "journal",
    )
    assert (found.papers, found.editions, found.url) == (("a4", "letter"), ("workbook",), "")
    assert found.newsletter is None
    assert found.support is None


def test_byte_order_mark_and_line_ends_of_other_systems_are_read(tmp_path: Path) -> None:
    files = {SITE: b'\xef\xbb\xbftitle = "S"\r\nurl = "https://example.org"\r\n'}
    assert loaded(tmp_path, files).settings.url == "https://example.org/"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("http://localhost:8000/a/b//", "http://localhost:8000/a/b/"),
    ],
)
def test_an_address_ends_in_one_slash(tmp_path: Path, written: str, url: str) -> None:
    assert settings(tmp_path, f'url = "{written}"').url == url


@pytest.mark.parametrize("written", ["#ABC", "abc", "#aabbcc", "AABBCC"])
def test_a_colour_may_be_short_and_without_its_sign(tmp_path: Path, written: str) -> None:
    assert settings(tmp_path, f'[brand]\naccent = "{written}"').brand.accent == "#aabbcc"


def test_papers_and_editions_count_once(tmp_path: Path) -> None:
    assert settings(tmp_path, 'papers = ["letter", "letter"]').papers == ("letter",)


def test_support_newsletter_and_comments(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[newsletter]\naction = "https://example.org/subscribe"\n[comments]\nhtml = "<p>Hi</p>"\n'
        '[support]\ntitle = "Work with me"\n[[support.offers]]\ntitle = "A call"\n[[support.offers]]\ntitle = "A course"\n',
    )
    assert found.newsletter is not None
    assert found.newsletter.field == "email"
    assert found.comments == "<p>Hi</p>"
    assert found.support is not None
    assert [offer.title for offer in found.support.offers] == ["A call", "A course"]


def test_offers_of_support_need_no_table_of_their_own(tmp_path: Path) -> None:
    found = settings(tmp_path, '[[support.offers]]\ntitle = "A call"\n').support
    assert found is not None
    assert [offer.title for offer in found.offers] == ["A call"]


def test_a_table_of_support_without_anything_in_it_shows_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, "[support]\n").support is None


def test_a_logo_is_spoken_of_as_the_brand(tmp_path: Path) -> None:
    logo = settings(tmp_path, '[brand]\nname = "Ada"\nlogo = "logo.svg"').brand.logo
    assert logo is not None
    assert (logo.target, logo.alt, str(logo.span)) == ("logo.svg", "Ada", f"{SITE}:4:1")


def test_no_settings_at_all(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    [message] = diagnostics(tmp_path)
    assert (message.code, message.message) == ("GP210", "there is no content/site.toml here")
    assert message.hint.startswith("create a text file content/site.toml")


def test_no_content_here_asks_for_the_right_folder(tmp_path: Path) -> None:
    [message] = diagnostics(tmp_path)
    assert message.hint.startswith("start guidepress in the folder that holds content/")


@pytest.mark.parametrize("text", ["", 'title = ""', 'title = "  "', "# nothing yet\n"])
def test_no_title(tmp_path: Path, text: str) -> None:
    [message] = said(tmp_path, {SITE: text})
    assert message.endswith("error[GP212]: the site has no title")
    assert hints(tmp_path, {SITE: text}) == ['add a line: `title = "My guides"`']


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "author = Ada",
            ":2:10+1 error[GP211]: the settings cannot be read: this value is neither in quotation marks nor",
        ),
        ('author = "Ada', ":2 error[GP211]: the settings cannot be read: a quotation mark is never closed"),
        ('author "Ada"', ":2:8+1 error[GP211]: the settings cannot be read: there is no `=` after the name"),
        ('title = "B"', ":2 error[GP211]: the settings cannot be read: this setting appears here a second time"),
        (
            'author = "Ada" Lovelace',
            ":2:16+1 error[GP211]: the settings cannot be read: there is something after the value",
        ),
    ],
)
def test_toml_that_cannot_be_read_is_told_in_our_words(tmp_path: Path, text: str, message: str) -> None:
    [found] = mistakes(tmp_path, text)
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('themes = "x"', ":2:1+6 error[GP213]: `themes` is not a setting of a site", "did you mean `theme`?"),
        ("[brnd]\nx = 1", ":2:2+4 error[GP213]: `brnd` is not a setting of a site", "did you mean `brand`?"),
        ('[brand]\nnam = "x"', ":3:1+3 error[GP213]: `brand.nam` is not a setting of a site", "did you mean `name`?"),
        ('brand.nam = "x"', ":2:1+9 error[GP213]: `brand.nam` is not a setting of a site", "did you mean `name`?"),
        ("[brand.x]\ny = 1", ":2:2+7 error[GP213]: `brand.x` is not a setting of a site", "known here: `accent`,"),
        ("a.b.c = 1", ":2:1+5 error[GP213]: `a` is not a setting of a site", "known here: `author`,"),
    ],
)
def test_an_unknown_key_gives_its_place_and_the_nearest_name(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    assert mistakes(tmp_path, text) == [message]
    assert hints(tmp_path, {SITE: TITLE + text})[0].startswith(hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("author = 3", ":2:1+6 error[GP214]: `author` must be text"),
        ('papers = "a4"', ":2:1+6 error[GP214]: `papers` must be a list, as in `[one, two]`"),
        ("papers = [4]", ":2:1+6 error[GP214]: `papers` contains something that is not text"),
        (
            'papers = ["a4", "a9"]',
            ":2:1+6 error[GP214]: `papers` contains `a9`, which does not exist",
        ),
        (
            'editions = ["book"]',
            ":2:1+8 error[GP214]: `editions` contains `book`, which does not exist",
        ),
        ('language = "english"', ":2:1+8 error[GP214]: `language` must be a language tag, as in `en` or `en-GB`"),
        ('language = "xx"', ":2:1+8 error[GP214]: `language` is `xx`, which does not exist here"),
        ('brand = "Ada"', ":2:1+5 error[GP214]: `brand` must have settings of its own below it"),
        ('[brand]\naccent = "red"', ":3:1+6 error[GP214]: `brand.accent` must be a colour written as `#2d6350`"),
        ('brand.accent = "#12"', ":2:1+12 error[GP214]: `brand.accent` must be a colour written as `#2d6350`"),
        ('brand = {accent = "x"}', ":2:1+5 error[GP214]: `brand.accent` must be a colour written as `#2d6350`"),
        ('[newsletter]\ntitle = "x"', ":2:2+10 error[GP214]: `newsletter.action` is missing"),
        ('comments = "x"', ":2:1+8 error[GP214]: `comments` must have settings of its own below it"),
        (
            '[support]\ntitle = "x"\n[[support.offers]]\ntitle = "y"\n[[support.offers]]\ntext = "z"',
            ":6:3+14 error[GP214]: `support.offers.title` is missing",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_gives_its_place_and_the_rule(tmp_path: Path, text: str, message: str) -> None:
    assert mistakes(tmp_path, text) == [message]


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://", "/guides", "https://exam ple.org"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    message = ":2:1+3 error[GP214]: `url` must be a web address that starts with `https://` and has no spaces"
    assert mistakes(tmp_path, f'url = "{url}"') == [message]


def test_an_address_with_an_open_bracket(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'url = "https://[::1"') == [":2:1+3 error[GP214]: `url` is not a web address"]


@pytest.mark.parametrize("url", ["https://example.org/?a=b", "https://example.org/#top"])
def test_an_address_with_more_than_a_path(tmp_path: Path, url: str) -> None:
    assert mistakes(tmp_path, f'url = "{url}"') == [":2:1+3 error[GP214]: `url` must be an address without `?` or `#`"]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, 'url = "x"\nauthor = 3\nfoo = 1\n[brand]\naccent = "x"')) == 4


def test_settings_that_are_not_utf8(tmp_path: Path) -> None:
    assert said(tmp_path, {SITE: b'title = "Caf\xe9"\n'}) == [
        f"{SITE}:1:13+1 error[GP002]: this file is not UTF-8: it has the byte 0xe9 here"
    ]


def test_settings_that_lie_outside_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text('title = "secret"')
    folder = project(tmp_path / "project", {})
    (folder / SITE).unlink()
    (folder / SITE).symlink_to(tmp_path / "outside.toml")
    [message] = diagnostics(folder)
    assert (message.code, message.span.file) == ("GP410", SITE)
    assert "secret" not in repr(message)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", " javascript:x"]
)
def test_an_offer_that_no_page_may_lead_to(tmp_path: Path, address: str) -> None:
    text = f'[support]\ntitle = "Help"\n[[support.offers]]\ntitle = "Talk"\nurl = "{address}"\n'
    assert mistakes(tmp_path, text) == [
        f":6:8+{len(address)} error[GP402]: `{address}` is not an address that a page may link to"
    ]


def test_an_offer_whose_address_has_a_line_end_in_its_middle(tmp_path: Path) -> None:
    text = '[support]\ntitle = "Help"\n[[support.offers]]\ntitle = "Talk"\nurl = "java\\nscript:x"\n'
    [message] = mistakes(tmp_path, text)
    assert message == ":6:1+3 error[GP402]: `java\ufffdscript:x` is not an address that a page may link to"


@pytest.mark.parametrize("address", ["https://example.org/", "mailto:a@example.org", "tel:123", "/about/", "#help", ""])
def test_an_offer_may_lead_to_pages_mail_and_telephones(tmp_path: Path, address: str) -> None:
    text = f'[support]\ntitle = "Help"\n[[support.offers]]\ntitle = "Talk"\nurl = "{address}"\n'
    found = settings(tmp_path, text).support
    assert found is not None
    assert found.offers[0].url == address


@pytest.mark.parametrize("character", ["\\u0000", "\\u0007", "\\u001B", "\\u000B", "\\f", "\\u007F", "\\uFFFE"])
def test_a_control_character_in_a_setting_is_a_mistake(tmp_path: Path, character: str) -> None:
    [message] = mistakes(tmp_path, f'[support]\ntitle = "Help"\n[[support.offers]]\ntitle = "a{character}b"\n')
    assert message.startswith(
        ":5:1+5 error[GP215]: `support.offers.0.title` contains an invisible control character, U+"
    )


@pytest.mark.parametrize("character", ["\u202e", "\\u202E", "\u2066"])
def test_a_setting_does_not_turn_text_around(tmp_path: Path, character: str) -> None:
    [message] = mistakes(tmp_path, f'[brand]\nname = "a{character}b"\n')
    assert message.startswith(":3:1+4 error[GP216]: `brand.name` cannot contain U+20")


def test_a_setting_may_have_several_lines(tmp_path: Path) -> None:
    assert settings(tmp_path, 'description = """One\n\ttwo"""\n').description == "One\n\ttwo"
