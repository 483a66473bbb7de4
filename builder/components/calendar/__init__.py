"""A planner of a week, a month or twelve weeks."""
