"""Empty logs made once and copied: running the migrations takes longer than most tests."""

from __future__ import annotations

import pytest

from netcoach.storage import opening, transactions
from netcoach.storage.connection import Place, make_file, make_folder

_made: dict[str, bytes] = {}
"""An empty log of each schema, as the migrations make it."""


@pytest.fixture(autouse=True)
def quick_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the first log by the migrations, and every further one a copy of it."""
    monkeypatch.setattr(transactions, "create", _create)


def _create(place: Place) -> None:
    empty = _made.get(opening.REVISION)
    if empty is None:
        opening.create(place)
        _made[opening.REVISION] = place.real.read_bytes()
        return
    make_folder(place.real.parent)
    place.unfinished.unlink(missing_ok=True)
    make_file(place.unfinished)
    place.unfinished.write_bytes(empty)
    place.unfinished.replace(place.real)
