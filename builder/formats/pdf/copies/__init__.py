"""Copies of one layout: the places that it keeps free, what is said in them, and the files that come of it."""
