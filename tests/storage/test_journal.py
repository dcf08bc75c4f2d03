"""Taking back and doing again, whoever wrote and whatever happened in between."""

from __future__ import annotations

import copy
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcoach.domain.change import Change, ChangeKind
from netcoach.domain.errors import NothingToUndo, NotSaved
from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.person import PersonId
from netcoach.domain.week.calendar import FirstDay, week_of
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import MarkKind
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day, yes
from tests.support.storage import everything, in_process, mark, marked, new, settle


def test_every_act_is_taken_back_and_done_again_newest_first(store: Store) -> None:
    states = [picture(store)]

    def after(act: Any) -> None:
        act()
        states.append(picture(store))

    after(lambda: store.log.add(new("1", "Ana Rybar", signs=yes(Sign.MET))))
    (made,) = everything(store)
    after(lambda: store.log.edit(made.id, a_draft("Bo", signs=yes(Sign.GROUP)), at=WEDNESDAY))
    after(lambda: settle(store, made.id, Outcome.ACCEPTED, day("2026-11-19"), at=WEDNESDAY))
    after(lambda: store.week.set_guideline(Guideline(low=3, high=6), at=WEDNESDAY))
    after(lambda: store.week.set_guideline(Guideline(low=4, high=8), at=WEDNESDAY))
    after(lambda: mark(store, day("2026-11-18"), MarkKind.REST))
    after(lambda: store.week.dismiss("day:1", at=WEDNESDAY))
    after(lambda: store.log.add_many([new("2"), new("3")]))
    after(lambda: store.log.delete(made.id, at=WEDNESDAY))

    changes = []
    for state in states[-2::-1]:
        changes.append(store.undo(at=WEDNESDAY))
        assert picture(store) == state
    assert [change.kind for change in changes] == [
        ChangeKind.DELETE,
        ChangeKind.FILL,
        ChangeKind.SEEN,
        ChangeKind.WEEK_MARK,
        ChangeKind.GUIDELINE,
        ChangeKind.GUIDELINE,
        ChangeKind.SETTLE,
        ChangeKind.EDIT,
        ChangeKind.LOG,
    ]
    assert [change.name for change in changes] == ["Bo", *[""] * 5, "Bo", "Bo", "Ana Rybar"]
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)
    for state in states[1:]:
        assert store.redo(at=WEDNESDAY).kind is changes.pop().kind
        assert picture(store) == state
    with pytest.raises(NothingToUndo):
        store.redo(at=WEDNESDAY)


def test_nothing_was_ever_written(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)
    with pytest.raises(NothingToUndo):
        store.redo(at=WEDNESDAY)


def test_a_new_write_ends_what_can_be_done_again(store: Store) -> None:
    store.log.add(new("1"))
    store.undo(at=WEDNESDAY)
    store.log.add(new("2"))
    store.undo(at=WEDNESDAY)
    assert store.redo(at=WEDNESDAY) == Change(kind=ChangeKind.LOG, name="Person 2")

    with pytest.raises(NothingToUndo):
        store.redo(at=WEDNESDAY)


def test_a_write_that_changes_nothing_is_no_entry(store: Store) -> None:
    store.week.set_guideline(Guideline(low=3, high=6), at=WEDNESDAY)
    store.week.set_guideline(Guideline(low=3, high=6), at=WEDNESDAY)
    mark(store, day("2026-11-18"), MarkKind.REST, off=True)

    store.undo(at=WEDNESDAY)
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)
    mark(store, day("2026-11-18"), MarkKind.REST, off=True)
    store.redo(at=WEDNESDAY)


def test_a_request_done_again_has_the_id_it_had(store: Store) -> None:
    first = store.log.add(new("1"))
    store.undo(at=WEDNESDAY)
    assert store.log.add(new("2")).id != first.id
    store.undo(at=WEDNESDAY)
    store.redo(at=WEDNESDAY)

    assert store.log.request(RequestId(first.id + 1)).person.name == "Person 2"


def test_another_process_takes_back_what_this_one_wrote(store: Store) -> None:
    store.log.add(new("1", "Ana Rybar"))
    with in_process("undo", str(store.path)) as process:
        said, _ = process.communicate()

    assert said == "Ana Rybar\n"
    assert everything(store) == ()
    assert store.redo(at=WEDNESDAY).name == "Ana Rybar"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE requests SET reason = 'changed'",
        "UPDATE people SET name = 'Changed'",
        "DELETE FROM sign_answers",
        "INSERT INTO requests (uid, person_id, zone, sent_on, precision, source, logged_at,"
        " company, role, reason, event) SELECT 'x', person_id, zone, sent_on, precision, source,"
        " logged_at, '', '', '', '' FROM requests",
        "INSERT INTO outcomes (request_id, outcome, on_date) VALUES (1, 'accepted', '2026-11-19')",
    ],
)
def test_what_another_tool_changed_is_not_taken_back(store: Store, statement: str) -> None:
    store.log.add(new("1", signs=yes(Sign.MET)))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as shell:
        shell.execute(statement)
    before = picture(store)
    with pytest.raises(NotSaved, match="another program"):
        store.undo(at=WEDNESDAY)

    assert picture(store) == before
    assert all(finding.ok for finding in store.health())
    store.log.add(new("2"))
    assert store.undo(at=WEDNESDAY).name == "Person 2"


