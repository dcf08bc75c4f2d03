"""Tests of what the log form says while the user types."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from netcoach.domain.bursts import SpeedRule
from netcoach.domain.errors import AmbiguousPerson
from netcoach.domain.log.preview import preview_of, too_soon_of
from netcoach.domain.log.quality import FurtherQuestion, QualityRange
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.log.signs import Field, Sign
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import FirstDay, day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import Beginning
from tests.support.builders import WEDNESDAY, a_context, a_draft, a_request, answered, day, yes
from tests.support.standings import known_standings_in

TODAY = WEDNESDAY.date()
BO = Person(id=PersonId(501), name="Bo Kessler", company="Orbital")
NOTE = "your talk about query planners at the spring meeting made me rewrite half of our reports"


def asked_bo(*outcomes: tuple[Outcome, str]) -> Request:
    return a_request(
        "2026-10-03",
        person=BO,
        outcomes=tuple((outcome, day(on)) for outcome, on in outcomes),
    )


@pytest.mark.parametrize(
    ("outcomes", "possible_on"),
    [
        ((), "2026-12-09"),
        (((Outcome.WITHDRAWN, "2026-11-18"),), "2026-12-09"),
        (((Outcome.WITHDRAWN, "2026-10-29"),), "2026-11-19"),
        (((Outcome.ACCEPTED, "2026-10-05"),), None),
        (((Outcome.TALKED, "2026-10-05"),), None),
        (((Outcome.RECOMMENDATION, "2026-10-05"),), None),
    ],
)
def test_asking_again_is_too_soon_until_21_days_after_a_withdrawal(
    outcomes: tuple[tuple[Outcome, str], ...], possible_on: str | None
) -> None:
    finding = too_soon_of(a_draft("Bo Kessler"), known_standings_in([asked_bo(*outcomes)]), TODAY)
    assert finding is not None
    assert finding.possible_on == (day(possible_on) if possible_on else None)


@pytest.mark.parametrize(
    "ended",
    [
        (Outcome.WITHDRAWN, "2026-10-28"),
        (Outcome.WITHDRAWN, "2026-10-05"),
        (Outcome.DECLINED, "2026-11-17"),
        (Outcome.EXPIRED, "2026-11-17"),
    ],
)
def test_asking_again_is_fine_21_days_after_a_withdrawal_and_after_a_no(
    ended: tuple[Outcome, str],
) -> None:
    assert too_soon_of(a_draft("Bo Kessler"), known_standings_in([asked_bo(ended)]), TODAY) is None


def test_somebody_new_is_never_too_soon() -> None:
    assert too_soon_of(a_draft("Cleo Varga"), known_standings_in([asked_bo()]), TODAY) is None


def test_two_of_a_name_are_for_the_user_to_tell_apart() -> None:
    other = a_request(person=Person(id=PersonId(502), name="Bo Kessler", company="Fjord"))
    with pytest.raises(AmbiguousPerson):
        too_soon_of(a_draft("Bo Kessler"), known_standings_in([asked_bo(), other]), TODAY)
    preview = preview_of(a_draft("Bo Kessler"), a_context(asked_bo(), other))
    assert preview.too_soon is None


def test_the_week_is_counted_with_the_draft() -> None:
    context = a_context(a_request("2026-11-15"), a_request("2026-11-16"), a_request("2026-11-18"))
    preview = preview_of(a_draft(), context)
    assert (preview.sent, preview.to_low, preview.room) == (3, 2, 7)


def test_an_earlier_week_is_held_against_the_guideline_it_was_lived_under() -> None:
    now = Guideline(low=8, high=15, from_week=day("2026-11-16"))
    context = a_context(a_request("2026-11-10"), guideline=now, guidelines=(Guideline(), now))
    assert preview_of(a_draft(when="2026-11-11"), context).guideline == Guideline()
    assert preview_of(a_draft(), context).guideline == now


def test_the_first_day_of_the_week_is_the_users() -> None:
    context = a_context(a_request("2026-11-15"), first_day=FirstDay.SUNDAY)
    assert preview_of(a_draft(), context).sent == 2


def test_quality_and_the_question_that_narrows_it_follow_the_answers() -> None:
    nothing = preview_of(a_draft(), a_context())
    assert nothing.quality is None
    only_field = preview_of(a_draft(field=Field.SAME), a_context())
    assert only_field.quality == QualityRange(low=20, high=100)
    all_no = preview_of(a_draft(signs=answered(), field=Field.UNRELATED, note=""), a_context())
    assert all_no.quality == QualityRange(low=0, high=0)
    assert all_no.narrowing is None


@pytest.mark.parametrize(("written", "asked"), [(4, True), (5, False), (6, False)])
def test_a_note_is_asked_for_while_the_month_has_one_left(written: int, asked: bool) -> None:
    context = a_context(*(a_request("2026-11-03", note=f"note {n}") for n in range(written)))
    preview = preview_of(a_draft(), context)
    assert (preview.narrowing is FurtherQuestion.NOTE) is asked
    assert preview.narrowing is not None


def test_a_blank_for_want_of_a_note_is_not_held_against_the_draft() -> None:
    spent = a_context(*(a_request("2026-11-03", note=f"note {n}") for n in range(5)))
    said: dict[str, Any] = {
        "signs": answered(Sign.ALUMNI, Sign.I_ENGAGED, Sign.TARGET_COMPANY),
        "field": Field.RELATED,
        "note": "",
    }
    assert preview_of(a_draft(**said), a_context()).quality == QualityRange(low=50, high=50)
    assert preview_of(a_draft(**said), spent).quality == QualityRange(low=71, high=71)


@pytest.mark.parametrize(("before", "is_burst"), [(4, False), (5, True)])
def test_the_sixth_in_an_hour_is_part_of_a_sitting(before: int, is_burst: bool) -> None:
    recent = [a_request(f"2026-11-18T11:{20 + n}") for n in range(before)]
    preview = preview_of(a_draft(when="2026-11-18T12:00"), a_context(*recent))
    assert bool(preview.burst) is is_burst
    if preview.burst and preview.burst_reason:
        assert preview.burst_reason.rule is SpeedRule.SITTING
        assert preview.burst_reason.requests[-1].id == preview.request_id


def test_a_burst_of_other_days_is_not_the_drafts() -> None:
    recent = [a_request(f"2026-11-02T11:{20 + n}") for n in range(6)]
    assert preview_of(a_draft(when="2026-11-18T12:00"), a_context(*recent)).burst is None


def test_a_request_remembered_over_14_days_later_raises_nothing() -> None:
    recent = [a_request("2026-11-03", logged_at=WEDNESDAY.in_timezone("UTC")) for _ in range(9)]
    assert preview_of(a_draft(when="2026-11-03"), a_context(*recent)).burst is None


def test_the_third_note_in_the_same_words_is_copied_from_the_others() -> None:
    recent = [
        a_request(f"2026-11-{n:02d}", name=name, note=f"Hi {name.split()[0]}, {NOTE}")
        for n, name in ((10, "Ana Rybar"), (12, "Dov Amsel"))
    ]
    preview = preview_of(a_draft("Chen Wei", note=f"Hi Chen, {NOTE}"), a_context(*recent))
    assert preview.copied_from == tuple(recent)
    assert preview_of(a_draft(note=NOTE), a_context(recent[0])).copied_from == ()


def test_notes_left_counts_the_drafts_own_month() -> None:
    context = a_context(a_request("2026-11-03", note="a"), a_request("2026-10-30", note="b"))
    assert preview_of(a_draft(note="c"), context).notes_left == 3
    assert preview_of(a_draft(), context).notes_left == 4
    assert preview_of(a_draft(when="2026-10-31", note="c"), context).notes_left == 3
    assert preview_of(a_draft(), a_context(notes_a_month=None)).notes_left is None


def test_a_changed_request_replaces_itself_and_is_never_too_soon() -> None:
    first = a_request("2026-11-17", person=BO)
    preview = preview_of(
        a_draft("Bo Kessler", person_id=BO.id, signs=yes(Sign.MET)),
        a_context(first),
        editing=first.id,
    )
    assert (preview.sent, preview.request_id, preview.too_soon) == (1, first.id, None)


def test_a_year_is_previewed_between_two_keys() -> None:
    note = "Hello there, I read your article number {} on {} and would be glad to compare notes."
    recent = [
        a_request(
            f"{day_after(TODAY, -days)}T1{number}:30",
            name=f"Person {days} {number}",
            note=note.format(days, number),
        )
        for days in range(0, 365, 2)
        for number in range(2)
    ]
    context = a_context(*recent)
    draft = a_draft("Bo Kessler", note="Hi Bo, your talk on query planners was the clearest.")
    preview_of(draft, context)
    began = process_time()
    preview_of(draft, context)
    assert process_time() - began < 0.1


@pytest.mark.parametrize(
    ("today", "when", "low", "days"),
    [
        ("2026-11-19", "2026-11-19", 3, 4),
        ("2026-11-19", "2026-11-17", 5, 6),
        ("2026-11-16", "2026-11-16", 5, None),
        ("2026-11-19", "2026-11-12", 5, None),
    ],
)
def test_the_first_request_is_shown_in_the_part_week_it_begins(
    today: str, when: str, low: int, days: int | None
) -> None:
    preview = preview_of(a_draft(when=when), a_context(today=day(today)))
    assert (preview.guideline.low, preview.guideline.high) == (low, 10)
    assert (preview.part and preview.part.days) == days
    assert (preview.to_low, preview.room) == (low - 1, 9)


def test_a_changed_date_moves_the_beginning_of_the_part_week() -> None:
    first = a_request("2026-11-17")
    begun = Beginning(
        on=day("2026-11-19"), since=day("2026-11-17"), sent_on=frozenset({day("2026-11-17")})
    )
    context = a_context(first, beginning=begun, today=day("2026-11-19"))
    preview = preview_of(a_draft(when="2026-11-19"), context, editing=first.id)
    assert preview.part is not None
    assert preview.part.days == 4
