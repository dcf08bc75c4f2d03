"""The registry of actions: ``app.actions.people`` and the like, each loaded with its first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from netcoach.tui.actions import ActionsContext

if TYPE_CHECKING:
    from netcoach.tui.closing.actions import ClosingActions
    from netcoach.tui.importing.actions import ImportingActions
    from netcoach.tui.log.actions import LogActions
    from netcoach.tui.outcomes.actions import OutcomesActions
    from netcoach.tui.people.actions import PeopleActions
    from netcoach.tui.people.merging import MergeActions
    from netcoach.tui.people.planning import PlanActions
    from netcoach.tui.settings.actions import SettingsActions
    from netcoach.tui.week.actions import WeekActions


class ActionsRegistry(ActionsContext):
    """The actions of every feature."""

    @cached_property
    def week(self) -> WeekActions:
        """Putting away what the Week says."""
        from netcoach.tui.week.actions import WeekActions

        return WeekActions(self)

    @cached_property
    def log(self) -> LogActions:
        """Logging, changing and deleting requests, undo and redo."""
        from netcoach.tui.log.actions import LogActions

        return LogActions(self)

    @cached_property
    def people(self) -> PeopleActions:
        """Contacts, the shortlist, who is one person, and forgetting somebody."""
        from netcoach.tui.people.actions import PeopleActions

        return PeopleActions(self)

    @cached_property
    def plans(self) -> PlanActions:
        """Follow-ups, putting them off, and tags."""
        from netcoach.tui.people.planning import PlanActions

        return PlanActions(self)

    @cached_property
    def merging(self) -> MergeActions:
        """Finding anybody, and making two people one."""
        from netcoach.tui.people.merging import MergeActions

        return MergeActions(self)

    @cached_property
    def outcomes(self) -> OutcomesActions:
        """What became of requests."""
        from netcoach.tui.outcomes.actions import OutcomesActions

        return OutcomesActions(self)

    @cached_property
    def closing(self) -> ClosingActions:
        """Closing a week, rest and part weeks, and weeks with nothing logged."""
        from netcoach.tui.closing.actions import ClosingActions

        return ClosingActions(self, self.log)

    @cached_property
    def importing(self) -> ImportingActions:
        """Importing LinkedIn's export."""
        from netcoach.tui.importing.actions import ImportingActions

        return ImportingActions(self, self.log)

    @cached_property
    def settings(self) -> SettingsActions:
        """Changing settings."""
        from netcoach.tui.settings.actions import SettingsActions

        return SettingsActions(self, self.log)


class ActionsOwner(Protocol):
    """The program, as its screens know it."""

    actions: ActionsRegistry
