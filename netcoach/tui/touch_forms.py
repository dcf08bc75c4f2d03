"""The form that corrects a contact or takes it out."""

from __future__ import annotations

from functools import partial

from netcoach.domain.change import Act
from netcoach.domain.people.contacts import Touch, TouchKind
from netcoach.domain.people.page import PersonPage
from netcoach.tui.people_forms import PeopleForms, day_said
from netcoach.tui.screens.line_form import LineField, Said
from netcoach.wording.people import forms as words
from netcoach.wording.people.page import touch_line


class TouchForms(PeopleForms):
    """The forms about people, and the one about a contact that was noted."""

    async def contacts(self, page: PersonPage) -> None:
        """Correct a contact; of several, the one that is chosen."""
        if len(page.touches) == 1:
            await self._correct(page, page.touches[0])
            return
        from netcoach.tui.screens.choose_row import ChooseRow

        async def chosen(place: int | None) -> None:
            if place is not None:
                await self._correct(page, page.touches[place])

        lines = [touch_line(one, page.today) for one in page.touches]
        await self._app.push_screen(ChooseRow(words.contacts_title(page.person), lines), chosen)

    async def _correct(self, page: PersonPage, touch: Touch) -> None:
        fields = (
            LineField(name="stays", label=words.STAYS, choices=words.STAYING),
            LineField(name="kind", label=words.KIND, choices=words.KINDS, value=touch.kind.value),
            LineField(
                name="on", label=words.WHEN, value=touch.on.isoformat(), hint=words.WHEN_HINT
            ),
            LineField(
                name="words",
                label=words.WORDS,
                value=touch.words,
                hint=words.WORDS_HINT,
                tall="\n" in touch.words,
            ),
        )
        title = words.touch_title(page.person)
        write = partial(self._write_touch, touch)
        await self._open(title, fields, write, (Act.TOUCH_CHANGE, page.person.name))

    def _write_touch(self, touch: Touch, said: Said) -> object:
        if said["stays"] == words.TAKEN_OUT:
            return self._coach.people.remove_contact(touch.id)
        on = day_said(said["on"], self._coach.today())
        kind = TouchKind(said["kind"])
        return self._coach.people.change_contact(touch.id, kind, on=on, words=said["words"])
