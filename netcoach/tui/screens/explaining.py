"""Which explanation belongs to what is in focus."""

from __future__ import annotations

from textual.widget import Widget

from netcoach.domain.week.next_steps import Worth
from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.came_back import CameBackPanel
from netcoach.tui.widgets.request_table import RequestTable
from netcoach.tui.widgets.sent_how import SentHowPanel
from netcoach.tui.widgets.trend_chart import TrendChart
from netcoach.tui.widgets.week_lines import WeekLines
from netcoach.tui.widgets.worth_a_look import WorthALookPanel
from netcoach.wording.explain.outcomes import (
    explain_came_back,
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
        case WorthALookPanel(selected=item) if item is not None:
            return explain_worth(item, review)
        case _:
            return explain_count(review)


def explain_worth(item: Worth, review: WeekReview) -> Explanation:
    """Explain one thing worth a look; the count where its line says everything."""
    match item:
        case Worth(burst=burst) if burst is not None:
            return explain_burst(burst, review.today)
        case Worth(hello=hello) if hello is not None:
            return explain_hello(hello)
        case Worth(waiting=waiting) if waiting is not None:
            return explain_waiting(waiting)
        case Worth(pile_up=pile_up) if pile_up is not None:
            return explain_pile_up(pile_up)
        case Worth(row=row) if row is not None:
            return explain_request(row)
        case _:
            return explain_count(review)
