"""What was thin in an episode: notes copied or left out, people without a connection to you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from netcoach.domain.bursts.values import ThinReason, ThinRule
from netcoach.domain.request import Answer, Field, Request, RequestId, Sign
from netcoach.domain.weights import GROUND_SIGNS

SEVERAL = 3
"""How many in one episode make it thin in ground or field (ours)."""

BARE_ROW = 4
"""How many in a row without a note make it bare (ours)."""


def thin_reasons(
    episode: Sequence[Request], *, copied: frozenset[RequestId], spent: frozenset[RequestId]
) -> tuple[ThinReason, ...]:
    """The thinness rules that hold, in the order of ``ThinRule``.

    Args:
        episode: its requests in order of sending.
        copied: every request of the log whose note is a copy.
        spent: every request blank because the month's notes were used up.
    """
    found = {
        ThinRule.COPIED: [each for each in episode if each.id in copied],
        ThinRule.NO_GROUND: _several([each for each in episode if _has_no_ground(each)]),
        ThinRule.UNRELATED: _several([each for each in episode if _is_unrelated(each)]),
        ThinRule.BARE: list(_in_bare_rows(episode, spent)),
    }
    return tuple(
        ThinReason(rule=rule, requests=tuple(requests))
        for rule, requests in found.items()
        if requests
    )


def _several(requests: list[Request]) -> list[Request]:
    return requests if len(requests) >= SEVERAL else []


def _has_no_ground(request: Request) -> bool:
    """Every ground sign was answered no; unknown is not no."""
    return request.signs.no >= GROUND_SIGNS


def _is_unrelated(request: Request) -> bool:
    return request.field is Field.UNRELATED and not request.signs.yes & GROUND_SIGNS


def _in_bare_rows(episode: Sequence[Request], spent: frozenset[RequestId]) -> Iterator[Request]:
    for bare, group in groupby(episode, key=lambda each: _is_bare(each, spent)):
        row = list(group)
        if bare and len(row) >= BARE_ROW:
            yield from row


def _is_bare(request: Request, spent: frozenset[RequestId]) -> bool:
    """Sent with nothing written, here or elsewhere first, though a note was to be had."""
    return (
        request.note == ""
        and request.id not in spent
        and request.signs.answer(Sign.SPOKE_FIRST) is not Answer.YES
    )
