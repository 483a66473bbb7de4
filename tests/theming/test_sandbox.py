"""What a template of a theme or of an own component can do, and what a user is told where it tries more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patched_formats import patch_format
from tests.support.projects import guide, guidepress, write

PAGE = "themes/mine/web/404.html"
THEME = {
    "content/site.toml": 'title = "Small steps"\ntheme = "mine"\n',
    "themes/mine/theme.toml": 'extends = "plain"\n',
    "content/guides/one.md": guide("One"),
}
TOO_MUCH = (
    "{{ 'x' * 100000000 }}",
    "{{ 100000000 * [1] }}",
    "{{ '%0100000000d'|format(1) }}",
    "{{ '%0100000000d' % 1 }}",
    "{{ '%*d' % (100000000, 1) }}",
    "{{ '%.100000000f' % 1 }}",
    "{{ '{:0100000000d}'.format(1) }}",
    "{{ '{:{}}'.format(1, 100000000) }}",
    "{{ ('{0}' * 1000).format('x' * 1000000) }}",
    "{{ ('%s' * 1000) % (('x' * 1000000,) * 1000) }}",
    "{{ 10.0**400 }}",
    "{% set a = 'x'|center(-1000000000000) %}{% for n in range(100000) %}{% for m in range(100000) %}{% endfor %}{% endfor %}",
    "{% set f = 'nan' %}{% set a = [1]|batch(f|float, 1) %}{% for n in range(100000) %}{% for m in range(100000) %}{% endfor %}"
    "{% endfor %}",
    "{{ 10**(10**9) }}",
    "{% set n = namespace(v=10) %}{% for i in range(60) %}{% set n.v = n.v * n.v %}{% endfor %}{{ n.v }}",
    "{{ 5|round(-1000000000) }}",
    "{{ 'x'|center(100000000) }}",
    "{{ 'x'.center(100000000) }}",
    "{{ 'x'.ljust(100000000) }}",
    "{{ 'x'.rjust(100000000) }}",
    "{{ 'x'.zfill(100000000) }}",
    "{{ '\t'.expandtabs(100000000) }}",
    "{{ ('x' * 1000000).replace('x', 'y' * 1000) }}",
    "{{ ('x' * 1000000)|replace('x', 'y' * 1000) }}",
    "{{ ('x' * 1000000).replace('', 'y' * 1000) }}",
    "{{ ('y' * 1000000).join('x' * 1000) }}",
    "{{ (['x'] * 1000)|join('y' * 1000000) }}",
    "{{ ('x' * 1000)|join('y' * 1000000) }}",
    "{{ ('x\n' * 100000)|indent(10000) }}",
    "{{ ('x ' * 100000)|wordwrap(1, wrapstring='y' * 10000) }}",
    "{{ ('http://a.de ' * 10000)|urlize(rel='y' * 100000) }}",
    "{{ [1]|batch(100000000, 'x')|list }}",
    "{{ [1]|slice(100000000)|list }}",
    "{{ [1, [2]]|tojson(indent=100000000) }}",
    "{{ [[1] * 1000] * 1000000 }}",
    "{{ ([[1] * 1000] * 1000)|sum(start=[[1] * 100000] * 1000) }}",
    "{{ range(1000000000)|list }}",
    "{% for n in range(1000000000) %}{% endfor %}",
    "{% for n in range(100000) %}{% for m in range(100000) %}{% endfor %}{% endfor %}",
    "{% for n in range(90000) %}{{ 'x' * 3500 }}{% endfor %}",
    "{% macro big() %}{% for n in range(90000) %}{{ 'x' * 3500 }}{% endfor %}{% endmacro %}{{ big() }}",
    "{% set n = namespace(v='x') %}{% for i in range(60) %}{% set n.v = n.v ~ n.v %}{% endfor %}",
    "{% set n = namespace(v='x') %}{% for i in range(60) %}{% set n.v = n.v + n.v %}{% endfor %}",
    "{% set n = namespace(v=[]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v }}",
    "{% set n = namespace(v=1) %}{% for i in range(60) %}{% set n.v = {1: n.v, 2: n.v} %}{% endfor %}{{ n.v }}",
    "{% set n = namespace(v=1) %}{% for i in range(60) %}{% set n.v = dict(a=n.v, b=n.v) %}{% endfor %}{{ n.v }}",
    "{% set n = namespace(v='x') %}{% for i in range(60) %}{% set b %}{{ n.v * 2 }}{% endset %}{% set n.v = b %}{% endfor %}",
    "{% macro twice(n) %}{% if n %}{{ twice(n - 1) }}{{ twice(n - 1) }}{% endif %}{% endmacro %}{{ twice(60) }}",
)
"""Templates that would make more than a page can hold, by every way that Jinja has to multiply."""


COMPONENT = 'help = "Where to think."\n'


def told(project: Path, template: str) -> str:
    """What a build prints about a theme whose page for lost readers is this template."""
    write(project, {**THEME, PAGE: template})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert not (project / "output/site").exists()
    return result.stderr


def page(project: Path, template: str) -> str:
    """The page that a theme's template makes."""
    write(project, {**THEME, PAGE: template})
    result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 0, result.output
    return (project / "output/site/404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "place", "word"),
    [
        ("cycler.__init__.__globals__.os.system('touch caught')", ":2:11", "__init__"),
        ("''.__class__.__mro__", ":2:7", "__class__"),
        ("''['__class__']", ":2:8", "__class__"),
        ("''|attr('__class__')", ":2:13", "__class__"),
        ("[site]|map(attribute='__class__')|list", ":2:26", "__class__"),
        ("'{0.__class__}'.format(site)", ":2:8", "__class__"),
        ("t.__globals__", ":2:6", "__globals__"),
        ("site.__dict__", ":2:9", "__dict__"),
        ("(1).to_bytes(3)", ":2:8", "to_bytes"),
        ("[].append(1)", ":2:7", "append"),
        ("page.lang.encode()", ":2:14", "encode"),
    ],
)
def test_template_that_reaches_into_python_is_refused_at_the_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, place: str, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = told(tmp_path, "<p>\n{{ " + value + " }}")
    assert f"{PAGE}{place}: error[GP507]: a template may not use `{word}`" in said
    assert not (tmp_path / "caught").exists()


