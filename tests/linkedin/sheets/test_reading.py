"""Any table with names is read: what its columns hold is told by their headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pendulum import Date

from netcoach.domain.errors import InvalidInput, UnreadableExport
from netcoach.domain.log.request import Outcome, Precision
from netcoach.domain.log.signs import Field, Sign
from netcoach.linkedin import Why
from netcoach.linkedin.sheets import DateOrder, Sheet, SheetChoices, SheetRow, read_sheet
from tests.support.exports import TODAY
from tests.support.spreadsheets import (
    GOOGLE_CONTACTS,
    OWN,
    PHANTOMBUSTER,
    SALES_NAVIGATOR,
    TRACKER,
)


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads a text as a file, for somebody in Berlin."""

    def read(text: str | bytes, choices: SheetChoices | None = None) -> Sheet:
        path = tmp_path / "tracker.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_sheet(path, zone="Europe/Berlin", today=TODAY, choices=choices)

    return read


def only(sheet: Sheet) -> SheetRow:
    """The one row there is."""
    (row,) = sheet.rows
    return row


def test_a_tracker_gives_people_requests_and_what_became_of_them(read: Any) -> None:
    sheet = read(TRACKER)
    mia, per, zoe = sheet.rows
    assert (mia.name, mia.company, mia.role, mia.event) == (
        "Mia Torvik",
        "Lunden",
        "Analyst",
        "a meetup",
    )
    assert mia.sent.on == Date(2026, 9, 14)
    assert mia.outcomes == ((Outcome.ACCEPTED, None),)
    assert (mia.words, mia.follow_up) == ("likes maps\nFollow-up Date: 10/1/2026", None)
    assert (per.sent.on, per.outcomes, per.follow_up) == (Date(2026, 9, 20), (), None)
    assert ("sent", "Date Contacted") in sheet.layout.read
    assert sheet.layout.left_out == ("Email",)
    assert (zoe.name, zoe.company, zoe.words) == ("Zoë Ødegård, PhD", 'Café "Nord"', "two\nlines")
    assert [one.word for one in sheet.unknown_words] == ["Coffee booked"]
    assert sheet.report.used == 3


def test_what_other_programs_write_is_known(read: Any) -> None:
    phantom = read(PHANTOMBUSTER)
    mia = only(phantom)
    assert phantom.layout.program == "PhantomBuster"
    assert (mia.name, mia.profile_key, mia.role, mia.company, mia.note) == (
        "Mia Torvik",
        "mia-torvik",
        "Analyst",
        "Lunden",
        "Hi Mia",
    )
    assert mia.sent is not None
    assert mia.sent.precision is Precision.MINUTE

    google = read(GOOGLE_CONTACTS)
    mia = only(google)
    assert google.layout.program == "Google Contacts"
    assert (mia.name, mia.company, mia.role, mia.words, mia.tags, mia.profile_key, mia.sent) == (
        "Mia Torvik",
        "Lunden",
        "Analyst",
        "likes maps",
        ("maps club",),
        "mia-torvik",
        None,
    )
    assert google.report.count(Why.NO_NAME) == 1


def test_an_address_with_commas_does_not_move_the_cells_behind_it(read: Any) -> None:
    sheet = read(SALES_NAVIGATOR, SheetChoices(columns={"sent": "Date Added"}))
    mia = only(sheet)
    assert sheet.layout.program == "Sales Navigator"
    assert mia.sent is not None
    assert (mia.sent.on, mia.outcomes) == (Date(2026, 9, 14), ((Outcome.ACCEPTED, None),))
    assert mia.profile_key == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_delimiter_below_a_remark_is_read(
    read: Any, delimiter: str, encoding: str
) -> None:
    lines = ["My network", "", "Vorname;Nachname;Firma;Datum", "Zoë;Krüger;Lunden;14.09.2026"]
    zoe = only(read("\r\n".join(lines).replace(";", delimiter).encode(encoding)))
    assert (zoe.name, zoe.company, zoe.sent and zoe.sent.on) == (
        "Zoë Krüger",
        "Lunden",
        Date(2026, 9, 14),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Date,Networking\n2026-09-14,2\n2026-09-15,0\n",
        "a,b\n1,2\n",
        "Company,Status\nLunden,Accepted\n",
    ],
)
def test_a_table_without_names_is_refused_with_the_reason(read: Any, text: str) -> None:
    with pytest.raises(UnreadableExport, match="names of people"):
        read(text)


@pytest.mark.parametrize("text", ["hello", "\n\n\n", b"\x89PNG\r\n\x1a\n\x00\x00", "x\n" * 40])
def test_what_is_no_table_is_refused(read: Any, text: str | bytes) -> None:
    with pytest.raises(UnreadableExport):
        read(text)


def test_columns_can_be_corrected(read: Any) -> None:
    text = "Buddy,Where,Name\nMia Torvik,Lunden,a project\n"
    assert only(read(text)).name == "a project"
    mia = only(read(text, SheetChoices(columns={"name": "buddy", "company": "Where"})))
    assert (mia.name, mia.company) == ("Mia Torvik", "Lunden")
    assert only(read(TRACKER.splitlines()[0] + "\nMia" + "," * 8, None)).sent is None
    assert read(TRACKER, SheetChoices(columns={"sent": ""})).rows[0].sent is None


