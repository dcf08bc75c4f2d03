"""What was done, in a sentence."""

from __future__ import annotations

import pytest

from netcoach.domain.change import Change, ChangeKind
from netcoach.wording.done import done, redone, undone


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(act=ChangeKind.LOG, name="Bo Kessler"), "Logged Bo Kessler"),
        (Change(act=ChangeKind.SETTLE, count=500), "Settled 500 requests"),
        (Change(act=ChangeKind.CLOSE), "Closed the week"),
        (Change(act=ChangeKind.CLOSE, count=2), "Closed two weeks"),
        (Change(act=ChangeKind.WEEK_MARK, count=0), "Marked the week"),
        (Change(act=ChangeKind.WEEK_MARK, count=13), "Marked 13 weeks"),
    ],
)
def test_what_was_done_is_said_the_same_when_it_is_taken_back(change: Change, said: str) -> None:
    low = said[0].lower() + said[1:]
    assert done(change.act, change.name, "u", count=change.count) == f"{said} · u undoes"
    assert undone(change, "U") == f"Took back: {low} · U does it again"
    assert redone(change, "u") == f"Did again: {low} · u undoes"
