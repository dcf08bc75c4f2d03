"""What an import leaves to choose: outcomes to record, and names that fit several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.coach.importing.choices import Choice, Choices, OpenQuestion
from netcoach.coach.importing.plan import chosen, plan_counts
from netcoach.coach.importing.summary import ImportPlan, Suggestions
from netcoach.domain.log.request import Outcome
from netcoach.storage.store import Store
from tests.support.builders import a_draft, day
from tests.support.exports import asked, connected, wrote
from tests.support.importing import (
    ASKED_BO,
    TALK,
    YES_BO,
    an_export,
    bring,
    content,
    recommended,
    requests_to,
    without_outcomes,
)
from tests.support.storage import everything, settle

ACCEPTED = (Outcome.ACCEPTED, day("2026-10-09"))
REPLIED = (Outcome.REPLIED, day("2026-10-12"))
RECOMMENDED = (Outcome.RECOMMENDATION, day("2026-11-02"))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A request that was accepted, answered and followed by a recommendation."""
    return an_export(tmp_path, [ASKED_BO], [YES_BO], messages=TALK, recommendations=[recommended()])


def choosing(plan: ImportPlan, choices: Choices) -> ImportPlan:
    """A plan with these choices."""
    return replace(plan, choices=choices)


def outcomes_of(store: Store, name: str) -> Sequence[object]:
    """What became of the requests to people of a name."""
    return [one.outcomes for one in requests_to(store, name)]


def test_outcomes_and_messages_are_recorded_unless_the_user_says_no(
    coach: Coach, store: Store, export: Path
) -> None:
    report = coach.importing.carry_out(without_outcomes(coach.importing.plan(export)))

    assert report.summary.suggestions == Suggestions(
        replies=1, recommendations=1, by_name=1, contacts=2
    )
    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED,)]
    assert contacts_with(coach, "Bo Kessler") == []


def contacts_with(coach: Coach, name: str) -> list[tuple[str, str, str]]:
    """What contact there was with somebody, the oldest first."""
    page = coach.people.page(coach.people.named(name).id)
    return [(one.kind.value, str(one.on), one.origin.value) for one in page.contacts[::-1]]


def test_outcomes_are_recorded_with_the_import_and_taken_back_with_it(
    coach: Coach, store: Store, export: Path
) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    before = content(store.path)

    report = coach.importing.carry_out(coach.importing.plan(export))

    assert report.summary.suggestions.recorded
    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED, REPLIED, RECOMMENDED)]
    assert contacts_with(coach, "Bo Kessler") == [
        ("messaged", "2026-10-10", "import"),
        ("wrote", "2026-10-12", "import"),
    ]
    assert coach.people.shelves().hellos == ()
    after = content(store.path)
    coach.log.undo()
    assert content(store.path) == before
    coach.log.redo()
    assert content(store.path) == after
    assert all(one.ok for one in store.health())


def test_what_was_not_recorded_is_offered_again_and_can_be_recorded_then(
    coach: Coach, store: Store, export: Path
) -> None:
    coach.importing.carry_out(without_outcomes(coach.importing.plan(export)))

    again = coach.importing.plan(export)
    assert not again.summary.nothing_new
    assert not again.leaves_nothing
    assert again.summary.suggestions.total == 4
    assert plan_counts(without_outcomes(again)).nothing_new
    assert chosen(without_outcomes(again)).summary.nothing_new
    told: list[float] = []
    report = coach.importing.carry_out(again, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0

    assert (report.summary.requests_added, report.summary.suggestions.recorded) == (0, True)
    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED, REPLIED, RECOMMENDED)]
    last = coach.importing.plan(export)
    assert last.summary.suggestions.total == 0
    assert last.leaves_nothing
    coach.log.undo()
    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED,)]


def test_importing_twice_with_outcomes_adds_nothing(
    coach: Coach, store: Store, export: Path
) -> None:
    coach.importing.carry_out(coach.importing.plan(export))
    before = content(store.path)

    again = coach.importing.carry_out(coach.importing.plan(export))

    assert again.summary.nothing_new
    assert content(store.path) == before


