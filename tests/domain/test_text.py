"""Text from people is shown as meant; nothing in it acts or hides."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.errors import InvalidInput
from netcoach.domain.text import (
    NOTE_LENGTH,
    TEXT_LENGTH,
    check_length,
    clean_line,
    clean_text,
    printable,
)

ANYTHING = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x00\x07\t\n\r\x1b\x7f\x85\x9b\xad\u061c\u200b\u200c\u200d\u200e\u2028"),
        st.sampled_from("\u202e\u2066\u3164\ufe0f\ufeff\ud800\U000e0041\U000e0100e\u0301 "),
    )
)

ACTS_OR_HIDES = {
    "a clipboard sequence": ("\x1b]52;c;aGVsbG8=\x07Ann", "]52;c;aGVsbG8=Ann"),
    "an eight-bit sequence": ("\x9b31mAnn\x9c", "31mAnn"),
    "a null": ("An\x00n", "Ann"),
    "a delete": ("An\x7fn", "Ann"),
    "a right-to-left override": ("Ann \u202eeeL", "Ann eeL"),
    "an isolate": ("\u2066Ann\u2069", "Ann"),
    "a direction mark": ("Ann\u200f", "Ann"),
    "tags": ("Ann\U000e0041\U000e0042", "Ann"),
    "a lone surrogate": ("An\ud83dn", "Ann"),
    "a soft hyphen": ("An\xadn", "Ann"),
    "a zero-width blank": ("An\u200bn", "Ann"),
    "a filler": ("\u3164", ""),
    "a byte order mark": ("\ufeffAnn", "Ann"),
    "a pile of joiners": ("a\u200d\u200d\u200c\u200db", "a\u200db"),
    "a pile of selectors": ("a\ufe0f\ufe01\U000e0101b", "a\ufe0fb"),
    "a joiner with nothing before": (" \u200d\ufe0fAnn", "Ann"),
}

LEFT_ALONE = [
    "Ann [/b] Lee",
    "[@click=app.quit]x[/]",
    "Zoë Ångström-O’Neill",
    "李小龙",
    "葛\U000e0100城",
    "می‌خواهم",
    "क्‍ष",
    "👩‍💻 ❤️‍🔥",
    "אבגד",
]


@pytest.mark.parametrize(("typed", "kept"), ACTS_OR_HIDES.values(), ids=ACTS_OR_HIDES.keys())
def test_what_acts_or_hides_is_deleted(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept
    assert clean_text(typed) == kept


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_names_of_any_script_and_markup_stay_as_they_are(name: str) -> None:
    assert clean_line(name) == name
    assert printable(name) is name


def test_a_line_has_single_blanks_and_none_outside() -> None:
    assert clean_line("  Ann\t Lee\r\nof\u2028Orbital\xa0Ltd\n") == "Ann Lee of Orbital Ltd"


def test_a_text_keeps_its_line_ends_and_inner_blanks() -> None:
    assert clean_text("\n Hi Ann, \r\n\r\nsee  you\u2029Bo\x85\n") == "Hi Ann,\n\nsee  you\nBo"


def test_letters_are_composed() -> None:
    assert clean_line("Zoe\u0308") == "Zoë"
    assert clean_line("Zoe\u200b\u0308") == "Zoë"


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANYTHING)
def test_a_clean_line_can_be_drawn_and_stored(text: str) -> None:
    line = clean_line(text)
    assert printable(line) is line
    assert line.encode("utf-8").decode("utf-8") == line
    assert unicodedata.is_normalized("NFC", line)


@given(ANYTHING)
def test_nothing_dangerous_reaches_the_terminal(text: str) -> None:
    drawn = printable(text)
    assert not {unicodedata.category(char) for char in drawn} & {"Cc", "Cs", "Zl", "Zp"}
    assert {unicodedata.bidirectional(char) for char in drawn}.isdisjoint(
        {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    )
    assert not any(0xE0000 <= ord(char) <= 0xE007F for char in drawn)


def test_ten_thousand_characters_are_kept() -> None:
    name = "x" * 10_000
    check_length("name", clean_line(name), TEXT_LENGTH)
    assert clean_line(name) == name


def test_one_character_more_is_refused_with_the_limit_and_without_the_text() -> None:
    with pytest.raises(InvalidInput) as refused:
        check_length("name", "Q" * (TEXT_LENGTH + 1), TEXT_LENGTH)
    assert str(refused.value) == (
        "The name is 10,001 characters long; netcoach keeps 10,000. Shorten it."
    )
    check_length("note", "x" * NOTE_LENGTH, NOTE_LENGTH)
