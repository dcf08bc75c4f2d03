"""Generated pasts: partly typed, partly exported, in any order, under names as people have them.

python -m tests.coach.importing.test_worlds 500    as many worlds by hand
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pendulum
import pytest
from pendulum import Date

from netcoach.coach import Coach
from netcoach.coach.importing.summary import ImportPlan
from netcoach.config import Config
from netcoach.domain.errors import AmbiguousPerson, TooSoon
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.people.names import full_name_key
from netcoach.storage.store import Store
from tests.support.builders import a_draft
from tests.support.exports import asked, connected
from tests.support.importing import an_export, content
from tests.support.storage import everything

WORLDS = 15
NOW = pendulum.datetime(2026, 11, 18, 12, tz="Europe/Berlin")
FIRST = ("José", "Ana", "Jürgen", "Zoë", "Bo", "Léa", "Łukasz", "Søren", "Mei", "Élodie")
LAST = ("Álvarez", "Ruiz", "Straßer", "Braun", "Kessler", "Moreau", "Żak", "Bæk", "Lin", "Ek")
PLAIN = str.maketrans({"é": "e", "ü": "u", "ë": "e", "Ł": "L", "ł": "l", "ø": "o", "É": "E"})
PLAIN |= str.maketrans({"Á": "A", "ß": "ss", "Ż": "Z", "æ": "ae"})
AROUND = ("{}", "Dr. {}", "{} 🚀", "{}, PhD", "{} (she/her)", "{} MBA")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody who was asked once, as it was.

    ``slug`` is their address in the requests, ``later`` in the list of connections.
    """

    name: str
    slug: str
    later: str
    on: Date
    accepted: bool
    typed: bool
    exported: bool

    @property
    def plain(self) -> str:
        """Their name as somebody types it."""
        return self.name.translate(PLAIN)

    @property
    def key(self) -> str:
        """What their name is compared by."""
        return full_name_key(self.name)


class World:
    """A past, and what of it was typed and exported."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = [self._asked(number) for number in range(self.chance.randint(4, 9))]
        self.names = Counter(one.key for one in self.people)
        self.typed_first = self.chance.random() < 0.5

    def _asked(self, number: int) -> Asked:
        chance = self.chance
        # Few names, so that there are namesakes.
        name = f"{chance.choice(FIRST[: 4 + number])} {chance.choice(LAST[: 4 + number])}"
        slug = f"person-{number}" if chance.random() < 0.8 else ""
        moved = slug and chance.random() < 0.15
        typed = chance.random() < 0.6
        return Asked(
            name=name,
            slug=slug,
            later=f"{slug}-moved" if moved else slug,
            on=Date(2026, 9, 1).add(days=chance.randint(0, 60)),
            accepted=chance.random() < 0.6,
            typed=typed,
            exported=not typed or chance.random() < 0.6,
        )

    def type_all(self, coach: Coach) -> None:
        """Type what was typed, a day off now and then; nobody pending is asked again."""
        for one in self.people:
            if one.typed:
                on = one.on.add(days=self.chance.choice((-1, 0, 0, 1)))
                try:
                    coach.log.add(a_draft(one.plain, on.isoformat()))
                except (TooSoon, AmbiguousPerson):
                    continue

    def export(self, folder: Path) -> Path:
        """The export of it."""
        rows = [
            asked(
                self.chance.choice(AROUND).format(one.name),
                f"{one.on.month}/{one.on.day}/26, {self.chance.randint(1, 9)}:{n:02} AM",
                slug=one.slug,
            )
            for n, one in enumerate(self.people)
            if one.exported
        ]
        listed = [
            connected(
                self.chance.choice(("{}", "Dr. {}", "{} ✨")).format(one.name.split()[0]),
                self.chance.choice(("{}", "{}, PhD", "{} 🚀")).format(one.name.split()[1]),
                f"{one.on.add(days=3):%d %b %Y}",
                slug=one.later,
            )
            for one in self.people
            if one.accepted
        ]
        return an_export(folder, rows, listed, name="world.zip")


def keys_in(plan: ImportPlan) -> set[str]:
    """The names that a question is about."""
    return {
        full_name_key(name)
        for question in plan.questions
        for one in question.choices
        for name in (one.name, one.connection.name)
    }


def live_through(seed: int, folder: Path) -> None:
    """Type and import a world in its order, and hold what must be true of it."""
    world = World(seed)
    database = folder / f"world-{seed}.db"
    store = Store(database)
    coach = Coach(store, lambda: NOW, Config(database=database))
    if world.typed_first:
        world.type_all(coach)
    path = world.export(folder)
    before = content(database)
    plan = coach.importing.plan(path)
    coach.importing.carry_out(plan)
    after = content(database)
    assert coach.importing.plan(path).summary.nothing_new
    coach.importing.carry_out(coach.importing.plan(path))
    assert content(database) == after
    if before:  # where nothing was typed first, there was no log yet
        coach.log.undo()
        assert content(database) == before
        coach.log.redo()
    if not world.typed_first:
        world.type_all(coach)
    assert all(one.ok for one in store.health())
    hold(world, coach, keys_in(plan))
    store.close()


def hold(world: World, coach: Coach, in_question: set[str]) -> None:
    """Each request stands once, each yes with the right person or in a question."""
    requests = everything(coach.store)
    by_key: dict[str, list[Request]] = {}
    for request in requests:
        by_key.setdefault(full_name_key(request.person.name), []).append(request)
    slugs = {one.slug: one for one in world.people if one.slug}
    slugs |= {one.later: one for one in world.people if one.later}
    for one in world.people:
        if world.names[one.key] > 1 or one.key in in_question:
            continue
        assert len(by_key[one.key]) == 1, "each request stands once"
        (request,) = by_key[one.key]
        said_yes = any(outcome is Outcome.ACCEPTED for outcome, _ in request.outcomes)
        assert said_yes is one.accepted, "each yes where it belongs"
    for person in coach.people.everybody():
        if person.profile_key:
            true = slugs[person.profile_key]
            assert full_name_key(person.name) == true.key, "no address with another name"
    for request in requests:
        owner = slugs.get(request.person.profile_key)
        if owner and any(outcome is Outcome.ACCEPTED for outcome, _ in request.outcomes):
            twins = [one for one in world.people if one.key == owner.key]
            assert any(one.accepted for one in twins), "no yes for whoever never said it"


@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_past_typed_and_exported_in_any_order_is_told_once(seed: int, tmp_path: Path) -> None:
    live_through(seed, tmp_path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for number in range(int(sys.argv[1])):
            try:
                live_through(number, Path(name))
            except AssertionError as wrong:
                print(number, wrong)
