"""What the forms about people say, and how a cadence is read."""

from __future__ import annotations

import pytest

from netcoach.domain.errors import InvalidInput
from netcoach.wording.people.forms import days_said, own_days


@pytest.mark.parametrize(
    ("every", "own", "days"),
    [
        ("none", "", None),
        ("none", "45", None),
        ("90", "", 90),
        ("90", "45", 90),
        ("own", "45", 45),
        ("own", " 45 ", 45),
    ],
)
def test_a_cadence_is_what_is_chosen(every: str, own: str, days: int | None) -> None:
    assert days_said(every, own) == days


@pytest.mark.parametrize("own", ["", "soon", "-3", "4.5", "²", "٣"])
def test_own_days_are_a_number(own: str) -> None:
    with pytest.raises(InvalidInput, match="Own days is a number, like 45"):
        days_said("own", own)


@pytest.mark.parametrize(("days", "typed"), [(None, ""), (30, ""), (180, ""), (45, "45")])
def test_a_cadence_that_is_not_offered_stands_in_the_field_of_ones_own(
    days: int | None, typed: str
) -> None:
    assert own_days(days) == typed
