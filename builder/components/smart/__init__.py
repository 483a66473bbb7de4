"""A SMART goal to write."""
