from __future__ import annotations

from pathlib import Path

import pytest
from pendulum import Date

from netcoach.domain.log.request import Outcome
from netcoach.linkedin import Found
from tests.support.exports import asked
from tests.support.joining import held_tables


def received(first: str, last: str, on: str) -> tuple[str, ...]:
    return (first, last, "Ek AB", "Planner", "Kind,\nand quick.", on, "HIDDEN")


def test_a_recommendation_belongs_to_the_last_request_before_it(tmp_path: Path) -> None:
    export = held_tables(
        tmp_path,
        invitations=[
            asked("Bo Ek", "3/10/26, 9:30 AM", slug="bo"),
            asked("Bo Ek", "4/10/26, 9:30 AM", slug="bo"),
            asked("Bo Ek", "5/10/26, 9:30 AM", slug="bo"),
        ],
        received=[received("Bo", "Ek", "05/01/26, 08:41 AM")],
    )
    assert export.said.outcomes == (
        Found(
            ref=export.joined.requests[1][1].ref,
            outcome=Outcome.RECOMMENDATION,
            on=Date(2026, 5, 1),
            by_name=True,
        ),
    )


@pytest.mark.parametrize(
    ("requests", "recommendation"),
    [
        ([("Bo Ek", "bo")], received("Ida", "Holm", "05/01/26, 08:41 AM")),
        ([("Bo Ek", "bo")], received("Bo", "Ek", "02/01/26, 08:41 AM")),
        ([("Bo Ek", "bo"), ("Bo Ek", "bo-2")], received("Bo", "Ek", "05/01/26, 08:41 AM")),
        ([("Bo Ek", "bo")], received("Bo", "Ek", "05/01/27, 08:41 AM")),
        ([("Bo Ek", "bo")], received("Bo", "Ek", "soon")),
    ],
)
def test_anything_else_is_nobodys_recommendation(
    tmp_path: Path, requests: list[tuple[str, str]], recommendation: tuple[str, ...]
) -> None:
    rows = [asked(name, "3/10/26, 9:30 AM", slug=slug) for name, slug in requests]
    export = held_tables(tmp_path, invitations=rows, received=[recommendation])
    assert export.said.outcomes == ()
