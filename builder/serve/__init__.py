"""`guidepress serve`: the site in memory, on this computer only, rebuilt whenever a file is saved."""

from builder.serve.run import serve

__all__ = ["serve"]
