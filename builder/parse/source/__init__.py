"""Markdown's lines as source: headings, directives, blocks, lists and code, each with its exact place."""
