from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.notes import (
    Print,
    are_alike,
    cleaned_note,
    perhaps_alike,
    print_of,
    similarity,
)

TEMPLATE = (
    "Hi {name}! I saw your work at {company} (2026): https://example.org/{name} – let's talk?"
)


def printed(text: str) -> Print:
    found = print_of(text, "", ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("note", "name", "company", "expected"),
    [
        ("Hello Bo,  how are you?", "Bo Kessler", "", "hello how are you"),
        ("HELLO bo kessler", "Bo Kessler", "", "hello"),
        ("About bots, Bo.", "Bo Kessler", "", "about bots"),
        ("I like Orbital Data Ltd", "", "Orbital Data Ltd", "i like"),
        ("I like Orbital, and data", "", "Orbital Data Ltd", "i like and data"),
        ("Orbital Orbital Data", "", "Orbital Data", ""),
        ("Straße ﬁne Ｗｉｄｅ", "", "", "strasse fine wide"),
        ("10 years, 3rd time", "", "", "years rd time"),
        ("see https://a.example/x?y=1 now", "", "", "see now"),
        ("see linkedin.com/in/bo and www.b.example now", "", "", "see and now"),
        ("data and/or code", "", "", "data and or code"),
        ("привет, Анна", "Анна Рыбар", "", "привет"),
        ("", "Bo", "Orbital", ""),
        ("…!?", "", "", ""),
    ],
)
def test_a_note_is_cleaned_of_what_names_its_receiver(
    note: str, name: str, company: str, expected: str
) -> None:
    assert cleaned_note(note, name=name, companies=(company,)) == expected


def test_a_template_under_another_name_and_company_is_the_same_text() -> None:
    one = cleaned_note(
        TEMPLATE.format(name="Bo", company="Orbital"), name="Bo Kessler", companies=("Orbital",)
    )
    other = cleaned_note(
        TEMPLATE.format(name="Cleo", company="Lumen Data"),
        name="Cleo Vance",
        companies=("Lumen Data", ""),
    )
    assert similarity(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("abcd", "abcd", 1.0), ("abcd", "abce", 1 / 3), ("abc", "xyz", 0.0), ("", "", 0.0)],
)
def test_similarity_is_the_share_of_trigrams_in_both(one: str, other: str, expected: float) -> None:
    assert similarity(one, other) == expected


def test_forty_characters_are_enough_and_39_are_not() -> None:
    assert print_of("a" * 40, "", ()) is not None
    assert print_of("a" * 39, "", ()) is None


LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζη"


@pytest.mark.parametrize(("shared", "alike"), [(48, True), (47, False)])
def test_four_fifths_are_alike_exactly(shared: int, alike: bool) -> None:
    # No letter comes twice, so 62 letters have 60 trigrams and their beginning has fewer.
    one, other = printed(LETTERS[:62]), printed(LETTERS[: shared + 2])
    assert similarity(one.text, other.text) == shared / 60
    assert are_alike(one, other) is alike


words = st.lists(
    st.sampled_from(["network", "talk", "your", "about", "meet", "lovely", "garden", "from"]),
    min_size=12,
    max_size=20,
).map(" ".join)


@given(st.lists(words, min_size=2, max_size=8))
def test_the_quick_look_leaves_out_none_that_is_alike(texts: list[str]) -> None:
    one, *others = map(printed, texts)
    near = set(perhaps_alike(one, others))
    for number, other in enumerate(others):
        alike = similarity(one.text, other.text) >= 0.8
        assert are_alike(one, other) is alike
        assert number in near or not alike


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarity_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == (1.0 if len(one) >= 3 else 0.0)


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_cleaning_twice_changes_nothing(note: str, name: str, company: str) -> None:
    once = cleaned_note(note, name=name)
    assert cleaned_note(once, name=name) == once
    assert not set(cleaned_note(note, companies=(company,))) & set("0123456789.,!?")
