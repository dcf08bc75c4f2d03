"""Opening a form about somebody, and saying what it did."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from netcoach.domain.change import ChangeKind
from netcoach.domain.drafts import FormDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.tui.actions import Actions
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.wording.done import done, name_cut


class PeopleForms(Actions):
    """What the forms about people share."""

    async def _open(
        self,
        title: str,
        fields: tuple[LineField, ...],
        write: Callable[[Said], object],
        said: tuple[ChangeKind, str],
        *,
        about: str = "",
        of: int | None = None,
        people: tuple[PersonId, ...] = (),
    ) -> None:
        """Open a form as ``_ask`` does, and say what was done: ``said`` is what, and to whom.

        ``of`` is what the form is about, so that text that was not saved stands in the next form
        about the same; None keeps none. ``people`` are whom that text is about.
        """
        act, named = said
        draft = None if of is None else await self._draft(f"{act} {of}", people)

        async def then(written: object) -> None:
            self._runner.say(done(act, name_cut(_name_of(written) or named), self._undo_key))
            if act is ChangeKind.MERGE and isinstance(written, Person):
                # The page may be that of the one who became part of the other.
                await self._navigation.follow_person(written.id)
                await self._live.reread()
            else:
                self._live.catch_up()

        await self._ask(title, fields, write, then, about=about, draft=draft)

    async def _draft(self, form: str, people: tuple[PersonId, ...]) -> FormDraft:
        """What such a form held when it was not saved, or nothing yet."""
        kept = await self._runner.read(partial(self._coach.drafts.of_form, form))
        return kept or FormDraft(uid=uuid4().hex, form=form, people=people, fields={})


def _name_of(written: object) -> str:
    """Whom a write says it was about; "" where it does not."""
    match written:
        case Person(name=name) | str(name):
            return name
        case _:
            return ""
