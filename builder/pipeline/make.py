"""What a build makes of one format: which files are up to date, which are rendered, and what their tree becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, has_errors, warning
from builder.formats import Format, Job, Plan, Rendered, SiteContents
from builder.images import ImageFile, Recipe
from builder.model.output import Artifact, Copied
from builder.model.site import Download
from builder.pipeline.cache import CachedFile
from builder.pipeline.fingerprint import job_key, sealed
from builder.pipeline.images import made_images
from builder.pipeline.rendering import render
from builder.pipeline.work import Work
from builder.write import Tree


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a format after this build, by path in its tree.

    `current` are as they should be, and `rendered` those of them that were made now. `older` are out of date, and may
    be shown until they are made again. `images` are the files made from images, and `processed` those of them that came
    to the tree now. `cached` is what the next build should know of. `diagnostics` have errors only of files that a
    build with `keep_going` could not make.
    """

    format: Format
    plan: Plan
    current: Mapping[str, CachedFile]
    rendered: frozenset[str]
    images: Mapping[str, CachedFile]
    processed: frozenset[str]
    older: Mapping[str, CachedFile]
    cached: Mapping[str, CachedFile]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def shown(self) -> dict[str, CachedFile]:
        """The files there are, in the order of the plan."""
        found = {**self.older, **self.current}
        return {job.path: found[job.path] for job in self.plan.jobs if job.path in found}

    def downloads(self, tree: Tree) -> Iterator[tuple[str, Download]]:
        """What the site offers of them, each with the slug of its guide, in the order of the plan."""
        shown = self.shown
        for job in self.plan.jobs:
            found = shown.get(job.path)
            offer = job.download(found.pages, found.bytes) if found else None
            if found and offer:
                real = str(tree.place(job.path))
                yield job.slug, replace(offer, samples=found.samples, real=real, digest=found.digest)


def make(format: Format, site: SiteContents, work: Work) -> Made:
    """The files of a format that are there, and those that are asked for, rendered into the stage of their tree.

    ContentErrors where one cannot be made.
    """
    tree = work.tree(format)
    there = tree.existing()
    if not there and not work.is_asked(format):
        return Made(format, Plan(()), {}, frozenset(), {}, frozenset(), {}, {}, ())
    plan = format.plan(site, work.project.kit)
    keys = {job.path: job_key(format, job, work.project.kit) for job in plan.jobs}
    cached = {path: found for path, found in work.cache.files.get(format.name, {}).items() if path in there}
    current = {path: c for path, c in cached.items() if c.key == sealed(keys.get(path, ""), there[path])}
    chosen = {job.path for job in _chosen(format, plan, site, work)}
    wanted = [j for j in plan.jobs if j.path not in current and j.path in chosen and _is_asked(j, format, tree, work)]
    rendered = _render(format, _longest_first(wanted, cached), keys, tree, work)
    current |= rendered.files
    images, processed = _images(format, plan, cached, tree, work)
    rest = [job for job in plan.jobs if job.path not in current]
    older = {job.path: cached[job.path] for job in rest if _may_stay(job, cached, there)}
    return Made(
        format=format,
        plan=plan,
        current=current,
        rendered=frozenset(rendered.files),
        images=images | processed.files,
        processed=frozenset(processed.files),
        older=older,
        cached=cached | rendered.files | processed.files,
        diagnostics=(
            *work.without_errors([*_warnings(current.values()), *rendered.diagnostics, *processed.diagnostics]),
            *dict.fromkeys(rendered.failed),
            *_left(format, rendered, older),
        ),
    )


def fill_tree(made: Made, copies: Sequence[Copied], work: Work) -> None:
    """Everything else that the tree of a format gets: what is kept, what is ready, and what is copied.

    A build of everything leaves out what no document has any more; a narrowed build leaves other files as they were.
    """
    tree, plan = work.tree(made.format), made.plan
    there = tree.existing()
    narrowed = _is_narrowed(made.format, tree, work)
    named = {*made.rendered, *made.processed}
    for path in (*made.current, *made.images):
        if path not in named:
            tree.keep(path)
            named.add(path)
    ready: list[Artifact | Copied] = [*plan.files, *plan.copies, *copies]
    for file in ready:
        if narrowed and not _goes_with(file.path, tree, work):
            continue
        _take(tree, file)
        named.add(file.path)
    if narrowed or not made.format.is_site:
        gone = _gone(made, work)
        for path in (*there, *tree.edited()):
            if path not in named and path not in gone:
                tree.keep(path)


