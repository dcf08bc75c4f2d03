from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pendulum import Date

from netcoach.domain.log.request import Outcome, Precision, SentTime
from netcoach.linkedin import Found
from tests.support.builders import minute, on_day
from tests.support.exports import CONNECTIONS, asked, connected, read, read_tables, table
from tests.support.joining import Typed, held, held_tables


def typed(name: str, sent: SentTime, *, ref: str = "7", slug: str = "", **said: Any) -> Typed:
    return Typed(name=name, sent=sent, ref=ref, slug=slug, **said)


BO = asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo")
"""Sent on 27 June 2026 at 18:30 in Berlin."""


def test_an_export_read_again_has_nothing_new(tmp_path: Path) -> None:
    rows = [BO, asked("Ida", "6/27/26, 9:31 AM"), asked("Bo Ek", "1/2/26, 9:30 AM", slug="bo")]
    first = read_tables(tmp_path, invitations=rows)
    known = [
        Typed(
            ref=str(n),
            name=one.name,
            sent=one.sent,
            slug=one.profile_key,
            uids=frozenset({one.uid, one.name_uid}),
        )
        for n, one in enumerate(first.requests)
    ]
    again = held_tables(tmp_path, known, invitations=rows)
    assert [one.known for _, one in again.joined.requests] == ["0", "1", "2"]
    assert [one.uid for one in again.told.requests] == [one.uid for one in first.requests]


def test_a_profile_that_changed_is_known_by_the_name(tmp_path: Path) -> None:
    (before,) = read_tables(tmp_path, invitations=[BO]).requests
    known = Typed(
        name="Bo Ek",
        sent=before.sent,
        slug="bo",
        uids=frozenset({before.uid, before.name_uid}),
    )
    row = asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo-ek-planner")
    assert list(held_tables(tmp_path, [known], invitations=[row]).known.values()) == ["7"]


def test_a_new_namesake_asked_in_the_same_minute_is_not_known(tmp_path: Path) -> None:
    (before,) = read_tables(tmp_path, invitations=[BO]).requests
    known = Typed(
        name="Bo Ek",
        sent=before.sent,
        slug="bo",
        uids=frozenset({before.uid, before.name_uid}),
    )
    for slug in ("bo", "bo-renamed"):
        rows = [asked("Bo Ek", "6/27/26, 9:30 AM", slug=one) for one in (slug, "another-bo")]
        refs = held_tables(tmp_path, [known], invitations=rows).known
        assert refs == {slug: "7" if slug == "bo" else None, "another-bo": None}


@pytest.mark.parametrize(
    ("one", "known"),
    [
        (typed("Bo Ek", minute("2026-06-27T18:31"), slug="bo"), True),
        (typed("bo ek", on_day("2026-06-27")), True),
        (typed("Bo E.", on_day("2026-06-26"), slug="bo"), True),
        (typed("Bo Ek, PMP®", on_day("2026-06-28")), True),
        # Nobody can be asked again within three weeks: the date was typed from memory.
        (typed("Bo E.", on_day("2026-06-07"), slug="bo"), True),
        (typed("Bo E.", on_day("2026-06-06"), slug="bo"), False),
        (typed("Bo Ek", on_day("2026-07-17")), True),
        (typed("Bo Ek", on_day("2026-07-18")), False),
        (typed("Bo Ek", on_day("2026-06-27"), slug="another-bo"), False),
        (typed("Ida", on_day("2026-06-27")), False),
    ],
)
def test_a_typed_request_is_known_by_person_and_date(
    tmp_path: Path, one: Typed, known: bool
) -> None:
    found = held_tables(tmp_path, [one], invitations=[BO])
    assert found.known == {"bo": "7" if known else None}


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        (on_day("2026-06-26"), True),
        (on_day("2026-06-25"), False),
        (on_day("2026-06-29"), False),
        (SentTime(on=Date(2026, 6, 21), precision=Precision.WEEK), True),
        (SentTime(on=Date(2026, 6, 20), precision=Precision.WEEK), False),
    ],
)
def test_a_name_that_two_have_tells_only_who_was_asked_about_that_day(
    tmp_path: Path, sent: SentTime, known: bool
) -> None:
    rows = [BO, asked("Bo Ek", "2/1/26, 9:30 AM", slug="another-bo")]
    assert held_tables(tmp_path, [typed("Bo Ek", sent)], invitations=rows).known == {
        "bo": "7" if known else None,
        "another-bo": None,
    }


