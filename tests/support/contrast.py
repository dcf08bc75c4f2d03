"""How well what is written can be read on what it is written on."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from netcoach.tui.themes import contrast as of_colours

READABLE = 4.5
"""Contrast from which small text is readable (WCAG 2.2, AA)."""

OWN_COLOURS = [name for name in BUILTIN_THEMES if not name.startswith("ansi")]
"""Themes that say their colours; the others take those of the terminal."""


def contrast(style: Style) -> float:
    """How far what is written stands out from what it is written on, 1.0 to 21.0 (WCAG 2.2)."""
    assert style.color is not None
    assert style.bgcolor is not None
    return of_colours(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