def test_what_another_tool_did_elsewhere_is_not_in_the_way(store: Store) -> None:
    store.week.dismiss("day:1", at=WEDNESDAY)
    store.log.add(new("1"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as shell:
        shell.execute("UPDATE seen SET key = 'day:2'")
        (kept,) = shell.execute("SELECT entry, key FROM seen_history WHERE operation = 'update'")
    assert kept == (None, "day:1")

    assert store.undo(at=WEDNESDAY).kind is ChangeKind.LOG
    with pytest.raises(NotSaved, match="another program"):
        store.undo(at=WEDNESDAY)


def picture(store: Store) -> tuple[Any, ...]:
    """All that can be read."""
    return (
        everything(store),
        store.people.everybody(),
        store.week.guidelines(),
        marked(store, MarkKind.REST),
        marked(store, MarkKind.ZERO),
        store.week.dismissed(),
    )


Model = dict[str, Any]

numbers = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("add"), numbers, numbers),
    st.tuples(st.just("add many"), numbers, numbers),
    st.tuples(st.sampled_from(["rename", "move", "note", "delete", "settle"]), numbers, numbers),
    st.tuples(st.sampled_from(["guideline", "rest", "see"]), numbers, numbers),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "reopen"]), numbers, numbers),
)


class Walk:
    """A store and a plain dict that must stay alike."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path)
        self.model: Model = {
            "requests": {},
            "people": {},
            "guidelines": {},
            "rest": set(),
            "seen": set(),
        }
        self.past: list[Model] = []
        self.coming: list[Model] = []
        self.count = 0

    def step(self, what: str, a: int, b: int) -> None:
        """Do the same to both, then compare."""
        if what == "reopen":
            self.store.close()
        elif what == "undo":
            self._turn(self.past, self.coming, self.store.undo)
        elif what == "redo":
            self._turn(self.coming, self.past, self.store.redo)
        else:
            before = copy.deepcopy(self.model)
            self._write(what, a, b)
            if self.model != before:
                self.past.append(before)
                self.coming.clear()
        self._compare()

    def _turn(self, source: list[Model], target: list[Model], act: Any) -> None:
        if not source:
            with pytest.raises(NothingToUndo):
                act(at=WEDNESDAY)
            return
        act(at=WEDNESDAY)
        target.append(self.model)
        self.model = source.pop()

    def _write(self, what: str, a: int, b: int) -> None:
        self.count += 1
        requests, people = self.model["requests"], self.model["people"]
        living = sorted(requests)
        on = day(f"2026-11-1{b}")
        match what:
            case "add" | "add many":
                known = sorted({people[one["person"]] for one in requests.values()})
                names = [(known[a % len(known)] if known and a > 2 else f"New {self.count}")]
                names += [f"More {self.count}"] if what == "add many" else []
                news = [new(f"{self.count}-{name}", name) for name in names]
                if what == "add":
                    self.store.log.add(news[0])
                else:
                    assert self.store.log.add_many(news) == 2
                for one in everything(self.store):
                    if one.id not in requests:
                        requests[one.id] = {"person": one.person.id, "note": None, "settled": {}}
                        people.setdefault(one.person.id, one.person.name)
            case "guideline":
                self.store.week.set_guideline(
                    Guideline(low=1 + a, high=10, from_week=on), at=WEDNESDAY
                )
                self.model["guidelines"][on] = 1 + a
            case "rest":
                mark(self.store, on, MarkKind.REST, off=a <= 1)
                week = week_of(on, FirstDay.MONDAY)
                rest = self.model["rest"]
                self.model["rest"] = (
                    rest | {on} if a > 1 else {one for one in rest if one not in week}
                )
            case "see":
                self.store.week.dismiss(f"key {a}", at=WEDNESDAY)
                self.model["seen"].add(f"key {a}")
            case _ if living:
                self._change(what, living[a % len(living)], living[b % len(living)], on)

    def _change(self, what: str, number: int, other: int, on: Any) -> None:
        requests, people = self.model["requests"], self.model["people"]
        mine = requests[number]
        person = requests[other]["person"] if what == "move" else mine["person"]
        name = f"Renamed {self.count}" if what == "rename" else people[person]
        note = f"Note {self.count}" if what == "note" else mine["note"]
        match what:
            case "delete":
                self.store.log.delete(RequestId(number), at=WEDNESDAY)
                del requests[number]
            case "settle":
                settle(self.store, RequestId(number), Outcome.REPLIED, on, at=WEDNESDAY)
                mine["settled"][Outcome.REPLIED] = on
            case _:
                draft = a_draft(name, person_id=PersonId(person), note=note)
                self.store.log.edit(RequestId(number), draft, at=WEDNESDAY)
                mine |= {"person": person, "note": note}
                people[person] = name

    def _compare(self) -> None:
        found = {one.id: one for one in everything(self.store)}
        assert {
            number: (one.person.id, one.person.name, one.note, dict(one.outcomes))
            for number, one in found.items()
        } == {
            number: (
                one["person"],
                self.model["people"][one["person"]],
                one["note"],
                one["settled"],
            )
            for number, one in self.model["requests"].items()
        }
        versions = {one.from_week: one.low for one in self.store.week.guidelines()}
        assert versions == self.model["guidelines"]
        assert marked(self.store, MarkKind.REST) == self.model["rest"]
        assert self.store.week.dismissed() == self.model["seen"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, max_size=40))
def test_the_log_is_what_a_plain_dict_would_be(walked: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder) / "log.db")
        for step in walked:
            walk.step(*step)
        assert all(finding.ok for finding in walk.store.health())
        walk.store.close()
