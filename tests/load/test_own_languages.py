"""Languages of an author's own: a folder in content/languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import builder
from tests.support.projects import guide, guidepress, write

ENGLISH = Path(builder.__file__).parent / "languages/en"
HOME = "content/languages/nl"
GUIDE = '# Een uur per week\n\n## Stap 1: Kijken\n\n**Waarom:** Kijk "goed".\n'


def dutch(project: Path, *changes: tuple[str, str, str]) -> Path:
    """A project in a language made of the files of English with a few words changed: (file, from, to)."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in ENGLISH.iterdir()}
    for name, old, new in (
        ("recognise.toml", '["step"]', '["stap"]'),
        ("recognise.toml", '"Why"]', '"Waarom"]'),
        *changes,
    ):
        assert old in texts[name]
        texts[name] = texts[name].replace(old, new)
    site = 'title = "Uren"\nlanguage = "nl"\npapers = ["a4"]\n'
    files = {f"{HOME}/{name}": text for name, text in texts.items()}
    return write(project, {"content/site.toml": site, "content/guides/uur.md": GUIDE, **files})


def said(project: Path) -> str:
    result = guidepress(project, "check")
    assert result.exit_code == 1, result.output
    return result.stderr


def test_a_guide_is_read_and_published_in_it(tmp_path: Path) -> None:
    project = dutch(
        tmp_path, ("say.toml", 'my_goal = "My goal"', 'my_goal = "Mijn doel"'), ("say.toml", '["“", "”"]', '["„", "”"]')
    )
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    page = (project / "output/site/uur/index.html").read_text(encoding="utf-8")
    assert '<html lang="nl" dir="ltr"' in page
    assert ">Mijn doel<" in page
    assert ">Waarom</h" in page
    assert "„goed”" in page


def test_one_without_words_for_a_warning_says_what_it_says_for_a_note(tmp_path: Path) -> None:
    project = dutch(
        tmp_path, ("components.toml", '\nwarning = "Warning"', ""), ("components.toml", '"Note"', '"Let op"')
    )
    (project / "content/guides/uur.md").write_text(f"{GUIDE}\n> [!WARNING]\n> Niet te lang.\n", encoding="utf-8")
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    assert ">Let op</p>" in (project / "output/site/uur/index.html").read_text(encoding="utf-8")


def test_a_guide_of_an_english_site_can_name_it(tmp_path: Path) -> None:
    project = dutch(tmp_path, ("say.toml", 'my_goal = "My goal"', 'my_goal = "Mijn doel"'))
    front = "lang: nl\n"
    write(
        project,
        {
            "content/site.toml": 'title = "Hours"\n',
            "content/guides/uur.md": guide("Uur", front=front, more="\n## Stap 9: Kijken\n\nKijk.\n"),
        },
    )
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    assert ">Mijn doel<" in (project / "output/site/uur/index.html").read_text(encoding="utf-8")
    outline = guidepress(project, "outline", str(project / "content/guides/uur.md"))
    assert "Stap 9: Kijken" in outline.output


def test_a_new_guide_starts_from_its_own(tmp_path: Path) -> None:
    project = dutch(tmp_path, ("guide.md", "Say in a paragraph", "Zeg in een alinea"))
    assert guidepress(project, "new guide", "nieuw").exit_code == 0
    assert "Zeg in een alinea" in (project / "content/guides/nieuw.md").read_text()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("say.toml", "my_goal =", "my_gaol ="), "error[GP119]: `text.my_gaol` is not a setting of a language"),
        (("say.toml", 'my_goal = "My goal"\n', ""), "error[GP119]: `text.my_goal` is missing"),
        (("say.toml", 'my_goal = "My goal"', "my_goal = 3"), "error[GP119]: `text.my_goal` must be a string"),
        (("say.toml", '"{n} KB"', '"{n.real} KB"'), "has a placeholder `{n.real}` that guidepress does not know"),
        (("say.toml", '"{n} KB"', '"{n:>9999} KB"'), "has a placeholder `{n:>9999}` that guidepress does not know"),
        (("say.toml", '"{n} KB"', '"{n KB"'), "`text.kilobytes` has a brace that is not closed"),
        (("say.toml", 'one = "1 phase"\n', ""), "error[GP119]: `plurals.phases.one` is missing"),
        (
            ("recognise.toml", 'marks = ["?"]', 'marks = "?"'),
            "error[GP119]: `questions.marks` must be a list of strings",
        ),
        (("components.toml", "[wheel]", "[weel]"), "error[GP119]: `weel` is not a setting of a language"),
        (("say.toml", "[quotes]", "[quotes"), "say.toml:4:8: error[GP119]: this language cannot be read"),
    ],
)
def test_what_is_wrong_with_it_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str, str], expected: str
) -> None:
    assert expected in said(dutch(tmp_path, change))


def test_a_folder_without_all_files_or_with_a_region_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"content/guides/one.md": guide("One"), f"{HOME}/say.toml": "", "content/languages/nl-BE/say.toml": ""},
    )
    told = said(tmp_path)
    assert "content/languages/nl: error[GP119]: the language `nl` has no recognise.toml" in told
    assert "content/languages/nl-BE: error[GP119]: `nl-BE` cannot be the name of a language" in told


def test_the_languages_there_are_are_named_where_a_site_asks_for_another(tmp_path: Path) -> None:
    project = dutch(tmp_path)
    write(project, {"content/site.toml": 'title = "S"\nlanguage = "fr"\n'})
    message = said(project)
    assert "`language` is `fr`, which does not exist here" in message
    assert "hint: known here: `de`, `en`, `nl`; a folder in content/languages adds another" in message
