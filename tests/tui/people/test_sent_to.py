"""The requests to one person use the room there is."""

from __future__ import annotations

from textual.app import App, ComposeResult

from netcoach.domain.log.request import Outcome, Request
from netcoach.tui.people.page import SentTo
from tests.support.builders import a_request, day

CAME = tuple(
    (outcome, day(f"2026-11-0{number}"))
    for number, outcome in enumerate(
        (Outcome.ACCEPTED, Outcome.REPLIED, Outcome.TALKED, Outcome.ADVICE), 2
    )
)
WHOLE = "accepted 2 Nov · replied 3 Nov · talked 4 Nov · advice 5 Nov"


class TableApp(App[None]):
    """A table alone."""

    def compose(self) -> ComposeResult:
        yield SentTo()


async def line_of(request: Request, width: int) -> str:
    async with TableApp().run_test(size=(width + 3, 10)) as pilot:
        table = pilot.app.query_one(SentTo)
        table.today = day("2026-11-18")
        table.show((request,))
        await pilot.pause()
        return table.render_line(0).text.rstrip()


async def test_all_that_came_of_a_request_is_said_where_nothing_stands_beside_it() -> None:
    request = a_request("2026-11-01", outcomes=CAME)
    assert (await line_of(request, 80)).endswith(WHOLE)


async def test_a_reason_stands_right_after_it_and_keeps_its_share() -> None:
    request = a_request("2026-11-01", outcomes=CAME, reason="her SQL talk in Hamburg")
    assert (await line_of(request, 120)).endswith(f"{WHOLE}  her SQL talk in Hamburg")
    assert (await line_of(request, 60)).endswith("…  her SQL talk in H…")
