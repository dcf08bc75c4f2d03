"""What every small form says."""

from __future__ import annotations

SAVE, LEAVE = "Save", "Leave"
HINT = "Enter saves · Tab goes on · Esc leaves"
HINT_TALL = "Enter saves, in the last field Ctrl+S · Tab goes on · Esc leaves"
HINT_CHOOSE = "Enter chooses · ↑↓ move · Esc leaves"
LEAVE_QUESTION = "Leave without saving what you typed?"
LEAVE_YES, LEAVE_NO = ("l", "Leave"), ("s", "Stay")
