"""What finding somebody says."""

from __future__ import annotations

from netcoach.domain.people.index import MOST_FOUND

TITLE = "Find somebody"
HINT_TYPE = "a few letters of a name or a company"
HINT = "Enter opens their page · ↑↓ choose · Esc leaves"
NOBODY = "Nobody in the log or on the bench has words that begin so."
NOBODY_YET = "Nobody is in the log or on the bench yet."


def found(count: int) -> str:
    """Say how many were found; at the most that are shown, that letters narrow it down."""
    if count < MOST_FOUND:
        return "1 person" if count == 1 else f"{count} people"
    return f"the first {count} · more letters narrow it down"
