"""Wheel: a spoke for each part of a life."""
