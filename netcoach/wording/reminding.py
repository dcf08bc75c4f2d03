"""What a reminder says, in one line without anybody's name."""

from __future__ import annotations

from collections.abc import Iterator

from netcoach.domain.week.next_steps import Needs
from netcoach.wording.figures import plural


def reminder(needs: Needs) -> str:
    """Say what the week needs: "Last week is not closed yet · one yes without a hello"."""
    return " · ".join(_parts(needs))


def _parts(needs: Needs) -> Iterator[str]:
    if needs.to_low:
        left = f"{plural(needs.days_left, 'day')} left" if needs.days_left else "last day"
        if needs.sent:
            yield f"{needs.sent} this week, {needs.to_low} more reaches {needs.low}, {left}"
        else:
            yield f"Nothing logged this week yet, {left}"
    if needs.unanswered:
        weeks = plural(needs.unanswered, "week")
        yield f"{weeks} with nothing logged: none sent, or none logged?"
    if needs.unclosed:
        yield "Last week can be closed"
    if needs.hellos:
        yield f"{needs.hellos} said yes and {'has' if needs.hellos == 1 else 'have'} no hello yet"
    if needs.waiting:
        yield f"{plural(needs.waiting, 'request')} pending for over six weeks"
