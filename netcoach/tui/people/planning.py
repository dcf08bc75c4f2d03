"""Forms about what is planned with people: follow-ups, putting them off, and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from netcoach.domain.change import ChangeKind
from netcoach.domain.coming_dates import coming_day
from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import Person
from netcoach.domain.people.tags import tags_typed
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.tui.people.forms import PeopleForms
from netcoach.wording.people import planning as words
from netcoach.wording.text import day_said


class PlanActions(PeopleForms):
    """When to write to somebody next, and the words people are sorted by."""

    async def follow_up(self, person: Person) -> None:
        """Say when to write to somebody next, and about what."""
        plan = await self._runner.read(partial(self._coach.people.planned, person.id))
        if plan is None:
            return
        on = day_said(plan.on) if plan.on else ""
        fields = (
            LineField(name="on", label=words.ON, value=on, hint=words.ON_HINT),
            LineField(name="line", label=words.LINE, value=plan.line, hint=words.LINE_HINT),
        )

        def write(said: Said) -> object:
            typed = said["on"].strip()
            # A date that stood there stays, also where it has passed.
            day = plan.on if typed == on else coming_day(typed, self._coach.today())
            if not typed:
                day = None
            # Without a date nothing is left to say of it.
            line = said["line"] if day or said["line"] != plan.line else ""
            changed = replace(plan, on=day, line=line)
            return self._coach.people.plan_contact(person.id, changed)

        await self._plan(words.follow_up_title(person), fields, write, person, words.ABOUT)

    async def put_off(self, person: Person) -> None:
        """Let a follow-up be due on another day."""
        fields = (LineField(name="on", label=words.UNTIL, hint=words.UNTIL_HINT),)

        def write(said: Said) -> object:
            typed = said["on"].strip() or words.UNTIL_USUAL
            return self._coach.people.put_off(person.id, coming_day(typed, self._coach.today()))

        await self._plan(words.put_off_title(person), fields, write, person, "")

    async def tag(self, people: Sequence[Person]) -> None:
        """Change the tags of somebody, or give tags to several and take tags off them."""
        if len(people) == 1:
            await self._tag_one(people[0])
            return
        ids = [person.id for person in people]
        fields = (
            LineField(name="on", label=words.ADD, hint=words.TAGS_HINT),
            LineField(name="off", label=words.TAKE_OFF, hint=words.TAGS_HINT),
        )

        def write(said: Said) -> object:
            on, off = tags_typed(said["on"]), tags_typed(said["off"])
            self._coach.people.tag(ids, on, off)
            return words.several(len(ids))

        title = words.tags_title_of(len(ids))
        await self._open(title, fields, write, (ChangeKind.TAG, ""))

    async def tag_requests(self, ids: tuple[RequestId, ...]) -> None:
        """Change the tags of the people that requests went to."""
        requests = await self._runner.read(partial(self._coach.log.requests, ids))
        if requests:
            people = {request.person.id: request.person for request in requests}
            await self.tag(list(people.values()))

    async def _tag_one(self, person: Person) -> None:
        page = await self._runner.read(partial(self._coach.people.page, person.id))
        if page is None:
            return
        before = ", ".join(page.tags)
        fields = (LineField(name="tags", label=words.TAGS, value=before, hint=words.TAGS_HINT),)

        def write(said: Said) -> object:
            tags = set(tags_typed(said["tags"]))
            on, off = tags - set(page.tags), set(page.tags) - tags
            if on or off:
                self._coach.people.tag([person.id], sorted(on), sorted(off))
            return person

        title = words.tags_title(person)
        await self._open(title, fields, write, (ChangeKind.TAG, person.name))

    async def _plan(
        self,
        title: str,
        fields: tuple[LineField, ...],
        write: Callable[[Said], object],
        person: Person,
        about: str,
    ) -> None:
        said = (ChangeKind.FOLLOW_UP, person.name)
        await self._open(title, fields, write, said, about=about, of=person.id, people=(person.id,))
