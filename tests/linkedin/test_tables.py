from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.linkedin import Table, UnreadableExport
from tests.support.exports import (
    CONNECTIONS,
    CONNECTIONS_2018,
    INVITATIONS,
    INVITATIONS_2018,
    INVITATIONS_URN,
    MESSAGES,
    PREAMBLE,
    RECOMMENDATIONS,
    read,
    zipped,
)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (CONNECTIONS_2018, Table.CONNECTIONS),
        (CONNECTIONS, Table.CONNECTIONS),
        ("FirstName,LastName,EmailAddress,Company,Position,ConnectedOn", Table.CONNECTIONS),
        ("first_name;COMPANY;connected_on", Table.CONNECTIONS),
        ('"Connected on"\t"Last name"', Table.CONNECTIONS),
        (INVITATIONS_2018, Table.INVITATIONS),
        (INVITATIONS_URN, Table.INVITATIONS),
        (INVITATIONS, Table.INVITATIONS),
        ("Direction,Sent At,To", Table.INVITATIONS),
        (MESSAGES, Table.MESSAGES),
        (f"{MESSAGES},ATTACHMENTS,IS MESSAGE DRAFT,SOMETHING NEW", Table.MESSAGES),
    ],
)
def test_a_table_is_recognised_by_its_columns(tmp_path: Path, header: str, found: Table) -> None:
    assert read(tmp_path, header, name="anything").files[0].table is found


@pytest.mark.parametrize("before", ["", PREAMBLE, "\n\n\n", "sep=;\n", "x\n" * 14])
def test_a_header_may_stand_below_a_remark(tmp_path: Path, before: str) -> None:
    assert read(tmp_path, before + CONNECTIONS).files[0].table is Table.CONNECTIONS


def test_a_header_too_far_down_is_not_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExport):
        read(tmp_path, "x\n" * 15 + CONNECTIONS)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Company,Position\nEk AB,Planner\n", "Found a table with Company, Position; expected"),
        ("id;source;target\n1;A;B\n", "Found none of the columns LinkedIn uses; expected"),
        ("Ida Holm,owes me,100\n", "Found none of the columns LinkedIn uses; expected"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "Found none of the columns LinkedIn uses; expected"),
        ("First Name,Last Name,Headline\n", "Found a table with First Name, Last Name; expected"),
        ("", "The file is empty"),
    ],
)
def test_another_file_is_refused_with_what_was_found_and_expected(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    with pytest.raises(UnreadableExport) as refusal:
        read(tmp_path, content, name="Connections.csv")
    assert str(refusal.value).startswith(said)
    assert "Ida" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "name", ["guide_messages.csv", "learning_coach_messages.csv", "coach_messages (1).csv"]
)
def test_chats_with_an_assistant_are_passed_over(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableExport, match="assistants"):
        read(tmp_path, MESSAGES, name=name)
    export = read(tmp_path, zipped({name: MESSAGES, "Connections.csv": CONNECTIONS}))
    assert [one.file for one in export.files] == ["Connections.csv"]
    assert export.other_files == 1


def test_only_recommendations_received_are_read(tmp_path: Path) -> None:
    files = {
        "Recommendations_Given.csv": RECOMMENDATIONS,
        "Recommendations_Received.csv": RECOMMENDATIONS,
        "Invitations.csv": INVITATIONS,
    }
    export = read(tmp_path, zipped(files))
    assert [one.file for one in export.files] == ["Invitations.csv", "Recommendations_Received.csv"]


def test_an_export_without_invitations_and_connections_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExport, match="Found 2 files, none with"):
        read(tmp_path, zipped({"messages.csv": MESSAGES, "Profile.csv": "First Name,Headline"}))
