"""Tools for plain text: slugs, typography, placeholders, characters."""