def test_outcomes_the_log_has_are_not_offered_and_keep_their_date(
    coach: Coach, store: Store, export: Path
) -> None:
    typed = coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    settle(store, typed.id, Outcome.REPLIED, day("2026-10-20"), at=coach.clock())

    report = coach.importing.carry_out(coach.importing.plan(export))

    assert report.summary.suggestions == Suggestions(
        recommendations=1, by_name=1, contacts=2, recorded=True
    )
    assert outcomes_of(store, "Bo Kessler") == [
        (ACCEPTED, (Outcome.REPLIED, day("2026-10-20")), RECOMMENDED)
    ]


@pytest.mark.parametrize("said", [Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.EXPIRED], ids=str)
def test_nothing_is_offered_against_what_the_user_said(
    coach: Coach, store: Store, export: Path, said: Outcome
) -> None:
    typed = coach.log.add(a_draft("Bo Kessler", "2026-10-05"))
    settle(store, typed.id, said, day("2026-10-20"), at=coach.clock())

    assert coach.importing.plan(export).summary.suggestions.outcomes == 0


def test_nothing_is_offered_for_a_request_that_was_deleted(coach: Coach, export: Path) -> None:
    bring(coach, export)
    coach.log.delete(everything(coach.store)[0].id)

    assert coach.importing.plan(export).summary.suggestions.total == 0


def test_of_two_recommendations_the_first_counts(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    rows = [recommended("11/09/26, 02:00 PM"), recommended("11/02/26, 02:00 PM")]
    path = an_export(tmp_path, [ASKED_BO], [YES_BO], recommendations=rows)

    report = coach.importing.carry_out(coach.importing.plan(path))

    assert report.summary.suggestions.recommendations == 1
    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED, RECOMMENDED)]


def test_a_reply_in_the_local_evening_before_does_not_come_before_the_yes(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    newyork = Coach(store, lambda: coach.clock().in_timezone("America/New_York"), coach.config)
    talk = [
        wrote("2026-10-09 01:00:00 UTC", to="Bo Kessler", slug="bo-kessler"),
        wrote("2026-10-09 02:00:00 UTC", sender="Bo Kessler", slug="bo-kessler"),
    ]
    path = an_export(tmp_path, [ASKED_BO], [YES_BO], messages=talk)

    newyork.importing.carry_out(newyork.importing.plan(path))

    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED, (Outcome.REPLIED, day("2026-10-09")))]


def test_outcomes_are_recorded_though_the_log_changed_meanwhile(
    coach: Coach, store: Store, export: Path
) -> None:
    plan = coach.importing.plan(export)
    coach.log.add(a_draft("Bo Kessler", "2026-10-05"))

    coach.importing.carry_out(plan)

    assert outcomes_of(store, "Bo Kessler") == [(ACCEPTED, REPLIED, RECOMMENDED)]


# names that fit several

TWO_ASKED = (
    asked("Ana Ruiz", "5/3/26, 9:30 AM", slug="ana-1", note="Your talk"),
    asked("Ana Ruiz", "5/6/26, 9:30 AM", slug="ana-2"),
)
ONE_ANA = connected("Ana", "Ruiz", "09 May 2026", company="Orbital", role="Lead")
TWO_ANAS = (
    connected("Ana", "Ruiz", "09 May 2026", company="Orbital"),
    connected("Ana", "Ruiz", "12 May 2026", company="Zenit"),
)
YES = (Outcome.ACCEPTED, day("2026-05-09"))


def only_question(plan: ImportPlan) -> OpenQuestion:
    """The one question a plan has."""
    (question,) = plan.questions
    return question