def test_template_of_an_own_component_is_in_the_sandbox_too(tmp_path: Path) -> None:
    home = "content/components/mine"
    template = "<p>\n{{ joiner.__init__.__globals__ }}"
    files = {f"{home}/component.toml": COMPONENT, f"{home}/screen.html": template, f"{home}/paper.html": template}
    write(tmp_path, {"content/guides/one.md": guide("One", "\n::: mine\n:::\n"), **files})
    result = guidepress(tmp_path, "build", "--only", "site")
    assert f"{home}/screen.html:2:11: error[GP507]: a template may not use `__init__`" in result.stderr


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What one build prints about a site where each guide has a component that makes too much.

    The limit of time is lifted: on a busy machine it would come first.
    """
    project = tmp_path_factory.mktemp("refusals")
    for number, template in enumerate(TOO_MUCH):
        home = f"content/components/n{number}"
        content = f"<p>\n{template}"
        write(project, {f"{home}/component.toml": COMPONENT, f"{home}/screen.html": content, f"{home}/paper.html": ""})
        write(project, {f"content/guides/g{number}.md": guide(f"Guide {number}", f"\n::: n{number}\n:::\n")})
    with pytest.MonkeyPatch.context() as patch:
        patch_format(patch, "web", seconds=600.0)
        result = guidepress(project, "build", "--only", "site")
    assert result.exit_code == 1, result.output
    return result.stderr


@pytest.mark.parametrize("number", range(len(TOO_MUCH)), ids=TOO_MUCH)
def test_template_that_makes_too_much_is_refused_at_its_line(refusals: str, number: int) -> None:
    place = f"content/components/n{number}/screen.html:"
    said = [line for line in refusals.splitlines() if line.startswith(place)]
    assert len(said) == 1, refusals
    assert said[0].startswith((f"{place}2:1: error[GP508]: this ", f"{place}3:1: error[GP508]: this "))


_MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "builder", "build", "--only", "site"])
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process of its own starts the build: a child counts the memory that its parent had when it was forked."""


def test_template_that_makes_too_much_takes_little_memory(tmp_path: Path) -> None:
    loop = "{% for n in range(90000) %}{{ 'x' * 3500 }}{% endfor %}"
    write(tmp_path, {**THEME, PAGE: loop})
    command = [sys.executable, "-c", _MEASURED]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    exit_code, kilobytes = map(int, said.split()[-2:])
    assert exit_code == 1
    assert kilobytes < 400_000


def test_included_template_that_makes_too_much_is_refused_at_its_line(tmp_path: Path) -> None:
    loop = "<p>\n{% for n in range(90000) %}{{ 'x' * 3500 }}{% endfor %}\n</p>"
    write(tmp_path, {"themes/mine/web/long.html": loop})
    assert "themes/mine/web/long.html:2:1: error[GP508]: this " in told(tmp_path, '{% include "web/long.html" %}')


@pytest.mark.parametrize("value", [r"'\ud800'", r"site.title ~ '\udfff'", r"'%c' % 55296", r"'{:c}'.format(55296)"])
def test_half_a_character_is_refused_at_its_line(tmp_path: Path, value: str) -> None:
    said = told(tmp_path, "<p>\n{{ " + value + " }}")
    assert f"{PAGE}:2:" in said
    assert "half of a character" in said


