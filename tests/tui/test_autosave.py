"""What is typed is kept while it is typed."""

from __future__ import annotations

import time

from netcoach.domain.log.draft import SavedDraft
from tests.support.log_form import a_form


async def test_it_is_kept_though_the_typing_never_pauses() -> None:
    kept: list[SavedDraft | None] = []
    async with a_form(keep=kept.append) as driver:
        begun = time.monotonic()
        while not kept and time.monotonic() < begun + 5:
            await driver.pilot.press("a")
            await driver.pilot.pause(0.05)
        assert kept
        assert kept[0] is not None
        assert kept[0].name.startswith("a")


async def test_it_is_kept_at_once_on_the_way_out_and_not_twice() -> None:
    kept: list[SavedDraft | None] = []
    async with a_form(keep=kept.append) as driver:
        await driver.pilot.press("a", "b")
        driver.form.autosave.flush()
        driver.form.autosave.flush()
        assert [each and each.name for each in kept] == ["ab"]


async def test_nothing_is_kept_once_it_ended() -> None:
    kept: list[SavedDraft | None] = []
    async with a_form(keep=kept.append) as driver:
        await driver.pilot.press("a")
        driver.form.autosave.end()
        await driver.pilot.press("b")
        driver.form.autosave.flush()
        driver.form.autosave.end()
    assert kept == [None]
