"""What an import says of outcomes to record and of names that fit several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.coach.importing.choices import Choice, OpenQuestion, Shown
from netcoach.coach.importing.summary import Suggestions
from netcoach.domain.log.request import Precision, SentTime
from netcoach.wording.importing import (
    answer_questions,
    choice_line,
    found_in_export,
    left_lines,
    preview_keys,
    question_line,
    question_number,
    record,
    ticked,
)
from tests.support.builders import day, on_day
from tests.support.importing import SUMMARY

ORBITAL = Shown(
    name="Ana Ruiz",
    connected_on=day("2026-05-09"),
    profile_key="ana-ruiz",
    company="Orbital",
    role="Lead",
)
ZENIT = Shown(name="Ana Ruiz", connected_on=day("2026-05-12"))
FIRST = Choice(
    person="a",
    other="o",
    name="Ana Ruiz",
    sent=on_day("2026-05-03"),
    connection=ORBITAL,
    on=day("2026-05-09"),
    note="A note  of\nseveral lines that goes on and on and on",
    company="Harbour",
    profile_key="ana-1",
)


@pytest.mark.parametrize(
    ("suggestions", "says", "offer"),
    [
        (Suggestions(replies=1), "1 reply", "Record 1 reply"),
        (
            Suggestions(replies=1200, recommendations=1),
            "1,200 replies and 1 recommendation",
            "Record 1,200 replies and 1 recommendation",
        ),
        (
            Suggestions(replies=2, recommendations=2, contacts=1200),
            "2 replies, 2 recommendations and 1,200 days with messages",
            "Record 2 replies, 2 recommendations and 1,200 days with messages",
        ),
    ],
)
def test_what_was_found_is_counted(suggestions: Suggestions, says: str, offer: str) -> None:
    assert found_in_export(suggestions) == says
    assert record(suggestions) == offer


@pytest.mark.parametrize(
    ("suggestions", "done", "says"),
    [
        (Suggestions(replies=2), False, "2 replies: can be recorded."),
        (
            Suggestions(replies=2, by_name=1),
            False,
            "2 replies, 1 of them told by the name alone: can be recorded.",
        ),
        (
            Suggestions(replies=2, recorded=True),
            False,
            "2 replies: to record.",
        ),
        (Suggestions(replies=2, recorded=True), True, "2 replies: recorded."),
        (
            Suggestions(replies=2),
            True,
            "2 replies: not recorded. Importing again offers them.",
        ),
        (
            Suggestions(recommendations=1),
            True,
            "1 recommendation: not recorded. Importing again offers it.",
        ),
        (Suggestions(replies=1, recorded=True), True, "1 reply: recorded."),
    ],
)
def test_outcomes_are_said_before_and_after(
    suggestions: Suggestions, done: bool, says: str
) -> None:
    summary = replace(SUMMARY, questions=0, suggestions=suggestions)
    assert list(left_lines(summary, done=done)) == [says]


def test_questions_are_said_open_and_answered() -> None:
    summary = replace(SUMMARY, questions=2, answered=1, suggestions=Suggestions())
    assert list(left_lines(summary, done=True)) == [
        "2 questions stay open: who is who, only you can tell. Until then they are two people.",
        "1 question about a name answered.",
    ]
    assert answer_questions(2, 0) == "Answer 2 questions"
    assert answer_questions(1, 0) == "Answer 1 question"
    assert answer_questions(1, 2) == "Answers: 2 of 3"


def test_somebody_who_accepted_is_told_by_their_work_and_the_requests_by_theirs() -> None:
    question = OpenQuestion(choices=(FIRST,), by_connection=True)

    assert question_line(question) == (
        "Ana Ruiz, Lead, Orbital accepted on 9 May 2026. Which request was that?"
    )
    assert choice_line(question, FIRST) == (
        "asked on 3 May 2026 · Harbour · ana-1 · “A note of several lines that goes on and…”"
    )


def test_somebody_asked_is_told_by_the_days_and_the_connections_by_theirs() -> None:
    again = replace(FIRST, sent=on_day("2026-05-10"), connection=ZENIT)
    question = OpenQuestion(choices=(FIRST, again), by_connection=False)

    assert question_line(question) == (
        "You asked Ana Ruiz, Harbour on 3 May 2026 and 10 May 2026. Which connection is that?"
    )
    assert [choice_line(question, one) for one in question.choices] == [
        "connected on 9 May 2026 · Lead, Orbital · ana-ruiz",
        "connected on 12 May 2026",
    ]


def test_a_request_of_some_day_in_a_week_is_said_so() -> None:
    week = SentTime(on=day("2026-05-03"), precision=Precision.WEEK)
    choice = replace(FIRST, sent=week, note=None, company="", profile_key="")
    question = OpenQuestion(choices=(choice,), by_connection=True)

    assert choice_line(question, choice) == "asked on a day in the week of 3 May 2026"


def test_the_keys_of_a_preview_are_those_it_has() -> None:
    assert preview_keys(outcomes=False, questions=False) == (
        "Enter imports · Esc goes back · ↑↓ scroll"
    )
    whole = preview_keys(outcomes=True, questions=True)
    assert whole == "Enter imports · m outcomes · a answers · Esc goes back · ↑↓ scroll"
    assert len(whole) <= 74


def test_a_box_says_whether_it_is_ticked() -> None:
    assert (ticked("Record", on=True), ticked("Record", on=False)) == ("[x] Record", "[ ] Record")
    assert question_number(1, 1200) == "Question 1 of 1,200"


def test_another_name_is_said_and_so_is_a_request_of_the_import() -> None:
    robert = replace(ORBITAL, name="Robert (Bob) Clark")
    asked = replace(robert, connected_on=None, asked_on=day("2026-05-04"))
    bob = replace(FIRST, name="Bob Clark", connection=robert)
    twice = OpenQuestion(
        choices=(bob, replace(bob, other="p", connection=asked)), by_connection=False
    )

    assert question_line(twice) == (
        "You asked Bob Clark, Harbour on 3 May 2026. Who is that in the import?"
    )
    assert [choice_line(twice, one) for one in twice.choices] == [
        "Robert (Bob) Clark · connected on 9 May 2026 · Lead, Orbital · ana-ruiz",
        "Robert (Bob) Clark · asked on 4 May 2026 · Lead, Orbital · ana-ruiz",
    ]
    shown = OpenQuestion(choices=(replace(bob, connection=asked),), by_connection=True)
    assert question_line(shown) == (
        "Robert (Bob) Clark, Lead, Orbital was asked, by the import on 4 May 2026. "
        "Whom did you log?"
    )
