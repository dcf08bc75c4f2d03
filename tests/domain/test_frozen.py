"""A frozen class is what the standard library's frozen dataclass is, in all that is seen of it."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from netcoach.domain.frozen import frozen


@frozen
class Point:
    """Made by us."""

    x: int
    y: int = 0
    seen: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("x is below 0")

    @property
    def sum(self) -> int:
        """Of both."""
        return self.x + self.y


@frozen
class Empty:
    """Nothing is in it."""


@frozen
class Loud:
    """Has its own ways."""

    word: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Loud) and other.word.casefold() == self.word.casefold()

    def __hash__(self) -> int:
        return hash(self.word.casefold())

    def __repr__(self) -> str:
        return self.word.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Made by the standard library."""

    x: int
    y: int = 0
    seen: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, repr=False, compare=False)


@pytest.mark.parametrize("given", [{"x": 1}, {"x": 1, "y": 2}, {"x": 3, "seen": ("a",)}])
def test_it_is_made_shown_and_hashed_as_the_standard_library_does(given: dict[str, Any]) -> None:
    ours, theirs = Point(**given), Standard(**given)
    assert repr(ours) == repr(theirs).replace("Standard", "Point")
    assert asdict(ours) == asdict(theirs)
    assert hash(ours) == hash(theirs)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]


def test_two_are_equal_by_what_is_in_them_and_only_of_one_class() -> None:
    assert Point(x=1) == Point(x=1, notes=["not compared"])
    assert Point(x=1) != Point(x=2)
    other: object = Standard(x=1)
    assert Point(x=1) != other
    assert Empty() == Empty()
    assert len({Point(x=1), Point(x=1), Point(x=2)}) == 2


def test_what_a_class_says_itself_stays() -> None:
    assert Loud(word="hey") == Loud(word="HEY")
    assert len({Loud(word="hey"), Loud(word="HEY")}) == 1
    assert repr(Loud(word="hey")) == "HEY"


def test_nothing_in_it_can_be_changed_added_or_taken_away() -> None:
    point = Point(x=1)
    for name in ("x", "z"):
        with pytest.raises(FrozenInstanceError):
            setattr(point, name, 2)
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")
    assert point == Point(x=1)


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}])
def test_a_missing_or_an_unknown_name_is_refused(given: dict[str, Any]) -> None:
    for kind in (Point, Standard):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            kind(**given)


def test_names_are_needed() -> None:
    with pytest.raises(TypeError):
        Point(1)  # type: ignore[call-arg]


def test_each_has_a_list_of_its_own_and_is_checked_when_it_is_made() -> None:
    assert Point(x=1).notes is not Point(x=1).notes
    assert Point(x=1, y=2).sum == 3
    with pytest.raises(ValueError, match="below"):
        Point(x=-1)
    with pytest.raises(ValueError, match="below"):
        replace(Point(x=1), x=-1)


def test_it_can_be_replaced_copied_and_pickled() -> None:
    point = Point(x=1, y=2, notes=["a"])
    assert replace(point, y=3) == Point(x=1, y=3)
    for made in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert asdict(made) == asdict(point)
    assert copy.deepcopy(point).notes is not point.notes
