"""Headings over lines of one height, side by side."""
