"""Texts kept as one, against a list of the same texts."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.people.index import PackedTexts

TEXTS = st.lists(st.text("ab é🙂\n", max_size=5), max_size=8)


def packed(texts: list[str]) -> PackedTexts:
    """The texts as one."""
    made = PackedTexts()
    for text in texts:
        made.append(text)
    return made


@given(TEXTS, st.text("ab é🙂\n", min_size=1, max_size=3))
def test_a_part_is_found_where_it_is_and_never_across_two_texts(
    texts: list[str], part: str
) -> None:
    made = packed(texts)
    assert [made[place] for place in range(len(made))] == texts
    assert list(made.places_with(part)) == [
        place for place, text in enumerate(texts) if part in text
    ]


def test_what_could_not_be_decoded_is_a_text_too() -> None:
    made = packed(["Bo\udcff", "Ana"])
    assert made[0] == "Bo\udcff"
    assert list(made.places_with("\udcff")) == [0]


def test_a_text_takes_no_object_of_its_own() -> None:
    before = sys.getallocatedblocks()
    made = packed([f"Person {number}" for number in range(1_000)])
    assert sys.getallocatedblocks() - before < 100
    assert len(made) == 1_000
