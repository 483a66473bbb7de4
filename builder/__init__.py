"""guidepress: a press for guided workbooks. Markdown in; a website and printable workbooks out."""

__version__ = "0.1.0"
