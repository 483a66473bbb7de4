"""The font files of a theme by what they are for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_SAID = re.compile(r"(font-family|font-weight|font-style|src)\s*:\s*([^;]+)")
_FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_WEIGHTS = {"normal": 400, "bold": 700}
_ASKED = {"serif": (300, 400, 600), "sans": (400, 600), "lettering": (400, 600)}
"""The weights that text is measured in."""


def font_files(css: str, files: Mapping[str, bytes], tokens: Mapping[str, str]) -> dict[tuple[str, int], bytes]:
    """The upright font files that a style sheet names, by a family's token and the weight that is asked for: where the
    family does not have that weight, the nearest. A token whose font is the reader's own has none.
    """
    faces = _faces(css)
    found: dict[tuple[str, int], bytes] = {}
    for token, weights in _ASKED.items():
        family = _name(tokens.get(f"type.{token}", "").partition(",")[0])
        known = {weight: files[name] for (of, weight), name in faces.items() if of == family and name in files}
        for weight in weights if known else ():
            found[token, weight] = known[min(known, key=lambda other: (abs(other - weight), other))]
    return found


def _faces(css: str) -> dict[tuple[str, int], str]:
    found = {}
    for face in _FACE.findall(css):
        said = dict(_SAID.findall(face))
        weight = said.get("font-weight", "400").strip()
        file = _FILE.search(said.get("src", ""))
        if file and said.get("font-style", "normal").strip() == "normal" and (weight in _WEIGHTS or weight.isdigit()):
            found[_name(said.get("font-family", "")), _WEIGHTS.get(weight) or int(weight)] = file[1]
    return found


def _name(family: str) -> str:
    return family.strip().strip("\"'").lower()
