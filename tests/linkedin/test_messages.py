from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.domain.log.request import Outcome
from netcoach.linkedin import Found, Problem, Why
from tests.support.builders import on_day
from tests.support.exports import (
    MESSAGES,
    OWNER,
    OWNER_URL,
    asked,
    connected,
    read,
    table,
    url,
    wrote,
)
from tests.support.joining import Held, Typed, held_tables

REQUEST = asked("Bo Ek", "6/26/26, 9:30 AM", slug="bo")
YES = connected("Bo", "Ek", "27 Jun 2026", slug="bo")


def said(folder: Path, messages: list[tuple[str, ...]], **where: str) -> Held:
    return held_tables(
        folder, (), invitations=[REQUEST], connections=[YES], messages=messages, **where
    )


def replies(folder: Path, messages: list[tuple[str, ...]], **where: str) -> list[str]:
    found = said(folder, messages, **where)
    ref = found.joined.requests[0][1].ref
    assert all(one.ref == ref for one in found.said.outcomes)
    assert all(one.outcome is Outcome.REPLIED for one in found.said.outcomes)
    return [str(one.on) for one in found.said.outcomes]


def contacts(folder: Path, messages: list[tuple[str, ...]], **where: str) -> list[tuple[str, str]]:
    return [(kind.value, str(on)) for _, kind, on in said(folder, messages, **where).said.contacts]


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
        [from_bo("2026-07-01 10:00:00")],
        [from_bo("2026-07-01 10:00:00"), to_bo("2026-07-02 10:00:00")],
        # The note of the request itself, and the answer to it.
        [to_bo("2026-06-26 16:30:20"), from_bo("2026-07-01 10:00:00")],
        [to_bo("2026-07-01 10:00:00", "2-a"), from_bo("2026-07-01 10:00:00", "2-b")],
    ],
)
def test_a_message_of_theirs_after_they_were_asked_is_a_reply(
    tmp_path: Path, messages: list[tuple[str, ...]]
) -> None:
    assert replies(tmp_path, messages) == ["2026-07-01"]


@pytest.mark.parametrize(
    "messages",
    [
        [to_bo("2026-07-01 10:00:00")],
        [from_bo("2026-06-25 10:00:00")],
        [wrote("2026-07-02 10:00:00 UTC", sender="LinkedIn Member")],
        [wrote("2026-07-02 10:00:00 UTC", sender="Bo Ek", slug="another-bo")],
    ],
)
def test_anything_else_is_no_reply(tmp_path: Path, messages: list[tuple[str, ...]]) -> None:
    assert replies(tmp_path, messages) == []


def test_what_was_written_after_a_yes_is_contact_once_a_day(tmp_path: Path) -> None:
    messages = [
        to_bo("2026-06-26 16:30:20"),  # the note
        to_bo("2026-06-26 20:00:00"),  # before they said yes
        to_bo("2026-06-27 10:00:00"),
        to_bo("2026-06-27 11:00:00", "2-b"),
        to_bo("2026-06-28 23:30:00"),
        from_bo("2026-07-01 10:00:00"),
        from_bo("2026-07-01 12:00:00"),
    ]
    assert contacts(tmp_path, messages) == [
        ("messaged", "2026-06-27"),
        ("messaged", "2026-06-29"),
        ("wrote", "2026-07-01"),
    ]


def test_messages_with_a_connection_nobody_asked_are_contact(tmp_path: Path) -> None:
    found = held_tables(
        tmp_path,
        invitations=[REQUEST],
        connections=[connected("Ida", "Holm", "27 Jun 2020", slug="ida")],
        messages=[
            wrote("2021-01-05 10:00:00 UTC", to="Ida Holm", slug="ida"),
            wrote("2021-01-06 10:00:00 UTC", sender="Ida Holm", slug="ida"),
            wrote("2020-01-06 10:00:00 UTC", sender="Ida Holm", slug="ida"),
        ],
    )
    assert [(kind.value, str(on)) for _, kind, on in found.said.contacts] == [
        ("messaged", "2021-01-05"),
        ("wrote", "2021-01-06"),
    ]
    assert found.said.outcomes == ()


def test_whoever_is_in_every_message_is_the_user_where_no_request_tells(tmp_path: Path) -> None:
    found = held_tables(
        tmp_path,
        connections=[
            connected("Ida", "Holm", "27 Jun 2020", slug="ida"),
            connected("Bo", "Ek", "27 Jun 2020", slug="bo"),
        ],
        messages=[
            wrote("2021-01-05 10:00:00 UTC", to="Ida Holm", slug="ida"),
            wrote("2021-01-06 10:00:00 UTC", sender="Bo Ek", slug="bo"),
        ],
    )
    assert [kind.value for _, kind, _ in found.said.contacts] == ["messaged", "wrote"]


def test_a_group_is_no_conversation_between_two(tmp_path: Path) -> None:
    both = f"{url('bo')},{url('ida')}"
    out = ("2-a", "", OWNER, OWNER_URL, "Bo Ek, Ida", both, "2026-07-01 10:00:00 UTC", "", "", "")
    group = f"{OWNER_URL},{url('ida')}"
    back = ("2-a", "", "Bo Ek", url("bo"), f"{OWNER}, Ida", group, "2026-07-02 10:00:00 UTC")
    assert replies(tmp_path, [out, (*back, "", "", "")]) == []
    assert contacts(tmp_path, [out, (*back, "", "", "")]) == []


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
    export = held_tables(
        tmp_path,
        invitations=[asked("Bo Ek", "6/26/26, 9:30 AM")],
        connections=[connected("Bo", "Ek", "27 Jun 2026")],
        messages=[
            wrote("2026-07-01 10:00:00 UTC", to="Bo Ek"),
            wrote("2026-07-02 10:00:00 UTC", sender="Bo Ek"),
        ],
    )
    (only,) = export.said.outcomes
    assert (only.on, only.by_name) == (Date(2026, 7, 2), True)


def test_a_reply_to_a_request_only_the_log_has_is_found(tmp_path: Path) -> None:
    known = Typed(
        name="Ida Holm", sent=on_day("2026-01-02"), slug="ida", accepted_on=Date(2026, 1, 4)
    )
    messages = [
        wrote("2026-01-05 10:00:00 UTC", to="Ida Holm", slug="ida"),
        wrote("2026-01-06 10:00:00 UTC", sender="Ida Holm", slug="ida"),
    ]
    found = held_tables(tmp_path, [known], invitations=[REQUEST], messages=messages).said
    assert found.outcomes == (Found(ref="7", outcome=Outcome.REPLIED, on=Date(2026, 1, 6)),)
    assert [(str(to), kind.value) for to, kind, _ in found.contacts] == [
        ("k:p0", "messaged"),
        ("k:p0", "wrote"),
    ]


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
