"""What stays the same when a name is written another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.people.duplicates import spellings


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jörg Maier", "Joerg Maier"),
        ("Jörg Maier", "Jorg Maier"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("Ute Weiß", "Ute Weiss"),
        ("Søren Bæk", "Soren Bak"),
        ("Çağrı Öz", "Cagri Oz"),
        ("Дмитрий Иванов", "Dmitriy Ivanov"),
        ("Юлія Щербак", "Yuliya Shcherbak"),
        ("Ana Meyer", "Dr. Ana MEYER, PhD"),
        ("Ana-Lena Roth", "Ana Lena Roth"),
        ("Pat O'Neil", "Pat ONeil"),
        ("Pat O’Neil", "Pat O'Neil"),
        ("Pat O'Neil", "Pat O Neil"),
        ("Lia D'Arcy", "Lia Darcy"),
    ],
)
def test_names_written_another_way_share_a_spelling(name: str, other: str) -> None:
    assert set(spellings(name)) & set(spellings(other))


@pytest.mark.parametrize(
    ("name", "other"),
    [("Michael Roth", "Michał Roth"), ("Joel Berg", "Jol Berg"), ("Ana Roth", "Roth Ana")],
)
def test_other_names_share_none(name: str, other: str) -> None:
    assert not set(spellings(name)) & set(spellings(other))


@pytest.mark.parametrize("name", ["", "🙂", "...", "́"])
def test_what_has_no_letter_has_no_spelling(name: str) -> None:
    assert spellings(name) == ()


@given(st.text())
def test_any_text_has_spellings_of_words_with_letters(name: str) -> None:
    for words in spellings(name):
        assert words
        assert all(words)
