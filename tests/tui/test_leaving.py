"""Leaving waits for what is written, and for nothing that is only read."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from netcoach.coach import Coach
from netcoach.domain.errors import ReadInterrupted
from netcoach.domain.people.person import Person
from netcoach.tui.app import NetcoachApp
from netcoach.tui.runner import in_reading_thread
from tests.support.app import opened
from tests.support.builders import a_draft


def test_the_end_of_the_event_loop_waits_for_no_read() -> None:
    begun, may_end, ended = Event(), Event(), Event()

    def read() -> None:
        begun.set()
        may_end.wait(5)
        ended.set()

    async def program() -> None:
        reading = asyncio.ensure_future(in_reading_thread(read))
        await asyncio.to_thread(begun.wait, 5)
        assert not reading.done()

    asyncio.run(program())
    assert not ended.is_set()
    may_end.set()
    assert ended.wait(5)


async def test_a_read_gives_its_value_or_its_error() -> None:
    assert await in_reading_thread(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await in_reading_thread(lambda: 1 / 0)


async def test_a_read_under_way_is_ended_with_nothing_said(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    begun, may_go_on, errors = Event(), Event(), list[BaseException]()

    def held() -> Person:
        with coach.store.snapshot():
            begun.set()
            may_go_on.wait(5)
            try:
                return coach.people.named("Bo Kessler")
            except BaseException as error:
                errors.append(error)
                raise

    async with opened(coach) as pilot:
        app = pilot.app
        assert isinstance(app, NetcoachApp)
        said: list[str] = []
        monkeypatch.setattr(app._runner, "say", said.append)
        reading = asyncio.ensure_future(app._runner.read(held))
        await asyncio.to_thread(begun.wait, 5)
        await app.action_quit()
        may_go_on.set()
        assert await reading is None
        assert said == []
    assert [type(error) for error in errors] == [ReadInterrupted]
    assert app.fault is None
    assert app.return_code == 0


async def test_a_write_under_way_is_waited_for(coach: Coach) -> None:
    begun, may_go_on = Event(), Event()

    def held() -> None:
        begun.set()
        may_go_on.wait(5)
        coach.log.add(a_draft("Bo Kessler"))

    async with opened(coach) as pilot:
        app = pilot.app
        assert isinstance(app, NetcoachApp)
        writing = asyncio.ensure_future(app._runner.write(held))
        await asyncio.to_thread(begun.wait, 5)
        leaving = asyncio.ensure_future(app.action_quit())
        await asyncio.wait([leaving], timeout=0.2)
        assert not leaving.done()
        may_go_on.set()
        await writing
        await leaving
    assert coach.people.named("Bo Kessler").name == "Bo Kessler"
