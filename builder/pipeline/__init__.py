"""From a folder to finished output: the stages in order, with what the last build left."""

from builder.pipeline.build import BuildResult, CheckResult, build, check_project
from builder.pipeline.progress import Progress, Silent
from builder.pipeline.work import ContentErrors, Options

__all__ = ["BuildResult", "CheckResult", "ContentErrors", "Options", "Progress", "Silent", "build", "check_project"]
