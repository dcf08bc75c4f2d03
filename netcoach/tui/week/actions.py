"""What can be done with what the Week says."""

from __future__ import annotations

from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.coming_dates import coming_day
from netcoach.domain.log.request import Outcome
from netcoach.domain.people.shelves import Waiting
from netcoach.domain.week.next_steps import NextStep
from netcoach.tui.actions import Actions
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.wording.done import done
from netcoach.wording.outcomes import settled_said
from netcoach.wording.week import next_steps as words


class WeekActions(Actions):
    """Putting off next steps, and recording what takes no form."""

    async def put_off(self, step: NextStep) -> None:
        """Leave a step out until next week; what is said of a burst or advised, for good."""
        await self._write(lambda: self._coach.week.put_off(step), self._said)

    async def ask_put_off(self, step: NextStep) -> None:
        """Ask until when a step is left out."""
        field = LineField(name="until", label=words.UNTIL, hint=words.UNTIL_HINT)

        def write(said: Said) -> Date | None:
            until = coming_day(said["until"] or words.UNTIL_USUAL, self._coach.today())
            return self._coach.week.put_off(step, until)

        async def then(until: Date | None) -> None:
            self._live.catch_up()
            self._runner.say(self._said(until))

        about = words.next_step_text(step, self._coach.today())
        await self._ask(words.PUT_OFF_TITLE, (field,), write, then, about=about)

    def _said(self, until: Date | None) -> str:
        return words.put_off_said(until, self._coach.today(), self._undo_key)

    async def record_lapsed(self, waiting: Sequence[Waiting]) -> None:
        """Record as lapsed what has waited for over six months, as one step to take back."""
        ids = [one.request_id for one in waiting]
        record = self._coach.outcomes.record
        await self._write(
            lambda: record(ids, Outcome.EXPIRED, self._coach.today()),
            lambda settled: settled_said(settled, self._undo_key),
        )

    async def looked(self) -> None:
        """Keep that the user looked today who said yes."""
        await self._write(
            self._coach.outcomes.check, lambda _: done(ChangeKind.CHECK, "", self._undo_key)
        )