def test_template_with_too_many_loops_in_each_other_is_named(tmp_path: Path) -> None:
    said = told(tmp_path, "{% for n in [1] %}" * 30 + "{% endfor %}" * 30)
    assert f"{PAGE}: error[GP505]: this template cannot be read: too many statically nested blocks" in said


def test_template_with_too_many_brackets_is_named_by_check(tmp_path: Path) -> None:
    write(tmp_path, {**THEME, "themes/mine/web/unused.html": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"})
    result = guidepress(tmp_path, "check")
    assert result.exit_code == 1
    assert "themes/mine/web/unused.html: error[GP505]: this template cannot be read: it is nested" in result.stderr


@pytest.mark.parametrize("value", ["('nan'|float) + site.title|length", "1e400 * site.title|length"])
def test_number_that_is_none_is_refused_at_its_line(tmp_path: Path, value: str) -> None:
    said = told(tmp_path, "<p>\n{{ " + value + " }}")
    assert f"{PAGE}:2:" in said
    assert "error[GP505]: this template cannot be filled in: " in said


def test_templates_that_extend_each_other_are_named_with_a_line(tmp_path: Path) -> None:
    write(tmp_path, {"themes/mine/web/other.html": '\n{% extends "web/404.html" %}'})
    said = told(tmp_path, '<p>\n\n{% extends "web/other.html" %}')
    assert "error[GP509]: these templates use each other without end: " in said
    assert "`themes/mine/web/404.html`" in said
    assert "`themes/mine/web/other.html`" in said
    assert f"{PAGE}:3:" in said or "themes/mine/web/other.html:2:" in said
    assert "content/guides" not in said


def test_template_that_includes_itself_is_named_with_its_line(tmp_path: Path) -> None:
    said = told(tmp_path, '<p>\n{% include "web/404.html" %}')
    assert f"{PAGE}:2:13: error[GP509]: this template uses itself without end" in said


def test_macro_that_calls_itself_without_end_is_named_with_its_line(tmp_path: Path) -> None:
    said = told(tmp_path, "{% macro again(n) %}\n{{ again(n + 1) }}{% endmacro %}\n{{ again(1) }}")
    assert f"{PAGE}:2:" in said
    assert "error[GP509]: this template uses itself without end" in said


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ '%s and %02d' % ('<', 7) }}", "&lt; and 07"),
        ("{{ '{} and {:>3}'.format('<', 7) }}", "&lt; and   7"),
        ("{{ 'ab'.upper() }} {{ 'a,b'.split(',')|join('-') }} {{ 'b'.center(3, '*') }}", "AB a-b *b*"),
        ("{{ 'aa'|replace('a', '<') }} {{ 'x'|e ~ '<' }}", "&lt;&lt; x&lt;"),
        ("{{ [1, 2]|sum }} {{ 2 ** 10 }} {{ 7 % 3 }} {{ 3 * 'ab' }} {{ 5|replace('5', '6') }}", "3 1024 1 ababab 6"),
        ("{{ {'a': 1}.items()|list }} {{ {'a': 1}.a }} {{ {'a': 1}['a'] }}", "[(&#39;a&#39;, 1)] 1 1"),
        ("{% for a in [1, 2] %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2 "),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "aba"),
        ("{% set n = namespace(a=1) %}{% set n.a = n.a + 1 %}{{ n.a }}", "2"),
        ("{% for a in [[[]]] recursive %}<{{ loop(a) }}>{% endfor %}", "<<>>"),
        ("{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m('<') %}>{% endcall %}", "&lt;>"),
        ("{{ [site]|map(attribute='title')|join }} {{ site['title'] }}", "Small steps Small steps"),
        ("{{ ('ab '|e).strip().join(['<', '>']) }} {{ 'x\ty'.expandtabs(2) }}", "&lt;ab&gt; x y"),
        ("{{ 3.14159|round(2) }} {{ none }} {{ true }} {{ 1.5 }}", "3.14 None True 1.5"),
        (
            "{% for n in [1, 2] %}{{ site.title is defined }} {{ site.colour is defined }} {% endfor %}",
            "True False " * 2,
        ),
        ("{{ site.colour|default('no') }} {{ site.class is defined }} {{ (site or 1).title }}", "no False Small steps"),
        ("{{ {'get': 1}.get('get') }} {{ {'a': 1}.b is defined }} {{ 'a' ~ 1 ~ '<' }}", "1 False a1&lt;"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{{ varargs }}{% endmacro %}{{ m(1) }} {{ m(1, b='<') }}", "12() 1&lt;()"),
        (
            "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }} {{ m('<', 3) }} {{ m(b=1, a=4) }}",
            "12 &lt;3 41",
        ),
        ("{{ '{n} {t}'.format(n='<', t=site) is string }} {{ ('<{n}>'|safe).format(n='<') }}", "True <&lt;>"),
    ],
)
def test_what_templates_need_gives_what_it_gave(tmp_path: Path, template: str, text: str) -> None:
    assert page(tmp_path, template) == text
