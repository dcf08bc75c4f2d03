from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from netcoach.coach.importing.summary import ImportReport
from netcoach.linkedin import Caution
from netcoach.wording.importing import (
    CAUTIONS,
    Section,
    again,
    nothing_new,
    preview,
    problem_lines,
    requests_line,
    result,
    rows_lines,
    spells,
    zone,
)
from tests.support.builders import day
from tests.support.importing import SUMMARY


def lines(sections: Sequence[Section]) -> list[str]:
    """Every line under every heading."""
    return [line for section in sections for line in section.lines]


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (["2026-03-02"], "1 busy spell in March 2026, for interest."),
        (["2026-03-02", "2026-03-20"], "2 busy spells in March 2026, for interest."),
        (
            ["2026-05-20", "2026-03-02", "2026-03-09"],
            "3 busy spells in March and May 2026, for interest.",
        ),
        (
            ["2026-03-02", "2026-04-02", "2026-05-02"],
            "3 busy spells in March, April and May 2026, for interest.",
        ),
        (
            ["2026-03-02", "2026-04-02", "2026-05-02", "2026-07-02"],
            "4 busy spells between March and July 2026, for interest.",
        ),
        (
            ["2025-11-02", "2026-01-02"],
            "2 busy spells in November 2025 and January 2026, for interest.",
        ),
    ],
)
def test_busy_spells_are_said_with_their_months(starts: list[str], said: str) -> None:
    assert spells([day(start) for start in starts]) == said


def test_past_requests_are_said_with_their_spells() -> None:
    summary = replace(SUMMARY, spells=(day("2026-03-02"),) * 3)

    assert requests_line(summary, done=True) == (
        "120 past requests added. 3 busy spells in March 2026, for interest."
    )
    assert requests_line(SUMMARY, done=False) == "120 past requests to add."


def test_a_preview_says_every_count() -> None:
    assert lines(preview(SUMMARY))[:7] == [
        "120 past requests to add.",
        "118 people new to your log, 2 known.",
        "61 new acceptances, 4 of them told by the name alone.",
        "The requests in it are from 2 May 2026 to 20 Nov 2026.",
        "1 question stays open: who is who, only you can tell. Until then they are two people.",
        "2 replies: can be recorded.",
        "3 connections hide their name and were left out.",
    ]


def test_what_an_export_cannot_tell_is_said_before_and_after() -> None:
    report = ImportReport(summary=SUMMARY, backup=Path("/log/backups/x.db"))
    before, after = " ".join(lines(preview(SUMMARY))), " ".join(lines(result(report, "u")))

    for text in (before, after):
        assert "what you sent before 2 May 2026 is not in it" in text
        assert "an upper bound" in text
        assert "inferred" in text
    assert "Import again by 22 Apr 2027" in after
    assert "u takes all of it back." in after
    assert "/log/backups/x.db" in after


def test_a_zone_from_the_config_is_said_as_such() -> None:
    assert "Europe/Berlin, as the config says" in zone(replace(SUMMARY, sent_zone="Europe/Berlin"))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (0, "Nothing new: it holds no request that you sent."),
        (1, "Nothing new: the one request in it is in your log."),
        (1200, "Nothing new: all 1,200 requests in it are in your log."),
    ],
)
def test_nothing_new_is_said_in_one_sentence(known: int, said: str) -> None:
    summary = replace(
        SUMMARY,
        requests_added=0,
        requests_known=known,
        requests_skipped=0,
        people_known=0,
        nothing_new=True,
    )

    assert lines(preview(summary))[0] == said
    assert lines(result(ImportReport(summary=summary), "u"))[0] == said


def test_what_cannot_be_read_or_is_not_there_is_no_empty_export() -> None:
    none = replace(SUMMARY, requests_added=0, requests_known=0, nothing_new=True)
    assert nothing_new(none) == "Nothing to add: none of the requests in it could be read."
    only_connections = replace(none, requests_skipped=0, cautions=(Caution.NO_INVITATIONS,))
    assert nothing_new(only_connections) == "Nothing new: everybody in it is in your log."
    assert nothing_new(replace(only_connections, people_known=0)) == (
        "Nothing to add: it holds no requests and nobody's name. "
        "Choose the zip LinkedIn sent, or its folder, for both."
    )


