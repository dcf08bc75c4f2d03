"""How well what is written can be read on what it is written on."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.theme import BUILTIN_THEMES

READABLE = 4.5
"""Contrast from which small text is readable (WCAG 2.2, AA)."""

OWN_COLOURS = [name for name in BUILTIN_THEMES if not name.startswith("ansi")]
"""Themes that say their colours; the others take those of the terminal."""


def luminance(color: Color | None) -> float:
    """Relative luminance of a colour, 0.0 for black to 1.0 for white (WCAG 2.2)."""
    assert color is not None
    assert color.triplet is not None
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.triplet.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """How far what is written stands out from what it is written on, 1.0 to 21.0 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (lighter + 0.05) / (darker + 0.05)
