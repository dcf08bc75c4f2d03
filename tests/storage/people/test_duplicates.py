"""Finding two people who may be one among very many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from netcoach.storage.connection import Run
from netcoach.storage.people import duplicates
from netcoach.storage.people.duplicates import likely_duplicates
from netcoach.storage.store import Store
from tests.support.storage import new


def test_very_many_are_looked_through_a_page_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [new(str(number), f"Person{number} Marsh{number}") for number in range(90)]
    both = [new("one", "Jörg Roth"), new("other", "Roth, Joerg")]
    store.log.add_many([both[0], *others, both[1]])
    monkeypatch.setattr(duplicates, "AT_ONCE", 10)
    longest = snapshots = 0

    @contextmanager
    def counted() -> Iterator[Run]:
        nonlocal snapshots
        snapshots += 1
        with store.reader.snapshot() as run:

            def counting(statement: str, values: Sequence[Any]) -> Sequence[Any]:
                nonlocal longest
                rows = run(statement, values)
                longest = max(longest, len(rows))
                return rows

            yield counting

    (pair,) = likely_duplicates(counted)
    assert (pair.first.name, pair.second.name) == ("Jörg Roth", "Roth, Joerg")
    assert longest == 10
    assert snapshots > len(others) // 10
