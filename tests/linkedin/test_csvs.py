from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.linkedin.facts import FIELD_LENGTH
from netcoach.linkedin.tables import Lines, long_fields, rows

CELL = st.text(st.characters(codec="utf-8"), max_size=12)


def records(text: str, width: int = 3, delimiter: str = ",") -> list[tuple[str, ...] | None]:
    with long_fields():
        lines = Lines(io.StringIO(text, newline=""))
        return [row.cells for row in rows(lines, delimiter, width)]


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_what_a_csv_writer_wrote_is_read_back(
    written: list[tuple[str, ...]], delimiter: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(written)
    assert records(out.getvalue(), delimiter=delimiter) == written


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b,c\n", [("a", "b", "c")]),
        ("a,b,c", [("a", "b", "c")]),
        ("a,b,c\r\nd,e,f\r\n", [("a", "b", "c"), ("d", "e", "f")]),
        ("a,b,c\rd,e,f\r", [("a", "b", "c"), ("d", "e", "f")]),
        ('a,"b ""x"", y",c\n', [("a", 'b "x", y', "c")]),
        ('a,"b\nb",c\n', [("a", "b\nb", "c")]),
        ('a,5" pipe,c\nd,e,f\n', [("a", '5" pipe', "c"), ("d", "e", "f")]),
        ("a\x00,b,c\n", [("a\x00", "b", "c")]),
        ("a,b,c\n\n", [("a", "b", "c"), ()]),
    ],
)
def test_rows_are_split_as_spreadsheets_split_them(text: str, cells: list[tuple[str, ...]]) -> None:
    assert records(text) == cells


def test_an_open_quotation_mark_takes_no_other_row_with_it() -> None:
    text = 'a,"b,c\n' + "d,e,f\n" * 500
    assert records(text)[1:] == [("d", "e", "f")] * 500


def test_two_open_quotation_marks_take_no_row_between_them() -> None:
    text = 'a,"b,c\nd,e,f\ng,h,i\nj,"k,l\nm,n,o\n'
    assert records(text)[1:3] == [("d", "e", "f"), ("g", "h", "i")]
    assert records(text)[-1] == ("m", "n", "o")


def test_a_quotation_mark_closed_in_another_row_takes_nothing_with_it() -> None:
    text = 'a,"b,c\nd,e,f\ng,h",i,k,l\n'
    assert ("d", "e", "f") in records(text)


def test_rows_carry_the_line_they_begin_on() -> None:
    lines = Lines(io.StringIO('a,"b\nb",c\n\nd,e,f\n', newline=""))
    assert [row.line for row in rows(lines, ",", 3)] == [1, 3, 4]


@pytest.mark.parametrize("length", [FIELD_LENGTH - 1, FIELD_LENGTH, 3 * FIELD_LENGTH])
def test_an_endless_cell_is_one_unreadable_row(length: int) -> None:
    assert records("a,b,c\nx," + "y" * length + ",z\nd,e,f\n") == [
        ("a", "b", "c"),
        None,
        ("d", "e", "f"),
    ]


def test_a_long_cell_within_the_limit_is_read() -> None:
    long = "y" * 500_000
    assert records(f'a,"{long}",c\n') == [("a", long, "c")]


def test_the_limit_of_the_standard_library_is_put_back() -> None:
    before = csv.field_size_limit()
    records("a,b,c\n")
    assert csv.field_size_limit() == before
