"""A SMART goal to write."""

from builder.components.smart.sentence import goal_height

__all__ = ["goal_height"]
