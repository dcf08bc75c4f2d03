"""Which explanation belongs to what is in focus on the Week."""

from __future__ import annotations

from textual.widget import Widget

from netcoach.domain.week.next_steps import NextStep
from netcoach.domain.week.review import WeekReview
from netcoach.tui.week.chart import TrendChart
from netcoach.tui.week.panels import CameBackPanel, NextStepsPanel, RequestTable, SentHowPanel
from netcoach.tui.week.summary import WeekLines
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
from netcoach.wording.week.lines import LineKind, WeekLine
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
        case WeekLines(selected=WeekLine(kind=LineKind.ADVICE)) if review.advice is not None:
            return explain_advice(review.advice)
        case CameBackPanel():
            return explain_came_back(review.came_back)
        case NextStepsPanel(selected=item) if item is not None:
            return explain_next_step(item, review)
        case _:
            return explain_count(review)


def explain_next_step(item: NextStep, review: WeekReview) -> Explanation:
    """Explain one thing to do next; the count where its line says everything."""
    match item:
        case NextStep(burst=burst) if burst is not None:
            return explain_burst(burst, review.today)
        case NextStep(hello=hello) if hello is not None:
            return explain_hello(hello)
        case NextStep(in_touch=due) if due is not None:
            return explain_due(due)
        case NextStep(waiting=waiting) if waiting is not None:
            return explain_waiting(waiting)
        case NextStep(pile_up=pile_up) if pile_up is not None:
            return explain_pile_up(pile_up)
        case NextStep(row=row) if row is not None:
            return explain_request(row)
        case _:
            return explain_count(review)
