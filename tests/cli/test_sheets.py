"""``netcoach import`` of a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.command import Netcoach
from tests.support.spreadsheets import NAMES, SALES_NAVIGATOR, TRACKER


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    """Writes a spreadsheet."""

    def written(text: str) -> str:
        path = tmp_path / "tracker.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def test_columns_and_statuses_are_shown_before_anything_is_written(
    netcoach: Netcoach, sheet: Any
) -> None:
    ran = netcoach.run("import", sheet(TRACKER), "--dry-run")
    assert "3 past requests to add." in ran.out
    assert "  sent: Date Contacted\n" in ran.out
    assert "Left out: Email." in ran.out
    assert "Accepted (1) is accepted" in ran.out
    assert "Coffee booked (1) is not known, left out" in ran.out
    assert '--columns sent="Email"' in ran.out
    assert '--status "Coffee booked"=replied' in ran.out
    assert not netcoach.database.exists()


def test_columns_statuses_and_dates_are_corrected(netcoach: Netcoach, sheet: Any) -> None:
    path = sheet("Buddy,Asked,Now\nMia Torvik,3/4/2026,Coffee = booked\n")
    ran = netcoach.run("import", path, "--dry-run", status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert "--columns name=HEADING" in ran.err
    said = ("--columns", "name=Buddy", "--columns", "sent=Asked", "--columns", "status=Now")
    ran = netcoach.run("import", path, *said, "--yes", status=1)
    assert "row 2: ambiguous date" in ran.out
    assert ran.err == "None of its rows could be read, so nothing was changed.\n"
    ran = netcoach.run(
        "import", path, *said, "--status", "Coffee = booked=talked", "--dates", "day-first", "--yes"
    )
    assert "1 past request added." in ran.out
    assert netcoach.run("list", "--json").document["requests"][0]["sent_on"] == "2026-04-03"
    ran = netcoach.run("import", path, "--json", "--yes")
    assert ran.document["kind"] == "spreadsheet"
    assert ran.document["requests"]["known"] == 1


def test_rows_with_an_ambiguous_date_are_named(netcoach: Netcoach, sheet: Any) -> None:
    ran = netcoach.run(
        "import",
        sheet("Name,Sent\nMia Torvik,3/4/2026\nPer Aldous,2026-04-05\n"),
        "--dry-run",
    )
    assert "1 past request to add." in ran.out
    assert "tracker.csv, row 2: ambiguous date" in ran.out
    assert "--dates day-first" in ran.out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--columns", "name"), 2),
        (("--columns", "shoe-size=Name"), 1),
        (("--columns", "name=Nobody"), 1),
        (("--status", "Pending"), 2),
        (("--status", "Pending=perhaps"), 1),
        (("--dates", "sometimes"), 2),
    ],
)
def test_what_cannot_be_said_of_columns_is_refused(
    netcoach: Netcoach, sheet: Any, options: tuple[str, ...], status: int
) -> None:
    ran = netcoach.run("import", sheet(TRACKER), *options, "--yes", status=status)
    assert ran.out == ""
    assert not any(name in ran.err for name in NAMES)
    assert not netcoach.database.exists()


@pytest.mark.parametrize(
    "text", ["Date,Networking\n2026-09-14,2\n2026-09-15,0\n", "a,b\n1,2\n", "", "\x00\x01"]
)
def test_a_table_without_names_is_refused_in_one_sentence(
    netcoach: Netcoach, sheet: Any, text: str
) -> None:
    ran = netcoach.run("import", sheet(text), "--yes", status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert not netcoach.database.exists()


def test_people_without_a_request_come_in_as_people(netcoach: Netcoach, sheet: Any) -> None:
    ran = netcoach.run("import", sheet(SALES_NAVIGATOR), "--yes")
    assert "1 person new to your log" in ran.out
    assert "they come in as people" in ran.out
    assert netcoach.run("list", "--json").document["requests"] == []
    assert "Lunden" in netcoach.run("person", "Mia Torvik").out
    assert netcoach.run("undo").out.startswith("Took back the import")
    netcoach.run("person", "Mia Torvik", status=1)
