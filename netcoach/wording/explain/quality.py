"""Explanations of quality: of a request, of a week, of the line and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netcoach.domain.log.quality import GroupPoints, breakdown_of
from netcoach.domain.log.signs import SIGNS
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.trends import SPLITS, Trends, WeekState
from netcoach.wording.log.signs import GROUP_TITLES, said_of_sign
from netcoach.wording.text import Explanation, day_said
from netcoach.wording.week.screen import rated_share, request_quality, spread
from netcoach.wording.week.trends import direction

MARKING = (
    "Several at once: Space marks a request, v every one from the last mark to here, * all that "
    "the filter shows. o and d then mean all that are marked."
)


def explain_request(row: RatedRequest) -> Explanation:
    """Explain a request's quality, sign by sign."""
    title = f"Quality of the request to {row.request.person.name}"
    if row.quality is None:
        return Explanation(
            title=title,
            paragraphs=(
                "Not rated: nothing was answered about it. That is not a zero; s answers its "
                "signs whenever you like.",
            ),
        )
    return Explanation(
        title=f"{title}: {request_quality(row.quality)}",
        paragraphs=(
            *_groups(row),
            "Within a group the best counts whole and the rest by half, up to the group's cap. "
            "The three groups make at most 100.",
            "The lower figure takes every open answer as no, the upper as yes; one figure means "
            "that nothing is open. Whether it was accepted never counts.",
        ),
    )


def explain_log_row(row: RatedRequest) -> Explanation:
    """Explain a request of the Log: its quality, and how many are settled or deleted at once."""
    explained = explain_request(row)
    return replace(explained, paragraphs=(*explained.paragraphs, MARKING))


def _groups(row: RatedRequest) -> Iterator[str]:
    """One line a group, and the sum of each end."""
    ends = [("", breakdown_of(row.evidence, unknown_counts=False))]
    if row.quality and row.quality.low != row.quality.high:
        ends.append(
            ("with every open answer yes: ", breakdown_of(row.evidence, unknown_counts=True))
        )
    for lead, groups in ends:
        lines = "\n".join(_group(group) for group in groups)
        total = " + ".join(_points(group.total) for group in groups)
        yield f"{lead}{total} = {_points(sum(group.total for group in groups))}\n{lines}"
    if row.evidence.spent:
        yield (
            "All notes of that month are used, so no request of it is held to one, whichever came "
            "first. It has at least the larger of (how you know them + why them) · 100 / 70 and "
            "(how you know them + why them + care without the note) · 100 / 95."
        )


def _group(group: GroupPoints) -> str:
    said = ", ".join(f"{_evidence(name)} {_points(points)}" for name, points in group.points)
    capped = f" (capped at {group.cap})" if sum(p for _, p in group.points) > group.cap else ""
    title = GROUP_TITLES[group.group].lower()
    return f"  {title} {_points(group.total)}{capped}: {said or 'nothing'}"


def _points(points: float) -> str:
    return f"{points:g}"


def _evidence(name: str) -> str:
    return said_of_sign(SIGNS[name]) if name in SIGNS else name.replace("-", " ")


def explain_trend(review: WeekReview) -> Explanation:
    """Explain a week's quality, the smooth line and where quality goes."""
    return Explanation(
        title="Quality and quantity",
        paragraphs=(
            *week_quality_lines(review),
            *_smooth(review.trends),
            *_direction(review.trends),
            "A bar of quality is solid up to the low end and lighter up to the high end. n is how "
            "many were rated; under 3 nothing is drawn. · is a rest week, ? a week nothing is "
            "known of, * a burst. The two rows are never set against each other.",
        ),
    )


def week_quality_lines(review: WeekReview) -> Iterator[str]:
    """Explain the quality of the shown week."""
    quality = review.quality
    if quality is None:
        yield "Nothing of the shown week is rated."
        return
    rated = [row.quality for row in review.rows if row.quality]
    lows, highs = (" + ".join(str(end) for end in ends) for ends in _ends(review))
    yield (
        f"This week {spread(quality.low, quality.high)}, {rated_share(quality)}: the mean of the "
        f"low ends ({lows}) / {len(rated)} = {quality.low:.1f}, to the mean of the high ends "
        f"({highs}) / {len(rated)} = {quality.high:.1f}."
    )


def _ends(review: WeekReview) -> tuple[list[int], list[int]]:
    rated = [row.quality for row in review.rows if row.quality]
    return [quality.low for quality in rated], [quality.high for quality in rated]


def _smooth(trends: Trends) -> Iterator[str]:
    if trends.smooth_quality is None:
        yield "The smooth line begins once there is enough to draw it from."
        return
    weeks = ", ".join(
        f"{day_said(week.week.start)}: n {week.quality.rated}, "
        f"{(week.quality.low + week.quality.high) / 2:.1f}"
        for week in reversed(trends.weeks)
        if week.quality is not None and week.state is WeekState.CLOSED
    )
    yield (
        f"The smooth line ends at {trends.smooth_quality:.1f}: Σ λ^age · n · q / Σ λ^age · n with "
        "λ = 0.5^(1/4), so that a week counts half after four weeks; q is the middle of a "
        f"week's range, n its rated requests. Latest first: {weeks}. "
        "Weeks before those count too, each less."
    )


def _direction(trends: Trends) -> Iterator[str]:
    yield " ".join(part for part in direction(trends) if part)
    found = trends.comparison
    if found is None:
        return
    yield (
        f"The last six rated weeks: {_figures(found.later)}, mean {_mean(found.later):.1f}. "
        f"The six before: {_figures(found.earlier)}, mean {_mean(found.earlier):.1f}. A direction "
        "is said only when each of the six is better, or each is lower, than all six before."
    )
    yield (
        f"The same twelve weeks can be split into two sixes in {SPLITS} ways, and {found.as_large} "
        f"of them differ as much: chance alone would do this {found.as_large} times in {SPLITS}, "
        "where one week tells nothing of the next."
    )


def _figures(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.1f}" for value in values)


def _mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values)
