"""Several requests logged at once: which went into the log, and which did not and why."""

from __future__ import annotations

from enum import StrEnum

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft
from netcoach.domain.people.names import name_key, profile_key


class LeftOutWhy(StrEnum):
    """Why a request was not logged."""

    TOO_SOON = "too-soon"
    CONNECTED = "connected"
    NAMESAKES = "namesakes"
    TWICE = "twice"


@frozen
class NotLogged:
    """A request that was left out; ``draft`` is what was said of it."""

    draft: RequestDraft
    why: LeftOutWhy


@frozen
class OneOfSeveral:
    """One of several as it would be logged.

    Attributes:
        draft: what was said of it.
        why: why it would be left out; None where it would be logged.
        is_known: whether the person is in the log already.
    """

    draft: RequestDraft
    why: LeftOutWhy | None
    is_known: bool


@frozen
class SeveralLogged:
    """What became of several drafts, each in one of the two, in their order."""

    requests: tuple[Request, ...] = ()
    left_out: tuple[NotLogged, ...] = ()


def same_person(one: RequestDraft, other: RequestDraft) -> bool:
    """Whether two drafts of one list mean one person: by their address, or else by their name."""
    keys = profile_key(one.url), profile_key(other.url)
    if all(keys):
        return keys[0] == keys[1]
    return name_key(one.name) == name_key(other.name)
