"""Advice: at most one thing a week to try next, chosen by rule from what is thin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AdviceRule(StrEnum):
    """What may be advised, after the tips of the article netcoach is built on."""

    SEARCH = "search"
    NOTES = "notes"
    SPREAD = "spread"
    ENGAGE = "engage"
    THEY_ENGAGE = "they-engage"
    EVENTS = "events"
    COLLEAGUES = "colleagues"
    ALUMNI = "alumni"
    COMPANIES = "companies"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do next, with the figures that led to it.

    Attributes:
        rule: which of the rules spoke.
        found: how many requests it rests on, or spells of speed.
        of: among how many requests of the last weeks.
        weeks: how many weeks those are.
        key: what it is put away by; it comes again in no form that week.
    """

    rule: AdviceRule
    found: int
    of: int
    weeks: int
    key: str
