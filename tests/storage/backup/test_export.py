from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import NotSaved, UnreadableExport
from netcoach.domain.log.request import Outcome, Precision, RequestId, SentTime
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import ContactId, ContactKind
from netcoach.domain.people.page import PersonDraft, ShortlistDraft
from netcoach.domain.people.person import PersonId
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import MarkKind
from netcoach.storage.backup.export import export_json
from netcoach.storage.backup.export_merge import planned, take_in
from netcoach.storage.backup.export_reading import is_own_export, read_own_export
from netcoach.storage.backup.shape import shapes
from netcoach.storage.connection import Place
from netcoach.storage.reader import Reader
from netcoach.storage.schema.tables import JOURNALED
from netcoach.storage.store import Store
from netcoach.storage.transactions import Transactions
from tests.support.builders import WEDNESDAY, a_draft, answered, day, yes
from tests.support.storage import everything, mark, new, settle

_numbers = count()


def exported(path: Path) -> bytes:
    reader = Reader(Place(path))
    with reader.snapshot() as run:
        content = export_json(run).encode()
    reader.close()
    return content


def taken_in(path: Path, content: bytes, folder: Path) -> int:
    """Take an export in; gives how many rows it added."""
    file = folder / f"export-{next(_numbers)}.json"
    file.write_bytes(content)
    writing = Transactions(Place(path))
    change = partial(take_in, tables=read_own_export(file), tell=lambda _: None)
    addition = writing.write(ChangeKind.IMPORT, WEDNESDAY, change)
    writing.close()
    return sum(map(len, addition.rows.values())) + len(addition.fills)


def filled(store: Store) -> None:
    """A small log with something of much."""
    store.log.add(new("a", "Ana Rybar", company="Orbital", signs=yes(Sign.MET), note=""))
    store.log.add(new("b", "Bo Kessler", "2026-11-18T09:30", signs=answered(Sign.EVENT)))
    store.log.add(new("c", "Ana Rybar", "2026-08-01", company="Orbital"))
    span = SentTime(on=day("2026-11-10"), first=day("2026-11-04"), precision=Precision.SPAN)
    store.log.add(new("d", "Cy Moss", sent=span))
    store.outcomes.check(day("2026-11-17"), at=WEDNESDAY)
    settle(store, RequestId(1), Outcome.ACCEPTED, day("2026-11-18"), at=WEDNESDAY)
    store.log.delete(RequestId(3), at=WEDNESDAY)
    store.week.set_guideline(Guideline(low=4, high=8, from_week=day("2026-11-16")), at=WEDNESDAY)
    mark(store, day("2026-11-09"), MarkKind.REST)
    store.week.dismiss("burst", at=WEDNESDAY)


def test_an_export_taken_into_an_empty_log_gives_the_same_export(
    store: Store, tmp_path: Path
) -> None:
    filled(store)
    content = exported(store.path)
    other = tmp_path / "other.db"
    taken_in(other, content, tmp_path)
    assert exported(other) == content
    again = Store(other)
    assert again.log.between(day("2026-01-01"), day("2027-01-01")) == everything(store)
    assert all(one.ok for one in again.health())
    again.undo(at=WEDNESDAY)
    assert everything(again) == ()
    again.close()


def about_people(store: Store) -> None:
    """Something of all that is said of people, apart from requests; some of it changed later."""
    later = WEDNESDAY.add(days=1)
    today = day("2026-11-18")
    store.people.add_contact(PersonId(1), ContactKind.MET, today, "at the fair", at=WEDNESDAY)
    store.people.add_contact(PersonId(1), ContactKind.MET, today, "at the fair", at=later)
    draft = ShortlistDraft(name="Cy Vell", reason="spoke in May")
    listed = store.people.add_to_shortlist(draft, today, at=WEDNESDAY)
    store.people.not_same(PersonId(1), PersonId(2), at=later)
    store.people.edit(PersonId(2), PersonDraft(name="Bo Kessler", role="Founder"), today, at=later)
    store.people.set_cadence(listed.id, 30, at=later)


