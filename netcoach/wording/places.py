"""The places, each with its id and the word on the bar; their keys are 1, 2, 3 in this order."""

from __future__ import annotations

PLACES = (("week", "Week"), ("log", "Log"), ("people", "People"))
