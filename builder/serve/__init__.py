"""`guidepress serve`: the site in memory, on this machine only, made anew whenever a file is saved."""

from builder.serve.run import serve

__all__ = ["serve"]
