"""What is read only where it changed, against all of it read anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pendulum import Date

from netcoach.domain.errors import NetcoachError
from netcoach.domain.log.request import Outcome, Request, RequestDraft
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.page import PersonDraft, ShortlistDraft
from netcoach.domain.week.calendar import day_after
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day, yes
from tests.support.storage import everything, new, settle

FIRST, AFTER = day("2026-09-01"), day("2026-12-01")
NAMES = ("Ana Rybar", "Bo Kessler", "José Kaplan", "Cleo Vance", "Søren Strand", "Ana Rybarova")


def as_read_anew(path: Path, first: Date, after: Date) -> tuple[tuple[Request, ...], list[object]]:
    with closing(Store(path)) as store:
        index = store.people.index()
        return store.log.between(first, after), looked_up(index)


def looked_up(index: object) -> list[object]:
    drafts = [a_draft(name) for name in NAMES]
    return [
        list(index),  # type: ignore[call-overload]
        [index.matching(typed) for typed in ("an", "ana ry", "bo", "jose", "x1")],  # type: ignore[attr-defined]
        [index.found(typed, most=3) for typed in ("", "orb", "ana")],  # type: ignore[attr-defined]
        [index.asked_like(draft) for draft in drafts],  # type: ignore[attr-defined]
    ]


def change(store: Store, pick: random.Random) -> None:
    """Do one thing that a user or another tool can do to the log."""
    requests = everything(store)
    one = pick.choice(requests) if requests else None
    when = day_after(FIRST, pick.randrange(-20, 110)).isoformat()
    name = pick.choice(NAMES)
    what = pick.randrange(12)
    if what <= 2 or one is None:
        said = {"signs": yes(Sign.MET)} if pick.random() < 0.5 else {}
        store.log.add(new(str(pick.random()), name, when, company="Orbital", **said))
    elif what == 3:
        draft: RequestDraft = a_draft(pick.choice([one.person.name, name]), when, note="Hello")
        store.log.edit(one.id, draft, at=WEDNESDAY)
    elif what == 4:
        store.log.delete(one.id, at=WEDNESDAY)
    elif what == 5:
        settle(store, one.id, pick.choice([Outcome.ACCEPTED, Outcome.WITHDRAWN]), day("2026-12-01"))
    elif what == 6:
        store.undo(at=WEDNESDAY)
    elif what == 7:
        store.redo(at=WEDNESDAY)
    elif what == 8:
        other = pick.choice(requests).person
        store.people.merge(one.person.id, other.id, at=WEDNESDAY)
    elif what == 9:
        store.people.add_to_shortlist(
            ShortlistDraft(name=f"{name} x{pick.randrange(3)}"), day("2026-11-18"), at=WEDNESDAY
        )
    elif what == 10:
        draft_of = PersonDraft(name=f"{one.person.name[:3]} {name}", company="Orbital")
        store.people.edit(one.person.id, draft_of, day("2026-11-18"), at=WEDNESDAY)
    elif pick.random() < 0.3:
        store.people.forget(one.person.id, at=WEDNESDAY)
    else:
        with closing(sqlite3.connect(store.path)) as connection, connection:
            connection.execute("UPDATE requests SET reason = 'Her talk' WHERE id = ?", (one.id,))
            connection.execute("DELETE FROM sign_answers WHERE request_id = ?", (one.id,))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_read_after_any_change_is_what_is_in_the_file(store: Store, seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(25):
        for _ in range(pick.randrange(1, 4)):
            with suppress(NetcoachError):
                change(store, pick)
        read = store.log.between(FIRST, AFTER), looked_up(store.people.index())
        assert read == as_read_anew(store.path, FIRST, AFTER)
        inside = day("2026-09-20"), day("2026-11-01")
        assert store.log.between(*inside) == as_read_anew(store.path, *inside)[0]


def test_what_did_not_change_is_the_very_same_object(store: Store) -> None:
    for number in range(3):
        store.log.add(new(str(number), when=f"2026-11-0{number + 1}"))
    before = store.log.between(FIRST, AFTER)
    store.log.edit(before[1].id, a_draft(when="2026-11-09"), at=WEDNESDAY)
    after = store.log.between(FIRST, AFTER)
    assert [one.id for one in after] == [before[0].id, before[2].id, before[1].id]
    assert (after[0] is before[0], after[1] is before[2]) == (True, True)
    assert store.log.between(day("2026-11-02"), day("2026-11-04"))[0] is before[2]


def test_a_backup_that_was_brought_back_is_read_anew(store: Store, tmp_path: Path) -> None:
    store.log.add(new("1", "Ana Rybar"))
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.path.read_bytes())
    store.log.add(replace(new("2", "Bo Kessler"), logged_at=WEDNESDAY.add(hours=1)))
    assert len(store.log.between(FIRST, AFTER)) == len(store.people.index()) == 2
    with closing(Store(copy)) as other:
        other.log.add(new("3", "Cleo Vance"))
        other.log.delete(other.log.add(new("4", "Dora Ito")).id, at=WEDNESDAY.add(days=1))
    with (
        closing(sqlite3.connect(copy)) as source,
        closing(sqlite3.connect(store.path)) as target,
    ):
        source.backup(target)
    names = [one.person.name for one in store.log.between(FIRST, AFTER)]
    assert names == ["Ana Rybar", "Cleo Vance"]
    assert {one.name for one in store.people.index()} == {"Ana Rybar", "Cleo Vance"}


def test_whoever_changed_after_somebody_was_forgotten_is_read_too(store: Store) -> None:
    today = day("2026-11-18")
    store.log.add(new("1", "Ana Rybar"))
    of_bo = store.log.add(new("2", "Bo Kessler"))
    store.log.delete(of_bo.id, at=WEDNESDAY)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        listed = "UPDATE people SET connected_on = '2026-01-01' WHERE id = ?"
        connection.execute(listed, (of_bo.person.id,))
    cleo = store.people.add_to_shortlist(ShortlistDraft(name="Cleo Vance"), today, at=WEDNESDAY)
    assert [one.name for one in store.people.index()] == ["Cleo Vance", "Ana Rybar", "Bo Kessler"]
    store.people.forget(cleo.id, at=WEDNESDAY)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        shortlisted = (
            "INSERT INTO shortlist (uid, person_id, reason, added_on)"
            " VALUES (lower(hex(randomblob(16))), ?, '', '2026-11-18')"
        )
        connection.execute(shortlisted, (of_bo.person.id,))
    assert [one.name for one in store.people.index()] == ["Bo Kessler", "Ana Rybar"]
