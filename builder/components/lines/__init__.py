"""Ruled lines to write on."""
