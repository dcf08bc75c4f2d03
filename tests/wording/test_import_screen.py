"""What the screen of an import says."""

from __future__ import annotations

import pytest

from netcoach.wording.importing import imported


@pytest.mark.parametrize(
    ("requests", "says"),
    [
        (0, "What became of known requests was added · u undoes"),
        (1, "1 past request added · u undoes"),
        (2, "2 past requests added · u undoes"),
        (5000, "5,000 past requests added · u undoes"),
    ],
)
def test_the_status_line_says_what_was_added(requests: int, says: str) -> None:
    assert imported(requests, "u") == says
