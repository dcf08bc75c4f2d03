"""What an explanation is: a title and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

CLOSE_HINT = "Esc closes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A title and paragraphs; all of it plain text."""

    title: str
    paragraphs: tuple[str, ...]
