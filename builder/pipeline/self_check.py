"""A check of the engine of a format, once for each version of it: does it still report what is missing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from builder.diagnostics import Diagnostic, Span, warning
from builder.execute import Failure
from builder.formats import Format
from builder.pipeline.fingerprint import versions_of
from builder.pipeline.make import Made
from builder.pipeline.work import Work
from builder.pipeline.workers import SELF_CHECK_SECONDS, check_engine


def unreported_faults(made: Made, work: Work) -> dict[str, tuple[str, ...]]:
    """By versions, the kinds of faults that the engine does not report. Empty where it was never checked.

    It is checked only if a file of the format was rendered, since otherwise the engine would be loaded for it alone.
    """
    versions = versions_of(made.format)
    known = {of: kinds for of, kinds in work.cache.unreported.get(made.format.name, {}).items() if of == versions}
    if known or not made.rendered or made.format.self_check is None:
        return known
    _, found = next(iter(work.workers.run(check_engine, [made.format.name], seconds=SELF_CHECK_SECONDS)))
    return {} if isinstance(found, Failure) else {versions: found}


def unreported_diagnostics(format: Format, unreported: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for kinds in unreported.values():
        if kinds:
            *others, last = kinds
            named = f"{', '.join(others)} and {last}" if others else last
            engine = format.engine
            message = f"{engine} {version(engine)} no longer reports missing {named}, so nor does guidepress"
            hint = f"check the PDFs yourself, or install a version of {engine} that guidepress was tested with"
            yield warning("GP333", message, Span("guidepress build"), hint)
