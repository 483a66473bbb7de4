"""The scripts of pages: each is a folder of a theme, whose files are joined."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from itertools import groupby

from builder.model.output import Artifact

_PART = re.compile(r"web/scripts/([^/]+)/[^/]+\.js")


def joined_scripts(files: Mapping[str, bytes]) -> dict[str, Artifact]:
    """The scripts among a theme's files, by name: of the parts `web/scripts/answers/*.js` is made `answers`.

    Parts are joined in the order of their names into one function, so that they see each other's names and the page
    does not. They are no modules, which browsers do not load from a disk.
    """
    parts = sorted((match[1], path) for path in files if (match := _PART.fullmatch(path)))
    scripts = {}
    for name, group in groupby(parts, key=lambda part: part[0]):
        text = b"\n".join(files[path] for _, path in group)
        script = b'(() => {\n"use strict";\n' + text + b"})();\n"
        scripts[name] = Artifact(f"assets/{name}-{hashlib.sha256(script).hexdigest()[:8]}.js", script)
    return scripts
