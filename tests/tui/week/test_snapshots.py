"""The Week screen as text, frozen: look at every difference before accepting it."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from netcoach.domain.week.review import WeekReview
from tests.support.app import SMALL, WHOLE, picture, shown
from tests.support.reviews import FIRST_RUN, SEVEN_SENT


class ScreenText(SingleFileSnapshotExtension):
    """One readable file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize(
    ("review", "size"),
    [
        pytest.param(SEVEN_SENT, WHOLE, id="week-120x40"),
        pytest.param(SEVEN_SENT, SMALL, id="week-80x24"),
        pytest.param(FIRST_RUN, WHOLE, id="first-run-120x40"),
    ],
)
async def test_the_week_looks_like_this(
    review: WeekReview, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with shown(review, size) as (pilot, _):
        assert picture(pilot.app) == snapshot(extension_class=ScreenText)
