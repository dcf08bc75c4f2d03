"""Taking an export of netcoach's own in: what it would add, and what it added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import DateTime

from netcoach.domain.clean import clean_line
from netcoach.storage.reading_export import read_own_export
from netcoach.storage.shape import PEOPLE, REQUESTS

if TYPE_CHECKING:
    from netcoach.storage.merging_export import Addition
    from netcoach.storage.reading_export import Tables
    from netcoach.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingInSummary:
    """The counts of an export that is taken in.

    Attributes:
        file: its name, cleaned, without its folder.
        requests_added, people_added: those the log did not have.
        requests_known, people_known: those it has.
        filled: known requests and people that take over what the log does not say of them.
        others_added: signs, milestones, touches and marks, each counted as one.
    """

    file: str
    requests_added: int
    requests_known: int
    people_added: int
    people_known: int
    filled: int
    others_added: int

    @property
    def nothing_new(self) -> bool:
        """Whether it changes nothing at all."""
        added = self.requests_added + self.people_added + self.others_added
        return not (added or self.filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingIn:
    """What taking an export in would do; nothing is written yet."""

    summary: TakingInSummary
    tables: Tables = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What was added; ``backup`` is None when there was no log yet, or nothing was added."""

    summary: TakingInSummary
    backup: Path | None = None


def plan_taking_in(store: Store, path: Path) -> TakingIn:
    """Read an export and work out what it adds; see ``Coach.plan_taking_in``."""
    tables = read_own_export(path)
    return TakingIn(summary=_summary(path.name, store.addition(tables)), tables=tables)


def take_in(
    store: Store, now: DateTime, plan: TakingIn, progress: Callable[[float], None] | None
) -> TakenIn:
    """Write a plan on the log as it is now; see ``Coach.take_in``."""
    if plan.summary.nothing_new:
        return TakenIn(summary=plan.summary)
    tell = progress or (lambda _: None)
    addition, backup = store.take_in(plan.tables, at=now.in_timezone("UTC"), tell=tell)
    return TakenIn(summary=_summary(plan.summary.file, addition), backup=backup)


def _summary(file: str, addition: Addition) -> TakingInSummary:
    added = {table: len(rows) for table, rows in addition.rows.items()}
    return TakingInSummary(
        file=clean_line(file),
        requests_added=added[REQUESTS],
        requests_known=addition.known[REQUESTS],
        people_added=added[PEOPLE],
        people_known=addition.known[PEOPLE],
        filled=len({(one.table, one.id) for one in addition.fills}),
        others_added=sum(added.values()) - added[REQUESTS] - added[PEOPLE],
    )
