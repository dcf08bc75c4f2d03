"""Dates and counts as an import says them: in full, as a file is compared with them."""

from __future__ import annotations

from pendulum import Date


def day_said(day: Date) -> str:
    """Say a date: "5 Oct 2026"."""
    return day.format("D MMM YYYY")


def count(number: int, one: str, many: str) -> str:
    """Say a number of things: "1 person", "1,200 people"."""
    return f"{number:,} {one if number == 1 else many}"
