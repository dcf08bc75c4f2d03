"""A filtered log as plain lines: one request each, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pendulum import Date

from netcoach.domain.log.filter.parser import FilterReading
from netcoach.domain.week.review import RatedRequest
from netcoach.wording.columns import in_columns
from netcoach.wording.figures import plural
from netcoach.wording.filtering import how_read
from netcoach.wording.log_place import stand_words
from netcoach.wording.week import request_quality

COLUMNS = (10, 24, 18, 14, 7)
"""Cells of date, who, company, where it stands and quality: 79 with the blanks between."""


def list_lines(
    reading: FilterReading, count: int, rows: Sequence[RatedRequest], today: Date
) -> Iterator[str]:
    """Say how the filter was read, then each request."""
    said = how_read(reading, today)
    yield f"{plural(count, 'request')}{f': {said}' if said else ''}"
    if rows:
        yield ""
    for row in rows:
        request = row.request
        texts = (
            request.sent.on.isoformat(),
            request.person.name,
            request.company,
            stand_words(request, today),
            request_quality(row.quality).rjust(COLUMNS[-1]),
        )
        yield in_columns(texts, COLUMNS)
