"""What is said of a repair."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.domain.damage import Repaired
from netcoach.wording.backup import NOTHING_TO_REPAIR, repaired


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Repaired(), NOTHING_TO_REPAIR),
        (Repaired(before=Path("b.db")), "The journal agrees with the log again"),
        (Repaired(before=Path("b.db"), indexes=True), "The log finds every row again"),
    ],
)
def test_a_repair_without_rows_says_what_it_mended(done: Repaired, said: str) -> None:
    assert repaired(done).startswith(said)
    assert repaired(done).endswith("b.db") == (done.before is not None)
