"""The fixed scales of the charts: they depend on the guideline, never on what was sent."""

from __future__ import annotations

from netcoach.domain.week.guideline import Guideline

QUALITY_TOP = 100


def scale_top(guideline: Guideline) -> int:
    """Where the count scale ends: one and a half times the high edge, rounded up (15 for 5–10)."""
    return -(-3 * guideline.high // 2)


def eighths_of(value: float, top: int, rows: int) -> int:
    """A value's height on a scale of that many rows, in eighths of a row, rounded half up.

    Zero is 0; anything above it shows at least one eighth; beyond the top it is the top.
    """
    if value <= 0:
        return 0
    return max(1, int(min(value, top) * rows * 8 / top + 0.5))
