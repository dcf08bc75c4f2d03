"""When somebody is to be written to: by a date, by how often, and their tags."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.errors import InvalidInput
from netcoach.domain.people.contacts import ContactPlan, checked_plan, keep_in_touch
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.tags import LONGEST_TAG, checked_tags, tags_typed
from tests.support.builders import day

TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Kessler")


@pytest.mark.parametrize(
    ("plan", "last", "due", "over"),
    [
        (ContactPlan(on=day("2026-12-01")), None, "2026-12-01", -13),
        (ContactPlan(on=TODAY, line="slides"), "2026-11-17", "2026-11-18", 0),
        (ContactPlan(on=day("2026-12-01"), days=30), "2026-09-01", "2026-12-01", -13),
        (ContactPlan(days=30), "2026-10-10", "2026-11-09", 9),
        (ContactPlan(days=30), None, "2026-11-18", 0),
    ],
)
def test_a_date_goes_before_how_often(
    plan: ContactPlan, last: str | None, due: str, over: int
) -> None:
    found = keep_in_touch(BO, plan, day(last) if last else None, TODAY)
    assert (found.due_on, found.days_over, found.is_due) == (day(due), over, over >= 0)
    assert found.plan == plan


def test_a_line_needs_a_day_and_is_cleaned() -> None:
    with pytest.raises(InvalidInput, match="Say the day"):
        checked_plan(ContactPlan(line="send slides"))
    plan = ContactPlan(on=TODAY, line=" send \n slides ")
    assert checked_plan(plan) == replace(plan, line="send slides")
    with pytest.raises(InvalidInput):
        checked_plan(ContactPlan(days=0))


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        (["#SQL", "sql"], ("sql",)),
        (["Job  Fair, #berlin"], ("berlin", "job fair")),
        (["#a#b;c"], ("a", "b", "c")),
        (['"quoted"'], ("quoted",)),
        (["x" * LONGEST_TAG], ("x" * LONGEST_TAG,)),
    ],
)
def test_tags_are_small_words_each_once(typed: list[str], tags: tuple[str, ...]) -> None:
    assert checked_tags(typed) == tags


@pytest.mark.parametrize("typed", [[], ["# ,"], ["x" * (LONGEST_TAG + 1)]])
def test_what_is_no_tag_is_refused(typed: list[str]) -> None:
    with pytest.raises(InvalidInput):
        checked_tags(typed)
    assert tags_typed(" # ") == ()
