from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.storage.importing.batch import Batch, MovedOnError
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft
from tests.support.exports import asked
from tests.support.importing import an_export, content
from tests.support.storage import ROOT, everything

PEOPLE = 1500

IMPORT = """
import sys
from pathlib import Path
from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY

database = Path(sys.argv[2])
coach = Coach(Store(database), lambda: WEDNESDAY, Config(database=database))
plan = coach.plan_import(Path(sys.argv[1]))
print("planned", flush=True)
coach.carry_out(plan, progress=lambda done: print(done, flush=True))
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """An export that takes several portions to write."""
    return an_export(
        tmp_path,
        [
            asked(f"Person N{n}", f"9/{n % 28 + 1}/26, {n % 12 + 1}:{n % 60:02d} AM", slug=f"p-{n}")
            for n in range(PEOPLE)
        ],
    )


@pytest.mark.parametrize("lines", [1, 3, 8, 13])
def test_an_import_that_is_killed_leaves_all_or_nothing(
    coach: Coach, store: Store, large: Path, lines: int
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    before = content(store.path)
    store.close()
    command = [sys.executable, "-c", IMPORT, str(large), str(store.path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for _ in range(lines):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
    again = Store(store.path)

    found = len(everything(again))
    assert found in (1, PEOPLE + 1)
    assert all(one.ok for one in again.health())
    again.close()
    assert found != 1 or content(store.path) == before


def test_a_batch_for_another_state_of_the_log_is_refused(coach: Coach, store: Store) -> None:
    stale = Batch(mark=store.importing.held().mark, on=WEDNESDAY.date())
    coach.log.add(a_draft("Bo Kessler"))
    before = content(store.path)

    with pytest.raises(MovedOnError):
        store.importing.write(stale, at=WEDNESDAY, tell=lambda _: None)
    assert content(store.path) == before


def test_every_change_is_another_state(coach: Coach, store: Store) -> None:
    marks = [store.importing.held().mark]
    request = coach.log.add(a_draft("Bo Kessler"))
    marks.append(store.importing.held().mark)
    coach.log.delete(request.id)
    marks.append(store.importing.held().mark)
    coach.log.undo()
    marks.append(store.importing.held().mark)
    coach.week.set_guideline(3, 6)
    marks.append(store.importing.held().mark)

    assert len(set(marks)) == len(marks)


def test_a_deleted_request_is_held_only_when_it_was_imported(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    path = an_export(tmp_path, [asked("Ana Rybar", "10/6/26, 9:30 AM", slug="ana-rybar")])
    coach.importing.carry_out(coach.importing.plan(path))
    coach.log.add(a_draft("Bo Kessler"))
    for request in everything(store):
        coach.log.delete(request.id)

    held = store.importing.held()
    assert [one.deleted for one in held.requests] == [True]
    assert not any(one.asked for one in held.people.values())
