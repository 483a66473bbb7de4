"""From a folder to finished output: the stages in order, with what the last build left."""

from builder.pipeline.build import BuildResult, Options, build
from builder.pipeline.progress import Progress, Silent
from builder.pipeline.read import Reading, read_site

__all__ = ["BuildResult", "Options", "Progress", "Reading", "Silent", "build", "read_site"]