@pytest.mark.parametrize("columns", [{"name": "Nobody"}, {"shoe-size": "Name"}])
def test_a_column_that_is_not_there_is_said(read: Any, columns: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        read(TRACKER, SheetChoices(columns=columns))


def test_dates_without_one_reading_are_refused_row_by_row(read: Any) -> None:
    text = "Name,Sent\nMia Torvik,3/4/2026\nPer Aldous,5/5/2026\nLis Mork,soon\nOdd Ek,4/3/2099\n"
    sheet = read(text)
    assert [(one.row, one.why) for one in sheet.report.problems] == [
        (2, Why.AMBIGUOUS_DATE),
        (4, Why.UNREADABLE_DATE),
        (5, Why.AMBIGUOUS_DATE),
    ]
    assert (sheet.layout.ambiguous, sheet.layout.order) == (2, None)
    said = read(text, SheetChoices(order=DateOrder.DAY_FIRST))
    assert said.rows[0].sent.on == Date(2026, 4, 3)
    assert said.report.count(Why.FUTURE_DATE) == 1


def test_statuses_are_known_or_told(read: Any) -> None:
    text = "Name,Sent,Status\n" + "".join(
        f"{name},2026-09-14,{status}\n"
        for name, status in (
            ("Ann", "no reply"),
            ("Bea", "REPLIED!"),
            ("Cem", "Met up"),
            ("Dag", "Interview"),
            ("Eli", "withdrawn"),
            ("Fay", "Coffee booked"),
            ("Gil", "To contact"),
        )
    )
    sheet = read(text)
    assert [row.outcomes and row.outcomes[0][0] for row in sheet.rows] == [
        (),
        Outcome.REPLIED,
        Outcome.TALKED,
        Outcome.OPPORTUNITY,
        Outcome.WITHDRAWN,
        (),
        (),
    ]
    assert [one.word for one in sheet.unknown_words] == ["Coffee booked"]
    assert [row.sent is None for row in sheet.rows][-2:] == [False, True]
    told = read(text, SheetChoices(statuses={"coffee booked": "replied"}))
    assert told.unknown_words == ()
    assert told.rows[5].outcomes == ((Outcome.REPLIED, None),)


def test_an_outcome_can_have_a_column_of_its_own(read: Any) -> None:
    sheet = read(
        "Name,Sent,Connected On,Replied,Withdrawn\n"
        "Mia Torvik,2026-09-14,2026-09-15,yes,no\n"
        "Per Aldous,2026-09-14,no,,2026-10-30\n"
        "Lis Mork,,2026-09-15,,\n"
    )
    mia, per, lis = sheet.rows
    assert dict(mia.outcomes) == {Outcome.ACCEPTED: Date(2026, 9, 15), Outcome.REPLIED: None}
    assert per.outcomes == ((Outcome.WITHDRAWN, Date(2026, 10, 30)),)
    assert (lis.sent, lis.outcomes, lis.connected_on) == (None, (), Date(2026, 9, 15))


def test_a_cell_that_cannot_be_read_is_named_and_the_row_stays(read: Any) -> None:
    sheet = read(
        "Name,Sent,Connected On,Follow-up\nMia Torvik,2026-09-14,2026-09-15,2026-12-01\n"
        "Per Aldous,2026-09-14,someday,next week\n"
    )
    assert [(one.row, one.column) for one in sheet.left] == [(3, "connected")]
    assert (sheet.rows[0].follow_up, sheet.rows[1].words) == (
        Date(2026, 12, 1),
        "Follow-up: next week",
    )
    assert sheet.report.used == 2


def test_a_follow_up_without_any_date_is_what_to_do(read: Any) -> None:
    row = only(read("Name,Sent,Follow-up\nMia Torvik,2026-09-14,Send slides\n"))
    assert (row.follow_up, row.words) == (None, "Follow-up: Send slides")


def test_the_same_row_twice_is_one(read: Any) -> None:
    sheet = read("Name,Sent\nMia Torvik,2026-09-14\nMia Torvik,2026-09-14\n")
    assert (len(sheet.rows), sheet.report.count(Why.REPEATED)) == (1, 1)


def test_signs_are_read_where_a_column_is_named_for_them(read: Any) -> None:
    text = "Name,Sent,Met before?\nMia Torvik,2026-09-14,yes\nPer Aldous,2026-09-14,no\n"
    mia, per = read(text, SheetChoices(columns={"sign:met": "Met before?"})).rows
    assert (mia.signs.yes, per.signs.no) == (frozenset({Sign.MET}), frozenset({Sign.MET}))


def test_netcoachs_own_table_says_the_same_again(read: Any) -> None:
    sheet = read(OWN)
    mia, per = sheet.rows
    assert sheet.layout.is_own
    assert mia.sent is not None
    assert (str(mia.sent.at), mia.sent.zone) == ("2026-09-14 07:12:00+00:00", "Europe/Berlin")
    assert (mia.role, mia.note, mia.reason, mia.event, mia.field, mia.profile_key) == (
        "=Analyst",
        "Hi,\nMia",
        "why",
        "a meetup",
        Field.SAME,
        "mia-torvik",
    )
    assert mia.outcomes == ((Outcome.ACCEPTED, Date(2026, 9, 15)),)
    assert mia.signs.yes == frozenset({Sign.MET})
    assert per.sent is not None
    assert (per.sent.on, per.sent.at, per.sent.precision, per.sent.zone) == (
        Date(2026, 9, 20),
        None,
        Precision.SPAN,
        "Asia/Tokyo",
    )
    assert (per.sent.first, per.note) == (Date(2026, 9, 1), "")
