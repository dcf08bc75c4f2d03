"""Which requests each term means."""

from __future__ import annotations

import pytest

from netcoach.domain.log.filter.matching import matches
from netcoach.domain.log.filter.parser import read_filter
from netcoach.domain.log.notes import evidence_of
from netcoach.domain.log.quality import quality_of
from netcoach.domain.log.request import Outcome, Request, Source
from netcoach.domain.log.signs import Field, Sign, Signs
from netcoach.domain.people.names import folded
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.review import RatedRequest
from tests.support.builders import a_request, day, yes

TODAY = day("2026-11-23")
ACCEPTED = ((Outcome.ACCEPTED, day("2026-11-01")),)
TALKED = ((Outcome.TALKED, day("2026-11-02")),)
WITHDRAWN = ((Outcome.WITHDRAWN, day("2026-11-02")),)


def means(text: str, request: Request) -> bool:
    """Whether a filter typed on 23 November 2026 means a request."""
    evidence = evidence_of(request, copied=frozenset(), spent=frozenset())
    row = RatedRequest(request=request, evidence=evidence, quality=quality_of(evidence))
    return matches(row, read_filter(text, today=TODAY, first_day=FirstDay.MONDAY).filter)


JOSE = a_request(
    "2026-09-30",
    "José Kaplan-Ruiz",
    company="Müller & Søn",
    role="CTO",
    note="Your SQL talk,\nagain",
    reason="index ideas",
    event="PyData",
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jose",
        "JOSÉ ruiz",
        "kaplan-ruiz",
        '"kaplan ruiz"',
        "company:muller,orbital",
        "company:son",
        "role:cto",
        '"talk, again"',
        "note:sql",
        "note:yes",
        "reason:index",
        "event:pydata",
        "company:yes",
        "who:kaplan",
        "sql pydata cto",
        "-orbital",
        "-company:orbital",
        "is:pending",
        "is:silent",
        "before:2026-10",
        "after:2026-09-30",
        "on:2026-09",
        "week:2026-10-01",
        "-is:accepted",
        "is:accepted,pending",
    ],
)
def test_a_filter_means_what_it_says(text: str) -> None:
    assert means(text, JOSE)


@pytest.mark.parametrize(
    "text",
    [
        '"ruiz kaplan"',
        "jose orbital",
        "company:jose",
        '"jose muller"',
        "after:2026-10",
        "before:2026-09-30",
        "is:accepted",
        "sign:met",
        "field:same",
        "note:none",
        "event:none",
        "-sql",
    ],
)
def test_a_filter_leaves_out_what_it_does_not_mean(text: str) -> None:
    assert not means(text, JOSE)


@pytest.mark.parametrize(
    ("outcomes", "meant", "not_meant"),
    [
        ((), ["pending"], ["accepted", "replied", "talked", "withdrawn", "advice"]),
        (ACCEPTED, ["accepted"], ["pending", "replied", "silent"]),
        (TALKED, ["accepted", "replied", "talked"], ["pending", "advice"]),
        (WITHDRAWN, ["withdrawn"], ["pending", "accepted", "silent"]),
        (
            ((Outcome.ADVICE, day("2026-11-02")),),
            ["accepted", "replied", "talked", "advice"],
            ["opportunity"],
        ),
    ],
)
def test_a_later_rung_implies_the_earlier_ones(
    outcomes: tuple[tuple[Outcome, object], ...], meant: list[str], not_meant: list[str]
) -> None:
    request = a_request("2026-10-01", outcomes=outcomes)
    assert all(means(f"is:{state}", request) for state in meant)
    assert not any(means(f"is:{state}", request) for state in not_meant)


@pytest.mark.parametrize(("sent", "silent"), [("2026-11-02", True), ("2026-11-03", False)])
def test_silence_counts_from_21_days_on(sent: str, silent: bool) -> None:
    assert means("is:silent", a_request(sent)) is silent


def test_an_unknown_sign_is_not_no() -> None:
    signs = Signs(yes=frozenset({Sign.MET}), no=frozenset({Sign.ALUMNI}))
    request = a_request(signs=signs, field=Field.SAME)
    assert means("sign:met sign:alumni=no sign:group=unknown field:same", request)
    assert means("-sign:group -sign:alumni", request)
    assert not means("sign:group=no", request)


@pytest.mark.parametrize(("note", "word"), [(None, "unknown"), ("", "none"), ("Hello", "yes")])
def test_a_note_is_yes_none_or_unknown(note: str | None, word: str) -> None:
    request = a_request(note=note)
    found = [one for one in ("yes", "none", "unknown") if means(f"note:{one}", request)]
    assert found == [word]


def test_quality_and_source_can_be_asked_for() -> None:
    assert means("is:thoughtful", a_request(signs=yes(*Sign), note="x", reason="y"))
    assert means("is:unrated", a_request())
    assert means("is:imported -is:late", a_request(source=Source.IMPORT))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("José  KAPLAN", "jose kaplan"),
        ("Søren Łukasz", "soren lukasz"),
        ("Jean-Luc", "jean luc"),
        ("STRASSE", folded("straße")),
        ("ﬁne", "fine"),
        ("a\n\tb", "a b"),
        ("“so”", '"so"'),
    ],
)
def test_folding_makes_equal_what_reads_the_same(text: str, same: str) -> None:
    assert folded(text) == same
    assert folded(folded(text)) == folded(text)
