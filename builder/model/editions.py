"""The words that an edition is written with: the kinds of pages a workbook has, and the parts of a guide."""

from __future__ import annotations

PAGES = (
    "masthead",
    "cover",
    "how-to-use",
    "contents",
    "reminders",
    "introduction",
    "opener",
    "step",
    "phase-page",
    "looking-back",
    "section",
    "sign-off",
    "footnotes",
    "notes",
    "at-a-glance",
    "support",
    "contact",
    "back-cover",
)
"""What `pages` may name, in the order in which they come in a workbook."""

ONLY_NAMED = frozenset({"reminders"})
"""Those that an edition has only where it names them: a workbook has the steps themselves."""

ON_SHEETS = frozenset({"masthead", "contact"})
"""Those that only an edition whose pages `flow` has."""

COVERS = ("line", "field")
"""What a cover may be: lines, or one solid shape in the accent. The first is the usual one."""

PARTS = ("phases", "steps", "prompts", "encouragement", "support", "sections")
"""What `parts` may name, beside one phase, one step outside of phases or one section of journal prompts by its number
(`phase-2`, `step-3`, `prompts-1`).
"""
