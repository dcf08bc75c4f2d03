"""The field of the log form for a name, and the known people it offers."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual_autocomplete import AutoComplete, DropdownItem, TargetState

from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person
from netcoach.domain.text import printable
from netcoach.tui.widgets.inputs import LineInput
from netcoach.wording.log import form as words

SHOWN = 56
"""Characters of a name and of what is known beside it; a longer one ends in an ellipsis."""


class WhoComplete(AutoComplete):
    """Offers known people; nothing is chosen until the user goes down to it or clicks it.

    A name typed in full is logged by Enter as it stands, whoever it resembles.
    """

    DEFAULT_CSS = """
    WhoComplete {
        max-height: 8;
        max-width: 100%;
        background: $panel;
        & AutoCompleteList { max-height: 8; max-width: 100%; }
    }
    """

    class Picked(Message):
        """A known person was chosen."""

        def __init__(self, person: Person) -> None:
            super().__init__()
            self.person = person

    def __init__(self, target: Input, people: PeopleIndex) -> None:
        super().__init__(target, self._offered)
        self.take(people)

    def take(self, people: PeopleIndex) -> None:
        """Offer these people from now on."""
        self._people = people
        self._found: dict[str, Person] = {}

    @property
    def offers(self) -> bool:
        """Whether anybody is offered at the moment."""
        return bool(self.display) and self.option_list.option_count > 0

    def _offered(self, state: TargetState) -> list[DropdownItem]:
        self._found = {str(person.id): person for person in self._people.matching(state.text)}
        return [DropdownItem(_named(person), id=number) for number, person in self._found.items()]

    def get_matches(
        self,
        target_state: TargetState,
        candidates: list[DropdownItem],
        search_string: str,
    ) -> list[DropdownItem]:
        """Offer everybody found; the index has matched them already."""
        return candidates

    def should_show_dropdown(self, search_string: str) -> bool:
        """Show whenever somebody was found."""
        return self.option_list.option_count > 0

    def apply_completion(self, value: str, state: TargetState) -> None:
        """Put the chosen person's name into the field, and say who it was."""
        chosen = self.option_list.highlighted
        if chosen is None:
            return
        person = self._found[str(self.option_list.get_option_at_index(chosen).id)]
        self.target.value = person.name
        self.target.cursor_position = len(person.name)
        self.post_message(self.Picked(person))

    def _rebuild_options(self, target_state: TargetState, search_string: str) -> None:
        super()._rebuild_options(target_state, search_string)
        self.option_list.highlighted = None

    def _listen_to_messages(self, event: events.Event) -> None:
        chosen = self.option_list.highlighted
        if isinstance(event, events.Key) and chosen is None:
            if event.key in ("enter", "tab"):
                self.action_hide()
                return
            if event.key in ("down", "up") and self.display and self.option_list.option_count:
                event.prevent_default()
                event.stop()
                last = self.option_list.option_count - 1
                self.option_list.highlighted = 0 if event.key == "down" else last
                return
        super()._listen_to_messages(event)


def _named(person: Person) -> Content:
    known = words.known_as(person)
    name = Content(_short(person.name))
    return name.append(Content.styled(f"  {_short(known)}", "dim")) if known else name


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"


class WhoInput(LineInput):
    """A name; what else is pasted into it is offered to ``take`` first.

    Args:
        value: what stands in it at first.
        take: takes a pasted text, and whether something else stands in the field; False leaves it
            to be pasted as one line.
    """

    def __init__(self, value: str, take: Callable[[str, bool], bool]) -> None:
        placeholder = words.WHO_PLACEHOLDER
        super().__init__(value, placeholder=placeholder, id="who", classes="first")
        self.select_on_focus = False  # a key too many must not rename anybody
        self._take = take

    def _on_paste(self, event: events.Paste) -> None:
        start, end = sorted(self.selection)
        if self._take(event.text, bool((self.value[:start] + self.value[end:]).strip())):
            event.stop()
            event.prevent_default()
        else:
            super()._on_paste(event)
