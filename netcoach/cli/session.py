"""Session: what one run of the command works on, made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netcoach.cli.output import talk

if TYPE_CHECKING:
    from netcoach.clock import Clock
    from netcoach.coach import Coach
    from netcoach.config import Config
    from netcoach.storage.store import Store


class Said(NamedTuple):
    """A path as it was typed, and the option or variable that says it."""

    path: str
    by: str


class Session:
    """The clock, the settings, the store and the coach of one run.

    ``database`` and ``config_file`` are what ``--db`` and ``--config`` say, None when not given.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.database: Said | None = None
        self.config_file: Said | None = None
        self._clock = clock

    @cached_property
    def clock(self) -> Clock:
        """The clock given, or the machine's."""
        from netcoach.clock import system_clock

        return self._clock or system_clock

    @cached_property
    def config(self) -> Config:
        """The settings."""
        from netcoach.config.files import load_config
        from netcoach.config.named import Named, file_named, log_named

        file, database = (
            said and Named(said=said.path, by=said.by) for said in (self.config_file, self.database)
        )
        return load_config(
            file=file_named(file) if file else None,
            database=log_named(database) if database else None,
        )

    @cached_property
    def config_problems(self) -> tuple[str, ...]:
        """A sentence for each setting that cannot be, as far as it shows without the screens."""
        from netcoach.wording.settings import unknown_actions

        return (*self.config.problems, *unknown_actions(self.config).values())

    @cached_property
    def unnamed_zone(self) -> str:
        """A sentence where nothing gives the user's zone a name; else ""."""
        from netcoach.clock import zone_variable
        from netcoach.domain.zones import is_nameless
        from netcoach.wording.settings import unnamed_zone

        zone = self.coach.clock().timezone_name or ""
        return unnamed_zone(zone, zone_variable()) if is_nameless(zone) else ""

    @cached_property
    def store(self) -> Store:
        """The log."""
        from netcoach.storage.store import Store

        return Store(self.config.database)

    @cached_property
    def coach(self) -> Coach:
        """The coach of this run."""
        from netcoach.coach import Coach

        return Coach(self.store, self.clock, self.config)

    @cached_property
    def talking_coach(self) -> Coach:
        """The coach, for commands that print; says on stderr what is wrong with settings."""
        for problem in filter(None, (*self.config_problems, self.unnamed_zone)):
            talk(problem)
        return self.coach

    def tell_left_out(self) -> None:
        """Say on stderr which rows could not be read, where this run met any."""
        if "store" in self.__dict__ and (rows := self.store.left_out()):
            from netcoach.wording.backup import left_out

            talk(left_out(rows))

    def close(self) -> None:
        """Let go of the log, where it was opened."""
        if "store" in self.__dict__:
            self.store.close()
