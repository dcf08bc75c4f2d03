"""Pasted pages and mails through the coach, on a real database."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.coach.importing.pages import RowState
from netcoach.coach.importing.summary import ImportReport
from netcoach.domain.errors import InvalidInput, NothingToUndo
from netcoach.domain.log.request import Outcome, Precision, Source
from netcoach.storage.store import Store
from tests.support.builders import a_draft, day
from tests.support.exports import asked, connected
from tests.support.importing import an_export, bring, content, requests_to
from tests.support.pasted import CONNECTIONS, MAIL, PROFILE, SENT, eml
from tests.support.storage import everything


def paste(coach: Coach, text: str) -> ImportReport:
    """Plan a pasted text and carry it out."""
    return coach.importing.carry_out(coach.importing.plan_text(text, "pasted text"))


def states(coach: Coach, text: str) -> dict[str, RowState]:
    """What becomes of each name of a text."""
    page = coach.importing.plan_text(text, "pasted text").summary.page
    assert page is not None
    return {row.name: row.state for row in page.rows}


def card(name: str, age: str) -> str:
    """A row of the Sent page."""
    return f"{name}\nBuyer at Fjord\nSent {age}\nWithdraw\n"


def sent_page(*cards: str, total: int | None = None) -> str:
    """A Sent page with so many rows."""
    return f"People ({len(cards) if total is None else total})\n{''.join(cards)}"


def connections_page(*rows: tuple[str, str], total: int = 683) -> str:
    """A page of connections, each with a date as LinkedIn writes it."""
    cards = "".join(f"{name}\nConnected on {on}\n\nMessage\n" for name, on in rows)
    return f"{total} connections\nSort by:\nRecently added\n{cards}"


def undo_all(coach: Coach) -> None:
    """Take back everything there is."""
    with suppress(NothingToUndo):
        while True:
            coach.log.undo()


def test_a_sent_page_adds_requests_as_exactly_as_it_tells_them(coach: Coach, store: Store) -> None:
    summary = paste(coach, SENT).summary
    assert (summary.requests_added, summary.people_added) == (5, 5)
    assert [
        (one.person.name, one.company, one.sent.precision, one.sent.first, one.sent.on)
        for one in everything(store)
    ] == [
        ("Ada Brandt", "", Precision.SPAN, day("2026-09-20"), day("2026-10-19")),
        ("Jo Aro", "", Precision.SPAN, day("2026-10-22"), day("2026-10-28")),
        ("Dr. Pia Lund, PhD 🚀", "", Precision.SPAN, day("2026-11-05"), day("2026-11-11")),
        ("Emil Sand", "Fjord", Precision.WEEK, None, day("2026-11-15")),
        ("Noor Haddad", "Orbital", Precision.DAY, None, day("2026-11-18")),
    ]
    assert {one.source for one in everything(store)} == {Source.IMPORT}


@pytest.mark.parametrize(
    "text",
    [
        SENT,
        CONNECTIONS,
        MAIL,
        sent_page(card("Ana Ruiz", "today")),
        sent_page(card("(Ana)", "today")),
    ],
)
def test_the_same_page_twice_adds_nothing_and_one_undo_takes_it_back(
    coach: Coach, store: Store, text: str
) -> None:
    coach.log.add(a_draft("Emil Sand", "2026-11-15"))
    before = content(store.path)
    assert not paste(coach, text).summary.nothing_new
    after = content(store.path)
    assert paste(coach, text).summary.nothing_new
    assert content(store.path) == after
    coach.log.undo()
    assert content(store.path) == before


@pytest.mark.parametrize(
    ("typed", "age", "state"),
    [
        ("2026-11-18", "today", RowState.KNOWN),
        ("2026-11-16", "3 days ago", RowState.KNOWN),
        ("2026-11-12T10:00", "1 week ago", RowState.KNOWN),
        ("2026-10-20", "1 month ago", RowState.KNOWN),
        ("2026-10-28", "today", RowState.NEW),
    ],
)
def test_a_row_within_three_weeks_of_a_typed_request_is_that_request(
    coach: Coach, store: Store, typed: str, age: str, state: RowState
) -> None:
    coach.log.add(a_draft("José Álvarez", typed))
    text = card("Dr. Jose Alvarez (he/him)", age)
    assert states(coach, text) == {"Dr. Jose Alvarez": state}
    first = everything(store)[0].sent
    paste(coach, text)
    assert len(everything(store)) == (1 if state is RowState.KNOWN else 2)
    assert first in [one.sent for one in everything(store)]


def test_a_page_a_week_later_knows_the_rows_that_grew_older(coach: Coach, store: Store) -> None:
    paste(coach, sent_page(card("Ana Ruiz", "2 weeks ago"), card("Bo Ek", "today")))
    text = sent_page(card("Cy Moss", "today"), card("Bo Ek", "1 week ago"))
    assert states(coach, text)["Bo Ek"] is RowState.KNOWN
    assert states(coach, card("Ana Ruiz", "3 weeks ago"))["Ana Ruiz"] is RowState.KNOWN


def test_two_rows_of_one_name_are_two_people_and_stay_two(coach: Coach, store: Store) -> None:
    text = sent_page(card("Ana Ruiz", "2 weeks ago"), card("Ana Ruiz", "today"))
    paste(coach, text)
    assert len({one.person.id for one in requests_to(store, "Ana Ruiz")}) == 2
    assert paste(coach, text).summary.nothing_new


def test_a_page_copied_in_parts_that_overlap_has_each_row_once(coach: Coach, store: Store) -> None:
    bare = "Jo Aro\nSent 3 weeks ago\nWithdraw\n"
    text = f"People (4)\n{bare}{card('Ana Ruiz', 'today')}{bare}{card('Ana Ruiz', 'today')}"
    summary = paste(coach, text).summary
    assert (summary.requests_added, summary.page and summary.page.is_part) == (2, True)
    assert len(everything(store)) == 2


def test_a_connection_answers_the_request_on_its_very_day(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Ida Moreau", "2026-11-10"))
    text = connections_page(("Ida Moreau", "November 14, 2026"), ("Tor Moss", "May 2, 2020"))
    assert states(coach, text) == {
        "Ida Moreau": RowState.ACCEPTED,
        "Tor Moss": RowState.CONNECTED,
    }
    summary = paste(coach, text).summary
    assert (summary.accepted, summary.connections_added) == (1, 1)
    (ida,) = everything(store)
    assert ida.outcomes == ((Outcome.ACCEPTED, day("2026-11-14")),)


@pytest.mark.parametrize(
    ("rows", "total", "is_check"),
    [
        ([("Ida Moreau", "November 14, 2026"), ("Tor Moss", "November 9, 2026")], 683, True),
        ([("Ida Moreau", "November 14, 2026"), ("Tor Moss", "November 12, 2026")], 683, False),
        ([("Tor Moss", "November 9, 2026"), ("Ida Moreau", "November 14, 2026")], 683, False),
        ([("Ida Moreau", "November 14, 2026")], 1, True),
    ],
)
def test_a_page_is_a_check_only_where_it_shows_everybody_since_the_first_request(
    coach: Coach, store: Store, rows: list[tuple[str, str]], total: int, is_check: bool
) -> None:
    coach.log.add(a_draft("Zoe Old", "2026-11-10"))
    paste(coach, connections_page(*rows, total=total))
    assert store.outcomes.checks() == ((day("2026-11-18"),) if is_check else ())


def test_after_a_check_a_page_need_only_reach_back_to_it(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Zoe Old", "2026-01-10"))
    text = connections_page(("Tor Moss", "November 17, 2026"))
    assert coach.importing.plan_text(text, "x").summary.checked_on is None
    coach.outcomes.check(day("2026-11-17"))
    assert coach.importing.plan_text(text, "x").summary.checked_on == day("2026-11-18")


def test_the_number_of_connections_is_kept_once_a_day(coach: Coach, store: Store) -> None:
    for total in (683, 683, 684):
        paste(coach, connections_page(("Tor Moss", "May 2, 2020"), total=total))
    assert store.importing.held().network == {day("2026-11-18"): 684}
    coach.log.undo()
    assert store.importing.held().network == {day("2026-11-18"): 683}


def test_an_export_and_a_page_a_day_apart_tell_of_one_person(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    text = connections_page(("Bo Kessler", "October 10, 2026"))
    export = an_export(tmp_path, [], [connected("Bo", "Kessler", "09 Oct 2026", slug="bo-kessler")])
    for first_text in (True, False):
        if first_text:
            paste(coach, text)
            bring(coach, export)
            bring(coach, export)
        assert paste(coach, text).summary.people_added == 0
        assert len(store.importing.held().people) == 1
        undo_all(coach)
        bring(coach, export)


@pytest.mark.parametrize(
    ("text", "on"),
    [(MAIL, "2026-11-18"), (eml("Emil accepted your invitation", "x"), "2026-11-18")],
)
def test_a_mail_settles_the_request_of_its_sender(
    coach: Coach, store: Store, text: str, on: str
) -> None:
    coach.log.add(a_draft("Emil Sand", "2026-11-10"))
    coach.log.add(a_draft("Emil Sandberg", "2026-11-10"))
    paste(coach, text)
    assert [(one.person.name, one.outcomes) for one in everything(store)] == [
        ("Emil Sand", ((Outcome.ACCEPTED, day(on)),)),
        ("Emil Sandberg", ()),
    ]


def test_a_first_name_settles_the_one_request_it_fits(coach: Coach, store: Store) -> None:
    text = "Emil accepted your invitation"
    coach.log.add(a_draft("Ana Ruiz", "2026-11-10"))
    assert states(coach, text) == {"Emil": RowState.NOBODY}
    coach.log.add(a_draft("Emil Sand", "2026-11-10"))
    assert states(coach, text) == {"Emil": RowState.ACCEPTED}
    summary = paste(coach, text).summary
    assert (summary.accepted, summary.accepted_by_name, summary.people_added) == (1, 1, 0)
    coach.log.add(a_draft("Emil Holm", "2026-11-11"))
    assert paste(coach, text).summary.nothing_new


def test_a_first_name_that_fits_two_is_a_question(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Emil Sand", "2026-11-10"))
    coach.log.add(a_draft("Emil Holm", "2026-11-11"))
    plan = coach.importing.plan_text("Emil accepted your invitation", "x")
    (question,) = plan.questions
    assert [one.name for one in question.choices] == ["Emil Sand", "Emil Holm"]
    assert coach.importing.carry_out(plan).summary.nothing_new
    choices = plan.choices.answer(question, question.choices[1])
    coach.importing.carry_out(replace(plan, choices=choices))
    assert [one.person.name for one in everything(store) if one.outcomes] == ["Emil Holm"]


def test_whoever_is_gone_from_a_whole_page_is_asked_about(coach: Coach, store: Store) -> None:
    for name in ("Ana Ruiz", "Bo Ek", "Cy Moss"):
        coach.log.add(a_draft(name, "2026-11-03"))
    part = sent_page(card("Ana Ruiz", "2 weeks ago"), total=2)
    whole = sent_page(card("Ana Ruiz", "2 weeks ago"))
    assert gone(coach, part) == []
    assert gone(coach, whole) == ["Bo Ek", "Cy Moss"]
    paste(coach, whole)
    assert paste(coach, whole).summary.nothing_new
    plan = coach.importing.plan_text(whole, "x")
    page = plan.summary.page
    assert page is not None
    said = {page.gone[0].request_id: Outcome.ACCEPTED, page.gone[1].request_id: Outcome.WITHDRAWN}
    done = coach.importing.carry_out(replace(plan, choices=replace(plan.choices, gone=said)))
    assert done.summary.accepted == 1
    assert [one.outcomes for one in everything(store)] == [
        (),
        ((Outcome.ACCEPTED, day("2026-11-18")),),
        ((Outcome.WITHDRAWN, day("2026-11-18")),),
    ]
    assert gone(coach, whole) == []
    coach.log.undo()
    assert gone(coach, whole) == ["Bo Ek", "Cy Moss"]


def gone(coach: Coach, text: str) -> list[str]:
    """Who is no longer on a page."""
    page = coach.importing.plan_text(text, "x").summary.page
    assert page is not None
    return [one.name for one in page.gone]


def test_an_empty_sent_page_says_that_all_are_gone(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Ruiz", "2026-11-03"))
    assert gone(coach, "Manage invitations\nPeople (0)\n") == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (PROFILE, RowState.PENDING),
        (PROFILE.replace("· 2nd", "· 1st").replace("Pending", "More"), RowState.UNDATED),
    ],
)
def test_a_profile_of_somebody_new_adds_nobody(coach: Coach, text: str, state: RowState) -> None:
    assert states(coach, text) == {"Ines Valente": state}
    assert paste(coach, text).summary.nothing_new


def test_a_profile_tells_of_a_request_that_is_logged(coach: Coach, store: Store) -> None:
    coach.log.add(a_draft("Ines Valente", "2026-11-03"))
    assert states(coach, PROFILE) == {"Ines Valente": RowState.KNOWN}
    paste(coach, PROFILE.replace("· 2nd", "· 1st").replace("Pending", "More"))
    assert everything(store)[0].outcomes == ((Outcome.ACCEPTED, day("2026-11-18")),)
    assert store.importing.held().people[everything(store)[0].person.id].person.connected_on is None


@pytest.mark.parametrize("text", ["linkedin.com/in/bo-ek", "Bo Ek\nBuyer at Fjord"])
def test_a_name_without_a_request_is_for_the_form(coach: Coach, text: str) -> None:
    with pytest.raises(InvalidInput, match="press n"):
        coach.importing.plan_text(text, "x")


def test_page_mail_and_export_in_any_order_give_one_request_each(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    export = an_export(
        tmp_path,
        [asked("Bo Kessler", "11/4/26, 9:30 AM", slug="bo-kessler")],
        [connected("Bo", "Kessler", "10 Nov 2026", slug="bo-kessler")],
    )
    sources: dict[str, Callable[[], object]] = {
        "typed": lambda: coach.log.add(a_draft("Bo Kessler", "2026-11-04", note="Hello")),
        "sent": lambda: paste(coach, sent_page(card("Bo Kessler", "2 weeks ago"))),
        "connections": lambda: paste(
            coach, connections_page(("Bo Kessler", "November 10, 2026"), total=1)
        ),
        "mail": lambda: paste(
            coach,
            eml("Bo accepted your invitation", "x", sender='"Bo Kessler via LinkedIn"').replace(
                "Fri, 20 Nov 2026 23:30", "Tue, 10 Nov 2026 08:30"
            ),
        ),
        "export": lambda: bring(coach, export),
    }
    coach.log.add(a_draft("Bo Kessler", "2026-11-04"))
    coach.log.undo()
    before = content(store.path)
    orders = list(itertools.permutations([name for name in sources if name != "typed"]))
    for order in orders[::3]:
        for typed in (True, False):
            names = ("typed", *order, *order) if typed else (*order, *order)
            for name in names:
                sources[name]()
            (bo,) = everything(store)
            assert bo.outcomes == ((Outcome.ACCEPTED, day("2026-11-10")),), names
            assert len(store.importing.held().people) == 1, names
            if typed:
                assert (bo.sent.on, bo.sent.precision, bo.note) == (
                    day("2026-11-04"),
                    Precision.DAY,
                    "Hello",
                )
            undo_all(coach)
            assert content(store.path) == before, names