def answered(plan: ImportPlan, pick: int | None) -> ImportPlan:
    """The plan with its only question answered: by a choice's number, or with none of them."""
    question = only_question(plan)
    choice = None if pick is None else question.choices[pick]
    return choosing(plan, plan.choices.answer(question, choice))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Two people of one name were asked, and somebody of that name accepted."""
    return an_export(tmp_path, TWO_ASKED, [ONE_ANA])


@pytest.fixture
def namesakes(tmp_path: Path) -> Path:
    """Somebody was asked, and two of that name accepted."""
    return an_export(tmp_path, [asked("Ana Ruiz", "5/3/26, 9:30 AM")], TWO_ANAS)


def test_a_connection_two_requests_can_have_led_to_is_one_question(
    coach: Coach, shared: Path
) -> None:
    plan = coach.importing.plan(shared)

    question = only_question(plan)
    assert question.by_connection
    assert [one.sent.on for one in question.choices] == [day("2026-05-03"), day("2026-05-06")]
    assert [one.note for one in question.choices] == ["Your talk", ""]
    assert (plan.summary.questions, plan.summary.accepted) == (1, 0)


def test_a_request_two_connections_can_have_answered_is_one_question(
    coach: Coach, namesakes: Path
) -> None:
    plan = coach.importing.plan(namesakes)

    question = only_question(plan)
    assert not question.by_connection
    assert [one.connection.company for one in question.choices] == ["Orbital", "Zenit"]
    assert plan.summary.questions == 1


def test_an_answer_is_an_acceptance_like_any_other(
    coach: Coach, store: Store, shared: Path
) -> None:
    plan = answered(coach.importing.plan(shared), 1)
    shown = plan_counts(plan)
    report = coach.importing.carry_out(plan)

    assert report.summary == shown
    assert (shown.accepted, shown.accepted_by_name) == (1, 0)
    assert (shown.questions, shown.answered) == (0, 1)
    first, second = requests_to(store, "Ana Ruiz")
    assert (first.outcomes, second.outcomes) == ((), (YES,))
    assert (second.company, second.role, second.person.company) == ("Orbital", "Lead", "Orbital")
    assert first.company == ""


@pytest.mark.parametrize("pick", [0, 1, None])
def test_an_answered_question_is_not_asked_again(
    coach: Coach, store: Store, shared: Path, pick: int | None
) -> None:
    coach.importing.carry_out(answered(coach.importing.plan(shared), pick))
    before = content(store.path)

    again = coach.importing.plan(shared)

    assert again.questions == ()
    assert again.leaves_nothing
    coach.importing.carry_out(again)
    assert content(store.path) == before


@pytest.mark.parametrize("pick", [0, 1, None])
def test_one_undo_takes_an_answer_back_and_it_is_asked_again(
    coach: Coach, store: Store, shared: Path, pick: int | None
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    before = content(store.path)
    coach.importing.carry_out(answered(coach.importing.plan(shared), pick))
    after = content(store.path)

    coach.log.undo()
    assert content(store.path) == before
    assert len(coach.importing.plan(shared).questions) == 1
    coach.log.redo()
    assert content(store.path) == after


def test_a_question_left_open_is_asked_again_and_can_be_answered_then(
    coach: Coach, store: Store, namesakes: Path
) -> None:
    bring(coach, namesakes)
    assert outcomes_of(store, "Ana Ruiz") == [()]

    again = coach.importing.plan(namesakes)
    assert (again.summary.nothing_new, again.leaves_nothing) == (True, False)
    assert coach.importing.carry_out(again).summary.nothing_new
    coach.importing.carry_out(answered(again, 0))

    (ana,) = requests_to(store, "Ana Ruiz")
    assert ana.outcomes == (YES,)
    assert ana.company == "Orbital"
    assert coach.importing.plan(namesakes).leaves_nothing


def test_a_new_namesake_is_asked_about_though_the_others_were_ruled_out(
    coach: Coach, tmp_path: Path, namesakes: Path
) -> None:
    coach.importing.carry_out(answered(coach.importing.plan(namesakes), None))
    third = connected("Ana", "Ruiz", "15 May 2026", company="Third")
    later = an_export(
        tmp_path, [asked("Ana Ruiz", "5/3/26, 9:30 AM")], [*TWO_ANAS, third], name="later.zip"
    )

    question = only_question(coach.importing.plan(later))

    assert [one.connection.company for one in question.choices] == ["Third"]


def test_a_typed_request_that_was_ruled_out_is_still_found_in_an_export(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    coach.log.add(a_draft("Ana Ruiz", "2026-05-03"))
    connections_only = an_export(tmp_path, [], TWO_ANAS)
    coach.importing.carry_out(answered(coach.importing.plan(connections_only), None))

    whole = an_export(tmp_path, [asked("Ana Ruiz", "5/3/26, 9:30 AM")], TWO_ANAS, name="whole.zip")
    plan = coach.importing.plan(whole)

    assert (plan.summary.requests_added, plan.summary.requests_known) == (0, 1)
    assert plan.questions == ()
    coach.importing.carry_out(plan)
    assert len(everything(store)) == 1


def test_a_typed_request_is_answered_like_an_imported_one(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    coach.log.add(a_draft("Ana Ruiz", "2026-05-03", company="Mine"))

    coach.importing.carry_out(answered(coach.importing.plan(an_export(tmp_path, [], TWO_ANAS)), 0))

    (ana,) = requests_to(store, "Ana Ruiz")
    assert (ana.outcomes, ana.company) == ((YES,), "Mine")


@pytest.mark.parametrize("said", [Outcome.WITHDRAWN, Outcome.ACCEPTED], ids=str)
def test_nothing_is_asked_about_a_request_whose_end_is_known(
    coach: Coach, store: Store, namesakes: Path, said: Outcome
) -> None:
    typed = coach.log.add(a_draft("Ana Ruiz", "2026-05-03"))
    settle(store, typed.id, said, day("2026-05-20"), at=coach.clock())

    assert coach.importing.plan(namesakes).questions == ()


def test_no_connection_and_no_person_is_placed_twice(coach: Coach, tmp_path: Path) -> None:
    plan = coach.importing.plan(an_export(tmp_path, TWO_ASKED, TWO_ANAS))
    first, second = plan.questions
    assert [len(one.choices) for one in plan.questions] == [2, 2]

    choices = plan.choices.answer(first, first.choices[0])
    (left,) = choices.open_to(second)
    assert left.person != first.choices[0].person
    assert len(choices.open_to(first)) == 2
    both = choices.answer(second, left)
    summary = coach.importing.carry_out(choosing(plan, both)).summary
    assert (summary.accepted, summary.questions, summary.answered) == (2, 0, 2)
    assert choices.leave_open(first).given == {}


def test_answers_hold_though_the_log_changed_meanwhile(
    coach: Coach, store: Store, shared: Path
) -> None:
    plan = answered(coach.importing.plan(shared), 0)
    coach.log.add(a_draft("Bo Kessler"))

    coach.importing.carry_out(plan)

    assert outcomes_of(store, "Ana Ruiz") == [(YES,), ()]


def test_an_answer_to_what_is_no_question_any_more_is_passed_over(
    coach: Coach, store: Store, shared: Path
) -> None:
    plan = answered(coach.importing.plan(shared), 0)
    typed = coach.log.add(a_draft("Ana Ruiz", "2026-05-03", url="linkedin.com/in/ana-1"))
    settle(store, typed.id, Outcome.DECLINED, day("2026-05-04"), at=coach.clock())

    coach.importing.carry_out(plan)

    assert outcomes_of(store, "Ana Ruiz") == [((Outcome.DECLINED, day("2026-05-04")),), ()]


def test_a_reply_of_somebody_just_placed_is_recorded_with_it(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    talk = [
        wrote("2026-05-10 10:00:00 UTC", to="Ana Ruiz"),
        wrote("2026-05-11 10:00:00 UTC", sender="Ana Ruiz"),
    ]
    one_ana = an_export(
        tmp_path, [asked("Ana Ruiz", "5/3/26, 9:30 AM")], [ONE_ANA], messages=talk, name="one.zip"
    )
    coach.log.add(a_draft("Ana Ruiz", "2026-05-03", url="linkedin.com/in/ana-1"))
    bring(coach, one_ana)

    assert outcomes_of(store, "Ana Ruiz") == [(YES, (Outcome.REPLIED, day("2026-05-11")))]


def test_no_name_is_in_what_a_plan_looks_like(coach: Coach, shared: Path) -> None:
    plan = answered(coach.importing.plan(shared), 0)

    assert "Ana" not in repr(plan)
    assert isinstance(plan.choices.picked[0], Choice)
