"""Stories of the outcome form: what became of one request, or of many."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.outcomes.outcome import Outcomes
from netcoach.tui.dialogs.confirm import ConfirmScreen
from netcoach.tui.outcomes.form import LINES, OutcomeForm, OutcomePicker, OutcomeResult
from tests.support.builders import a_request, day

TODAY = day("2026-11-18")
ACCEPTED, REPLIED, TALKED = Outcome.ACCEPTED, Outcome.REPLIED, Outcome.TALKED
ADVICE, WITHDRAWN = Outcome.ADVICE, Outcome.WITHDRAWN


def bo(*outcomes: tuple[Outcome, str]) -> Request:
    """A request to Bo, sent on 3 November, with what is recorded of it."""
    return a_request("2026-11-03", "Bo Kessler", outcomes=said(*outcomes))


def said(*outcomes: tuple[Outcome, str]) -> Outcomes:
    """Outcomes with dates as texts."""
    return tuple((outcome, day(on)) for outcome, on in outcomes)


@dataclass
class FormDriver:
    """A form in an app of its own, with everything it handed over."""

    pilot: Pilot[None]
    form: OutcomeForm
    saved: list[OutcomeResult] = field(default_factory=list)
    given: list[OutcomeResult | None] = field(default_factory=list)
    answers: list[str | None] = field(default_factory=list)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def says(self, place: str) -> str:
        return str(self.form.query_one(f"#{place}", Static).content)

    @property
    def last(self) -> Outcomes:
        """The outcomes that were saved."""
        return self.saved[-1].outcomes


@asynccontextmanager
async def a_form(*requests: Request, size: tuple[int, int] = (80, 24)) -> AsyncIterator[FormDriver]:
    app: App[None] = App()
    app.animation_level = "none"

    async def save(result: OutcomeResult) -> str | None:
        driver.saved.append(result)
        return driver.answers.pop(0) if driver.answers else None

    async with app.run_test(size=size) as pilot:
        driver = FormDriver(pilot=pilot, form=OutcomeForm(requests, today=TODAY, save=save))
        app.push_screen(driver.form, driver.given.append)
        await pilot.pause()
        yield driver


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("a", ACCEPTED),
        ("r", REPLIED),
        ("t", TALKED),
        ("d", ADVICE),
        ("p", Outcome.OPPORTUNITY),
        ("c", Outcome.RECOMMENDATION),
        ("w", WITHDRAWN),
        ("x", Outcome.DECLINED),
        ("e", Outcome.EXPIRED),
    ],
)
async def test_a_letter_and_enter_settle_today(key: str, outcome: Outcome) -> None:
    async with a_form(bo()) as driver:
        await driver.press(key, "enter")
        assert driver.last == ((outcome, TODAY),)
        assert driver.given == driver.saved


async def test_digits_go_to_the_date_and_enter_saves_from_there() -> None:
    async with a_form(bo()) as driver:
        await driver.press("a", *"12 nov", "enter")
        assert driver.last == said((ACCEPTED, "2026-11-12"))


async def test_the_date_of_a_recorded_outcome_is_corrected() -> None:
    async with a_form(bo((ACCEPTED, "2026-11-05"))) as driver:
        await driver.press(*"4 nov", "enter")
        assert driver.last == said((ACCEPTED, "2026-11-04"))


async def test_the_same_letter_again_takes_a_outcome_off() -> None:
    async with a_form(bo((ACCEPTED, "2026-11-05"), (TALKED, "2026-11-09"))) as driver:
        await driver.press("t", "enter")
        assert driver.last == said((ACCEPTED, "2026-11-05"))


async def test_several_outcomes_are_said_at_once() -> None:
    async with a_form(bo()) as driver:
        await driver.press("a", *"5 nov", "shift+tab", "d", "enter")
        assert driver.last == said((ACCEPTED, "2026-11-05"), (ADVICE, "2026-11-18"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1 nov", "was sent on 3 Nov 2026"), ("2026-12-01", "lies ahead"), ("9 q", "cannot be read")],
)
async def test_a_day_that_cannot_be_is_said_and_nothing_is_saved(typed: str, sentence: str) -> None:
    async with a_form(bo()) as driver:
        await driver.press("a", *typed, "enter")
        assert sentence in driver.says("hint")
        assert not driver.saved
        assert not driver.given


async def test_a_withdrawal_after_a_yes_is_refused_and_one_without_says_when_to_ask_again() -> None:
    async with a_form(bo((ACCEPTED, "2026-11-05"))) as driver:
        await driver.press("w")
        assert "take the yes off first" in driver.says("hint")
    async with a_form(bo()) as driver:
        await driver.press("w")
        assert "from 9 Dec" in driver.says("stands")


async def test_a_date_typed_for_a_outcome_that_was_only_come_to_sets_it() -> None:
    async with a_form(bo((ACCEPTED, "2026-11-05"))) as driver:
        await driver.press("j", "tab", *"12 nov", "enter")
        assert driver.last == said((ACCEPTED, "2026-11-05"), (REPLIED, "2026-11-12"))


async def test_a_typed_date_is_kept_when_the_cursor_goes_on() -> None:
    async with a_form(bo()) as driver:
        await driver.press(*"5 nov", "shift+tab", "j", *"12 nov", "shift+tab", "t", "enter")
        assert driver.last == (
            *said((ACCEPTED, "2026-11-05"), (REPLIED, "2026-11-12")),
            (TALKED, TODAY),
        )


async def test_a_letter_sets_its_outcome_with_the_date_that_stands_beside_it() -> None:
    async with a_form(bo()) as driver:
        await driver.press("j", *"12 nov", "shift+tab", "r", "enter")
        assert driver.last == said((REPLIED, "2026-11-12"))


async def test_the_cursor_stays_where_a_typed_day_cannot_be() -> None:
    async with a_form(bo()) as driver:
        await driver.press("a", *"9 q", "shift+tab", "d")
        assert "cannot be read" in driver.says("hint")
        assert driver.form.picker.cursor is ACCEPTED
        await driver.press("a", "d", "enter")
        assert driver.last == ((ADVICE, TODAY),)


async def test_a_date_typed_for_what_was_refused_is_refused_too() -> None:
    async with a_form(bo()) as driver:
        await driver.press("a", "t", "w", "tab", *"1 nov", "enter")
        assert "was sent on 3 Nov 2026" in driver.says("hint")
        assert not driver.saved
        await driver.press("backspace", "backspace", "backspace", "backspace", "backspace")
        await driver.press(*"9 nov", "enter")
        assert "take the yes off first" in driver.says("hint")
        assert not driver.saved


async def test_esc_leaves_at_once_where_nothing_was_changed() -> None:
    async with a_form(bo((ACCEPTED, "2026-11-05"))) as driver:
        await driver.press("j", "escape")
        assert driver.given == [None]


@pytest.mark.parametrize("keys", [("a",), ("j", "tab", "9")])
async def test_esc_asks_before_what_was_set_or_typed_goes(keys: tuple[str, ...]) -> None:
    async with a_form(bo()) as driver:
        await driver.press(*keys, "escape")
        assert isinstance(driver.pilot.app.screen, ConfirmScreen)
        await driver.press("n", "s")
        assert not driver.given
        await driver.press("escape", "l")
        assert driver.given == [None]
        assert not driver.saved


async def test_a_refusal_of_the_log_is_said_and_the_form_stays() -> None:
    async with a_form(bo()) as driver:
        driver.answers.append("That request is not in the log any more.")
        await driver.press("a", "enter")
        assert driver.says("hint") == "That request is not in the log any more."
        assert not driver.given


async def test_many_requests_get_one_outcome() -> None:
    requests = [a_request("2026-11-03") for _ in range(12)]
    async with a_form(*requests) as driver:
        assert driver.says("about") == "12 requests"
        await driver.press("a", "x", "enter")
        assert driver.last == ((Outcome.DECLINED, TODAY),)
        assert len(driver.saved[0].requests) == 12


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (((ACCEPTED, "2026-11-05"),), "They differ: 2 no answer yet, 1 accepted."),
        ((), "All stand at: no answer yet."),
    ],
)
async def test_of_many_requests_it_is_said_where_they_stand(
    standing: tuple[tuple[Outcome, str], ...], said: str
) -> None:
    async with a_form(bo(), bo(*standing), bo()) as driver:
        assert driver.says("stands") == said
        await driver.press("x")
        assert driver.says("stands") == "Stands at: declined."
        await driver.press("x")
        assert driver.says("stands") == said


async def test_enter_with_nothing_said_asks_for_something() -> None:
    async with a_form(bo()) as driver:
        await driver.press("enter")
        assert "Choose what became of it first" in driver.says("hint")


async def test_the_mouse_settles() -> None:
    async with a_form(bo()) as driver:
        await driver.pilot.click(OutcomePicker, offset=(6, LINES.index(TALKED)))
        await driver.pilot.click("#save")
        await driver.pilot.pause()
        assert driver.last == ((TALKED, TODAY),)


async def test_a_name_that_looks_like_markup_is_shown_as_it_is() -> None:
    async with a_form(a_request("2026-11-03", "Ann [/b] Lee")) as driver:
        assert "Ann [/b] Lee" in driver.says("about")


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_the_date_can_be_seen_in_a_small_terminal(size: tuple[int, int]) -> None:
    async with a_form(bo(), size=size) as driver:
        await driver.press("tab")
        assert driver.form.query_one("#when").region.bottom <= size[1]
