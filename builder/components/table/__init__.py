"""A table to fill in."""
