"""Prose: Markdown becomes clean HTML, and what is lost on the way is reported."""
