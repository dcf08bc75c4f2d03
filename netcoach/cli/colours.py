"""Colours of what is printed on a terminal: each goes with a mark or a word that says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

BOLD, DIM, GREEN, YELLOW = "1", "2", "32", "33"
"""Select Graphic Rendition codes of ECMA-48; the terminal's own palette says how they look."""

MEANINGS = (
    (GREEN, r"■"),
    (YELLOW, r"[▽△]\*?"),
    (GREEN, r"┝[━●]+┥"),
    (YELLOW, r"(?<=[━─┥])[●›](?=─|$)"),
    (DIM, r"^\d{4}-\d\d-\d\d(?=  )"),
    (GREEN, r"(?<=  )(?:accepted|replied|talked|advice|opportunity|recommendation)\b(?=  )"),
    (DIM, r"(?<=  )(?:withdrawn|declined|lapsed)\b(?=  )"),
    (YELLOW, r"(?<=  )due(?: today| for \d+ days?)?\b|keep or withdraw\??"),
    (YELLOW, r"\b(?:short of|below your|above your|past) \d+\S*"),
    (GREEN, r"\binside (?:your )?\d+\S*"),
)
"""What is drawn how: below and above the guideline stand out, as does what is to be done."""

_ANY = re.compile("|".join(f"({pattern})" for _, pattern in MEANINGS))


def coloured(lines: Sequence[str]) -> list[str]:
    """The lines with colours by what they mean, headings bold.

    A heading is a line that others are set in under. Nothing is told by colour alone.
    """
    return [
        _styled(BOLD, line) if _is_heading(line, below) else _ANY.sub(_in_colour, line)
        for line, below in zip(lines, (*lines[1:], ""), strict=True)
    ]


def _is_heading(line: str, below: str) -> bool:
    return bool(line) and not line.startswith(" ") and below.startswith("  ")


def _in_colour(found: re.Match[str]) -> str:
    code, _ = MEANINGS[(found.lastindex or 1) - 1]
    return _styled(code, found[0])


def _styled(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""
