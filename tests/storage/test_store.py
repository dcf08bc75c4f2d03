"""Every method on a real file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest

from netcoach.domain.errors import InvalidInput, NotFound
from netcoach.domain.log.request import Outcome, RequestId, Source
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.people.person import PersonId
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import MarkKind
from netcoach.storage.log import reads
from netcoach.storage.log.reads import AT_ONCE
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day, yes
from tests.support.storage import everything, mark, marked, new, settle

GROUP = frozenset({Sign.GROUP})


def test_a_missing_file_reads_as_empty_and_stays_missing(store: Store) -> None:
    with store.snapshot():
        assert not everything(store)
        assert not store.log.latest()
        assert not store.people.everybody()
        assert not store.log.sent_by_day()
        assert not store.week.guidelines()
        assert not marked(store, MarkKind.REST) | marked(store, MarkKind.ZERO)
        assert not store.week.dismissed()
    with pytest.raises(NotFound):
        store.log.request(RequestId(1))
    store.change_token()
    store.warm_up()
    assert all(finding.ok for finding in store.health())

    assert not store.path.parent.exists()


def test_a_request_comes_back_as_it_was_said(store: Store) -> None:
    draft = a_draft(
        "Ann [/b] Lee\u0301 😀",
        "2026-11-18T19:02",
        company="Acme [UK]",
        role="Engineer",
        url="https://www.linkedin.com/in/Ann-Lee/?x=1",
        note="Hello\nAnn",
        reason="talk",
        event="PyData",
        signs=Signs(yes=frozenset({Sign.MET}), no=frozenset({Sign.GROUP})),
        field=Field.RELATED,
    )
    outcomes = (
        (Outcome.ACCEPTED, day("2026-11-19")),
        (Outcome.REPLIED, day("2026-11-19")),
        (Outcome.WITHDRAWN, day("2026-11-20")),
    )
    made = store.log.add(
        NewRequest(
            draft=draft,
            uid="1",
            logged_at=WEDNESDAY,
            source=Source.LATE,
            outcomes=outcomes[::-1],
        )
    )

    assert made == store.log.request(made.id)
    assert made.person.name == draft.name
    assert (made.person.company, made.person.role) == ("Acme [UK]", "Engineer")
    assert made.person.profile_key == "ann-lee"
    assert (made.company, made.role, made.note) == (draft.company, draft.role, draft.note)
    assert (made.reason, made.event, made.field) == (draft.reason, draft.event, draft.field)
    assert (made.sent, made.signs, made.source) == (draft.sent, draft.signs, Source.LATE)
    assert made.logged_at == WEDNESDAY
    assert made.logged_at.timezone_name == "UTC"
    assert made.outcomes == outcomes


@pytest.mark.parametrize("note", [None, "", "Hello"])
def test_no_note_and_nothing_said_about_it_are_two_things(store: Store, note: str | None) -> None:
    assert store.log.add(new("1", note=note)).note == note


def test_what_many_requests_say_alike_is_held_once(store: Store) -> None:
    said = {"company": "Fjord Data", "role": "Data lead", "reason": "talk", "event": "PyData"}
    first, second = (
        replace(new(uid, when="2026-11-18", **said).draft, signs=signs)
        for uid, signs in (("1", yes(Sign.MET)), ("2", replace(yes(Sign.MET), no=GROUP)))
    )
    for uid, draft in (("1", first), ("2", second)):
        store.log.add(replace(new(uid), draft=draft))
    one, other = everything(store)
    assert one.signs != other.signs
    assert one.signs.yes is other.signs.yes
    assert one.sent is other.sent
    assert one.logged_at is other.logged_at
    for name in said:
        assert getattr(one, name) is getattr(other, name)
    assert one.person.company is other.person.company


def test_a_long_log_is_read_a_part_at_a_time(store: Store) -> None:
    store.log.add_many([new(str(number)) for number in range(2 * AT_ONCE + 1)])
    longest = 0
    with store.reader.snapshot() as run:

        def counted(statement: str, values: Sequence[Any]) -> Sequence[Any]:
            nonlocal longest
            rows = run(statement, values)
            wide = [row for row in rows if len(row) > 1]
            longest = max(longest, len(wide))
            return rows

        found = reads.requests_between(counted, day("2026-11-18"), day("2026-11-19"))
    assert [request.id for request in found] == list(range(1, 2 * AT_ONCE + 2))
    assert longest == AT_ONCE


def test_a_reader_keeps_few_pages_at_hand(store: Store) -> None:
    store.log.add(new("1"))
    with store.reader.snapshot() as run:
        ((kibibytes,),) = run("PRAGMA cache_size", ())
    assert -4000 <= kibibytes < 0


def test_requests_come_in_order_of_sending_and_ranges_are_half_open(store: Store) -> None:
    for uid, when in enumerate(
        ("2026-11-18T19:02", "2026-11-20", "2026-11-18T08:00", "2026-11-17")
    ):
        store.log.add(new(str(uid), when=when))

    assert [one.person.name for one in everything(store)] == [
        "Person 3",
        "Person 2",
        "Person 0",
        "Person 1",
    ]
    found = store.log.between(day("2026-11-18"), day("2026-11-20"))
    assert [one.person.name for one in found] == ["Person 2", "Person 0"]
    assert store.log.sent_by_day() == (
        (day("2026-11-17"), 1),
        (day("2026-11-18"), 2),
        (day("2026-11-20"), 1),
    )


def test_the_same_uid_twice_is_one_request_and_one_entry(store: Store) -> None:
    first = store.log.add(new("1", "Ana Rybar"))
    token = store.change_token()
    again = store.log.add(new("1", "Somebody Else"))

    assert again == first
    assert everything(store) == (first,)
    assert store.change_token() == token
    assert store.undo(at=WEDNESDAY).name == "Ana Rybar"
    assert store.people.everybody() == ()


def test_many_are_one_entry_and_known_uids_are_left_out(store: Store) -> None:
    store.log.add(new("1"))

    assert store.log.add_many([new("1"), new("2"), new("3"), new("2")]) == 2
    assert len(everything(store)) == 3
    store.undo(at=WEDNESDAY)
    assert len(everything(store)) == 1
    assert store.log.add_many([]) == 0


def test_latest_requests_and_people_come_newest_first(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar", "2026-11-16"))
    store.log.add(new("2", "Bo Kessler", "2026-11-17"))
    latest = store.log.add(new("3", "ana  RYBAR", "2026-11-18"))
    gone = store.log.add(new("4", "Bo Kessler", "2026-11-19"))
    store.log.delete(gone.id, at=WEDNESDAY)

    assert [one.sent.on for one in store.log.latest()] == [
        day("2026-11-18"),
        day("2026-11-17"),
    ]
    assert [person.name for person in store.people.everybody()] == ["Ana Rybar", "Bo Kessler"]
    assert store.log.latest()[0] == latest


def test_an_edit_replaces_everything_said(store: Store) -> None:
    made = store.log.add(new("1", "Ana Rybar", company="Acme", signs=yes(Sign.MET, Sign.GROUP)))
    draft = a_draft(
        "Ana Rybár",
        "2026-11-17T09:00",
        person_id=made.person.id,
        note="Hi",
        signs=Signs(yes=frozenset({Sign.MET}), no=frozenset({Sign.GROUP, Sign.EVENT})),
    )
    edited = store.log.edit(made.id, draft, at=WEDNESDAY)

    assert edited == store.log.request(made.id)
    assert (edited.person.id, edited.person.name) == (made.person.id, "Ana Rybár")
    assert (edited.sent, edited.note, edited.signs) == (draft.sent, "Hi", draft.signs)
    assert (edited.company, edited.person.company) == ("", "")
    assert (edited.logged_at, edited.source) == (made.logged_at, made.source)


def test_a_deleted_request_is_in_no_count(store: Store) -> None:
    made = store.log.add(new("1"))

    assert store.log.delete(made.id, at=WEDNESDAY) == made
    assert not everything(store)
    assert not store.people.everybody()
    assert not store.log.latest()
    assert not store.log.sent_by_day()
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.log.request(made.id),
        lambda: store.log.delete(made.id, at=WEDNESDAY),
        lambda: store.log.edit(made.id, a_draft(), at=WEDNESDAY),
        lambda: settle(store, made.id, Outcome.ACCEPTED, day("2026-11-19"), at=WEDNESDAY),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()


def test_a_outcome_once_more_replaces_its_date(store: Store) -> None:
    made = store.log.add(new("1"))
    settle(store, made.id, Outcome.REPLIED, day("2026-11-20"), at=WEDNESDAY)
    settle(store, made.id, Outcome.ACCEPTED, day("2026-11-21"), at=WEDNESDAY)
    settled = settle(store, made.id, Outcome.ACCEPTED, day("2026-11-19"), at=WEDNESDAY)

    assert settled.name == "Person 1"
    assert store.log.request(made.id).outcomes == (
        (Outcome.ACCEPTED, day("2026-11-19")),
        (Outcome.REPLIED, day("2026-11-20")),
    )


def test_a_guideline_version_replaces_one_from_the_same_week(store: Store) -> None:
    early = Guideline(low=3, high=6)
    store.week.set_guideline(Guideline(low=8, high=15, from_week=day("2026-11-16")), at=WEDNESDAY)
    store.week.set_guideline(early, at=WEDNESDAY)
    late = Guideline(low=4, high=8, from_week=day("2026-11-16"))
    store.week.set_guideline(late, at=WEDNESDAY)

    assert store.week.guidelines() == (early, late)


def test_marks_and_seen_keys_are_put_on_and_taken_off(store: Store) -> None:
    for _ in range(2):
        mark(store, day("2026-11-18"), MarkKind.REST)
        mark(store, day("2026-11-09"), MarkKind.ZERO)
        store.week.dismiss("day:1,2", at=WEDNESDAY)
    assert marked(store, MarkKind.REST) == {day("2026-11-18")}
    assert marked(store, MarkKind.ZERO) == {day("2026-11-09")}
    assert store.week.dismissed() == {"day:1,2"}

    mark(store, day("2026-11-18"), MarkKind.REST, off=True)
    assert marked(store, MarkKind.REST) == frozenset()
    assert marked(store, MarkKind.ZERO) == {day("2026-11-09")}


def test_a_snapshot_stands_still_while_others_write(store: Store) -> None:
    other = Store(store.path)
    store.log.add(new("1"))
    with store.snapshot():
        assert len(everything(store)) == 1
        writer = Thread(target=other.log.add, args=(new("2"),))
        writer.start()
        writer.join(0.2)
        assert len(everything(store)) == 1
    writer.join()
    assert len(everything(store)) == 2
    other.close()


def test_a_write_inside_a_snapshot_is_refused_instead_of_waiting_for_itself(store: Store) -> None:
    with store.snapshot(), pytest.raises(RuntimeError, match="inside a snapshot"):
        store.log.add(new("1"))


def test_threads_share_a_store(store: Store) -> None:
    counts: list[int] = []

    def work(label: str) -> None:
        for number in range(10):
            store.log.add(new(f"{label}-{number}"))
            counts.append(len(everything(store)))

    threads = [Thread(target=work, args=(label,)) for label in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(counts) == max(counts) == len(everything(store)) == 30


def test_a_refused_draft_leaves_nothing_behind(store: Store) -> None:
    store.log.add(new("1"))
    with pytest.raises(InvalidInput):
        store.log.add(new("2", url="https://example.com/nobody here"))

    assert [one.person.name for one in everything(store)] == ["Person 1"]


def test_a_picked_person_is_asked_again(store: Store) -> None:
    first = store.log.add(new("1", "Ana Rybar", company="Acme"))
    again = store.log.add(new("2", "Ana Rybar", person_id=first.person.id, company="Beta"))

    assert again.person == replace(first.person, company="Beta")
    assert again.person.id == PersonId(first.person.id)


def test_reading_imports_neither_sqlalchemy_nor_alembic(store: Store) -> None:
    store.log.add(new("1"))
    code = (
        "import sys; from pathlib import Path; from netcoach.storage.store import Store\n"
        "store = Store(Path(sys.argv[1])); assert store.people.everybody(); store.close()\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'sqlalchemy', 'alembic', 'textual'}, loaded"
    )
    subprocess.run([sys.executable, "-c", code, str(store.path)], check=True)


def test_warming_up_changes_nothing(store: Store) -> None:
    store.log.add(new("1"))
    other = Store(store.path)
    token = store.change_token()
    other.warm_up()
    other.close()

    assert store.change_token() == token


def test_a_closed_store_opens_again(store: Store) -> None:
    store.log.add(new("1"))
    store.close()

    assert len(everything(store)) == 1
    store.log.add(new("2"))
    assert len(everything(store)) == 2
