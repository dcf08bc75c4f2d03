"""The settings: what they are, what another value would have said, and changing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import DateTime

from netcoach.coach.service import RunContext, Service
from netcoach.config import Config
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Guideline, guideline_for

if TYPE_CHECKING:
    from netcoach.config.files import Written
    from netcoach.config.registry import Value
    from netcoach.domain.week.reviewing import LogSnapshot
    from netcoach.domain.week.what_if import TriedFirstDay, TriedGuideline


@frozen
class Settings:
    """Everything that can be set, as it is now.

    Attributes:
        config: what the config file holds.
        guideline: that of this week; it is kept in the log.
        now: the present moment in the user's zone.
        system_zone: the zone this machine says it is in.
    """

    config: Config
    guideline: Guideline
    now: DateTime
    system_zone: str


@frozen
class _Step:
    """One change of a setting: where, what was before, and what was written; None in no file."""

    place: tuple[str, str]
    config: Config
    written: Written | None


class SettingsService(Service):
    """Changing a setting takes effect at once, in every service."""

    def __init__(self, run: RunContext) -> None:
        super().__init__(run)
        self._steps: list[_Step] = []

    def read(self) -> Settings:
        """The settings as they are."""
        now = self.clock()
        week = self.run.this_week()
        return Settings(
            config=self.config,
            guideline=guideline_for(week, self.store.week.guidelines()),
            now=now,
            system_zone=self.run.system_clock().timezone_name or "UTC",
        )

    def reload(self) -> Config:
        """Go by the config file as it is now, which an editor may have changed.

        Raises:
            ConfigProblem: it cannot be read; the settings stay as they were.
        """
        if self.config.file is not None:
            from netcoach.config.files import read_again

            self.run.config = read_again(self.config, self.config.file)
        return self.config

    def preview_guideline(self, low: int, high: int) -> TriedGuideline:
        """What another guideline would have said of past weeks. Raises InvalidInput."""
        from netcoach.domain.week.what_if import guideline_tried

        return guideline_tried(self._past(), low, high)

    def preview_first_day(self, first_day: FirstDay) -> TriedFirstDay:
        """What cutting weeks at another day would do to past ones."""
        from netcoach.domain.week.what_if import first_day_tried

        return first_day_tried(self._past(), first_day)

    def change(self, table: str, key: str, value: Value | None) -> Config:
        """Change a setting of the config file, and go by it from now on.

        Without a file to keep it in it holds until the program is left.

        Args:
            table: the table of the file it is in.
            key: its key.
            value: as TOML has it; None for the default.

        Raises:
            InvalidInput: the setting cannot be that; says what can.
            ConfigProblem: the file cannot be read or written; nothing was changed.
        """
        from netcoach.config.registry import changed

        before, tried = self.config, changed(self.config, table, key, value)
        written = None
        if before.file is None:
            self.run.config = tried
        else:
            from netcoach.config.files import read_again, write_setting

            written = write_setting(before.file, table, key, value)
            self.run.config = read_again(before, before.file)
        if self.config != before:
            self._steps.append(_Step(place=(table, key), config=before, written=written))
        return self.config

    def undo(self) -> tuple[str, str] | None:
        """Put back the setting that was changed last in this run; None without one.

        Returns:
            The table and key of it.

        Raises:
            ConfigProblem: the file cannot be read or written; nothing was changed.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if step.written is None or step.config.file is None:
            self.run.config = step.config
        else:
            from netcoach.config.files import parsed, read_again, write_back, write_setting

            file, (table, key) = step.config.file, step.place
            if not write_back(file, step.written):
                # Somebody wrote in it since: only this one value goes back.
                before = parsed(step.written.before or b"", file).get(table, {})
                write_setting(file, table, key, before.get(key))
            self.run.config = read_again(step.config, file)
        self._steps.pop()
        return step.place

    def _past(self) -> LogSnapshot:
        """As much of the log as says how many requests each week had."""
        from netcoach.domain.week.reviewing import LogSnapshot

        with self.store.snapshot():
            return LogSnapshot(
                today=self.today(),
                first_day=self.config.first_day,
                notes_a_month=self.config.notes_a_month,
                requests=(),
                sent_by_day=self.store.log.sent_by_day(),
                spans=self.store.log.spans(),
                guidelines=self.store.week.guidelines(),
                seen=frozenset(),
                marks=self.store.week.marks(),
                beginning=self.store.week.beginning(),
            )