def stored(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that an export holds, as it is on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: sorted(row[1:] for row in connection.execute(f"SELECT * FROM {table.name}"))
            for table in JOURNALED
        }


def test_an_export_taken_into_an_empty_log_gives_an_equal_database(
    store: Store, tmp_path: Path
) -> None:
    filled(store)
    about_people(store)
    other = tmp_path / "other.db"
    taken_in(other, exported(store.path), tmp_path)
    assert stored(other) == stored(store.path)


def test_a_row_is_known_by_its_uid_whatever_it_says_now(store: Store, tmp_path: Path) -> None:
    filled(store)
    about_people(store)
    content = exported(store.path)
    today = day("2026-11-18")
    for number in (1, 2):
        said = (ContactKind.MET, today, f"at talk {number}")
        store.people.change_contact(ContactId(number), *said, at=WEDNESDAY)
    cy = store.people.named("Cy Vell")
    store.people.edit(cy.id, PersonDraft(name="Cyril Vellum"), today, at=WEDNESDAY)
    before = exported(store.path)
    assert taken_in(store.path, content, tmp_path) == 0
    assert exported(store.path) == before


def test_an_export_twice_adds_nothing(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = exported(store.path)
    assert taken_in(store.path, content, tmp_path) == 0
    assert exported(store.path) == content


def test_an_export_names_every_table_and_no_settings(store: Store) -> None:
    filled(store)
    document = json.loads(exported(store.path))
    assert list(document) == ["format", "version", *(shape.table for shape in shapes())]
    assert (document["format"], document["version"]) == ("netcoach-export", 1)
    assert str(store.path.parent) not in exported(store.path).decode()


ACTS: tuple[Callable[[Store, int], object], ...] = (
    lambda store, n: store.log.add(
        new(f"r{next(_numbers)}", f"Person {n % 5}", company=f"C{n % 2}")
    ),
    lambda store, n: settle(store, _some(store, n), _rung(n), day("2026-11-18"), at=WEDNESDAY),
    lambda store, n: store.log.delete(_some(store, n), at=WEDNESDAY),
    lambda store, n: store.log.edit(
        _some(store, n), a_draft(f"Other {n}", signs=yes(Sign.MET)), at=WEDNESDAY
    ),
    lambda store, n: mark(store, day("2026-11-09"), MarkKind.ZERO, off=n % 2 == 0),
    lambda store, n: store.week.dismiss(f"burst {n}", at=WEDNESDAY),
)


def _some(store: Store, n: int) -> RequestId:
    found = everything(store)
    return found[n % len(found)].id


def _rung(n: int) -> Outcome:
    return tuple(Outcome)[n % len(Outcome)]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 40)), max_size=12))
def test_undo_and_redo_give_back_the_very_bytes(
    tmp_path: Path, chosen: list[tuple[int, int]]
) -> None:
    path = tmp_path / f"log-{next(_numbers)}.db"
    store = Store(path)
    store.log.add(new("first"))
    states = [exported(path)]
    for act, n in chosen:
        if everything(store):
            ACTS[act](store, n)
        if exported(path) != states[-1]:
            states.append(exported(path))
    for before in reversed(states[:-1]):
        while exported(path) != before:
            store.undo(at=WEDNESDAY)
    for after in states[1:]:
        while exported(path) != after:
            store.redo(at=WEDNESDAY)
    other = tmp_path / f"log-{next(_numbers)}.db"
    taken_in(other, states[-1], tmp_path)
    assert exported(other) == states[-1]
    store.close()


# into a log that is not empty


