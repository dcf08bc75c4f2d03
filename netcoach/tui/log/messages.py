"""What the Log asks for beside its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netcoach.domain.log.request import RequestId
from netcoach.tui.messages import Wanted

if TYPE_CHECKING:
    from netcoach.tui.log.screen import LogScreen


class _LogWanted(Wanted):
    feature: ClassVar[str] = "log"


class RowsAsked(_LogWanted):
    """Rows in view are to be read, or their qualities if ``rated``."""

    def __init__(self, screen: LogScreen, ids: tuple[RequestId, ...], *, rated: bool) -> None:
        super().__init__()
        self.screen = screen
        self.ids = ids
        self.rated = rated


class SearchBegun(_LogWanted):
    """Words are about to be typed."""

    def __init__(self, screen: LogScreen) -> None:
        super().__init__()
        self.screen = screen


class SettleManyAsked(_LogWanted):
    """It is to be said what became of requests."""

    def __init__(self, ids: tuple[RequestId, ...]) -> None:
        super().__init__()
        self.ids = ids


class DeleteManyAsked(_LogWanted):
    """Requests are to be taken out of the log in one step."""

    def __init__(self, ids: tuple[RequestId, ...]) -> None:
        super().__init__()
        self.ids = ids
