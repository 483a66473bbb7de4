"""Reading a project folder: `load(folder) -> Sources`, and the readers of front matter and settings."""

from builder.load.project import load

__all__ = ["load"]