def test_an_old_export_is_told_to_be_old() -> None:
    due = replace(SUMMARY, again_by=day("2026-11-22"))
    assert list(again(due)) == [
        "This export is from months ago. Ask LinkedIn for a new one now: "
        "what you sent since then falls out of it by and by."
    ]
    coming = replace(SUMMARY, again_by=day("2026-11-23"))
    assert list(again(coming)) == [
        "Import again by 23 Nov 2026, so that no request falls out in between."
    ]
    assert list(again(replace(SUMMARY, again_by=None))) == []


def test_without_connections_nothing_is_an_upper_bound() -> None:
    alone = replace(SUMMARY, cautions=(Caution.NO_CONNECTIONS,))
    for sections in (preview(alone), result(ImportReport(summary=alone), "u")):
        said = " ".join(lines(sections))
        assert "upper bound" not in said
        assert "is known once Connections.csv of the same download is imported too" in said
    assert "upper bound" in " ".join(lines(preview(SUMMARY)))


def test_known_requests_that_get_something_are_counted() -> None:
    summary = replace(SUMMARY, requests_known=5, requests_filled=2)

    assert lines(preview(summary))[1] == (
        "5 requests are in your log already; 2 of them get what the export adds."
    )
    assert "1 of them gets what" in lines(preview(replace(summary, requests_filled=1)))[1]


def test_it_is_said_how_much_the_log_held_of_what_linkedin_knows() -> None:
    summary = replace(SUMMARY, requests_added=9, requests_known=41, requests_held=41)

    assert (
        "Your log held 41 of the 50 requests LinkedIn knows, 2 May 2026 to 20 Nov 2026; 9 to add."
        in (lines(preview(summary)))
    )
    done = lines(result(ImportReport(summary=replace(summary, requests_added=1)), "u"))
    assert any("41 of the 42 requests" in line and "1 was added." in line for line in done)


def test_connections_joins_weeks_and_the_check_are_said() -> None:
    summary = replace(
        SUMMARY,
        people_added=1200,
        connections_added=1082,
        joined_by_name=1,
        weeks_without=4,
        checked_on=day("2026-11-20"),
    )
    said = lines(preview(summary))

    assert "1,200 people new to your log, 2 known; 1,082 of them you never asked." in said
    assert "1 person is one with somebody of LinkedIn's by the name alone." in said
    assert "4 weeks without a request, to mark as none sent, by LinkedIn's export." in said
    assert "It tells who had said yes by 20 Nov 2026." in said


def test_an_import_without_new_requests_begins_with_the_known_ones() -> None:
    summary = replace(SUMMARY, requests_added=0, requests_known=5, people_added=0)

    assert lines(preview(summary))[0] == "5 requests are in your log already."
    assert lines(result(ImportReport(summary=summary), "u"))[1].startswith("61 new acceptances")


def test_every_row_is_accounted_for() -> None:
    assert rows_lines(SUMMARY) == [
        "Invitations.csv: 134 rows · 122 read · 10 sent by others · 2 with an unreadable date"
    ]


def test_rows_that_could_not_be_read_are_named_up_to_a_limit() -> None:
    assert problem_lines(SUMMARY) == [
        "Invitations.csv, row 17: unreadable date",
        "Invitations.csv, row 1200: unreadable date",
    ]
    assert problem_lines(SUMMARY, 1) == [
        "Invitations.csv, row 17: unreadable date",
        "… and 1 more row.",
    ]


def test_every_caution_has_a_sentence() -> None:
    assert set(CAUTIONS) == set(Caution)
    summary = replace(SUMMARY, cautions=tuple(Caution))
    assert all(sentence in lines(preview(summary)) for sentence in CAUTIONS.values())
