"""How a filter was read, in words."""

from __future__ import annotations

import pytest

from netcoach.domain.log.filter.parser import read_filter
from netcoach.domain.log.filter.query import KEYS
from netcoach.domain.week.calendar import FirstDay
from netcoach.wording.log.filter import filter_error, how_read, trouble_words
from tests.support.builders import day

TODAY = day("2026-11-23")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "is:pending sign:met after:2026-09 sql",
            "pending · met · sent since 1 Sep 2026 · text “sql”",
        ),
        ("-is:talked,advice", "not talked or advice came of it"),
        ("company:Orbital -who:bo", "company “orbital” · not name “bo”"),
        ("company:none event:yes", "without a company · with an event"),
        ("note:none field:same sign:met=no", "without a note · same field · met: no"),
        (
            "is:silent is:unrated is:imported",
            "no answer, sent by 2 Nov 2026 · not rated · imported",
        ),
        ("before:2026-10", "sent before 1 Oct 2026"),
        ("on:2026-10", "sent in Oct 2026"),
        ("on:2025", "sent in 2025"),
        ("on:2026-10-02", "sent on 2 Oct 2026"),
        ("week:2026-11-12", "sent in the week of 9 Nov 2026"),
        ("on:feb", "sent in Feb 2026"),
        ("", ""),
    ],
)
def test_a_filter_says_how_it_was_read(text: str, said: str) -> None:
    read = read_filter(text, today=TODAY, first_day=FirstDay.MONDAY)
    assert how_read(read, TODAY) == said
    assert not read.troubles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is:", "is: takes pending, accepted, replied, talked, advice, opportunity …"),
        ("is:pe", "is:pe is not known · pending"),
        ("after:", "after: takes a date · after:2026-09, after:30d"),
        ("week:2026-1", None),
        ("after:2026-0", "after:2026-0 is no date yet · try after:2026-09, after:30d"),
        ("who:", "who: takes a text · who:bo"),
        ("company:", "company: takes a text, or yes, none"),
        ("re:invent", "there is no re: · near it: reason, before"),
    ],
)
def test_what_was_not_understood_says_what_would_be(text: str, said: str | None) -> None:
    troubles = read_filter(text, today=TODAY, first_day=FirstDay.MONDAY).troubles
    assert [trouble_words(trouble) for trouble in troubles] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "frog:x",
            "There is no key frog:, so “frog:x” is searched as text; the keys are is, sign, field, "
            "note, who, company, role, event, reason, tag, after, before, on, week.",
        ),
        (
            "re:invent",
            "There is no key re:, so “re:invent” is searched as text; near it are reason, before.",
        ),
        ("is:", "“is:” is half a filter; type it like is:pending, is:accepted."),
        ("is:pe", "“is:pe” is not understood; is: knows pending."),
        ("after:x", "“after:x” is no date; type it like after:2026-09, after:30d."),
        ("week:", "“week:” is half a filter; type it like week:2026-11-12, week:last."),
        ("who:", "“who:” is half a filter; type it like who:bo."),
    ],
)
def test_the_command_line_says_it_in_a_sentence(text: str, said: str) -> None:
    (trouble,) = read_filter(text, today=TODAY, first_day=FirstDay.MONDAY).troubles
    assert filter_error(trouble) == said


@pytest.mark.parametrize("key", KEYS)
def test_half_a_filter_is_told_how_it_can_go_on(key: str) -> None:
    (trouble,) = read_filter(f"{key}:", today=TODAY, first_day=FirstDay.MONDAY).troubles
    *_, examples = filter_error(trouble).rstrip(".").split("like ")
    read = read_filter(examples.replace(",", ""), today=TODAY, first_day=FirstDay.MONDAY)
    assert len(read.filter.conditions) == examples.count(f"{key}:") > 0
