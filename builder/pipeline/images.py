"""Files made from images, in the workers: each once, and kept under a key of all that its bytes depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic, Span, error
from builder.execute import Failure, Workers
from builder.images import Recipe
from builder.pipeline.guides import GuideStore as Store
from builder.pipeline.progress import Progress
from builder.pipeline.workers import process_image

_SECONDS = 60.0
"""For the files of one image: of 60 million pixels, they take 5 s."""

_STAGE, _PAGES = "Processing images", "Drawing sample pages"

_SMALLER = "make it smaller in an image editor: 3,500 pixels across are enough for a full page"
_WHY = {
    "time": "takes too long to process",
    "memory": "takes too much memory to process",
    "depth": "takes too much memory to process",
    "crash": "could not be processed: the process that did so crashed",
}


def made_images(
    recipes: Iterable[Recipe], store: Store, workers: Workers, progress: Progress
) -> Iterator[tuple[Recipe, bytes | tuple[Diagnostic, ...]]]:
    """The bytes for each recipe, those that the store has first; or diagnostics where an image cannot be processed.

    Pages of a PDF are not kept in the store: they are drawn in a few hundredths of a second, and change with each word.
    """
    missing: dict[str, dict[str, list[Recipe]]] = {_STAGE: {}, _PAGES: {}}
    for recipe in {recipe.key: recipe for recipe in recipes}.values():
        content = b"" if recipe.page else store.load(recipe.key)
        if content:
            yield recipe, content
        else:
            missing[_PAGES if recipe.page else _STAGE].setdefault(recipe.asset.digest, []).append(recipe)
    for stage, groups in missing.items():
        tasks = [tuple(group) for group in groups.values()]
        if not tasks:
            continue
        progress.stage(stage, len(tasks))
        for number, result in workers.run(process_image, tasks, seconds=_SECONDS):
            progress.advance(stage)
            if isinstance(result, Failure):
                yield tasks[number][0], _failed(result, tasks[number][0])
                continue
            for recipe, content in zip(tasks[number], result, strict=True):
                if not recipe.page:
                    store.save(recipe.key, content)
                yield recipe, content


def store_images(
    recipes: Iterable[Recipe], store: Store, workers: Workers, progress: Progress
) -> dict[str, tuple[Diagnostic, ...]]:
    """Make what the store does not have. Returns the diagnostics of images that failed, by their digests."""
    found = made_images(recipes, store, workers, progress)
    return {recipe.asset.digest: result for recipe, result in found if isinstance(result, tuple)}


def _failed(failure: Failure, recipe: Recipe) -> tuple[Diagnostic, ...]:
    if failure.abort is not None:
        return failure.abort.diagnostics
    where = recipe.span if recipe.span.file else Span(recipe.asset.path)
    return (error("GP334", f"`{recipe.asset.path}` {_WHY[failure.reason]}", where, _SMALLER),)
