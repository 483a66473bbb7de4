"""What a person calls the writing that some characters belong to."""

from __future__ import annotations

from fontTools.unicodedata import script, script_name

_NO_SCRIPT = {"Zyyy", "Zinh", "Zzzz"}
_SHOWN = 6


def script_names(letters: str) -> str:
    """The names of the scripts of some characters, as in "Georgian and Thai"; the characters themselves where they
    belong to none, as emoji do.
    """
    found = [script(letter) for letter in letters]
    names = list(dict.fromkeys(script_name(code) for code in found if code not in _NO_SCRIPT))
    others = "".join(letter for letter, code in zip(letters, found, strict=True) if code in _NO_SCRIPT)[:_SHOWN]
    return " and ".join([*names, *([f"the characters `{others}`"] if others else [])])
