from __future__ import annotations

import pytest

from tests.support.command import Netcoach


def test_it_is_five_to_ten_until_another_is_set(netcoach: Netcoach) -> None:
    assert netcoach.run("guideline").out == "5–10 requests a week, the default.\n"
    document = netcoach.run("guideline", "--json").document
    assert document == {"low": 5, "high": 10, "from_week": None}


def test_it_is_set_from_the_current_week_on(netcoach: Netcoach) -> None:
    said = netcoach.run("guideline", "3", "6").out
    assert said == "3–6 requests a week, from the week of 16 Nov on.\n"
    document = netcoach.run("guideline", "--json").document
    assert document == {"low": 3, "high": 6, "from_week": "2026-11-16"}
    assert netcoach.week()["guideline"] == {"low": 3, "high": 6}
    assert netcoach.week("2026-11-15")["guideline"] == {"low": 5, "high": 10}


@pytest.mark.parametrize(("low", "high"), [("0", "5"), ("9", "3"), ("1", "51")])
def test_what_cannot_be_is_refused(netcoach: Netcoach, low: str, high: str) -> None:
    ran = netcoach.run("guideline", low, high, status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert netcoach.week()["guideline"] == {"low": 5, "high": 10}


@pytest.mark.parametrize(("low", "high"), [("1", "1"), ("50", "50")])
def test_its_edges_can_be(netcoach: Netcoach, low: str, high: str) -> None:
    netcoach.run("guideline", low, high)
    assert netcoach.week()["guideline"] == {"low": int(low), "high": int(high)}


@pytest.mark.parametrize("edges", [("5",), ("5", "6", "7"), ("five", "ten"), ("5.5", "6")])
def test_one_edge_or_no_number_is_wrong_usage(netcoach: Netcoach, edges: tuple[str, ...]) -> None:
    assert netcoach.run("guideline", *edges, status=2).out == ""
