"""A list of boxes to tick."""
