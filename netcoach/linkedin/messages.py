"""The table of messages: who wrote back after an acceptance. No text is read or kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pendulum import Date, DateTime, from_timestamp

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.log.request import Milestone
from netcoach.domain.people.names import full_name_key, name_key
from netcoach.domain.week.calendar import day_after
from netcoach.domain.zones import Zone
from netcoach.linkedin.account import Account, Cells, Skipped, usable_profile
from netcoach.linkedin.dates import message_at
from netcoach.linkedin.facts import CONVERSATION_LENGTH, DELETED_MEMBER, DRAFT, TABLE_ROWS
from netcoach.linkedin.invitations import Sender
from netcoach.linkedin.report import Why
from netcoach.linkedin.values import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """An accepted request: who it went to and the date in UTC from which they can be written."""

    ref: str
    person: str
    name: str
    profile_key: str
    since: Date
    by_name: bool


@dataclass(slots=True, kw_only=True)
class _Talk:
    """When one conversation went which way with one person, in seconds since 1970."""

    sent: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)

    def first_reply(self) -> float | None:
        """The first answer to anything sent."""
        if not self.sent:
            return None
        asked = min(self.sent)
        return min((at for at in self.received if at > asked), default=None)


class Correspondents:
    """People who said yes, by profile and by name; a name two of them share finds nobody."""

    def __init__(self, said_yes: Iterable[Yes]) -> None:
        self._by_key: dict[str, Yes] = {}
        self._by_name: dict[str, list[Yes]] = defaultdict(list)
        for one in sorted(said_yes, key=lambda one: one.since):
            if one.profile_key:
                self._by_key[one.profile_key] = one
            self._by_name[full_name_key(one.name)].append(one)

    def find(self, key: str, name: str) -> Yes | None:
        """The accepted request of the person with that profile, else of that full name."""
        if key in self._by_key:
            return self._by_key[key]
        if not name or name == DELETED_MEMBER:
            return None
        namesakes = self._by_name.get(full_name_key(name), [])
        fitting = [one for one in namesakes if not (key and one.profile_key)]
        return fitting[-1] if len({one.person for one in fitting}) == 1 else None


class Talks:
    """Conversations between two, of the owner with people who said yes."""

    def __init__(self, sender: Sender, people: Correspondents, today: Date, zone: Zone) -> None:
        self._sender = sender
        self._people = people
        self._today = today
        self._zone = zone
        self._talks: dict[tuple[str, str], _Talk] = defaultdict(_Talk)
        self._by_ref: dict[str, Yes] = {}

    def read(self, account: Account) -> None:
        """Take in a table of messages.

        Raises:
            UnreadableExport: when it has more conversations than any account.
        """
        for _ in account.each(self._take):
            continue

    def replies(self) -> tuple[Found, ...]:
        """The first reply of each person, on its local date."""
        first: dict[str, float] = {}
        for (_, ref), talk in self._talks.items():
            reply = talk.first_reply()
            if reply:
                first[ref] = min(reply, first.get(ref, reply))
        return tuple(
            Found(
                ref=ref,
                milestone=Milestone.REPLIED,
                on=min(from_timestamp(at).astimezone(self._zone).date(), self._today),
                by_name=self._by_ref[ref].by_name,
            )
            for ref, at in sorted(first.items(), key=lambda found: (found[1], found[0]))
        )

    def _take(self, cells: Cells) -> None:
        at = cells.date("date", message_at)
        if at.date() > day_after(self._today, 1):
            raise Skipped(Why.FUTURE_DATE)
        if cells.line("ismessagedraft").upper() == DRAFT:
            raise Skipped(Why.DRAFT)
        conversation = cells.line("conversationid")
        if len(conversation) > CONVERSATION_LENGTH:
            raise Skipped(Why.TOO_LONG)
        recipients = [one for one in cells.raw("recipientprofileurls").split(",") if one.strip()]
        if len(recipients) > 1:
            return
        if not self._from_owner(cells):
            self._received(conversation, cells, at)
            return
        key = usable_profile(recipients[0]) if recipients else ""
        found = self._people.find(key, cells.line("to"))
        if found and at.date() >= found.since:
            self._talk(conversation, found).sent.append(at.timestamp())

    def _received(self, conversation: str, cells: Cells, at: DateTime) -> None:
        found = self._people.find(cells.profile("senderprofileurl"), cells.line("from"))
        if found and at.date() >= found.since:
            self._talk(conversation, found).received.append(at.timestamp())

    def _talk(self, conversation: str, found: Yes) -> _Talk:
        if len(self._talks) > TABLE_ROWS:
            raise UnreadableExport(
                f"It has more than {TABLE_ROWS:,} conversations, more than any account can have."
            )
        self._by_ref[found.ref] = found
        return self._talks[conversation, found.ref]

    def _from_owner(self, cells: Cells) -> bool:
        key = cells.profile("senderprofileurl")
        if key and self._sender.profiles:
            return key in self._sender.profiles
        return name_key(cells.line("from")) in self._sender.names