def test_times_that_all_moved_since_they_were_imported_are_told(tmp_path: Path) -> None:
    rows = [BO, asked("Ida", "6/27/26, 9:31 AM")]
    first = read_tables(tmp_path, invitations=rows)
    known = [
        typed(one.name, one.sent, ref=str(n), uids=frozenset({one.uid}))
        for n, one in enumerate(first.requests)
    ]
    same = held_tables(tmp_path, known, invitations=rows)
    moved = held_tables(tmp_path, known, invitations=rows, sent_zone="UTC")
    assert not same.joined.times_moved
    assert moved.joined.times_moved
    one_edited = [known[0], replace(known[1], sent=on_day("2026-06-27"))]
    edited = held_tables(tmp_path, one_edited, invitations=rows)
    assert not edited.joined.times_moved


def test_the_nearest_date_wins_and_nothing_is_known_twice(tmp_path: Path) -> None:
    rows = [
        asked("Bo Ek", "6/26/26, 9:30 AM", slug="bo"),
        asked("Bo Ek", "6/27/26, 9:30 AM", slug="bo"),
    ]
    one = typed("Bo Ek", on_day("2026-06-27"))
    found = held_tables(tmp_path, [one], invitations=rows).joined
    assert [request.known for _, request in found.requests] == [None, "7"]


def test_a_later_export_tells_of_requests_it_does_not_hold(tmp_path: Path) -> None:
    known = [
        typed("Bo Ek", on_day("2026-06-27"), ref="1", slug="bo"),
        typed("Ida Holm", on_day("2026-06-27"), ref="2"),
        typed("Kim Ray", on_day("2026-06-27"), ref="3", accepted_on=Date(2026, 6, 30)),
        typed("Max Orr", on_day("2026-06-27"), ref="4"),
    ]
    people = [
        connected("Bo", "Ek", "29 Jun 2026", slug="bo"),
        connected("Ida", "Holm", "01 Jul 2026", slug="ida"),
        connected("Kim", "Ray", "30 Jun 2026", slug="kim"),
        connected("Max", "Orr", "30 Jun 2025", slug="max"),
    ]
    found = held(read(tmp_path, table(CONNECTIONS, people)), known)
    assert found.joined.accepted == (
        Found(ref="1", outcome=Outcome.ACCEPTED, on=Date(2026, 6, 29)),
        Found(ref="2", outcome=Outcome.ACCEPTED, on=Date(2026, 7, 1), by_name=True),
    )


def test_a_known_request_of_the_export_carries_its_own_yes(tmp_path: Path) -> None:
    found = held_tables(
        tmp_path,
        [typed("Bo Ek", on_day("2026-06-27"))],
        invitations=[BO],
        connections=[connected("Bo", "Ek", "29 Jun 2026", slug="bo")],
    )
    assert found.joined.accepted == ()
    assert found.known == {"bo": "7"}
    assert found.accepted[0]


def test_a_settled_request_is_no_question(tmp_path: Path) -> None:
    people = [connected("Bo", "Ek", "28 Jun 2026"), connected("Bo", "Ek", "29 Jun 2026")]
    open_ = typed("Bo Ek", on_day("2026-06-27"))
    settled = typed("Bo Ek", on_day("2026-06-27"), accepted_on=Date(2026, 6, 28))
    content = table(CONNECTIONS, people)
    told = read(tmp_path, content)
    assert held(told, [open_]).asked == [[("Bo Ek", "Bo Ek")] * 2]
    assert held(told, [settled]).asked == []
