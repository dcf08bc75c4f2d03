"""Themes: netcoach's own pair, and the colours of every theme made legible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

TEXT_CONTRAST = 4.5
"""Contrast of text against what it stands on: WCAG 2.2, success criterion 1.4.3 (AA)."""

MARK_CONTRAST = 3.0
"""Contrast of marks and bars: WCAG 2.2, success criterion 1.4.11."""

OWN = (
    Theme(
        name="netcoach",
        primary="#6CB2F0",
        secondary="#8FB8D9",
        warning="#F2B457",
        error="#F08A8A",
        success="#5CC98A",
        accent="#F2B457",
        foreground="#E6E8EA",
        background="#14181C",
        surface="#1B2126",
        panel="#242C33",
        dark=True,
    ),
    Theme(
        name="netcoach-contrast",
        primary="#7CC4FF",
        secondary="#FFFFFF",
        warning="#FFC14D",
        error="#FF9B9B",
        success="#6BF0A0",
        accent="#FFC14D",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#1C1C1C",
        dark=True,
    ),
)
"""A calm dark theme, and one of high contrast."""

THEMES: Mapping[str, Theme] = BUILTIN_THEMES | {theme.name: theme for theme in OWN}
"""Every theme that is offered, by name."""

GROUNDS = ("background", "surface", "panel", "primary-muted")
"""What text stands on: the screen, forms, bars, and the selected row."""

FOCUSED = 0.2
"""How much of the foreground the field in focus has over the panel, 0.0 to 1.0, at most."""

TEXTS = (
    "foreground",
    "text-muted",
    "foreground-muted",
    "text-primary",
    "text-success",
    "text-warning",
    "text-error",
    "text-accent",
)

SELECTED = "$selected-text on $selected-ground"
"""The style of what is shown or chosen among others."""

MARKS = ("success", "warning", "primary")
"""What is drawn as a bar or a mark, each as ``mark-success`` and so on."""

BAND = 0.2
"""How much of the colour of success the band of the guideline has, 0.0 to 1.0."""

_ANSI = {
    True: {
        "text-primary": "ansi_cyan",
        "text-success": "ansi_green",
        "text-warning": "ansi_bright_yellow",
        "text-error": "ansi_bright_red",
    },
    False: {
        "text-primary": "ansi_blue",
        "text-success": "ansi_default",
        "text-warning": "ansi_red",
        "text-error": "ansi_red",
    },
}
"""For terminals with sixteen colours, dark and light: those that both xterm and the Linux console
draw with enough contrast on black, and on white."""


def legible(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    """The variables of a theme with every text and mark in a colour that can be read.

    A colour is moved towards white in a dark theme and towards black in a light one, no further
    than the contrast needs. New are ``mark-success``, ``mark-warning`` and ``mark-primary``,
    ``text-hint`` for what a field says before anything is typed, and ``selected-text`` on
    ``selected-ground``.
    """
    return {**variables, **(_of_sixteen if theme.ansi else _of_many)(variables, theme)}


def _of_sixteen(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    said = _ANSI[theme.dark]
    return {
        **said,
        **{f"mark-{name}": said[f"text-{name}"] for name in MARKS},
        **dict.fromkeys(("text", "text-muted", "foreground-muted", "text-hint"), "ansi_default"),
        **dict.fromkeys(("success", "success-muted"), said["text-success"]),
        "primary-muted": said["text-primary"],
        "button-color-foreground": "ansi_bright_white",
        "text-accent": said["text-primary"],
        "selected-text": variables["block-cursor-foreground"],
        "selected-ground": variables["block-cursor-background"],
    }


def _of_many(variables: Mapping[str, str], theme: Theme) -> dict[str, str]:
    grounds = [Color.parse(variables[name]) for name in GROUNDS]
    background, _, panel, selected = grounds
    pole = Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    foreground = Color.parse(variables["foreground"])
    muted = background.blend(foreground, 0.6)
    texts = {
        name: moved(_opaque(variables[name]) or muted, pole, grounds, TEXT_CONTRAST).hex
        for name in TEXTS
    }
    field = [ground.blend(foreground, FOCUSED) for ground in (background, panel)]
    band = background.blend(Color.parse(variables["success"]), BAND)
    marks = {
        f"mark-{name}": moved(
            Color.parse(variables[name]), pole, (background, band), MARK_CONTRAST
        ).hex
        for name in MARKS
    }
    return {
        **texts,
        **marks,
        "text-hint": moved(muted, pole, field, TEXT_CONTRAST).hex,
        "button-foreground": texts["foreground"],
        "button-color-foreground": _best_on(Color.parse(variables["primary"])),
        "selected-text": texts["foreground"],
        "selected-ground": selected.hex,
    }


def moved(colour: Color, pole: Color, grounds: Sequence[Color], wanted: float) -> Color:
    """The first colour on the way to a pole that has the contrast with every ground."""
    for step in range(21):
        candidate = colour.blend(pole, step / 20)
        if all(contrast(candidate, ground) >= wanted for ground in grounds):
            return candidate
    return pole


def contrast(one: Color, other: Color) -> float:
    """How far two colours stand apart, 1.0 to 21.0: the contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0.0 to 1.0."""
    channels = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _best_on(ground: Color) -> str:
    """Black or white, whichever stands out more."""
    return max(("#000000", "#FFFFFF"), key=lambda one: contrast(Color.parse(one), ground))


def _opaque(value: str) -> Color | None:
    """A colour that is one by itself; None for one that depends on what it stands on."""
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return None
    return colour if colour.a == 1 else None
