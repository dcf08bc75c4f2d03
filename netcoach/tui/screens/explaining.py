"""Which explanation belongs to what is in focus."""

from __future__ import annotations

from textual.widget import Widget

from netcoach.domain.review import WeekReview
from netcoach.tui.widgets.request_table import RequestTable
from netcoach.tui.widgets.sent_how import SentHowPanel
from netcoach.tui.widgets.trend_chart import TrendChart
from netcoach.tui.widgets.worth_a_look import WorthALookPanel
from netcoach.wording.explain import explain_burst, explain_count, explain_how
from netcoach.wording.explain_quality import explain_request, explain_trend
from netcoach.wording.explanation import Explanation


def explanation_of(
    focused: Widget | None, review: WeekReview, notes_a_month: int | None
) -> Explanation:
    """Explain the panel in focus: its selected request or burst, its figures, or the count."""
    match focused:
        case RequestTable(selected=row) if row is not None:
            return explain_request(row)
        case TrendChart():
            return explain_trend(review)
        case SentHowPanel():
            return explain_how(review, notes_a_month)
        case WorthALookPanel(selected=item) if item is not None and item.burst is not None:
            return explain_burst(item.burst, review.today)
        case _:
            return explain_count(review)
