from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.notes import (
    blank_by_choice,
    cleaned_note,
    copied_from,
    copied_notes,
    evidence_of,
    notes_left,
    similarity,
    spent_months,
)
from netcoach.domain.log.quality import Evidence, NoteEvidence, QualityRange, quality_of
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.log.signs import Field, Sign, Signs
from tests.support.builders import a_request, answered, day, on_day, yes

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


def test_a_month_is_spent_once_its_last_note_is_written() -> None:
    written = [a_request(f"2026-11-0{number}", note="Hello") for number in range(1, 6)]
    others = [a_request("2026-11-03", note=""), a_request("2026-11-07"), a_request("2026-12-01")]
    log = [*others, *written]
    assert spent_months(log, 5) == spent_months(log, 4) == {(2026, 11)}
    assert spent_months(log, 6) == frozenset()
    assert spent_months(log, 0) == {(2026, 11), (2026, 12)}
    assert spent_months(log, None) == frozenset()


def scores(log: list[Request], allowed: int) -> list[QualityRange | None]:
    spent = spent_months(log, allowed)
    return [quality_of(evidence_of(one, copied=frozenset(), spent=spent)) for one in log]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "", "Hello", "Nice talk"]),
            st.sampled_from([Signs(), yes(Sign.MET), answered(Sign.ALUMNI, Sign.SPOKE_FIRST)]),
        ),
        max_size=12,
    ),
    st.integers(0, 6),
    st.data(),
)
def test_the_order_of_sending_within_a_month_changes_no_score(
    said: list[tuple[str | None, Signs]], allowed: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(said))))
    dates = [f"2026-11-{number + 1:02}" for number in range(len(said))]
    log = [a_request(date, note=n, signs=s) for date, (n, s) in zip(dates, said, strict=True)]
    moved = [replace(one, sent=on_day(dates[place])) for one, place in zip(log, order, strict=True)]
    assert scores(moved, allowed) == scores(log, allowed)


@given(st.integers(0, 8), st.integers(0, 8), st.sampled_from([None, ""]), st.booleans())
def test_a_note_more_lowers_no_score_of_its_month(
    written: int, blank: int, before: str | None, met: bool
) -> None:
    notes = ["Hello"] * written + [""] * blank + [None]
    log = [a_request(note=note, signs=yes(Sign.MET) if met else Signs()) for note in notes]
    without = [*log, a_request(note=before)]
    with_note = [*log, replace(without[-1], note="Hello")]
    for one, other in zip(scores(without, 5), scores(with_note, 5), strict=True):
        assert one is None or other is None or (one.low <= other.low and one.high <= other.high)


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
    ("note", "copied", "expected"),
    [
        (None, False, NoteEvidence.UNKNOWN),
        ("", False, NoteEvidence.NONE),
        ("Hello", False, NoteEvidence.PERSONAL),
        ("Hello", True, NoteEvidence.COPIED),
    ],
)
def test_what_is_known_of_a_note(note: str | None, copied: bool, expected: NoteEvidence) -> None:
    request = a_request(note=note)
    ids = frozenset({request.id})
    none: frozenset[RequestId] = frozenset()
    spent = frozenset({(2026, 11)})
    evidence = evidence_of(request, copied=ids if copied else none, spent=spent)
    assert (evidence.note, evidence.spent) == (expected, True)
    assert not evidence_of(request, copied=none, spent=frozenset({(2026, 10)})).spent


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
