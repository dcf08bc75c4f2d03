"""People: the shelves, a person's page, and what a user does with people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.service import Service
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.people.person import Person, PersonId

if TYPE_CHECKING:
    from netcoach.domain.people.contacts import Contact, ContactId, ContactKind, ContactPlan
    from netcoach.domain.people.duplicates import LikelyPair
    from netcoach.domain.people.everybody import Everybody
    from netcoach.domain.people.finding import Who
    from netcoach.domain.people.merging import Merging
    from netcoach.domain.people.page import (
        Forgotten,
        Mentions,
        PersonDraft,
        PersonPage,
        ShortlistDraft,
    )
    from netcoach.domain.people.shelves import Shelves, Shortlisted, ShortlistNotes
    from netcoach.domain.people.tags import Tagged


class PeopleService(Service):
    """Every write is one journal entry that undo takes back, but ``forget``."""

    def shelves(self) -> Shelves:
        """Everybody to do something about, by what that is."""
        with self.store.snapshot():
            shelves = self.store.people.shelves(self.today())
            return replace(shelves, notes=self._notes_for(shelves.shortlist))

    def shortlist_notes(self) -> ShortlistNotes | None:
        """Whom on the shortlist a note helps most; None while there are enough for everybody."""
        if self.config.notes_a_month is None:
            return None
        with self.store.snapshot():
            return self._notes_for(self.store.people.shortlisted(self.today()))

    def page(self, person_id: PersonId) -> PersonPage:
        """Everything of one person. Raises NotFound."""
        return self.store.people.page(person_id, self.today())

    def likely_duplicates(self) -> tuple[LikelyPair, ...]:
        """Every pair of people who may be one, by name; takes longer than the shelves."""
        return self.store.people.likely_duplicates()

    def by_company(self) -> Everybody:
        """Everybody in the log or on the shortlist, by company; nobody who was forgotten."""
        from netcoach.domain.people.everybody import Everybody

        people, ids = self.store.people.by_company()
        # What a letter is looked for in stands ready with it.
        people.get_ready()
        return Everybody(today=self.today(), people=people, ids=ids)

    def everybody(self) -> tuple[Person, ...]:
        """Everybody in the log or on the shortlist, latest first; nobody who was forgotten."""
        return self.store.people.everybody()

    def named(self, who: Who | str) -> Person:
        """The one person that is meant by a name, the start of one or a profile address.

        Raises:
            NobodyMeant: it means nobody in the log; the error says who could be.
            SeveralMeant: it means several; the error says who.
            InvalidInput: the profile address that was said beside a name is none.
        """
        return self.store.people.named(who)

    def add_contact(
        self, person_id: PersonId, kind: ContactKind, *, on: Date | None = None, words: str = ""
    ) -> Contact:
        """Record being in touch with a person once; their cadence counts from then.

        Args:
            person_id: who.
            kind: what it was.
            on: the local date, today unless said.
            words: the user's own, "" for none.

        Raises:
            UnreadableDate: the date lies ahead.
            InvalidInput: the words are too long.
            NotFound: no such person.
        """
        from netcoach.domain.people.contacts import checked_contact_date
        from netcoach.domain.people.page import checked_words

        day = checked_contact_date(on or self.today(), self.today())
        return self.store.people.add_contact(
            person_id, kind, day, checked_words(words), at=self.clock()
        )

    def change_contact(
        self, contact_id: ContactId, kind: ContactKind, *, on: Date, words: str = ""
    ) -> Contact:
        """Replace what was said of a contact.

        Raises:
            UnreadableDate: the date lies ahead.
            InvalidInput: the words are too long.
            NotFound: no such contact.
        """
        from netcoach.domain.people.contacts import checked_contact_date
        from netcoach.domain.people.page import checked_words

        day = checked_contact_date(on, self.today())
        said = checked_words(words)
        return self.store.people.change_contact(contact_id, kind, day, said, at=self.clock())

    def remove_contact(self, contact_id: ContactId) -> Contact:
        """Take a contact out of the log; gives what it was. Raises NotFound."""
        return self.store.people.remove_contact(contact_id, at=self.clock())

    def add_to_shortlist(self, draft: ShortlistDraft) -> Person:
        """Put somebody on the shortlist, or change why they are on it.

        Raises:
            InvalidInput: they have said yes or are pending; no name; a text is too long.
            AmbiguousPerson: the name fits more than one known person.
            NotFound: the person picked is not in the log any more.
        """
        from netcoach.domain.people.page import checked_shortlist

        return self.store.people.add_to_shortlist(
            checked_shortlist(draft), self.today(), at=self.clock()
        )

    def remove_from_shortlist(self, person_id: PersonId) -> Person:
        """Take somebody off the shortlist. Raises NotFound when they are not on it."""
        return self.store.people.remove_from_shortlist(person_id, at=self.clock())

    def set_cadence(self, person_id: PersonId, days: int | None) -> Person:
        """Keep in touch with somebody every so many days; None for no longer.

        Raises:
            InvalidInput: not 1 to 3,650 days.
            NotFound: no such person.
        """
        from netcoach.domain.people.contacts import checked_cadence

        return self.store.people.set_cadence(person_id, checked_cadence(days), at=self.clock())

    def planned(self, person_id: PersonId) -> ContactPlan:
        """When somebody is to be written to next, as far as it was said. Raises NotFound."""
        from netcoach.domain.people.contacts import ContactPlan

        in_touch = self.page(person_id).in_touch
        return in_touch.plan if in_touch else ContactPlan()

    def plan_contact(self, person_id: PersonId, plan: ContactPlan) -> Person:
        """Say when somebody is to be written to next, in place of what was said before.

        Raises:
            InvalidInput: a line without a date, a text too long, or a cadence that cannot be.
            NotFound: no such person.
        """
        from netcoach.domain.people.contacts import checked_plan

        return self.store.people.plan_contact(person_id, checked_plan(plan), at=self.clock())

    def put_off(self, person_id: PersonId, until: Date) -> Person:
        """Let a follow-up be due on another day; whoever has none, though a cadence, gets one.

        Raises NotFound.
        """
        return self.plan_contact(person_id, replace(self.planned(person_id), on=until))

    def tags(self) -> tuple[str, ...]:
        """Every tag anybody has, in order."""
        return self.store.people.tags()

    def tag(
        self, people: Sequence[PersonId], on: Iterable[str] = (), off: Iterable[str] = ()
    ) -> Tagged:
        """Give tags to people, and take tags off them.

        Raises:
            InvalidInput: a tag is too long, or none was said.
            NotFound: one of them is not in the log.
        """
        from netcoach.domain.people.tags import checked_tags

        on, off = tuple(on), tuple(off)
        return self.store.people.change_tags(
            people,
            checked_tags(on) if on or not off else (),
            checked_tags(off) if off else (),
            at=self.clock(),
        )

    def keep_waiting(self, request_id: RequestId) -> Request:
        """Say "keep" of a pending request: withdrawing is not offered again for 42 days.

        Raises:
            NotFound: no such request.
            InvalidInput: it is not pending.
        """
        return self.store.people.keep_waiting(request_id, self.today(), at=self.clock())

    def edit(self, person_id: PersonId, draft: PersonDraft) -> Person:
        """Replace what is said of a person; another company or role counts from today on.

        Raises:
            InvalidInput: no name, a text is too long, or no profile address.
            AmbiguousPerson: the profile address is another person's; merging is offered.
            NotFound: no such person.
        """
        from netcoach.domain.people.page import checked_person

        draft = checked_person(draft)
        return self.store.people.edit(person_id, draft, self.today(), at=self.clock())

    def merging(self, first: PersonId, second: PersonId) -> Merging:
        """Two people with the requests of theirs that are one, if they are. Raises NotFound."""
        return self.store.people.merging(first, second)

    def merge(self, keep: PersonId, other: PersonId, *, join_requests: bool = False) -> Person:
        """Make two people one: everything of ``other`` becomes that of ``keep``.

        What only ``other`` says (company, role, profile address, words ...) is kept too. Gives
        the person that is left. With ``join_requests``, requests of theirs that are one become
        one, as ``merging`` tells them.

        Raises:
            InvalidInput: they are one already.
            NotFound: no such person.
        """
        return self.store.people.merge(keep, other, join_requests=join_requests, at=self.clock())

    def part(self, person_id: PersonId) -> Person:
        """Make two of somebody whom the name alone joined with one of LinkedIn's.

        LinkedIn's becomes a person of their own, with all that imports brought of them: address,
        date connected, requests, outcomes and contacts. What was typed stays as it was typed, and
        no later import joins the two again. Gives who stays.

        Raises:
            InvalidInput: no name joined them.
            NotFound: no such person.
        """
        return self.store.people.part(person_id, at=self.clock())

    def not_same(self, first: PersonId, second: PersonId) -> None:
        """Remember that two people are two; they are not suggested again. Raises NotFound."""
        self.store.people.not_same(first, second, at=self.clock())

    def mentions(self, person_id: PersonId) -> Mentions:
        """Where a person's name stands in what was written about others, or about weeks.

        That stays when they are forgotten. Raises NotFound.
        """
        return self.store.people.mentions(person_id)

    def forget(self, person_id: PersonId) -> Forgotten:
        """Erase somebody and what was said of them; their bare requests stay counted.

        Name, profile address, company, role, notes, reasons, events and words go from the log,
        its journal, its backups and autosaved forms. This cannot be undone: ask first.

        Raises:
            NotFound: no such person.
            NotSaved: the write failed; nothing was changed.
        """
        return self.store.people.forget(person_id, at=self.clock())

    def _notes_for(self, shortlist: Sequence[Shortlisted]) -> ShortlistNotes | None:
        from netcoach.coach.note_months import bounds_of_month
        from netcoach.domain.log.notes import notes_left
        from netcoach.domain.people.shelves import shortlist_notes

        today, allowed = self.today(), self.config.notes_a_month
        if allowed is None or not shortlist:
            return None
        written = self.store.log.with_notes_between(*bounds_of_month(today))
        left = notes_left(written, today, allowed)
        if left is None or left >= len(shortlist):
            return None
        return shortlist_notes(
            shortlist, self.store.people.known_of_shortlist(), left=left, today=today
        )
