"""People in the log: who they are, where they stand, and what a user says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage.connection import Run
from netcoach.storage.database import Repository

if TYPE_CHECKING:
    from netcoach.domain.people.contacts import Contact, ContactId, ContactKind, ContactPlan
    from netcoach.domain.people.duplicates import LikelyPair
    from netcoach.domain.people.finding import Who
    from netcoach.domain.people.index import PeopleIndex
    from netcoach.domain.people.merging import Merging
    from netcoach.domain.people.page import (
        Forgotten,
        Mentions,
        PersonDraft,
        PersonPage,
        ShortlistDraft,
    )
    from netcoach.domain.people.shelves import Shelves, Shortlisted
    from netcoach.domain.people.standing import KnownStanding
    from netcoach.domain.people.tags import Tagged
    from netcoach.storage.changes import Position


class PeopleRepository(Repository):
    """People, in values; what each means is told where the coach offers it."""

    _kept: tuple[Position, PeopleIndex] | None = None
    """Everybody, and how far the log had come."""

    # reading

    def index(self) -> PeopleIndex:
        """Everybody known, whoever was asked last first; those meant to be asked before them.

        Read once, and from then on only who changed.
        """
        return self._read(self._index)

    def _index(self, run: Run) -> PeopleIndex:
        from netcoach.domain.people.index import PeopleIndex
        from netcoach.storage.changes import MOST_CHANGED, changes_since, position
        from netcoach.storage.people.known import known, known_by_ids

        kept, self._kept = self._kept, None
        now = None if self._database.left_out() else position(run)
        changes = changes_since(run, kept[0], now) if kept and now else None
        if kept is None or changes is None or changes.are_many or kept[1].replaced > MOST_CHANGED:
            index = PeopleIndex(known(run))
        elif changes.people:
            ids = frozenset(map(PersonId, changes.people))
            index = kept[1].changed(ids, known_by_ids(run, [*ids]))
        else:
            index = kept[1]
        self._kept = None if now is None else (now, index)
        return index

    def by_company(self) -> tuple[PeopleIndex, Sequence[PersonId]]:
        """Everybody known, and their ids by company."""
        from netcoach.storage.people.known import by_company

        return self._read(lambda run: (self._index(run), by_company(run)))

    def everybody(self) -> tuple[Person, ...]:
        """Who is meant to be asked, then everybody with a request, the one asked last first."""
        from netcoach.storage.people.known import people

        return self._read(people)

    def standings_like(self, draft: RequestDraft) -> tuple[KnownStanding, ...]:
        """Where those stand who were asked and whom a draft could mean, by name, profile or id.

        Raises:
            InvalidInput: the profile address is none.
        """
        from netcoach.domain.people.names import name_key, profile_key
        from netcoach.storage.people.known import people_like
        from netcoach.storage.people.standings import standings_among

        name, profile = name_key(draft.name), profile_key(draft.url)
        return self._read(
            lambda run: standings_among(run, people_like(run, name, profile, draft.person_id))
        )

    def meant(self, draft: RequestDraft) -> Person | None:
        """The known person a draft is for; None for somebody new. Raises AmbiguousPerson."""
        from netcoach.domain.people.names import name_key, person_meant, profile_key
        from netcoach.storage.people.known import people_like

        name, profile = name_key(draft.name), profile_key(draft.url)
        known = self._read(lambda run: people_like(run, name, profile, draft.person_id))
        return person_meant(draft, known)

    def shelves(self, today: Date) -> Shelves:
        """Everything the People place shows."""
        from netcoach.storage.people.shelves import shelves

        return self._read(lambda run: shelves(run, today))

    def shortlisted(self, today: Date) -> tuple[Shortlisted, ...]:
        """Who is meant to be asked."""
        from netcoach.storage.people.shelves import on_shortlist

        return self._read(lambda run: on_shortlist(run, today))

    def known_of_shortlist(self) -> dict[PersonId, frozenset[Sign]]:
        """The signs that can be said yes of those meant to be asked."""
        from netcoach.storage.people.reads import known_of_shortlist

        return self._read(lambda run: known_of_shortlist(run))

    def page(self, person_id: PersonId, today: Date) -> PersonPage:
        """Everything of one person. Raises NotFound."""
        from netcoach.storage.people.reads import person_page

        return self._read(lambda run: person_page(run, person_id, today))

    def likely_duplicates(self) -> tuple[LikelyPair, ...]:
        """Every pair of people who may be one; never inside a snapshot, as others wait for that."""
        from netcoach.storage.people.duplicates import likely_duplicates

        return likely_duplicates(self._database.reader.snapshot)

    def named(self, who: Who | str) -> Person:
        """The one person that is meant. Raises NobodyMeant, SeveralMeant, InvalidInput."""
        from netcoach.domain.people.finding import Who
        from netcoach.storage.people.reads import person_named

        meant = Who(typed=who) if isinstance(who, str) else who
        return self._read(lambda run: person_named(run, meant))

    def tags(self) -> tuple[str, ...]:
        """Every tag anybody known has, in order."""
        from netcoach.storage.people.reads import all_tags

        return self._read(all_tags)

    def mentions(self, person_id: PersonId) -> Mentions:
        """Where somebody's name is, or may be, that stays there when they are forgotten.

        Raises:
            NotFound: no such person.
            StorageProblem: it cannot be looked for.
        """
        from netcoach.storage.people.forgetting import damaged_files, mentions_of

        mentions = self._read(lambda run: mentions_of(run, person_id))
        return replace(mentions, damaged=damaged_files(self._database.place))

    # writing: each is one transaction and one journal entry

    def add_contact(
        self, person_id: PersonId, kind: ContactKind, on: Date, words: str, *, at: DateTime
    ) -> Contact:
        """Keep a contact. Raises NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.add_contact, person_id=person_id, kind=kind, on=on, words=words)
        return self._write(ChangeKind.CONTACT, at, change)

    def change_contact(
        self, contact_id: ContactId, kind: ContactKind, on: Date, words: str, *, at: DateTime
    ) -> Contact:
        """Replace what was said of a contact. Raises NotFound."""
        from netcoach.storage.people import writes

        change = partial(
            writes.change_contact, contact_id=contact_id, kind=kind, on=on, words=words
        )
        return self._write(ChangeKind.CONTACT_CHANGE, at, change)

    def remove_contact(self, contact_id: ContactId, *, at: DateTime) -> Contact:
        """Take a contact out. Raises NotFound."""
        from netcoach.storage.people import writes

        return self._write(
            ChangeKind.CONTACT_CHANGE, at, partial(writes.remove_contact, contact_id=contact_id)
        )

    def add_to_shortlist(self, draft: ShortlistDraft, today: Date, *, at: DateTime) -> Person:
        """Put somebody on the shortlist. Raises InvalidInput, AmbiguousPerson, NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.shortlist, draft=draft, today=today, at=at)
        return self._write(ChangeKind.SHORTLIST, at, change)

    def remove_from_shortlist(self, person_id: PersonId, *, at: DateTime) -> Person:
        """Take somebody off the shortlist. Raises NotFound."""
        from netcoach.storage.people import writes

        return self._write(
            ChangeKind.SHORTLIST, at, partial(writes.take_off_shortlist, person_id=person_id)
        )

    def set_cadence(self, person_id: PersonId, days: int | None, *, at: DateTime) -> Person:
        """Set or end a cadence. Raises NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.set_cadence, person_id=person_id, days=days)
        return self._write(ChangeKind.CADENCE, at, change)

    def plan_contact(self, person_id: PersonId, plan: ContactPlan, *, at: DateTime) -> Person:
        """Say when somebody is to be written to next. Raises NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.plan_contact, person_id=person_id, plan=plan)
        return self._write(ChangeKind.FOLLOW_UP, at, change)

    def change_tags(
        self, people: Sequence[PersonId], on: Sequence[str], off: Sequence[str], *, at: DateTime
    ) -> Tagged:
        """Give tags to people, and take tags off them. Raises NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.change_tags, people=people, on=on, off=off)
        return self._write(ChangeKind.TAG, at, change)

    def keep_waiting(self, request_id: RequestId, on: Date, *, at: DateTime) -> Request:
        """Say "keep" of a pending request. Raises NotFound, InvalidInput."""
        from netcoach.storage.people import writes

        change = partial(writes.keep_waiting, request_id=request_id, on=on)
        return self._write(ChangeKind.WAIT, at, change)

    def edit(self, person_id: PersonId, draft: PersonDraft, today: Date, *, at: DateTime) -> Person:
        """Replace what is said of a person. Raises ProfileTaken, NotFound."""
        from netcoach.storage.people import writes

        change = partial(writes.edit_person, person_id=person_id, draft=draft, today=today)
        return self._write(ChangeKind.PERSON, at, change)

    def merging(self, first: PersonId, second: PersonId) -> Merging:
        """Two people with the requests of theirs that are one. Raises NotFound."""
        from netcoach.storage.people.merging import merging_of

        return self._read(lambda run: merging_of(run, first, second))

    def merge(
        self, keep: PersonId, other: PersonId, *, join_requests: bool = False, at: DateTime
    ) -> Person:
        """Make two people one. Raises InvalidInput, NotFound."""
        from netcoach.storage.people.merging import merge

        change = partial(merge, keep=keep, other=other, join_requests=join_requests, at=at)
        return self._write(ChangeKind.MERGE, at, change)

    def part(self, person_id: PersonId, *, at: DateTime) -> Person:
        """Make two of somebody whom the name alone joined. Raises InvalidInput, NotFound."""
        from netcoach.storage.people.parting import part

        return self._write(ChangeKind.PART, at, partial(part, person_id=person_id, at=at))

    def not_same(self, one: PersonId, other: PersonId, *, at: DateTime) -> Person:
        """Remember that two people are two. Raises NotFound."""
        from netcoach.storage.people import writes

        return self._write(ChangeKind.NOT_SAME, at, partial(writes.not_same, one=one, other=other))

    def forget(self, person_id: PersonId, *, at: DateTime) -> Forgotten:
        """Erase somebody here, in the journal, in backups and in kept forms.

        Raises:
            NotFound: no such person.
            NotSaved: the write failed; nothing was changed.
            StorageProblem: a backup could not be rewritten, or nothing was changed because
                their folder is a link.
        """
        from netcoach.storage.connection import Place
        from netcoach.storage.people.forgetting import forget, sweep

        left = self._write(
            ChangeKind.FORGET,
            at,
            partial(forget, person_id=person_id, at=at),
            # Whom the backups could not be rid of is not half forgotten.
            before=Place.backups_there,
        )
        return sweep(self._database.place, left)
