"""Commitment: a promise and those who sign it."""
