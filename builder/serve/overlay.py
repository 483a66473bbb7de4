"""Mistakes shown over the page, in the same words as on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from builder.diagnostics import Diagnostic, excerpt
from builder.serve.live import Snapshot

RELOAD = b"""<script>
(() => {
  const shown = "VERSION";
  const events = new EventSource("/_guidepress/events");
  events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
  addEventListener("pagehide", () => events.close());
})();
</script>"""

_STYLE = (
    "position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:99;margin:0;padding:1.5rem 2rem;background:#2b1210;"
    "color:#fff;font:15px/1.5 ui-monospace,monospace;white-space:pre-wrap;border-top:4px solid #ff8f80"
)


def overlay(snapshot: Snapshot) -> bytes:
    """The newest sources' errors as a panel at the foot of the page; nothing where there are none."""
    if not snapshot.broken:
        return b""
    return panel(snapshot.diagnostics, snapshot.texts).encode("utf-8")


def panel(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    told = "\n\n".join(plain_message(d, texts) for d in diagnostics if d.severity == "error")
    return f'<div role="alert" id="_guidepress-mistakes" style="{_STYLE}">{escape(told)}</div>'


def page_of_messages(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> bytes:
    """A page that holds nothing but messages: for a site that was never whole yet."""
    body = panel(diagnostics, texts)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>guidepress</title><body>{body}</body></html>'.encode()


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
