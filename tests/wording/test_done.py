"""What was done, in a sentence."""

from __future__ import annotations

import pytest

from netcoach.domain.change import Change, ChangeKind
from netcoach.wording.done import done, redone, undone


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(kind=ChangeKind.LOG, name="Bo Kessler"), "Logged Bo Kessler"),
        (Change(kind=ChangeKind.SETTLE, count=500), "Settled 500 requests"),
        (Change(kind=ChangeKind.CLOSE), "Closed the week"),
        (Change(kind=ChangeKind.CLOSE, count=2), "Closed two weeks"),
        (Change(kind=ChangeKind.WEEK_MARK, count=0), "Marked the week"),
        (Change(kind=ChangeKind.WEEK_MARK, count=13), "Marked 13 weeks"),
    ],
)
def test_what_was_done_is_said_the_same_when_it_is_taken_back(change: Change, said: str) -> None:
    low = said[0].lower() + said[1:]
    assert done(change.kind, change.name, "u", count=change.count) == f"{said} · u undoes"
    assert undone(change, "U") == f"Took back: {low} · U does it again"
    assert redone(change, "u") == f"Did again: {low} · u undoes"
