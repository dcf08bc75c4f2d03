from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.domain.log.request import Outcome
from netcoach.linkedin import Found, KnownRequest, Problem, Why
from tests.support.builders import on_day
from tests.support.exports import (
    MESSAGES,
    OWNER,
    OWNER_URL,
    asked,
    connected,
    read,
    read_tables,
    table,
    url,
    wrote,
)

REQUEST = asked("Bo Ek", "6/26/26, 9:30 AM", slug="bo")
YES = connected("Bo", "Ek", "27 Jun 2026", slug="bo")


def replies(folder: Path, messages: list[tuple[str, ...]], **said: str) -> list[str]:
    export = read_tables(
        folder, invitations=[REQUEST], connections=[YES], messages=messages, **said
    )
    uid = export.requests[0].uid
    assert all(one.ref == uid for one in export.suggestions)
    assert all(one.outcome is Outcome.REPLIED for one in export.suggestions)
    return [str(one.on) for one in export.suggestions]


def to_bo(at: str, talk: str = "2-abc") -> tuple[str, ...]:
    return wrote(f"{at} UTC", to="Bo Ek", slug="bo", talk=talk)


def from_bo(at: str, talk: str = "2-abc") -> tuple[str, ...]:
    return wrote(f"{at} UTC", sender="Bo Ek", slug="bo", talk=talk)


def test_an_answer_after_the_yes_is_a_reply(tmp_path: Path) -> None:
    messages = [
        from_bo("2026-07-04 10:00:00"),
        from_bo("2026-07-03 23:30:00"),
        to_bo("2026-07-01 10:00:00"),
    ]
    assert replies(tmp_path, messages, zone="America/New_York") == ["2026-07-03"]
    assert replies(tmp_path, messages, zone="Asia/Tokyo") == ["2026-07-04"]


@pytest.mark.parametrize(
    "messages",
    [
        [to_bo("2026-07-01 10:00:00")],
        [from_bo("2026-07-01 10:00:00")],
        [from_bo("2026-07-01 10:00:00"), to_bo("2026-07-01 10:00:00")],
        [from_bo("2026-07-01 10:00:00"), to_bo("2026-07-02 10:00:00")],
        [to_bo("2026-06-26 10:00:00"), from_bo("2026-07-02 10:00:00")],
        [to_bo("2026-07-01 10:00:00", "2-a"), from_bo("2026-07-02 10:00:00", "2-b")],
        [
            to_bo("2026-07-01 10:00:00"),
            wrote("2026-07-02 10:00:00 UTC", sender="LinkedIn Member"),
        ],
        [
            to_bo("2026-07-01 10:00:00"),
            wrote("2026-07-02 10:00:00 UTC", sender="Bo Ek", slug="another-bo"),
        ],
    ],
)
def test_anything_else_is_no_reply(tmp_path: Path, messages: list[tuple[str, ...]]) -> None:
    assert replies(tmp_path, messages) == []


def test_a_group_is_no_conversation_between_two(tmp_path: Path) -> None:
    both = f"{url('bo')},{url('ida')}"
    out = ("2-a", "", OWNER, OWNER_URL, "Bo Ek, Ida", both, "2026-07-01 10:00:00 UTC", "", "", "")
    assert replies(tmp_path, [out, from_bo("2026-07-02 10:00:00", "2-a")]) == []


def test_unsent_drafts_are_passed_over(tmp_path: Path) -> None:
    header = f"{MESSAGES},ATTACHMENTS,IS MESSAGE DRAFT"
    rows = [(*to_bo("2026-07-01 10:00:00"), "", "Yes"), (*to_bo("2026-07-01 10:00:00"), "", "No")]
    (report,) = read(tmp_path, table(header, rows)).files
    assert (report.used, report.count(Why.DRAFT)) == (1, 1)


def test_an_answer_with_line_breaks_and_quotes_is_one_row(tmp_path: Path) -> None:
    row = list(to_bo("2026-07-01 10:00:00"))
    row[8] = 'Hello,\n\n"you"\r\nthere'
    (report,) = read(tmp_path, table(MESSAGES, [row, row])).files
    assert (report.rows, report.used) == (2, 2)


def test_without_profiles_the_names_decide(tmp_path: Path) -> None:
    export = read_tables(
        tmp_path,
        invitations=[asked("Bo Ek", "6/26/26, 9:30 AM")],
        connections=[connected("Bo", "Ek", "27 Jun 2026")],
        messages=[
            wrote("2026-07-01 10:00:00 UTC", to="Bo Ek"),
            wrote("2026-07-02 10:00:00 UTC", sender="Bo Ek"),
        ],
    )
    (only,) = export.suggestions
    assert (only.on, only.by_name) == (Date(2026, 7, 2), True)


def test_a_reply_to_a_request_only_the_log_has_is_found(tmp_path: Path) -> None:
    known = KnownRequest(
        ref="7",
        name="Ida Holm",
        sent=on_day("2026-01-02"),
        profile_key="ida",
        accepted_on=Date(2026, 1, 4),
    )
    messages = [
        wrote("2026-01-05 10:00:00 UTC", to="Ida Holm", slug="ida"),
        wrote("2026-01-06 10:00:00 UTC", sender="Ida Holm", slug="ida"),
    ]
    export = read_tables(tmp_path, invitations=[REQUEST], messages=messages, known=[known])
    assert export.suggestions == (Found(ref="7", outcome=Outcome.REPLIED, on=Date(2026, 1, 6)),)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (to_bo("2026-07-01 99:00:00"), Why.UNREADABLE_DATE),
        (to_bo("2027-07-01 10:00:00"), Why.FUTURE_DATE),
        (to_bo("2026-07-01 10:00:00", "2" * 201), Why.TOO_LONG),
        (("2-a", "x"), Why.RAGGED),
    ],
)
def test_a_message_that_cannot_be_read_is_named_by_its_line(
    tmp_path: Path, row: tuple[str, ...], why: Why
) -> None:
    (report,) = read(tmp_path, table(MESSAGES, [row])).files
    assert report.problems == (Problem(row=2, why=why),)
