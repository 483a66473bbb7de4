"""Copies of a guide that are made out to clients: one layout for all, and a few objects of its own for each."""
