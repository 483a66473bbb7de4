"""Pages for notes."""