def test_the_log_keeps_what_was_typed_and_takes_the_rest(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = exported(store.path)
    other = Store(tmp_path / "other.db")
    other.log.add(new("a", "Ana Rybar", company="Orbital", note="Hello Ana", reason="typed here"))
    other.log.add(new("z", "Cy Vell"))
    taken_in(other.path, content, tmp_path)
    found = {one.person.name: one for one in everything(other)}
    assert sorted(found) == ["Ana Rybar", "Bo Kessler", "Cy Moss", "Cy Vell"]
    ana = found["Ana Rybar"]
    assert (ana.note, ana.reason) == ("Hello Ana", "typed here")
    assert ana.signs == yes(Sign.MET)
    assert ana.outcomes == ((Outcome.ACCEPTED, day("2026-11-18")),)
    assert taken_in(other.path, content, tmp_path) == 0
    other.close()


def test_the_log_s_own_end_of_a_request_stays(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = exported(store.path)
    other = Store(tmp_path / "other.db")
    other.log.add(new("a", "Ana Rybar"))
    settle(other, RequestId(1), Outcome.DECLINED, day("2026-11-19"), at=WEDNESDAY)
    taken_in(other.path, content, tmp_path)
    assert other.log.request(RequestId(1)).outcomes == ((Outcome.DECLINED, day("2026-11-19")),)
    other.close()


def test_what_was_deleted_here_does_not_come_back(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = exported(store.path)
    store.log.delete(RequestId(1), at=WEDNESDAY)
    before = exported(store.path)
    assert taken_in(store.path, content, tmp_path) == 0
    assert exported(store.path) == before


def test_namesakes_of_two_logs_stay_apart_by_profile(store: Store, tmp_path: Path) -> None:
    store.log.add(new("a", "Ana Rybar", url="linkedin.com/in/ana-one"))
    other = Store(tmp_path / "other.db")
    other.log.add(new("b", "Ana Rybar", url="linkedin.com/in/ana-two"))
    taken_in(other.path, exported(store.path), tmp_path)
    assert len({one.person.id for one in everything(other)}) == 2
    other.close()


def test_a_name_that_could_be_several_is_nobody_known(store: Store, tmp_path: Path) -> None:
    store.log.add(new("a", "Ana Rybar"))
    other = Store(tmp_path / "other.db")
    other.log.add(new("b", "Ana Rybar", company="Orbital"))
    other.log.add(new("c", "Ana Rybar", company="Quarz", url="linkedin.com/in/ana-two"))
    file = tmp_path / "export.json"
    file.write_bytes(exported(store.path).replace(b"11:00:00", b"10:00:00"))
    reader = Reader(Place(other.path))
    with reader.snapshot() as run:
        assert len(planned(run, read_own_export(file)).rows["people"]) == 1
    reader.close()
    other.close()


# what is no export


def spoilt(content: bytes, change: Callable[[Any], object]) -> bytes:
    document = json.loads(content)
    change(document)
    return json.dumps(document).encode()


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "nothing": lambda _: b"",
    "no text": lambda content: b"\xff\xfe" + content,
    "a list": lambda _: b"[]",
    "deep": lambda _: b'{"format": "netcoach-export", "a": ' + b"[" * 100_000,
    "not a number": lambda c: c.replace(b'"version": 1', b'"version": NaN'),
    "a long number": lambda c: c.replace(b'"version": 1', b'"version": ' + b"9" * 5000),
    "later": lambda content: spoilt(content, lambda d: d.update(version=2)),
    "a yes": lambda content: spoilt(content, lambda d: d.update(version=True)),
    "another format": lambda content: spoilt(content, lambda d: d.update(format="x")),
    "twice": lambda c: c.replace(b'"version": 1', b'"version": 1, "version": 1'),
    "a strange table": lambda content: spoilt(content, lambda d: d.update(secrets=[])),
    "no rows": lambda content: spoilt(content, lambda d: d.update(people={})),
    "a row of text": lambda content: spoilt(content, lambda d: d.update(people=["Ana"])),
    "a strange column": lambda c: spoilt(c, lambda d: d["people"][0].update(x=1)),
    "no name": lambda c: spoilt(c, lambda d: d["people"][0].pop("name")),
    "a blank name": lambda c: spoilt(c, lambda d: d["people"][0].update(name=" \u200b ")),
    "a number for a name": lambda c: spoilt(c, lambda d: d["people"][0].update(name=7)),
    "a long name": lambda c: spoilt(c, lambda d: d["people"][0].update(name="a" * 10_001)),
    "an address": lambda c: spoilt(c, lambda d: d["people"][0].update(profile_key="A B")),
    "an id twice": lambda c: spoilt(c, lambda d: d["people"][1].update(id=1)),
    "an id of text": lambda c: spoilt(c, lambda d: d["people"][0].update(id="1")),
    "an id below nought": lambda c: spoilt(c, lambda d: d["people"][0].update(id=-1)),
    "a huge id": lambda c: spoilt(c, lambda d: d["people"][0].update(id=2**70)),
    "nobody's request": lambda c: spoilt(c, lambda d: d["requests"][0].update(person_id=99)),
    "a list for a person": lambda c: spoilt(c, lambda d: d["requests"][0].update(person_id=[1])),
    "30 February": lambda c: spoilt(c, lambda d: d["requests"][0].update(sent_on="2026-02-30")),
    "no instant": lambda c: spoilt(c, lambda d: d["requests"][1].update(sent_at="noon")),
    "an invented time": lambda c: spoilt(
        c, lambda d: d["requests"][0].update(sent_at="2026-11-18T10:00:00.000000Z")
    ),
    "another day": lambda c: spoilt(c, lambda d: d["requests"][1].update(sent_on="2026-11-01")),
    "no zone": lambda c: spoilt(c, lambda d: d["requests"][0].update(zone="../../etc/passwd")),
    "no uid": lambda c: spoilt(c, lambda d: d["requests"][0].update(uid="")),
    "no uid of a person": lambda c: spoilt(c, lambda d: d["people"][0].pop("uid")),
    "no moment": lambda c: spoilt(c, lambda d: d["guidelines"][0].pop("changed_at")),
    "a strange sign": lambda c: spoilt(c, lambda d: d["sign_answers"][0].update(sign="tall")),
    "a strange rung": lambda c: spoilt(c, lambda d: d["outcomes"][0].update(outcome="x")),
}


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_export_is_refused_in_one_sentence(
    store: Store, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    filled(store)
    file = tmp_path / "export.json"
    file.write_bytes(spoil(exported(store.path)))
    with pytest.raises(UnreadableExport) as refused:
        read_own_export(file)
    assert "Ana" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_the_log_itself_refuses_changes_nothing(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = spoilt(exported(store.path), lambda d: d["guidelines"][0].update(low=40))
    other = Store(tmp_path / "other.db")
    other.log.add(new("z", "Cy Vell"))
    before = exported(other.path)
    with pytest.raises(NotSaved):
        taken_in(other.path, content, tmp_path)
    assert exported(other.path) == before
    other.close()


def test_hidden_and_acting_characters_do_not_come_in(store: Store, tmp_path: Path) -> None:
    filled(store)
    content = spoilt(
        exported(store.path), lambda d: d["people"][0].update(name="Ana\x1b[2J\u202e Rybar")
    )
    other = Store(tmp_path / "other.db")
    taken_in(other.path, content, tmp_path)
    assert "Ana[2J Rybar" in {one.person.name for one in everything(other)}
    other.close()


def test_an_export_is_known_by_how_it_begins(store: Store, tmp_path: Path) -> None:
    filled(store)
    file = tmp_path / "some.txt"
    file.write_bytes(exported(store.path))
    assert is_own_export(file)
    file.write_bytes(b"Email,Name")
    assert not is_own_export(file)
    assert not is_own_export(tmp_path)
    assert not is_own_export(tmp_path / "nothing")
