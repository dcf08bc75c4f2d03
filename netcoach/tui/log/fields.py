"""The fields and questions of the log form, its hints, and the people it completes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pendulum import Date
from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from netcoach.clock import Clock
from netcoach.domain.log.draft import PROFILE, Reading, SavedDraft, Spot
from netcoach.domain.log.signs import Answer, Group, Sign, Signs, signs_in_group, with_event
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.names import is_address
from netcoach.domain.people.person import PersonId
from netcoach.domain.text import clean_line
from netcoach.domain.typed_dates import when_shown
from netcoach.tui.log.who import WhoComplete, WhoInput
from netcoach.tui.mounting import is_ready
from netcoach.tui.widgets.inputs import CellQuestion, LineInput, NoteInput, Questions
from netcoach.wording.log import form as words
from netcoach.wording.log.signs import GROUP_TITLES, WORDS, sign_label

if TYPE_CHECKING:
    from netcoach.linkedin.pasted import Card

FIELD = "field"
NOTE_NONE = "note-none"


def _sign(sign: Sign) -> CellQuestion:
    order = (Answer.UNKNOWN, Answer.YES, Answer.NO)
    return CellQuestion(
        key=sign,
        label=sign_label(sign),
        asks=WORDS[sign].asks,
        answers=tuple((answer, words.ANSWERS[answer]) for answer in order),
    )


IN_A_FIELD = CellQuestion(
    key=FIELD,
    label=words.FIELD_LABEL,
    asks=words.FIELD_QUESTION,
    answers=tuple(words.FIELD_ANSWERS.items()),
)


def questions_of(group: Group) -> list[CellQuestion]:
    """What is asked in a group: its signs, and among the reasons for somebody their field."""
    asked = [_sign(sign) for sign in signs_in_group(group)]
    return [IN_A_FIELD, *asked] if group is Group.WHY else asked


COLUMNS = {Group.KNOWN: 4, Group.WHY: 3, Group.CARE: 3}
"""Questions of each group side by side."""
NOTE = (
    CellQuestion(
        key=NOTE_NONE,
        label=words.NOTE_NONE_LABEL,
        asks=words.NOTE_NONE_QUESTION,
        answers=tuple(words.NOTE_NONE_ANSWERS.items()),
    ),
)


def draft_answers(kept: SavedDraft) -> dict[str, Any]:
    """What a draft has answered, by the questions' keys."""
    signs = {sign.value: kept.signs.answer(sign) for sign in Sign}
    return signs | {FIELD: kept.field, NOTE_NONE: kept.note_none}


def signs_in(given: Mapping[str, Any]) -> Signs:
    """The signs among the answers."""
    return Signs(
        yes=frozenset(sign for sign in Sign if given[sign] is Answer.YES),
        no=frozenset(sign for sign in Sign if given[sign] is Answer.NO),
    )


LONGEST_CARD = 20_000
"""The longest text that is read as one person's, in characters (ours; a profile's page has fewer).
"""

LINES = ("when", "company", "role", "url", "reason", "event")
GROUPS = tuple(Group)
LABEL_WIDTH = 11


