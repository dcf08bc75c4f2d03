"""The People place in plain lines."""

from dataclasses import replace

import pytest
from pendulum import Date

from netcoach.domain.log.request import RequestId
from netcoach.domain.people.contacts import ContactPlan, keep_in_touch
from netcoach.domain.people.page import Forgotten, Mentions
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import Shelves, hello_owed, shortlisted, waiting, withdrawn
from netcoach.domain.week.calendar import day_after
from netcoach.wording.people.plain import NOBODY, forget_question, forgotten_lines, shelves_lines
from tests.support.builders import day

TODAY = day("2026-11-18")
BO = Person(id=PersonId(1), name="Bo Roth", company="Orbital")
ONE = RequestId(1)


def test_an_empty_place_says_so() -> None:
    assert shelves_lines(Shelves(today=TODAY)) == [NOBODY]


def test_every_shelf_is_a_heading_and_its_people() -> None:
    def ago(days: int) -> Date:
        return day_after(TODAY, -days)

    shelves = Shelves(
        today=TODAY,
        hellos=(hello_owed(BO, ONE, ago(9), ago(1), TODAY),),
        waiting=(waiting(BO, ONE, ago(43), None, TODAY), waiting(BO, ONE, ago(0), None, TODAY)),
        withdrawn=(withdrawn(BO, ONE, ago(3), TODAY), withdrawn(BO, ONE, ago(21), TODAY)),
        shortlist=(shortlisted(BO, "her talk", ago(3), (2, ago(1)), ago(3), TODAY),),
        in_touch=(
            keep_in_touch(BO, ContactPlan(days=30), ago(31), TODAY),
            keep_in_touch(BO, ContactPlan(days=30), ago(30), TODAY),
            keep_in_touch(BO, ContactPlan(days=1), ago(0), TODAY),
        ),
    )
    bo = f"  {'Bo Roth':<24}  {'Orbital':<18}  "
    assert shelves_lines(shelves) == [
        "Said yes, no hello yet (1)",
        f"{bo}said yes yesterday",
        "",
        "Pending (2)",
        f"{bo}sent 43 days ago · keep or withdraw",
        f"{bo}sent today",
        "",
        "Withdrawn (2)",
        f"{bo}can be asked again from 6 Dec 2026",
        f"{bo}can be asked again",
        "",
        "Shortlist (1)",
        f"{bo}since 15 Nov 2026 · 2 contacts · can be asked again from 6 Dec 2026 · her talk",
        "",
        "Keep in touch (3)",
        f"{bo}every 30 days · due for 1 day",
        f"{bo}every 30 days · due today",
        f"{bo}every 1 day · next 19 Nov 2026",
    ]


def test_what_still_holds_the_name_is_said() -> None:
    nowhere = Forgotten(requests=1, backups=2, mentions=Mentions())
    assert forgotten_lines(nowhere) == [
        "Forgotten. 1 bare request still counted; 2 backups rewritten."
    ]
    held = replace(nowhere, mentions=Mentions(texts=1, people=("Cleo Vance",)))
    assert forgotten_lines(held)[1] == "The name still stands in 1 text about Cleo Vance."


@pytest.mark.parametrize(
    ("mentions", "said"),
    [
        (Mentions(texts=2, people=("Ana", "Cleo")), "2 texts about Ana and Cleo."),
        (Mentions(texts=4, people=("Ana", "Bo", "Cleo")), "4 texts about Ana, Bo and 1 other."),
        (Mentions(weeks=1), "1 line about a week."),
        (
            Mentions(texts=1, people=("Ana",), weeks=2),
            "1 text about Ana, 2 lines about weeks.",
        ),
    ],
)
def test_the_question_says_beforehand_where_the_name_stays(mentions: Mentions, said: str) -> None:
    assert f"of others: {said}" in forget_question(BO, mentions)
    assert "netcoach backup PATH" in forget_question(BO, Mentions())
    assert "of others" not in forget_question(BO, Mentions())
