"""What the table of the Log says."""

from __future__ import annotations

import pytest

from netcoach.domain.log.request import Precision, SentTime
from netcoach.wording.log.screen import sent_day
from tests.support.builders import a_request, day

TODAY = day("2026-11-18")


@pytest.mark.parametrize(
    ("first", "last", "said", "short"),
    [
        ("2026-10-19", "2026-10-25", "19–25 Oct", "19–25 Oct"),
        ("2026-10-28", "2026-11-03", "28 Oct–3 Nov", "Oct–Nov"),
        ("2026-09-20", "2026-10-19", "Sep–Oct", "Sep–Oct"),
        ("2025-09-20", "2025-10-19", "Sep–Oct 25", "Sep–Oct 25"),
        ("2024-11-19", "2025-11-18", "2024–2025", "2024–2025"),
    ],
)
def test_a_span_is_said_by_its_days_as_far_as_there_is_room(
    first: str, last: str, said: str, short: str
) -> None:
    sent = SentTime(on=day(last), first=day(first), precision=Precision.SPAN)
    request = a_request(sent=sent)
    assert (sent_day(request, TODAY), sent_day(request, TODAY, short=True)) == (said, short)
