"""What is done with people, from their screen and from a person's page: at once, or by a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import RequestId
from netcoach.domain.people.contacts import Contact, ContactKind
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.everybody import Everybody
from netcoach.domain.people.names import profile_address
from netcoach.domain.people.page import PersonDraft, PersonPage, ShortlistDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.typed_days import day_typed
from netcoach.domain.week.calendar import day_after
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.tui.people.forms import PeopleForms
from netcoach.tui.runner import start
from netcoach.wording.done import done, name_cut
from netcoach.wording.people import forms as words
from netcoach.wording.people.page import contact_line
from netcoach.wording.people.planning import address_copied, no_address, profile_opened

_NOBODY = Person(id=PersonId(0), name="")


class PeopleActions(PeopleForms):
    """What keys do with people."""

    async def open_profile(self, person: Person) -> None:
        """Open somebody's profile in the browser; it takes as long as the browser does."""
        if not person.profile_key:
            self._runner.say(no_address(person))
            return
        address = profile_address(person.profile_key)

        async def opening() -> None:
            await self._runner.read(partial(self._app.open_url, address))

        self._runner.say(profile_opened(person))
        start(self._app, opening, group="browser")

    async def copy_address(self, person: Person) -> None:
        """Put the address of somebody's profile on the clipboard."""
        if not person.profile_key:
            self._runner.say(no_address(person))
            return
        self._app.copy_to_clipboard(profile_address(person.profile_key))
        self._runner.say(address_copied(person))

    async def likely_duplicates(self) -> tuple[LikelyPair, ...] | None:
        """Compare names, which takes longer than reading the shelves."""
        return await self._runner.read(self._coach.people.likely_duplicates)

    async def by_company(self) -> Everybody | None:
        """Read everybody, by company."""
        return await self._runner.read(self._coach.people.by_company)

    async def remove_from_shortlist(self, person: Person) -> None:
        """Take somebody off the shortlist."""
        remove = partial(self._coach.people.remove_from_shortlist, person.id)
        await self._change(remove, ChangeKind.SHORTLIST, person.name)

    async def said_hello(self, person: Person) -> None:
        """Note that the user wrote to somebody today."""
        note = partial(self._coach.people.add_contact, person.id, ContactKind.MESSAGED)
        await self._change(note, ChangeKind.CONTACT, person.name)

    async def remind(self, person: Person, days: int) -> None:
        """Let somebody come up again in some days."""
        until = day_after(self._coach.today(), days)
        put_off = partial(self._coach.people.put_off, person.id, until)
        await self._change(put_off, ChangeKind.FOLLOW_UP, person.name)

    async def keep_waiting(self, person: Person, request_id: RequestId) -> None:
        """Keep a pending request for now."""
        keep = partial(self._coach.people.keep_waiting, request_id)
        await self._change(keep, ChangeKind.WAIT, person.name)

    async def part(self, person: Person) -> None:
        """Make two of somebody whom the name alone joined with one of LinkedIn's."""
        part = partial(self._coach.people.part, person.id)
        await self._change(part, ChangeKind.PART, person.name)

    async def not_same(self, pair: LikelyPair) -> None:
        """Remember that two people are two."""
        part = partial(self._coach.people.not_same, pair.first.id, pair.second.id)
        await self._change(part, ChangeKind.NOT_SAME, words.both(pair))

    async def _change(self, call: Callable[[], object], kind: ChangeKind, name: str) -> None:
        await self._write(call, lambda _: done(kind, name_cut(name), self._undo_key))

    # what is asked in a form

    async def add_contact(self, person: Person) -> None:
        """Note a contact with somebody."""
        fields = (
            LineField(name="kind", label=words.KIND, choices=words.KINDS),
            LineField(name="on", label=words.WHEN, value=words.TODAY, hint=words.WHEN_HINT),
            LineField(name="words", label=words.WORDS, hint=words.WORDS_HINT),
        )

        def write(said: Said) -> object:
            on = contact_day(said["on"], self._coach.today())
            kind = ContactKind(said["kind"])
            return self._coach.people.add_contact(person.id, kind, on=on, words=said["words"])

        await self._open(
            words.contact_title(person),
            fields,
            write,
            (ChangeKind.CONTACT, person.name),
            of=person.id,
            people=(person.id,),
        )

    async def cadence(self, person: Person, days: int | None) -> None:
        """Say how often to keep in touch with somebody."""
        own = words.own_days(days)
        chosen = "own" if own else str(days or "none")
        fields = (
            LineField(name="every", label=words.EVERY, choices=words.CADENCES, value=chosen),
            LineField(name="own", label=words.OWN, value=own, hint=words.OWN_HINT),
        )

        def write(said: Said) -> object:
            # A number is typed to be used, whatever stands chosen above it.
            every = "own" if said["own"].strip() not in ("", own) else said["every"]
            return self._coach.people.set_cadence(person.id, words.days_said(every, said["own"]))

        title = words.cadence_title(person)
        await self._open(
            title,
            fields,
            write,
            (ChangeKind.CADENCE, person.name),
            about=words.CADENCE_ABOUT,
            of=person.id,
            people=(person.id,),
        )

    async def shortlist(self, person: Person | None, reason: str = "") -> None:
        """Put somebody on the shortlist."""
        known = person or _NOBODY
        fields = (
            *(() if person else (LineField(name="name", label=words.NAME),)),
            LineField(name="reason", label=words.REASON, value=reason, hint=words.REASON_HINT),
            LineField(name="company", label=words.COMPANY, value=known.company),
            LineField(name="role", label=words.ROLE, value=known.role),
            LineField(name="url", label=words.PROFILE, value=known.profile_key),
        )

        def write(said: Said) -> object:
            draft = ShortlistDraft(
                **{"name": known.name, **said}, person_id=person.id if person else None
            )
            return self._coach.people.add_to_shortlist(draft)

        title = words.shortlist_title(person)
        await self._open(
            title,
            fields,
            write,
            (ChangeKind.SHORTLIST, known.name),
            of=known.id,
            people=(person.id,) if person else (),
        )

    async def edit(self, page: PersonPage) -> None:
        """Change what is said of a person."""
        person = page.person
        fields = (
            LineField(name="name", label=words.NAME, value=person.name),
            LineField(name="company", label=words.COMPANY, value=person.company),
            LineField(name="role", label=words.ROLE, value=person.role),
            LineField(name="url", label=words.PROFILE, value=person.profile_key),
            LineField(name="through", label=words.THROUGH, value=page.through),
            LineField(name="words", label=words.PRIVATE, value=page.words, tall=True),
        )

        def write(said: Said) -> object:
            return self._coach.people.edit(person.id, PersonDraft(**said))

        await self._open(
            words.edit_title(person),
            fields,
            write,
            (ChangeKind.PERSON, person.name),
            of=person.id,
            people=(person.id,),
        )

    async def forget(self, person: Person) -> None:
        """Ask, then erase somebody for good."""
        from netcoach.tui.dialogs.confirm import ConfirmScreen
        from netcoach.wording.people.plain import forget_question, forgotten_lines

        async def answered(yes: bool | None) -> None:
            if not yes:
                return
            gone = await self._runner.act(lambda: self._coach.people.forget(person.id))
            if gone is not None:
                self._leave_page(" ".join(forgotten_lines(gone)))

        mentions = await self._runner.read(lambda: self._coach.people.mentions(person.id))
        if mentions is not None:
            asked = forget_question(person, mentions)
            question = ConfirmScreen(asked, yes=words.FORGET_YES, no=words.FORGET_NO)
            await self._app.push_screen(question, answered)

    # two of them

    async def not_same_as(self, page: PersonPage) -> None:
        """Remember of one of several likely others that they are somebody else."""

        def write(said: Said) -> object:
            pair = _chosen(page, said)
            self._coach.people.not_same(pair.first.id, pair.second.id)
            return words.both(pair)

        fields = (_which(words.NOT, page),)
        title = words.not_same_title(page.person)
        await self._open(title, fields, write, (ChangeKind.NOT_SAME, ""))

    # contacts that were noted

    async def contacts(self, page: PersonPage) -> None:
        """Correct a contact; of several, the one that is chosen."""
        if len(page.contacts) == 1:
            await self._correct(page, page.contacts[0])
            return
        from netcoach.tui.dialogs.confirm import ChooseRow

        async def chosen(place: int | None) -> None:
            if place is not None:
                await self._correct(page, page.contacts[place])

        lines = [contact_line(one, page.today) for one in page.contacts]
        await self._app.push_screen(ChooseRow(words.contacts_title(page.person), lines), chosen)

    async def _correct(self, page: PersonPage, contact: Contact) -> None:
        fields = (
            LineField(name="stays", label=words.STAYS, choices=words.STAYING),
            LineField(name="kind", label=words.KIND, choices=words.KINDS, value=contact.kind.value),
            LineField(
                name="on", label=words.WHEN, value=contact.on.isoformat(), hint=words.WHEN_HINT
            ),
            LineField(
                name="words",
                label=words.WORDS,
                value=contact.words,
                hint=words.WORDS_HINT,
                tall="\n" in contact.words,
            ),
        )
        title = words.contact_title(page.person)
        write = partial(self._write_contact, contact)
        await self._open(
            title,
            fields,
            write,
            (ChangeKind.CONTACT_CHANGE, page.person.name),
            of=contact.id,
            people=(page.person.id,),
        )

    def _write_contact(self, contact: Contact, said: Said) -> object:
        if said["stays"] == words.TAKEN_OUT:
            return self._coach.people.remove_contact(contact.id)
        on = contact_day(said["on"], self._coach.today())
        kind = ContactKind(said["kind"])
        return self._coach.people.change_contact(contact.id, kind, on=on, words=said["words"])


def contact_day(text: str, today: Date) -> Date:
    """The day of a contact as it is typed; today where nothing is. Raises UnreadableDate."""
    return day_typed(" ".join(text.lower().replace(",", " ").split()) or words.TODAY, today)


def _which(label: str, page: PersonPage) -> LineField:
    others = (words.entry(pair.other_than(page.person.id)) for pair in page.likely)
    choices = tuple((str(place), other) for place, other in enumerate(others))
    return LineField(name="which", label=label, choices=choices)


def _chosen(page: PersonPage, said: Said) -> LikelyPair:
    return page.likely[int(said["which"])]
