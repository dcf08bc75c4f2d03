"""The forms about two entries that may be one person."""

from __future__ import annotations

from netcoach.domain.change import Act
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.page import PersonPage
from netcoach.tui.people_forms import PeopleForms
from netcoach.tui.screens.line_form import LineField, Said
from netcoach.wording.people import forms as words


class PairForms(PeopleForms):
    """The forms about people, and those about two of them."""

    async def merge(self, pair: LikelyPair) -> None:
        """Make two people one, keeping the entry that is chosen."""
        keeps = tuple((str(one.id), words.entry(one)) for one in (pair.first, pair.second))
        fields = (LineField(name="keep", label=words.KEEP, choices=keeps),)

        def write(said: Said) -> object:
            one, other = pair.first, pair.second
            keep, gone = (one, other) if said["keep"] == str(one.id) else (other, one)
            return self._coach.people.merge(keep.id, gone.id)

        about = words.merge_about(pair)
        await self._open(words.MERGE_TITLE, fields, write, (Act.MERGE, ""), about=about)

    async def merge_with(self, page: PersonPage) -> None:
        """Make a person and one of several likely others one."""
        keeps = ((words.THIS, words.entry(page.person)), (words.OTHER, words.OTHER_ENTRY))
        fields = (
            _which(words.WITH, page),
            LineField(name="keep", label=words.KEEP, choices=keeps),
        )

        def write(said: Said) -> object:
            this, other = page.person, _chosen(page, said).other_than(page.person.id)
            keep, gone = (this, other) if said["keep"] == words.THIS else (other, this)
            return self._coach.people.merge(keep.id, gone.id)

        about = words.MERGE_ABOUT
        await self._open(words.MERGE_TITLE, fields, write, (Act.MERGE, ""), about=about)

    async def not_same_as(self, page: PersonPage) -> None:
        """Remember of one of several likely others that they are somebody else."""

        def write(said: Said) -> object:
            pair = _chosen(page, said)
            self._coach.people.not_same(pair.first.id, pair.second.id)
            return words.both(pair)

        fields = (_which(words.NOT, page),)
        title = words.not_same_title(page.person)
        await self._open(title, fields, write, (Act.NOT_SAME, ""))


def _which(label: str, page: PersonPage) -> LineField:
    others = (words.entry(pair.other_than(page.person.id)) for pair in page.likely)
    choices = tuple((str(place), other) for place, other in enumerate(others))
    return LineField(name="which", label=label, choices=choices)


def _chosen(page: PersonPage, said: Said) -> LikelyPair:
    return page.likely[int(said["which"])]