@dataclass(slots=True)
class _Rendering:
    files: dict[str, CachedFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: list[Diagnostic] = field(default_factory=list)
    not_made: list[Job] = field(default_factory=list)


def _warnings(files: Iterable[CachedFile]) -> list[Diagnostic]:
    return [diagnostic for file in files for diagnostic in file.diagnostics]


def _left(format: Format, rendered: _Rendering, older: Mapping[str, CachedFile]) -> Iterator[Diagnostic]:
    """What became of each file that could not be made, where the build goes on without it."""
    for job in rendered.not_made:
        stays = "its earlier file stays, and is out of date" if job.path in older else "it has no earlier file"
        hint = "fix the error above, and run `guidepress build` again"
        yield warning("GP299", f"{job.subject} was not made: {stays}", Span(job.source), hint)


def _render(format: Format, wanted: Sequence[Job], keys: Mapping[str, str], tree: Tree, work: Work) -> _Rendering:
    """Each file goes to the stage as soon as a worker delivers it, so that only its digest stays in memory."""
    found = _Rendering()
    if not wanted:
        return found
    for job, result in render(format, wanted, work.workers, work.stores, work.progress):
        said = result.diagnostics if isinstance(result, Rendered) else tuple(result)
        if has_errors(said) and work.options.keep_going and not format.is_site:
            found.failed += said
            found.not_made.append(job)
            continue
        found.diagnostics += said
        if isinstance(result, Rendered) and not has_errors(said):
            digest = tree.stage(job.path, result.artifact.content)
            found.files[job.path] = _cached(job, sealed(keys[job.path], digest), result)
    return found


def _images(
    format: Format, plan: Plan, cached: Mapping[str, CachedFile], tree: Tree, work: Work
) -> tuple[dict[str, CachedFile], _Rendering]:
    """The files made from images that are there, and those that come to the stage now.

    An image is processed only where neither the tree nor the store has what is made from it.
    """
    there, found = tree.existing(), _Rendering()
    if not plan.images or not work.is_asked(format):
        return {}, found
    narrowed = _is_narrowed(format, tree, work)
    current: dict[str, CachedFile] = {}
    wanted: dict[str, list[ImageFile]] = {}
    for file in plan.images:
        known, key = cached.get(file.path), file.recipe.key
        if narrowed and not _goes_with(file.path, tree, work):
            continue
        if known is not None and known.key == sealed(key, there[file.path]):
            current[file.path] = known
        else:
            wanted.setdefault(key, []).append(file)
    recipes = [files[0].recipe for files in wanted.values()]
    for recipe, result in made_images(recipes, work.stores.images, work.workers, work.progress):
        if isinstance(result, tuple):
            found.diagnostics += result
            continue
        for file in wanted[recipe.key]:
            found.files[file.path] = CachedFile(sealed(recipe.key, tree.stage(file.path, result)))
    return current, found


def recipes_of(plan: Plan) -> Iterator[Recipe]:
    """All files that the jobs and pages of a plan need made from images."""
    yield from (file.recipe for file in plan.images)
    yield from (recipe for job in plan.jobs for recipe in job.recipes)


def _cached(job: Job, key: str, result: Rendered) -> CachedFile:
    offered = job.download() is not None
    return CachedFile(
        key=key,
        pages=result.pages,
        bytes=len(result.artifact.content) if offered else 0,
        site_path=job.site_path,
        diagnostics=result.diagnostics,
        source=job.source if offered else "",
        draft=job.is_draft,
        samples=result.samples,
    )


def _chosen(format: Format, plan: Plan, site: SiteContents, work: Work) -> Sequence[Job]:
    """The jobs of the editions and papers that are built. A site is the same for all of them."""
    options = work.options
    if format.is_site or not (options.editions or options.papers):
        return plan.jobs
    return format.plan(site, options.narrowed(work.project.kit)).jobs


def _is_asked(job: Job, format: Format, tree: Tree, work: Work) -> bool:
    """Whether this build renders a job. A narrowed build of a site also makes what someone changed by hand: it would be
    missing otherwise.
    """
    if not work.is_asked(format):
        return False
    if not work.options.guides or job.slug in work.options.guides:
        return True
    return format.is_site and (not tree.existing() or job.path in tree.edited())


def _is_narrowed(format: Format, tree: Tree, work: Work) -> bool:
    return bool(work.options.guides) and not (format.is_site and not tree.existing())


def _goes_with(path: str, tree: Tree, work: Work) -> bool:
    """Whether a file is made with the guides that were asked for."""
    return path.startswith((*_homes(work), "assets/")) or path in tree.edited()


def _homes(work: Work) -> tuple[str, ...]:
    """The folders of the guides that were asked for."""
    return tuple(f"{slug}/" for slug in work.options.guides)


def _gone(made: Made, work: Work) -> frozenset[str]:
    """The paths of files that no document has any more, where this build may remove them."""
    there = work.tree(made.format).existing()
    planned = {job.path for job in made.plan.jobs}
    if made.format.is_site:
        return frozenset(path for path in there if path.startswith(_homes(work)))
    if work.options.is_narrowed:
        return frozenset()
    return frozenset(path for path in there if path not in planned)


def _may_stay(job: Job, cached: Mapping[str, CachedFile], there: Mapping[str, str]) -> bool:
    """Whether a file that is out of date may be offered until it is made again.

    Not if it is of another guide that had this name, shows a draft, or was private.
    """
    found = cached.get(job.path)
    if found is None or not found.key.endswith(f" {there[job.path]}"):
        return False
    return found.source == job.source and found.site_path == job.site_path and (job.is_draft or not found.draft)


def _longest_first(wanted: Sequence[Job], cached: Mapping[str, CachedFile]) -> list[Job]:
    """The jobs in the order that leaves no worker waiting for a long one at the end: by their pages the last time."""
    return sorted(wanted, key=lambda j: cached[j.path].pages if j.path in cached else j.size, reverse=True)


def _take(tree: Tree, file: Artifact | Copied) -> None:
    if isinstance(file, Artifact):
        tree.stage(file.path, file.content)
    else:
        tree.copy(file.path, Path(file.source), file.digest)
