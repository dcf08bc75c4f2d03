"""What stays the same when a name is written another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.people.names import name_key
from netcoach.domain.people.spelling import readings, spellings


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


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Robert (Bob) Clark", "Bob Clark"),
        ('Robert "Bob" Clark', "Bob Clark"),
        ("Ana Ruiz (Novak)", "Ana Novak"),
        ("Ana Ruiz (née Novak)", "Ana Novak"),
        ("Dr. Ana Ruiz (Novak), PhD 🚀 (she/her)", "Ana Novak"),
        ("Van der Berg, Piet", "Piet van der Berg"),
        ("Jürgen Straßer", "Strasser, Juergen"),
    ],
)
def test_names_that_may_be_one_person_s_share_a_reading(name: str, other: str) -> None:
    assert readings(name) & readings(other)
    assert name_key(name) != name_key(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Robert (Bob) Clark", "Rob Clark"), ("Ana (she/her) Ruiz", "She Ruiz"), ("Bo", "(Bo) Ek")],
)
def test_other_names_share_no_reading(name: str, other: str) -> None:
    assert not readings(name) & readings(other)
