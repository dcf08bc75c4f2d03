"""Spreadsheets through the coach, on a real database."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome, Precision, Request, Source
from netcoach.domain.log.signs import Field, Sign
from netcoach.domain.people.person import PersonId
from netcoach.linkedin.sheets import DateOrder, SheetChoices
from netcoach.storage.importing.layouts import kept_layouts
from netcoach.storage.store import Store
from tests.support.builders import a_draft, answered, day
from tests.support.exports import asked
from tests.support.importing import an_export, bring, content, requests_to
from tests.support.spreadsheets import PHANTOMBUSTER, TRACKER
from tests.support.storage import everything


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    """Writes a spreadsheet."""

    def written(text: str, name: str = "tracker.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_tracker_is_in_the_log_with_all_it_says(coach: Coach, store: Store, sheet: Any) -> None:
    summary = bring(coach, sheet(TRACKER)).summary
    assert (summary.requests_added, summary.people_added, summary.accepted) == (3, 3, 1)
    mia, per, zoe = everything(store)
    assert (mia.person.name, mia.company, mia.role, mia.event, mia.source) == (
        "Mia Torvik",
        "Lunden",
        "Analyst",
        "a meetup",
        Source.IMPORT,
    )
    assert (mia.sent.on, mia.sent.precision) == (day("2026-09-14"), Precision.DAY)
    assert mia.outcomes == ((Outcome.ACCEPTED, day("2026-09-14")),)
    assert (per.sent.on, per.outcomes, zoe.outcomes) == (day("2026-09-20"), (), ())


def test_what_is_said_of_people_is_kept_beside_their_requests(
    coach: Coach, store: Store, sheet: Any
) -> None:
    coach.log.add(a_draft("Per Aldous", "2026-09-20"))
    path = sheet(
        "Name,Company,Sent,Notes,Next step,Follow-up,Tags\n"
        "Mia Torvik,Lunden,2026-09-14,likes maps,send slides,2026-12-01,maps; sql\n"
        "Per Aldous,Brink,2026-09-20,knows Mia,,,\n"
        "Lis Mork,Orbital,,from the choir,,,friends\n"
    )
    summary = bring(coach, path).summary
    assert (summary.requests_added, summary.people_added) == (1, 2)
    people = {name: coach.people.named(name) for name in ("Mia Torvik", "Per Aldous", "Lis Mork")}
    pages = {name: coach.people.page(one.id) for name, one in people.items()}
    mia, per, lis = (pages[name] for name in ("Mia Torvik", "Per Aldous", "Lis Mork"))
    assert (mia.words, mia.tags) == ("likes maps", ("maps", "sql"))
    assert (per.words, lis.words, lis.tags) == ("knows Mia", "from the choir", ("friends",))
    assert lis.person.company == "Orbital"
    assert bring(coach, path).summary.nothing_new


def test_one_undo_takes_a_spreadsheet_back(coach: Coach, store: Store, sheet: Any) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    before = content(store.path)
    bring(coach, sheet(TRACKER))
    coach.log.undo()
    after = content(store.path)
    assert {name: [row[:-1] for row in rows] for name, rows in after.items()} == {
        name: [row[:-1] for row in rows] for name, rows in before.items()
    }


SOURCES = ("tracker", "phantombuster", "linkedin")


@pytest.mark.parametrize("order", list(itertools.permutations(SOURCES)), ids="-".join)
def test_one_request_told_of_four_times_is_one(
    coach: Coach, store: Store, sheet: Any, tmp_path: Path, order: tuple[str, ...]
) -> None:
    tracker, phantom = sheet(TRACKER), sheet(PHANTOMBUSTER, "phantom.csv")
    export = an_export(tmp_path, [asked("Mia Torvik", "9/14/26, 12:12 AM", slug="mia-torvik")])
    paths = {"tracker": tracker, "phantombuster": phantom, "linkedin": export}
    coach.log.add(a_draft("Mia Torvik", "2026-09-15", reason="maps"))
    for source in (*order, *SOURCES):
        bring(coach, paths[source])
    (mia,) = requests_to(store, "Mia Torvik")
    assert (mia.person.profile_key, mia.reason, mia.event) == ("mia-torvik", "maps", "a meetup")
    assert mia.outcomes == ((Outcome.ACCEPTED, day("2026-09-14")),)


def test_what_was_typed_stays(coach: Coach, store: Store, sheet: Any) -> None:
    coach.log.add(
        a_draft("Mia Torvik", "2026-09-14", company="Elsewhere", role="Boss", event="a party")
    )
    bring(coach, sheet(TRACKER))
    (mia,) = requests_to(store, "Mia Torvik")
    assert (mia.company, mia.role, mia.event) == ("Elsewhere", "Boss", "a party")


def test_what_the_log_knows_of_an_end_is_not_contradicted(
    coach: Coach, store: Store, sheet: Any
) -> None:
    path = sheet("Name,Sent,Status\nMia Torvik,2026-09-14,Accepted\n")
    bring(coach, path)
    bring(coach, sheet("Name,Sent,Status\nMia Torvik,2026-09-14,Withdrawn\n"))
    (mia,) = requests_to(store, "Mia Torvik")
    assert [one for one, _ in mia.outcomes] == [Outcome.ACCEPTED]
    bring(coach, sheet("Name,Sent,Status\nMia Torvik,2026-09-14,Replied\n"))
    (mia,) = requests_to(store, "Mia Torvik")
    assert [one for one, _ in mia.outcomes] == [Outcome.ACCEPTED, Outcome.REPLIED]


def test_namesakes_of_two_companies_stay_two_people(coach: Coach, store: Store, sheet: Any) -> None:
    bring(
        coach,
        sheet("Name,Company,Sent\nJo Lind,Brink,2026-09-14\nJo Lind,Lunden,2026-09-15\n"),
    )
    one, other = requests_to(store, "Jo Lind")
    assert one.person.id != other.person.id


def test_rows_about_one_person_within_three_weeks_are_one_request(
    coach: Coach, store: Store, sheet: Any
) -> None:
    bring(
        coach,
        sheet(
            "Name,Sent,Status\nJo Lind,2026-09-14,Pending\nJo Lind,2026-09-20,Accepted\n"
            "Jo Lind,2026-10-30,Pending\n"
        ),
    )
    first, second = requests_to(store, "Jo Lind")
    assert (first.sent.on, first.outcomes) == (
        day("2026-09-14"),
        ((Outcome.ACCEPTED, day("2026-09-20")),),
    )
    assert second.sent.on == day("2026-10-30")


def test_what_is_said_of_columns_is_remembered_by_their_headings(
    coach: Coach, store: Store, sheet: Any
) -> None:
    text = "Buddy,Asked,State now\nMia Torvik,3/4/2026,Coffee booked\n"
    said = SheetChoices(
        columns={"name": "Buddy", "sent": "Asked", "status": "State now"},
        statuses={"Coffee booked": "talked"},
        order=DateOrder.DAY_FIRST,
    )
    coach.importing.carry_out(coach.importing.plan(sheet(text), columns=said))
    kept = kept_layouts(store.path)
    assert (kept.stat().st_mode & 0o777, "Mia" in kept.read_text()) == (0o600, False)
    bring(coach, sheet("State now,Buddy,Asked\nCoffee booked,Per Aldous,5/4/2026\n"))
    mia, per = everything(store)
    assert (mia.sent.on, per.sent.on) == (day("2026-04-03"), day("2026-04-05"))
    assert [one for one, _ in per.outcomes] == [Outcome.TALKED]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 3}', '{"x": {"columns": 3}}'])
def test_a_damaged_memory_is_no_memory(coach: Coach, store: Store, sheet: Any, damage: str) -> None:
    bring(coach, sheet(TRACKER))
    kept_layouts(store.path).write_text(damage)
    assert bring(coach, sheet(TRACKER)).summary.nothing_new


def told(request: Request) -> Request:
    """A request without what a log gives by itself."""
    person = replace(request.person, id=PersonId(0))
    return replace(request, id=0, person=person, logged_at=None, source=None)  # type: ignore[arg-type]


def test_netcoachs_own_table_makes_equal_requests(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    for draft in (
        a_draft("Mia Torvik", "2026-11-16", company="=Lunden", note="Hi,\nMia"),
        a_draft("Per Aldous", "2026-11-16T09:30", note="", reason="-maps", event="a meetup"),
        a_draft("Zoë Ødegård", "2026-11-09", field=Field.SAME, signs=answered(Sign.MET)),
        a_draft("'Jo' Lind", "2026-11-01", url="jo-lind"),
    ):
        coach.log.add(draft)
    (mia,) = requests_to(store, "Mia Torvik")
    coach.outcomes.record([mia.id], Outcome.REPLIED, day("2026-11-17"))
    before = list(map(told, everything(store)))
    coach.backup.export(tmp_path / "log.csv", table=True)
    assert bring(coach, tmp_path / "log.csv").summary.requests_added == 0
    assert list(map(told, everything(store))) == before
    assert bring(coach, tmp_path / "log.csv").summary.nothing_new
    other = Store(tmp_path / "other.db")
    bring(Coach(other, coach.clock, coach.config), tmp_path / "log.csv")
    assert list(map(told, everything(other))) == before
