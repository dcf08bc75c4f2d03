"""Which explanation belongs to what is in focus on the Week."""

from __future__ import annotations

from textual.widget import Widget

from netcoach.domain.bursts import Burst
from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.advice import Advice
from netcoach.domain.week.next_steps import NextStep
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.tui.week.next_panel import StepList
from netcoach.tui.week.panels import CameBackPanel, SentHowPanel
from netcoach.tui.week.sent import RequestTable
from netcoach.tui.week.trend_chart import TrendChart
from netcoach.wording.explain.outcomes import (
    explain_came_back,
    explain_due,
    explain_hello,
    explain_pile_up,
    explain_waiting,
)
from netcoach.wording.explain.quality import explain_request, explain_trend
from netcoach.wording.explain.week import explain_burst, explain_count, explain_how
from netcoach.wording.text import Explanation
from netcoach.wording.week.next_steps import explain_advice


def explanation_of(
    focused: Widget | None, review: WeekReview, notes_a_month: int | None
) -> Explanation:
    """Explain the panel in focus: what is selected in it, its figures, or the count."""
    match focused:
        case RequestTable(selected=row) if row is not None:
            return explain_request(row)
        case TrendChart():
            return explain_trend(review)
        case SentHowPanel():
            return explain_how(review, notes_a_month)
        case CameBackPanel():
            return explain_came_back(review.came_back)
        case StepList(selected=step) if step is not None:
            return explain_next_step(step, review)
        case _:
            return explain_count(review)


def explain_next_step(step: NextStep, review: WeekReview) -> Explanation:
    """Explain one thing to do next; the count where its line says everything."""
    match step.about:
        case Burst() as burst:
            return explain_burst(burst, review.today)
        case HelloOwed() as hello:
            return explain_hello(hello)
        case KeepInTouch() as due:
            return explain_due(due)
        case Waiting() as waiting:
            return explain_waiting(waiting)
        case PileUp() as pile_up:
            return explain_pile_up(pile_up)
        case RatedRequest() as row:
            return explain_request(row)
        case Advice() as advice:
            return explain_advice(advice)
        case _:
            return explain_count(review)
