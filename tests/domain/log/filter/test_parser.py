"""How a filter is read, piece by piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.filter.parser import FilterReading, TroubleKind, read_filter
from netcoach.domain.log.filter.query import (
    Column,
    Condition,
    Filled,
    Filter,
    HasText,
    IsField,
    IsQuality,
    IsSign,
    IsSource,
    IsState,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
)
from netcoach.domain.log.quality import QualityWord
from netcoach.domain.log.request import Outcome, Source
from netcoach.domain.log.signs import Answer, Field, Sign
from netcoach.domain.week.calendar import FirstDay
from tests.support.builders import day

TODAY = day("2026-11-23")


def reading(text: str, first_day: FirstDay = FirstDay.MONDAY) -> FilterReading:
    """The reading of a text on Monday 23 November 2026."""
    return read_filter(text, today=TODAY, first_day=first_day)


def text(said: str, column: Column | None = None) -> HasText:
    return HasText(text=said, column=column)


def within(first: str = "", after: str = "") -> SentWithin:
    return SentWithin(first=day(first) if first else None, after=day(after) if after else None)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("sql", [text("sql")]),
        ("José", [text("jose")]),
        ("Kaplan-Ruiz", [text("kaplan ruiz")]),
        ('"her SQL talk"', [text("her sql talk")]),
        ("“curly quotes”", [text("curly quotes")]),
        ('"never closed', [text("never closed")]),
        ("10:30", [text("10:30")]),
        ("https://a.example", [text("https://a.example")]),
        ("is:pending", [IsState(outcome=None)]),
        ("IS:Pending", [IsState(outcome=None)]),
        ("is:talked,advice", [IsState(outcome=Outcome.TALKED), IsState(outcome=Outcome.ADVICE)]),
        ("is:talked,", [IsState(outcome=Outcome.TALKED)]),
        ("is:silent", [Silent(sent_by=day("2026-11-02"))]),
        ("is:imported", [IsSource(source=Source.IMPORT)]),
        ("is:thin", [IsQuality(word=QualityWord.THIN)]),
        ("is:unrated", [IsQuality(word=None)]),
        ("sign:met", [IsSign(sign=Sign.MET, answer=Answer.YES)]),
        ("sign:met=no", [IsSign(sign=Sign.MET, answer=Answer.NO)]),
        ("sign:i-engaged:unknown", [IsSign(sign=Sign.I_ENGAGED, answer=Answer.UNKNOWN)]),
        ("field:same", [IsField(field=Field.SAME)]),
        ("field:unknown", [IsField(field=None)]),
        ("company:Orbital", [text("orbital", Column.COMPANY)]),
        ('company:"Orbital, Ltd"', [text("orbital, ltd", Column.COMPANY)]),
        ("company:none", [Filled(column=Column.COMPANY, filled=False)]),
        ("reason:yes", [Filled(column=Column.REASON, filled=True)]),
        ("who:none", [text("none", Column.NAME)]),
        ("name:bo", [text("bo", Column.NAME)]),
        ("note:none", [NoteIs(said=NoteSaid.NONE)]),
        ("note:no", [NoteIs(said=NoteSaid.NONE)]),
        ("note:talk", [text("talk", Column.NOTE)]),
        ("after:2026-09", [within("2026-09-01")]),
        ("since:2026-09-14", [within("2026-09-14")]),
        ("before:2026", [within(after="2026-01-01")]),
        ("before:2027", [within(after="2027-01-01")]),
        ("on:2026-12", [within("2026-12-01", "2027-01-01")]),
        ("on:2026-11-12", [within("2026-11-12", "2026-11-13")]),
        ("on:yesterday", [within("2026-11-22", "2026-11-23")]),
        ("on:nov", [within("2026-11-01", "2026-12-01")]),
        ("in:dec", [within("2025-12-01", "2026-01-01")]),
        ('on:"feb 2024"', [within("2024-02-01", "2024-03-01")]),
        ("after:30d", [within("2026-10-24")]),
        ("after:2w", [within("2026-11-09")]),
        ("after:9m", [within("2026-02-23")]),
        ("after:1y", [within("2025-11-23")]),
        ('on:"this month"', [within("2026-11-01", "2026-12-01")]),
        ("week:2026-11-12", [within("2026-11-09", "2026-11-16")]),
        ("week:this", [within("2026-11-23", "2026-11-30")]),
        ("week:last", [within("2026-11-16", "2026-11-23")]),
        ('before:"last week"', [within(after="2026-11-16")]),
    ],
)
def test_a_piece_is_read_as_what_it_says(typed: str, terms: list[Term]) -> None:
    read = reading(typed)
    assert read.filter == Filter(conditions=(Condition(any_of=tuple(terms)),))
    assert not read.troubles


def test_a_minus_asks_for_what_a_piece_does_not_mean() -> None:
    condition = Condition(any_of=(IsState(outcome=None),), negated=True)
    assert reading("-is:pending").filter.conditions == (condition,)
    assert reading("-sql").filter.conditions[0].negated


def test_weeks_begin_on_the_users_day() -> None:
    sunday = reading("week:2026-11-12", FirstDay.SUNDAY).filter.conditions[0].any_of
    assert sunday == (within("2026-11-08", "2026-11-15"),)


@pytest.mark.parametrize(
    ("typed", "kind", "known"),
    [
        ("is:", TroubleKind.NO_VALUE, ("pending", "accepted")),
        ("is:pe", TroubleKind.UNKNOWN_VALUE, ("pending",)),
        ("is:frog", TroubleKind.UNKNOWN_VALUE, ("pending", "accepted")),
        ("sign:spok", TroubleKind.UNKNOWN_VALUE, ("spoke-first",)),
        ("field:sa", TroubleKind.UNKNOWN_VALUE, ("same",)),
        ("after:2026-0", TroubleKind.UNREADABLE_DATE, ("this month",)),
        ("after:2026-13", TroubleKind.UNREADABLE_DATE, ("this month",)),
        ("on:12/11", TroubleKind.UNREADABLE_DATE, ("today",)),
        ("on:9999", TroubleKind.UNREADABLE_DATE, ("today",)),
        ("after:99999y", TroubleKind.UNREADABLE_DATE, ("this month",)),
        ('company:""', TroubleKind.NO_VALUE, ("yes",)),
        ("company:-", TroubleKind.NO_VALUE, ("yes",)),
    ],
)
def test_a_half_typed_piece_is_left_out_and_says_what_would_be_understood(
    typed: str, kind: TroubleKind, known: tuple[str, ...]
) -> None:
    read = reading(f"bo {typed}")
    assert read.filter.conditions == (Condition(any_of=(text("bo"),)),)
    (trouble,) = read.troubles
    assert trouble.kind is kind
    assert trouble.known[: len(known)] == known


def test_an_unknown_key_is_looked_for_as_text_and_said_to_be_unknown() -> None:
    read = reading("frog:x")
    assert read.filter.conditions == (Condition(any_of=(text("frog:x"),)),)
    assert read.troubles[0].kind is TroubleKind.UNKNOWN_KEY
    assert "company" in read.troubles[0].known


@pytest.mark.parametrize("typed", ["", "  ", "-", '"', '""', "- -"])
def test_nothing_typed_means_every_request(typed: str) -> None:
    assert reading(typed).filter == Filter()


@given(
    st.lists(
        st.sampled_from(
            ["is:", "sign:", "after:", "week:", "note:", "company:", "-", '"', ",", "=", " ", "9"]
        )
        | st.text(max_size=6)
    ).map("".join)
)
def test_whatever_is_typed_is_read(typed: str) -> None:
    read = reading(typed)
    assert len(read.filter.conditions) <= len(read.pieces)
    assert reading(read.text).filter == read.filter
