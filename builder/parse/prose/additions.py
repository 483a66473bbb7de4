"""What is read in a line besides what CommonMark has. A new addition is a module that one of these tuples names."""

from __future__ import annotations

from builder.parse.prose.inline_rules import InlineRule, Marks

RULES: tuple[InlineRule, ...] = ()
MARKS: tuple[Marks, ...] = ()