class LabelledRow(Horizontal):
    """A field or two behind a label, which the row draws itself."""

    DEFAULT_CSS = """
    LabelledRow { height: auto; color: $text-muted; }
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def render(self) -> RenderResult:
        """The label; what is in the row leaves room for it."""
        return Content(self._label)


class LogFields(VerticalScroll, can_focus=False):
    """What was typed and answered; ``kept`` is all of it at any moment."""

    DEFAULT_CSS = """
    LogFields {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;

        & .first { margin-left: 10; }
        & .second { width: 5; margin-left: 2; }
        & .aside { width: auto; max-width: 50%; margin-left: 2; }
        & .error { width: 1fr; height: auto; padding: 0 1; margin-left: 10; color: $text-error; }
        & #known { margin-top: 1; }
        & #note-none { width: 17; margin-left: 1; }
        & #note-count { width: 9; text-align: right; }
        & #note-count.-over { color: $text-warning; text-style: bold; }
    }
    """

    class Changed(Message):
        """Something was typed or answered."""

    class Entered(Message):
        """Enter was pressed in a field of one line."""

    def __init__(self, begin: SavedDraft, people: PeopleIndex, clock: Clock) -> None:
        super().__init__(id="fields")
        self._clock = clock
        self._name_read = ""
        self._refused = ("", "")
        self._begin = begin
        self._people = people
        self._person_id = begin.person_id
        self._picked: tuple[PersonId | None, str] = (begin.person_id, begin.name)
        self._filled: dict[str, str] = {}
        self._event = begin.event
        # Whose answer it was is not kept; of what was saved it is taken for the user's own.
        self._event_answered = not begin.editing and bool(begin.event)

    def compose(self) -> ComposeResult:
        """One row for each field, then the signs in their groups."""
        begin = self._begin
        who = WhoInput(begin.name, self._take_pasted)
        with LabelledRow(words.WHO):
            yield who
            yield Static(id="who-aside", classes="aside")
        with LabelledRow(words.WHEN):
            yield LineInput(begin.when, id="when", classes="first")
            yield Static(id="when-aside", classes="aside")
        with LabelledRow(words.COMPANY):
            yield LineInput(begin.company, id="company", classes="first")
            yield Static(Content(words.ROLE), classes="second")
            yield LineInput(begin.role, id="role")
        yield from self._line_row(words.URL, "url", words.URL_PLACEHOLDER)
        with LabelledRow(words.NOTE):
            note = words.NOTE_PLACEHOLDER
            yield NoteInput(begin.note, placeholder=note, id="note", classes="first")
            yield Static(id="note-count", classes="aside")
            yield self._questions(NOTE, "note-none", columns=1)
        yield from self._line_row(words.REASON, "reason", words.REASON_PLACEHOLDER)
        yield from self._line_row(words.EVENT, "event", words.EVENT_PLACEHOLDER)
        for group, columns in COLUMNS.items():
            title = GROUP_TITLES[group]
            yield self._questions(questions_of(group), group, columns=columns, title=title)
        yield WhoComplete(who, self._people)

    def _line_row(self, label: str, field: str, placeholder: str) -> ComposeResult:
        with LabelledRow(label):
            text = getattr(self._begin, field)
            yield LineInput(text, placeholder=placeholder, id=field, classes="first")

    def _questions(
        self, questions: Sequence[CellQuestion], name: str, *, columns: int, title: str = ""
    ) -> Questions:
        width = LABEL_WIDTH if title else 0
        given = draft_answers(self._begin)
        return Questions(questions, given, columns=columns, title=title, title_width=width, id=name)

    @property
    def kept(self) -> SavedDraft:
        """The fields as they stand."""
        given: dict[str, Any] = {}
        for questions in self.query(Questions):
            given |= questions.given
        lines: dict[str, Any] = {name: self._line(name).value for name in LINES}
        return replace(
            self._begin,
            **lines,
            name=self._line("who").value,
            person_id=self._person_id,
            note=self.query_one("#note", TextArea).text,
            note_none=given[NOTE_NONE],
            signs=signs_in(given),
            field=given[FIELD],
        )

    def take(self, people: PeopleIndex) -> None:
        """Complete over these people from now on."""
        self._people = people
        self.query_one(WhoComplete).take(people)

    def write(self, field: str, text: str) -> None:
        """Put a text into a field of one line."""
        self._line(field).value = text

    def show(self, reading: Reading, *, today: Date, note_length: int) -> None:
        """Say beside and under the fields how they were read, or why they were not."""
        when = words.when_said(reading.draft.sent, today, typed=self._line("when").value)
        offers = self.query_one(WhoComplete).offers
        is_read = self._name_read and self._line("who").value == self._name_read
        unknown = words.NAME_READ if is_read else words.PICK if offers else ""
        self._say("who-aside", words.known_said(reading.person) if reading.person else unknown)
        self._say("when-aside", "" if reading.problem(Spot.WHEN) else when)
        for spot in Spot:
            self._say_problem(spot, reading.problem(spot))
        why, name = self._refused
        if why and self._line("who").value == name:
            self._say_problem(Spot.WHO, why)
        self._show_note(len(reading.draft.note or ""), note_length)

    def ask_for_name(self) -> None:
        """Say that the one field that is needed is empty."""
        self._say_problem(Spot.WHO, words.NAME_MISSING)
        self.focus_on("who")

    def _show_note(self, length: int, limit: int) -> None:
        """Count the note; one that is written leaves nothing to ask about its absence."""
        count = self.query_one("#note-count", Static)
        count.update(Content(words.note_count(length, limit)))
        count.set_class(length > limit, "-over")
        self.query_one("#note-none").disabled = length > 0

    def focus_on(self, field: str) -> None:
        """Put the cursor into a field."""
        self.query_one(f"#{field}").focus()

    def focus_open_sign(self) -> None:
        """Go to the first question nothing is known of, or to the first one when all are."""
        groups = [self.query_one(f"#{name}", Questions) for name in GROUPS]
        asked = [
            (group, question.key)
            for group in groups
            for question, place in zip(group.questions, group.places, strict=True)
            if not place
        ]
        group, key = asked[0] if asked else (groups[0], groups[0].questions[0].key)
        group.go_to(key)

    @on(Questions.Left)
    def leave_questions(self, event: Questions.Left) -> None:
        """Go on where an arrow led out of a group."""
        self.move(event.step, sideways=event.sideways)

    def move(self, step: int, *, sideways: bool = False) -> None:
        """Go to the nearest field in the row above (-1) or below (1)."""
        here = self.screen.focused
        if here is None:
            return
        x, y = here.region.offset
        beyond = [each for each in self.screen.focus_chain if (each.region.y - y) * step > 0]
        if not beyond:
            return
        nearest = min(beyond, key=lambda to: (abs(to.region.y - y), abs(to.region.x - x)))
        if isinstance(nearest, Questions):
            nearest.enter(step, sideways=sideways)
        else:
            nearest.focus()

    def go_on(self, step: int) -> None:
        """Go to the next field or chip (1), or to the one before (-1)."""
        here = self.screen.focused
        if isinstance(here, Questions) and here.step(step):
            return
        there = self.screen.focus_next() if step > 0 else self.screen.focus_previous()
        if isinstance(there, Questions):
            there.enter(step, sideways=True)

    @on(WhoComplete.Picked)
    def fill(self, event: WhoComplete.Picked) -> None:
        """Take over what is known of the chosen person, without losing anything typed."""
        event.stop()
        self._person_id = event.person.id
        self._picked = (event.person.id, event.person.name)
        self._offer(company=event.person.company, role=event.person.role)
        self.post_message(self.Changed())

    # what people have in the clipboard

    def _take_pasted(self, text: str, has_name: bool) -> bool:
        """Fill the fields with what a text says of one person; False for what is only a name.

        A name that is typed already stays, and so does what stands in any other field.
        """
        if len(text) > LONGEST_CARD:
            return self._refuse(words.SEVERAL_PASTED)
        from netcoach.linkedin.pages import cards_in

        cards = cards_in(text, now=self._clock())
        if len(cards) > 1:
            return self._refuse(words.SEVERAL_PASTED)
        if not cards or (has_name and not cards[0].profile_key):
            return False
        self._take_card(cards[0], has_name=has_name)
        return True

    def _refuse(self, why: str) -> bool:
        """Say what is wrong with what was pasted until the name changes; it was taken."""
        self._refused = why, self._line("who").value
        self._say_problem(Spot.WHO, why)
        return True

    def take_address(self) -> bool:
        """Put an address that stands where the name should into its own field, if it does."""
        typed = self._line("who").value
        return is_address(typed) and self._take_pasted(typed, False)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Take an address that was typed for a name, once the name is left."""
        if event.widget.id == "who" and is_ready(self):
            self.take_address()

    def _take_card(self, card: Card, *, has_name: bool) -> None:
        now = self._clock()
        found = self._people.with_profile(card.profile_key)
        if not has_name:
            name = found.name if found else card.name
            who = self._line("who")
            with who.prevent(Input.Changed):  # it is whole: nobody is to be offered for it
                who.value = name
                who.cursor_position = len(name)
            self._person_id, self._picked = None, (None, name)
            self._name_read = "" if found or card.headline else name
            if not name:
                self._refuse(words.NAME_NOT_READ)
            if found:
                self._person_id, self._picked = found.id, (found.id, name)
        address = f"{PROFILE}{card.profile_key}" if card.profile_key else ""
        sent = when_shown(card.sent.sent(""), now.date()) if card.sent else ""
        self._offer(
            company=card.company or (found.company if found else ""),
            role=card.role or (found.role if found else ""),
            url=address,
            when=sent,
        )
        self.post_message(self.Changed())

    def _offer(self, **known: str) -> None:
        """Fill in what nobody typed anything into; what was offered before gives way."""
        for name, text in known.items():
            field = self._line(name)
            begun = "" if name != "when" else self._begin.when
            if text and field.value in ("", begun, self._filled.get(name)):
                field.value = self._filled[name] = text

    @on(Input.Changed, "#who")
    def forget_picked(self, event: Input.Changed) -> None:
        """Let go of the chosen person while their name is typed over."""
        picked, name = self._picked
        self._person_id = picked if event.value == name else None

    @on(Input.Changed, "#event")
    def answer_event(self, event: Input.Changed) -> None:
        """Let the name of an event say that there was one, for as long as it stands there."""
        before, self._event = self._event, clean_line(event.value)
        if bool(before) == bool(self._event):
            return
        signs = self.kept.signs
        known = self.query_one(f"#{Group.KNOWN}", Questions)
        if self._event and (answered := with_event(signs, self._event)) != signs:
            known.answer(Sign.EVENT, answered.answer(Sign.EVENT))
            self._event_answered = True
        elif not self._event and self._event_answered:
            known.answer(Sign.EVENT, Answer.UNKNOWN)
            self._event_answered = False

    @on(Questions.Changed)
    def note_answer(self, event: Questions.Changed) -> None:
        """Take an answer about the event for the user's own from now on."""
        if event.question.key == Sign.EVENT:
            self._event_answered = False

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Questions.Changed)
    def tell(self, event: Message) -> None:
        """Say that something changed, whatever it was."""
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def tell_entered(self, event: Input.Submitted) -> None:
        """Say that Enter was pressed."""
        event.stop()
        self.post_message(self.Entered())

    def _line(self, field: str) -> LineInput:
        return self.query_one(f"#{field}", LineInput)

    def _say(self, place: str, text: str) -> None:
        remark = self.query_one(f"#{place}", Static)
        remark.update(Content(text))
        remark.display = bool(text)

    def _say_problem(self, spot: Spot, text: str) -> None:
        """Say what is wrong under a field; the line is made when it is first needed."""
        if text and not self.query(f"#{spot}-error"):
            line = Static(id=f"{spot}-error", classes="error")
            self.mount(line, after=self._line(spot).query_ancestor(LabelledRow))
        if self.query(f"#{spot}-error"):
            self._say(f"{spot}-error", text)
