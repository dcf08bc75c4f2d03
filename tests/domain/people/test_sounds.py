"""Cyrillic names as they are written in Latin letters."""

from itertools import combinations

import pytest

from netcoach.domain.people.duplicates import Why, how_named, sounds, steady_parts
from netcoach.domain.people.names import name_key

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
    assert how_named(f"{name} Ли", f"{way} Li") is Why.SPELLING
    assert how_named(f"Li {way}", f"{name} Ли") is Why.ORDER
    assert all(part in name_key(way) for part in steady_parts(name))


@pytest.mark.parametrize(("one", "other"), list(combinations(WAYS, 2)))
def test_two_names_stay_two(one: str, other: str) -> None:
    if (one, other) != ("Юрий", "Юрій"):
        assert how_named(one, other) is None
        assert how_named(one, WAYS[other][0]) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Alexey Li", "Aleksei Li"), ("Julia Roth", "Ulia Roth")]
)
def test_two_latin_names_are_not_taken_by_their_sound(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)
    assert how_named(one, other) is None


def test_no_name_has_more_than_two_sounds() -> None:
    assert all(len(sounds(name)) <= 2 for name in WAYS)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Юрий Щербаков", ("r", "erbakov")),
        ("Алексей Андреев", ("ale", "andre")),
        ("Александр", ("ale",)),
        ("Ия", ()),
        ("Ana Roth", ()),
    ],
)
def test_what_is_written_in_one_way_only_is_steady(name: str, parts: tuple[str, ...]) -> None:
    assert steady_parts(name) == parts
