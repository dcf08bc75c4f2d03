"""Cyrillic names as they are written in Latin letters."""

import re
from itertools import combinations

import pytest

from netcoach.domain.people.duplicates import Likeness, how_named
from netcoach.domain.people.names import name_key
from netcoach.domain.people.spelling import steady_patterns

WAYS = {
    "Юрий": ("Yuri", "Yury", "Yuriy", "Yurii", "Iurii", "Jurij"),
    "Юрій": ("Yuriy", "Yurii"),
    "Алексей": ("Alexey", "Alexei", "Aleksey", "Aleksei", "Aleksej"),
    "Александр": ("Alexander", "Aleksandr", "Aleksander", "Alexandr"),
    "Евгений": ("Evgeny", "Evgeni", "Evgenii", "Yevgeny", "Yevgeniy"),
    "Дмитрий": ("Dmitry", "Dmitri", "Dmitriy", "Dmitrii"),
    "Сергей": ("Sergey", "Sergei", "Sergej"),
    "Михаил": ("Mikhail", "Mihail"),
    "Наталья": ("Natalia", "Natalya", "Nataliya"),
    "Юлия": ("Yulia", "Yuliya", "Julia", "Iuliia"),
    "Татьяна": ("Tatiana", "Tatyana"),
    "Артём": ("Artem", "Artyom"),
    "Щербаков": ("Shcherbakov", "Scherbakov"),
    "Хрущёв": ("Khrushchev", "Khruschev", "Khrushchyov"),
    "Цветков": ("Tsvetkov", "Tzvetkov", "Cvetkov"),
    "Васильев": ("Vasiliev", "Vasilyev", "Vasilev"),
    "Соловьёв": ("Soloviev", "Solovyov", "Solovyev"),
    "Андреев": ("Andreev", "Andreyev"),
    "Чехов": ("Chekhov", "Chehov"),
}


@pytest.mark.parametrize(("name", "way"), [(n, way) for n, ways in WAYS.items() for way in ways])
def test_a_name_is_known_in_every_common_way_of_writing_it(name: str, way: str) -> None:
    assert how_named(f"{name} Ли", f"{way} Li") is Likeness.SPELLING
    assert how_named(f"Li {way}", f"{name} Ли") is Likeness.ORDER
    (pattern,) = steady_patterns(name)
    assert re.fullmatch(pattern.replace("%", ".*"), name_key(way))


@pytest.mark.parametrize(("one", "other"), list(combinations(WAYS, 2)))
def test_two_names_stay_two(one: str, other: str) -> None:
    if (one, other) != ("Юрий", "Юрій"):
        assert how_named(one, other) is None
        assert how_named(one, WAYS[other][0]) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Alexey Li", "Aleksei Li"), ("Julia Roth", "Ulia Roth")]
)
def test_two_latin_names_are_not_taken_by_their_sound(one: str, other: str) -> None:
    assert how_named(one, other) is None


@pytest.mark.parametrize(
    ("name", "patterns"),
    [
        ("Юрий Щербаков", ("%r%", "%r%b%v%")),
        ("Алексей Андреев", ("%l%", "%n%d%r%v%")),
        ("Ия", ("%",)),
    ],
)
def test_what_is_written_in_one_way_only_is_steady(name: str, patterns: tuple[str, ...]) -> None:
    assert steady_patterns(name) == patterns


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Евгений", "Evgenia"),
        ("Марина", "Maria"),
        ("Ян", "Ivan"),
        ("Андрей", "Andrea"),
        ("Ирина", "Arina"),
        ("Александра", "Alexander"),
        ("Иван Петров", "Ivan Petrova"),
    ],
)
def test_a_name_that_is_only_near_is_another_one(name: str, other: str) -> None:
    assert how_named(f"{name} Ли", f"{other} Li") is None


@pytest.mark.parametrize(
    ("name", "other"),
    [("Галина Коваль", "Halyna Koval"), ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos")],
)
def test_other_alphabets_and_ways_are_known_too(name: str, other: str) -> None:
    assert how_named(name, other) is Likeness.SPELLING


def test_two_names_in_signs_are_not_taken_by_their_sound() -> None:
    assert how_named("张伟", "章伟") is None


def test_two_names_of_one_alphabet_are_compared_letter_for_letter() -> None:
    assert how_named("Сергей Ли", "Серген Ли") is None
    assert how_named("Алина Ли", "Алена Ли") is None
