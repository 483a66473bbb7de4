"""What the file of a copy is called, so that any system can keep it, whatever the client's name is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from builder.model.clients import Client
from builder.text.graphemes import cut_to_bytes

LONGEST = 200
"""Bytes of UTF-8. File systems allow 255; a folder for synchronising, or an archive, may add to a name."""

_DIGITS = 3
_LONGEST_TAIL = 120
"""Bytes for the guide, the edition and the paper: the name then has at least 70."""
_SUFFIX = ".pdf"
_FORBIDDEN = re.compile(r'[\s/\\:*?"<>|-]+')
"""White space, and what Windows or Unix refuses in a name or gives a meaning to."""


def copy_name(number: int, total: int, client: Client, parts: Sequence[str]) -> str:
    """The name of one copy's file: `007-Ada-Obi-promotion-workbook-a4.pdf`.

    `number` is that of the copy, from 1, as wide as `total` needs, so that files are in the order of the list and two
    clients of one name have two files. `parts` are the guide, the edition and the paper. Letters of any script stay (in
    NFC); the name is cut at a whole character where the file's name would have more than 200 bytes.
    """
    head = str(number).zfill(max(_DIGITS, len(str(total))))
    tail = cut_to_bytes("-".join(filter(None, map(_safe, parts))), _LONGEST_TAIL)
    room = LONGEST - sum(len(piece.encode()) + 1 for piece in (head, tail)) - len(_SUFFIX)
    name = _safe(cut_to_bytes(_safe(client.name), room))
    return "-".join(filter(None, (head, name, tail))).rstrip(".-") + _SUFFIX


def _safe(text: str) -> str:
    """A string with hyphens for what no file's name may have, without characters that nobody sees."""
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if c in "\t\n\r" or not _is_unseen(c))
    return _FORBIDDEN.sub("-", seen).strip("-. ")


def _is_unseen(character: str) -> bool:
    """Whether a character has no form of its own: controls, surrogates, and formats but for the joiners that scripts
    and emoji need. One that this Python does not know yet may be a letter."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in "\u200c\u200d"
