"""Timeline: milestones on a line."""
