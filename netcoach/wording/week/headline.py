"""The first line of a week: how many, against the guideline, and who comes next."""

from __future__ import annotations

from netcoach.domain.frozen import frozen
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.next_steps import NextStepKind, next_steps
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.wording.done import name_cut
from netcoach.wording.week.screen import band, days_left, own_band, to_reach


@frozen
class Headline:
    """The first line.

    Attributes:
        figure: what it begins with; "" for none.
        sentence: how the week stands.
        then: whom to turn to, once the low edge is reached; "" for nobody.
        aside: what stands beside it, left out where there is no room.
    """

    figure: str = ""
    sentence: str
    then: str = ""
    aside: str = ""


def first_run(guideline: Guideline) -> str:
    """Say what netcoach is for."""
    return f"Track your LinkedIn connection requests: {band(guideline)} thoughtful ones a week."


def headline(review: WeekReview) -> Headline:
    """Say the week against its guideline; an open week is never judged."""
    if not review.ever_logged:
        return Headline(sentence=first_run(review.guideline))
    match review.state:
        case WeekState.OPEN:
            return _open_headline(review)
        case WeekState.REST:
            return Headline(
                sentence="A rest week, left out of every average.",
                then=_then(review),
                aside=f"{review.sent:,} sent" if review.sent else "none sent",
            )
        case WeekState.UNKNOWN:
            return _unknown_headline(review)
        case WeekState.CLOSED:
            return _closed_headline(review)


def _unknown_headline(review: WeekReview) -> Headline:
    asks, left_out = "None sent, or none logged?", "left out of every average"
    if review.in_question:
        return Headline(sentence=asks, aside=f"{left_out} until it is known")
    return Headline(sentence="Nothing is known of that week.", aside=left_out)


def _open_headline(review: WeekReview) -> Headline:
    figure, aside = f"{review.sent:,}", days_left(review)
    if review.to_low:
        aim = f"{to_reach(review.to_low, review.guideline)}, room for {review.room}"
        return Headline(
            figure=figure, sentence=f"so far. Aim for {own_band(review)}: {aim}.", aside=aside
        )
    if review.sent > review.guideline.high:
        past = f"this week, {review.sent - review.guideline.high:,} past {review.guideline.high}."
        return Headline(figure=figure, sentence=past, then=_then(review), aside=aside)
    room = f"room for {review.room}" if review.room else "no room left"
    return Headline(
        figure=figure,
        sentence=f"this week, inside {own_band(review)}, {room}.",
        then=_then(review),
        aside=aside,
    )


def _then(review: WeekReview) -> str:
    """Say which of the people that wait for the user comes first: "Now say hello to Dalia."."""
    for step in next_steps(review):
        if step.person is not None:
            name = name_cut(step.person.name.split()[0])
            if step.kind is NextStepKind.HELLO:
                return f"Now say hello to {name}."
            if step.kind is NextStepKind.FOLLOW_UP:
                return f"Now write to {name}."
    return ""


def _closed_headline(review: WeekReview) -> Headline:
    guideline, sent = review.guideline, review.sent
    match review.pace:
        case Pace.BELOW:
            where = f"{guideline.low - sent} short of {own_band(review)}"
        case Pace.ABOVE:
            where = f"{sent - guideline.high:,} past {guideline.high}"
        case _:
            where = f"inside {own_band(review)}"
    return Headline(figure=f"{sent:,}", sentence=f"that week, {where}.")
