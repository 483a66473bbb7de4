"""From a folder to finished output: the stages in order, with what the last build left."""

from builder.pipeline.build import BuildResult, Mistakes, Options, build, checked, look_over
from builder.pipeline.progress import Progress, Silent
from builder.pipeline.read import Reading, read_site

__all__ = [
    "BuildResult",
    "Mistakes",
    "Options",
    "Progress",
    "Reading",
    "Silent",
    "build",
    "checked",
    "look_over",
    "read_site",
]
