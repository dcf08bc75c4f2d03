from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.log.signs import Sign
from netcoach.storage.backup.export import HEADER, request_table, safe_cell
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, answered, day
from tests.support.storage import new, settle

BEGINNINGS = ("=", "+", "-", "@", "'", "\t", "\r", "\n", "＝", "＋", "－", "＠")

texts = st.text() | st.builds(
    str.__add__, st.sampled_from(("", " ", "\u3000", "\u00a0", "''", "\ufeff")), st.text()
).flatmap(lambda rest: st.sampled_from(BEGINNINGS).map(lambda begins: begins + rest))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@given(text=texts)
def test_no_cell_begins_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = safe_cell(text)
    assert cell.removeprefix("'") == text
    assert not cell.lstrip("\u200b\u2060\ufeff \t\r\n\v\f\u3000\u00a0").startswith(BEGINNINGS) or (
        cell.startswith("'")
    )


@pytest.mark.parametrize("text", [*BEGINNINGS, " =1+1", "\u3000＝1", "\ufeff=1", "'quoted"])
def test_what_begins_a_formula_gets_one_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ana", "a=b", "1-2", "ana@example.org"])
def test_what_begins_none_stays(text: str) -> None:
    assert safe_cell(text) == text


def test_the_table_says_what_was_said_of_each_request(store: Store) -> None:
    store.log.add(
        new("a", "=HYPERLINK(1)", "2026-11-18", note="Line one\nline two", signs=answered(Sign.MET))
    )
    store.log.add(new("b", "Bo Kessler", "2026-11-17"))
    store.log.add(new("c", "Cy Vell"))
    store.log.delete(RequestId(3), at=WEDNESDAY)
    settle(store, RequestId(2), Outcome.ACCEPTED, day("2026-11-18"), at=WEDNESDAY)
    with store.reader.snapshot() as run:
        found = rows(request_table(run))
    assert [row["person"] for row in found] == ["Bo Kessler", "'=HYPERLINK(1)"]
    assert found[0]["accepted"] == "2026-11-18"
    assert [row["with_note"] for row in found] == ["", "yes"]
    assert (found[1]["note"], found[1]["sign:met"], found[1]["sign:event"]) == (
        "Line one\nline two",
        "yes",
        "no",
    )


def test_no_two_columns_share_a_name(store: Store) -> None:
    with store.reader.snapshot() as run:
        (header,) = list(csv.reader(io.StringIO(request_table(run))))
    assert header[: len(HEADER)] == list(HEADER)
    assert len(set(header)) == len(header)
