"""The ridge, one hill for each phase."""
