from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.notes import (
    allowance_spent,
    blank_by_choice,
    cleaned_note,
    copied_from,
    copied_notes,
    evidence_of,
    notes_left,
    similarity,
)
from netcoach.domain.log.quality import Evidence, NoteEvidence
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.log.signs import Field, Sign
from tests.support.builders import a_request, day, yes

LONG = "Hi {}, your profile caught my eye and I would love to add you to my network. Best, Mia"
SHORT = "Great meeting you at PyData!"


def templated(*dates: str, **said: object) -> list[Request]:
    names = ("Ana", "Bo", "Cleo", "Dara", "Emil", "Fay")
    return [
        a_request(date, name=name, note=LONG.format(name), **said)
        for name, date in zip(names, dates, strict=False)
    ]


def copied_count(requests: list[Request]) -> int:
    return len(copied_notes(requests))


@pytest.mark.parametrize(
    ("dates", "copied"),
    [
        (["2026-11-01", "2026-11-02"], 0),
        (["2026-11-01", "2026-11-02", "2026-11-03"], 3),
        (["2026-11-01", "2026-11-01", "2026-11-01"], 3),
        (["2026-11-01", "2026-11-10", "2026-12-01"], 3),
        (["2026-11-01", "2026-11-10", "2026-12-02"], 0),
        (["2026-11-01", "2026-11-20", "2026-12-01", "2026-12-20"], 4),
        (["2026-10-01", "2026-11-20", "2026-12-01", "2026-12-20"], 3),
    ],
)
def test_three_alike_within_thirty_days_are_copied(dates: list[str], copied: int) -> None:
    assert copied_count(templated(*dates)) == copied


def test_short_notes_are_never_copied() -> None:
    assert not copied_notes([a_request(note=SHORT) for _ in range(6)])


@pytest.mark.parametrize(
    ("events", "copied"),
    [
        (["PyData", "PyData", "PyData"], 0),
        (["PyData", " pydata", "PYDATA "], 0),
        (["PyData", "PyData", "PyCon"], 0),
        (["PyData", "PyCon", "EuroPython"], 3),
        (["PyData", "PyCon", ""], 3),
        (["PyData", "PyData", "", ""], 4),
        (["", "", ""], 3),
    ],
)
def test_two_notes_of_one_event_are_no_pair(events: list[str], copied: int) -> None:
    requests = [
        a_request("2026-11-02", name=f"{name} Rybar", note=LONG.format(name), event=event)
        for name, event in zip(("Ana", "Bo", "Cleo", "Dara"), events, strict=False)
    ]
    assert copied_count(requests) == copied


def test_notes_of_ones_own_words_are_not_copied() -> None:
    notes = [
        "Your talk on streaming joins answered what I had been asking for weeks, thank you",
        "We both studied in Graz, though years apart; I would enjoy hearing how you got there",
        "I read your post on testing data pipelines twice and tried the second idea at work",
    ]
    assert not copied_notes([a_request(note=note) for note in notes])


def test_requests_without_a_note_are_not_copied() -> None:
    assert not copied_notes([a_request(note=note) for note in ("", "", "", None, None, None)])


def test_the_company_at_the_time_is_taken_out_as_well_as_the_present_one() -> None:
    text = "I have long admired the calm way the people of {} write about their work in public"
    requests = [
        a_request(company=company, note=text.format(company))
        for company in ("Orbital", "Fernway Bakery Cooperative Society", "Lumen")
    ]
    assert copied_count(requests) == 3


def test_a_copy_names_the_others_it_copies_in_order_of_sending() -> None:
    first, second, third = templated("2026-11-01", "2026-11-02", "2026-11-03")
    other = a_request("2026-11-02", note="Something else altogether, that took a while to write")
    assert copied_from(third, [second, other, first, third]) == (first, second)


def test_a_second_note_alike_copies_nothing_yet() -> None:
    first, second = templated("2026-11-01", "2026-11-02")
    assert copied_from(second, [first]) == ()
    assert copied_from(a_request(note=""), [first, second]) == ()
    assert copied_from(a_request(note=SHORT), [first, second]) == ()


def test_a_copy_spans_thirty_days_with_all_it_copies() -> None:
    early, late, draft = templated("2026-10-20", "2026-11-25", "2026-11-10")
    assert copied_from(draft, [early, late]) == ()


PHRASES = (
    "I would love to connect with you",
    "your recent article was a joy to read",
    "we share an interest in data",
    "let us talk some time soon",
)
logs = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3),
        st.integers(1, 70),
        st.sampled_from(["", "", "PyData", "PyCon"]),
    ),
    max_size=12,
)


