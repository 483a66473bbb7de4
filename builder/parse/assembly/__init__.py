"""Segments and their HTML become a guide."""
