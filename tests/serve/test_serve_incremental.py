"""A server that reads only what changed shows what a server would that reads everything."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.load import load
from builder.load.reload import reload
from builder.model.sources import SourceDocument, Sources
from builder.pipeline import read
from builder.serve import run
from builder.serve.live import LiveSite, Snapshot
from tests.support.projects import guide, write
from tests.support.samples import picture
from tests.support.serving import SHORT

NAMES = ["a", "b", "c", "d"]
SITE = 'title = "Small steps"\npapers = ["a4"]\n'
SETTINGS = [SITE, SITE + 'description = "Another"\n', SITE + "descripton = 1\n", SITE + '[brand]\naccent = "#804000"\n']
TEXTS = [
    "\nWords.\n",
    "\n::: lines\nWhat?\n:::\n",
    "\n::: liens\n:::\n",
    "\n[To b](b.md) and [c](c.md#step-1-the-first-small-thing)\n",
    "\n![A field](field.png)\n",
    "\n[Notes](notes.txt)\n",
    "\n\ufeff\n",
]
FRONTS = ["", "tags: [one, two]\n", "draft: true\n", "slug: other\n", "date: 2026-01-01\n", "aliases: [/old/]\n"]

Change = Callable[[random.Random, Path], set[Path]]


def _edit(source: random.Random, project: Path) -> set[Path]:
    path = project / f"content/guides/{source.choice(NAMES)}.md"
    text = guide(f"Title {source.randint(0, 9)}", source.choice(TEXTS), source.choice(FRONTS) + SHORT)
    path.write_bytes(b"\xff" if source.random() < 0.05 else text.encode())
    return {path}


def _delete(source: random.Random, project: Path) -> set[Path]:
    path = project / f"content/guides/{source.choice(NAMES)}.md"
    path.unlink(missing_ok=True)
    return {path}


def _rename(source: random.Random, project: Path) -> set[Path]:
    old, new = (project / f"content/guides/{name}.md" for name in source.sample(NAMES, 2))
    if old.exists():
        old.replace(new)
    return {old, new}


def _save_as_editors_do(source: random.Random, project: Path) -> set[Path]:
    [path] = _edit(source, project)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(path.read_bytes())
    aside.replace(path)
    return {path, aside, path.with_name("4913")}


def _file(source: random.Random, project: Path) -> set[Path]:
    path = project / "content/guides" / source.choice(["field.png", "notes.txt"])
    if source.random() < 0.3:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(picture(source.choice(["teal", "red"])) if path.suffix == ".png" else b"Notes")
    return {path}


def _settings(source: random.Random, project: Path) -> set[Path]:
    path = project / "content/site.toml"
    path.write_text(source.choice(SETTINGS))
    return {path}


def _theme(source: random.Random, project: Path) -> set[Path]:
    path = project / "content/site.toml"
    write(
        project, {"themes/mine/theme.toml": 'extends = "journal"\n', "themes/mine/web.css": f"/* {source.random()} */"}
    )
    path.write_text(SITE + 'theme = "mine"\n')
    return {path, project / "themes/mine/web.css", project / "themes/mine/theme.toml"}


def _folder(source: random.Random, project: Path) -> set[Path]:
    path = project / "content/guides/e" / source.choice(["guide.md", "2.md"])
    if source.random() < 0.3:
        path.unlink(missing_ok=True)
    else:
        write(project, {path.relative_to(project).as_posix(): guide("A folder", front=SHORT)})
    return {path, path.parent}


CHANGES: tuple[Change, ...] = (
    *[_edit] * 4,
    _save_as_editors_do,
    _delete,
    _rename,
    _file,
    _file,
    _settings,
    _theme,
    _folder,
)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Path, LiveSite, LiveSite]]:
    """A project with a server that is told what changed, and one that reads everything each time."""
    files = {f"content/guides/{name}.md": guide(f"Guide {name}", front=SHORT) for name in NAMES}
    project = write(tmp_path / "project", {"content/site.toml": SITE, **files})
    told, thorough = LiveSite(project, drafts=True), LiveSite(project, drafts=True)
    yield project, told, thorough
    told.close()
    thorough.close()


def shown(snapshot: Snapshot) -> tuple[object, ...]:
    """All that readers and the author see of a site, but for the number of its version."""
    return dict(snapshot.pages), snapshot.files, sorted(snapshot.downloads), snapshot.diagnostics


@pytest.mark.parametrize("seed", range(3))
def test_any_changes_give_the_pages_and_messages_of_a_server_that_reads_everything(
    two: tuple[Path, LiveSite, LiveSite], seed: int
) -> None:
    project, told, thorough = two
    told.rebuild()
    thorough.rebuild()
    source = random.Random(seed)
    for step in range(25):
        changed = {path for _ in range(source.choice([1, 1, 2])) for path in source.choice(CHANGES)(source, project)}
        assert shown(told.rebuild(changed)) == shown(thorough.rebuild()), f"step {step}: {sorted(changed)}"
    fresh = LiveSite(project, drafts=True)
    snapshot = fresh.rebuild()
    fresh.close()
    assert snapshot.diagnostics == told.snapshot.diagnostics
    assert snapshot.broken or shown(snapshot) == shown(told.snapshot)


def test_only_the_texts_that_changed_are_read(tmp_path: Path) -> None:
    project = write(tmp_path, {"content/guides/a.md": guide("A"), "content/guides/b.md": guide("B")})
    before = load(project)
    write(project, {"content/guides/a.md": guide("New"), "content/guides/b.md": guide("Nobody was told of this")})
    after = reload(before, [project / "content/guides/a.md"])
    assert after is not None
    assert "New" in after.documents[0].files[0].text
    assert after.documents[1] is before.documents[1]


def test_only_the_keys_of_saved_guides_are_worked_out_again(
    two: tuple[Path, LiveSite, LiveSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, told, _ = two
    told.rebuild()
    asked: list[str] = []
    key = read._key

    def asked_for(document: SourceDocument, sources: Sources, own: str) -> str:
        asked.append(document.slug)
        return key(document, sources, own)

    monkeypatch.setattr(read, "_key", asked_for)
    path = write(project, {"content/guides/b.md": guide("New", front=SHORT)}) / "content/guides/b.md"
    assert b"New" in told.rebuild({path}).pages["b/index.html"]
    assert asked == ["b"]


def test_what_the_first_build_made_is_not_searched_for_garbage_after_saves(
    two: tuple[Path, LiveSite, LiveSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    monkeypatch.setattr(run, "_saves", lambda project: iter(()))
    monkeypatch.setattr(gc, "freeze", lambda: lines.append("frozen"))
    with monkeypatch.context() as signals:
        signals.setattr("signal.signal", lambda *rest: None)
        run.serve(two[0], port=0, drafts=True, report=lambda *said: None, show_line=lines.append)
    assert [line.partition(" ")[0] for line in lines] == ["Ready:", "frozen", "Serving"]


@pytest.mark.parametrize(
    "name", ["content/site.toml", "content/guides/new.md", "themes/mine/web.css", "content/components/a/screen.html"]
)
def test_all_is_read_after_other_changes(tmp_path: Path, name: str) -> None:
    project = write(tmp_path, {"content/guides/a.md": guide("A")})
    before = load(project)
    write(project, {name: 'title = "x"\n'})
    assert reload(before, [project / name]) is None


def test_all_is_read_where_a_symbolic_link_may_lead_to_what_changed(tmp_path: Path) -> None:
    project = write(tmp_path, {"content/guides/a.md": guide("A")})
    (project / "content/guides/b.md").symlink_to("a.md")
    assert reload(load(project), [project / "content/guides/a.md"]) is None