@given(logs)
def test_copied_are_those_of_every_triple_there_is(
    said: list[tuple[list[str], int, str]],
) -> None:
    start = day("2026-09-01")
    requests = [
        a_request(start.add(days=days).isoformat(), note=", ".join(phrases), event=event)
        for phrases, days, event in said
    ]
    expected: set[int] = set()
    for three in combinations(requests, 3):
        if all(_pair(one, other) for one, other in combinations(three, 2)):
            expected |= {request.id for request in three}
    assert copied_notes(requests) == expected
    for request in requests:
        assert bool(copied_from(request, requests)) is (request.id in expected)


def _pair(one: Request, other: Request) -> bool:
    texts = [cleaned_note(each.note or "", name=each.person.name) for each in (one, other)]
    return (
        min(map(len, texts)) >= 40
        and similarity(*texts) >= 0.8
        and abs((one.sent.on - other.sent.on).days) <= 30
        and not (one.event and one.event == other.event)
    )


def test_a_blank_after_the_months_last_note_had_none_left() -> None:
    written = [a_request(f"2026-11-0{number}", note="Hello") for number in range(1, 6)]
    before, after = a_request("2026-11-03", note=""), a_request("2026-11-06", note="")
    next_month = a_request("2026-12-01", note="")
    unknown = a_request("2026-11-07")
    log = [after, next_month, unknown, before, *written]
    assert allowance_spent(log, 5) == {after.id}
    assert allowance_spent(log, 6) == frozenset()
    assert allowance_spent(log, 4) == {after.id}
    assert allowance_spent(log, 0) == {after.id, before.id, next_month.id}
    assert allowance_spent(log, None) == frozenset()


def test_within_a_date_the_instant_tells_which_came_first() -> None:
    note = a_request("2026-11-02T10:00", note="Hello")
    before, after = a_request("2026-11-02T09:59", note=""), a_request("2026-11-02T10:01", note="")
    assert allowance_spent([after, note, before], 1) == {after.id}


@pytest.mark.parametrize(
    ("written", "allowed", "left"), [(0, 5, 5), (4, 5, 1), (5, 5, 0), (7, 5, 0), (3, None, None)]
)
def test_what_is_left_of_the_months_notes(
    written: int, allowed: int | None, left: int | None
) -> None:
    log = [a_request(f"2026-11-0{number + 1}", note="Hello") for number in range(written)]
    log += [a_request("2026-10-31", note="Hello"), a_request("2026-11-30", note="")]
    assert notes_left(log, day("2026-11-18"), allowed) == left


@pytest.mark.parametrize(
    ("note", "copied", "spent", "expected"),
    [
        (None, False, False, NoteEvidence.UNKNOWN),
        ("", False, False, NoteEvidence.NONE),
        ("", False, True, NoteEvidence.ALLOWANCE_SPENT),
        ("Hello", False, False, NoteEvidence.PERSONAL),
        ("Hello", True, False, NoteEvidence.COPIED),
    ],
)
def test_what_is_known_of_a_note(
    note: str | None, copied: bool, spent: bool, expected: NoteEvidence
) -> None:
    request = a_request(note=note)
    ids = frozenset({request.id})
    none: frozenset[RequestId] = frozenset()
    evidence = evidence_of(request, copied=ids if copied else none, spent=ids if spent else none)
    assert evidence.note is expected


def test_evidence_takes_signs_field_and_a_reason_that_says_something() -> None:
    request = a_request(signs=yes(Sign.MET), field=Field.SAME, reason="her talk")
    blank = a_request(reason="  ")
    assert evidence_of(request, copied=frozenset(), spent=frozenset()) == Evidence(
        signs=yes(Sign.MET), field=Field.SAME, reason=True
    )
    assert not evidence_of(blank, copied=frozenset(), spent=frozenset()).reason


def test_blank_by_choice_are_those_that_the_months_unused_notes_would_have_reached() -> None:
    written = a_request("2026-11-20", note="Hi")
    blank = [a_request(f"2026-11-{day:02}", note="") for day in (2, 3, 4)]
    other = a_request("2026-12-01", note="")
    unsaid = a_request("2026-11-05")
    log = [written, unsaid, *blank, other]
    assert blank_by_choice(log, 3) == {blank[0].id, blank[1].id, other.id}
    assert blank_by_choice(log, 1) == {other.id}
    assert blank_by_choice(log, None) == {each.id for each in (*blank, other)}
