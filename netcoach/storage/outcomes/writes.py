"""Settling requests and taking outcomes off, inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pendulum import Date
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from netcoach.domain.errors import NotFound
from netcoach.domain.log.request import RequestId
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.outcomes.outcome import Recorded, Settled
from netcoach.storage.connection import runner
from netcoach.storage.outcomes.reads import recorded
from netcoach.storage.schema import tables

_ADD = insert(tables.outcomes)
_SET = _ADD.on_conflict_do_update(
    index_elements=["request_id", "outcome"],
    set_={"on_date": _ADD.excluded.on_date, "source": Origin.TYPED.value},
)
_TAKE_OFF = "DELETE FROM outcomes WHERE request_id = ? AND outcome = ?"
_GONE = "That request is not in the log any more."
_SOME_GONE = "Some of those requests are not in the log any more; choose them again."


def check(connection: Connection, on: Date) -> None:
    """Keep that the user looked through who accepted; the same date once more changes nothing."""
    values = {"on_date": on, "source": Origin.TYPED.value}
    connection.execute(insert(tables.checks).values(values).on_conflict_do_nothing())


def settle(
    connection: Connection,
    ids: Sequence[RequestId],
    rule: Callable[[tuple[Recorded, ...]], Settled],
) -> Settled:
    """Give requests the outcomes a rule says; only what differs is written.

    Raises:
        NotFound: one of them is not in the log.
        InvalidInput: the rule refuses; nothing is written.
    """
    before = recorded(runner(connection), ids)
    if len(before) != len(set(ids)):
        raise NotFound(_GONE if len(set(ids)) == 1 else _SOME_GONE)
    after = rule(before)
    off: list[tuple[int, str]] = []
    on: list[dict[str, object]] = []
    for old, new in zip(before, after.requests, strict=True):
        left = {outcome for outcome, _ in new.outcomes}
        off += [(old.id, one.value) for one, _ in old.outcomes if one not in left]
        on += [
            {"request_id": old.id, "outcome": outcome.value, "on_date": date}
            for outcome, date in new.outcomes
            if (outcome, date) not in old.outcomes
        ]
    if off:
        connection.exec_driver_sql(_TAKE_OFF, off)
    if on:
        connection.execute(_SET, on)
    return after
