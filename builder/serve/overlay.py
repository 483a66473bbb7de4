"""Errors and warnings shown on top of the page, in the same words as on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from builder.diagnostics import Diagnostic, excerpt
from builder.serve.live import Snapshot
from builder.text.counting import counted

_RELOAD = b"""<script>
(() => {
  const shown = "VERSION";
  const events = new EventSource("/_guidepress/events");
  events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
  addEventListener("pagehide", () => events.close());
})();
</script>"""

_STYLE = (
    "position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:99;margin:0;padding:1.5rem 2rem;"
    "background:#2b1210;color:#fff;border-top:4px solid #ff8f80;"
    "font:15px/1.5 ui-monospace,monospace;white-space:pre-wrap"
)

_FOLDED = (
    _STYLE.replace("padding:1.5rem 2rem", "padding:.5rem 1rem")
    .replace("inset:auto 0 0 0", "inset:auto auto 0 0")
    .replace("#ff8f80", "#e8b04a")
)


def with_overlay(page: bytes, snapshot: Snapshot) -> bytes:
    """A page with the script that reloads it, and at its foot the errors of the newest sources, or their warnings,
    folded.
    """
    shown = _panel if snapshot.broken else _folded
    panel = shown(snapshot.diagnostics, snapshot.texts).encode()
    script = _RELOAD.replace(b"VERSION", str(snapshot.version).encode())
    head, end, tail = page.rpartition(b"</body>")
    return head + panel + script + end + tail if end else page + panel + script


def page_of_messages(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> bytes:
    """A page of messages alone: for a PDF that cannot be rendered, and for a site that was never built."""
    found = tuple(diagnostics)
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>guidepress</title>'
    return f"{head}<body>{_panel(found, texts) if found else ''}</body></html>".encode()


def _panel(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    text = _rendered("error", diagnostics, texts)
    return f'<div role="alert" id="_guidepress-mistakes" style="{_STYLE}">{escape(text)}</div>'


def _folded(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """The warnings, folded to their number; empty where there are none."""
    warnings = [d for d in diagnostics if d.severity == "warning"]
    if not warnings:
        return ""
    number, text = counted(len(warnings), "warning"), escape(_rendered("warning", warnings, texts))
    summary = f'<summary style="cursor:pointer">{number}</summary>'
    return f'<details id="_guidepress-warnings" style="{_FOLDED}">{summary}\n{text}</details>'


def _rendered(severity: str, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    return "\n\n".join(plain_message(d, texts) for d in diagnostics if d.severity == severity)


def plain_message(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """A message as on the terminal, without colour."""
    lines = [f"{diagnostic.span}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    line, caret = excerpt(diagnostic.span, texts)
    if line.strip():
        margin = " " * len(str(diagnostic.span.line))
        lines.append(f"  {diagnostic.span.line} | {line}")
        lines += [f"  {margin} | {caret}"] if caret else []
    if diagnostic.hint:
        lines.append(f"  hint: {diagnostic.hint}")
    return "\n".join(lines)
