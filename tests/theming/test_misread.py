"""Every template is read before a page asks for it; one that many kits share, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline.read import load_project
from builder.theming import Engine, misread_templates
from tests.support.projects import guide, write

PAGE = "themes/mine/web/unused.html"
FILES = {
    "content/site.toml": 'title = "S"\ntheme = "mine"\n',
    "content/guides/one.md": guide("One"),
    "themes/mine/theme.toml": 'extends = "plain"\n',
}


def test_template_that_was_read_without_an_error_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = load_project(write(tmp_path, FILES))[1]
    assert misread_templates(kit) == []
    read: list[str] = []
    monkeypatch.setattr(Engine, "parse", lambda engine, text, name, place: read.append(name))
    assert misread_templates(kit) == []
    assert read == []


def test_template_with_an_error_is_reported_each_time(tmp_path: Path) -> None:
    kit = load_project(write(tmp_path, {**FILES, PAGE: "<p>\n{% if %}\n"}))[1]
    for _ in range(2):
        [found] = misread_templates(kit)
        assert found.code == "GP505"
        assert found.span is not None
        assert (found.span.file, found.span.line) == (PAGE, 2)
