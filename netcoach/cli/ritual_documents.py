"""The parts of the JSON documents that tell what was said of whole weeks."""

from __future__ import annotations

from typing import Any

from netcoach.domain.week.advice import Advice
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import PartWeek
from netcoach.domain.week.marks import ClosedWeek, Promise
from netcoach.wording.week.next_steps import advice_figures, advice_text

Document = dict[str, Any]


def edges_document(guideline: Guideline) -> Document:
    """The edges of a guideline."""
    return {"low": guideline.low, "high": guideline.high}


def part_document(part: PartWeek | None) -> Document | None:
    """What part of a week counts: null for a whole one."""
    return None if part is None else {"days": part.days, "why": part.why.value}


def closed_document(closed: ClosedWeek) -> Document:
    """What was said when a week was closed; "closed_at" is an instant in UTC."""
    return {
        "closed_at": closed.closed_at.isoformat(),
        "guideline": edges_document(closed.guideline),
        "went_well": closed.went_well,
        "felt_rushed": closed.felt_rushed,
        "next_line": closed.next_line,
        "next_done": closed.kept.value or None,
    }


def promise_document(promise: Promise) -> Document:
    """The line for a week; "done" is null until it was answered."""
    return {
        "text": promise.line,
        "written_in": promise.written_in.start.isoformat(),
        "done": promise.kept.value or None,
    }


def advice_document(advice: Advice) -> Document:
    """An advice with the figures that led to it."""
    return {
        "rule": advice.rule.value,
        "found": advice.found,
        "of": advice.of,
        "weeks": advice.weeks,
        "text": advice_text(advice),
        "figures": advice_figures(advice),
    }
