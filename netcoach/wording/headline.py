"""The headline of a week: what was sent, held against the guideline."""

from __future__ import annotations

from dataclasses import dataclass

from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.wording.week import band, days_left, own_band, part_band, room

FIRST_RUN = "Five to ten thoughtful requests a week. Press n when you have sent one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The first line: a figure, the sentence it begins, and what is said beside it."""

    figure: str = ""
    sentence: str
    aside: str = ""


def headline(review: WeekReview) -> Headline:
    """Say the week against its guideline; an open week is never judged."""
    if not review.ever_logged:
        return Headline(sentence=FIRST_RUN)
    match review.state:
        case WeekState.OPEN:
            return _open_headline(review)
        case WeekState.REST:
            return Headline(sentence="A rest week, left out of every average.", aside=_sent(review))
        case WeekState.UNKNOWN:
            return _unknown_headline(review)
        case WeekState.CLOSED:
            return _closed_headline(review)


def _unknown_headline(review: WeekReview) -> Headline:
    asks, left_out = "None sent, or none logged?", "left out of every average"
    if review.in_question:
        return Headline(sentence=asks, aside=f"{left_out} until it is known")
    return Headline(sentence="Nothing is known of that week.", aside=left_out)


def _sent(review: WeekReview) -> str:
    return f"{review.sent:,} sent" if review.sent else "none sent"


def _open_headline(review: WeekReview) -> Headline:
    guideline, sent = review.guideline, review.sent
    left = days_left(review)
    if review.to_low:
        aside = (
            f"{review.to_low} more reaches {guideline.low} · "
            f"{review.room} more stays within {guideline.high} · {left}"
        )
        return Headline(figure=str(sent), sentence="so far", aside=aside)
    requests = _requests(sent)
    if review.part and (sent > guideline.high or guideline.low == guideline.high):
        # "4 past 1" would be held against somebody who began on a Sunday.
        said = f"this week. {part_band(review.part, guideline).capitalize()}."
        whole = f"a whole week: {band(review.whole_guideline)}"
        return Headline(figure=f"{sent:,}", sentence=said, aside=whole)
    if sent > guideline.high:
        past = f"{requests} this week, {sent - guideline.high:,} past {guideline.high}."
        return Headline(figure=f"{sent:,}", sentence=past, aside=left)
    return Headline(
        figure=f"{sent:,}",
        sentence=f"{requests} this week, inside {own_band(review)}.",
        aside=f"{room(review)} · {left}",
    )


def _closed_headline(review: WeekReview) -> Headline:
    guideline, sent = review.guideline, review.sent
    requests = _requests(sent)
    if review.part and sent > guideline.high:
        said = f"{requests} that week. {part_band(review.part, guideline, over=True).capitalize()}."
        return Headline(figure=f"{sent:,}", sentence=said)
    match review.pace:
        case Pace.BELOW:
            where = f"{guideline.low - sent} below {own_band(review)}"
        case Pace.ABOVE:
            where = f"{sent - guideline.high:,} above {own_band(review)}"
        case _:
            where = f"inside {own_band(review)}"
    return Headline(figure=f"{sent:,}", sentence=f"{requests} that week, {where}.")


def _requests(sent: int) -> str:
    return "request" if sent == 1 else "requests"
