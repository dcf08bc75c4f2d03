"""What a user can put right.

    NetcoachError            a whole sentence saying what is wrong and what to do
    ├── InvalidInput         a value that cannot be: an empty name, a guideline of 9-3
    │   └── UnreadableDate   a date that cannot be read, is ambiguous or lies ahead
    ├── TooSoon              this person cannot be asked again yet; says from when
    ├── AmbiguousPerson      a name that fits more than one known person
    │   ├── ProfileTaken     a profile address that is somebody else's; says whose
    │   └── SeveralMeant     words that mean several people; says whom
    ├── NotFound             no such request or person (any more)
    │   └── NobodyMeant      words that mean nobody; says whose names are near
    ├── UnreadableExport     a file that is no export, or one that cannot be read safely
    ├── UnwritableFile       a file asked for that is there already or cannot be written
    ├── NothingToUndo        the journal has nothing left to take back or redo
    │   └── ForgettingStays  what was done last was forgetting somebody, which stays done
    └── StorageProblem       the database cannot be read or written as it is
        ├── NewerDatabase    written by a later netcoach
        ├── NotADatabase     the file is something else, or damaged
        ├── ReadInterrupted  the program is being left; nobody waits for the answer
        └── NotSaved         the write failed; nothing was changed
            └── NotSavedYet  the same, for a reason that may pass: a full disk
                └── KeptByAnother  or another program that writes

Everything else is a fault of ours and crashes loudly. No message carries a name or a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pendulum import Date

    from netcoach.domain.people.person import Candidate


class NetcoachError(Exception):
    """A whole sentence for the user: what is wrong and what to do about it."""


class InvalidInput(NetcoachError):
    """A value that cannot be."""


class UnreadableDate(InvalidInput):
    """A date that cannot be read, is ambiguous, or lies in the future."""


class TooSoon(NetcoachError):
    """The person is pending, already connected, or was withdrawn under 21 days ago."""

    def __init__(self, sentence: str, *, possible_on: Date | None) -> None:
        super().__init__(sentence)
        self.possible_on = possible_on


class AmbiguousPerson(NetcoachError):
    """A name that fits more than one known person."""


class ProfileTaken(AmbiguousPerson):
    """A profile address that is somebody else's; ``owner`` is that person's id."""

    def __init__(self, sentence: str, *, owner: int) -> None:
        super().__init__(sentence)
        self.owner = owner


class SeveralMeant(AmbiguousPerson):
    """Words that mean more than one known person; ``candidates`` are all of them."""

    def __init__(self, sentence: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


class NotFound(NetcoachError):
    """No such request or person, or not any more."""


class NobodyMeant(NotFound):
    """Words that mean nobody known.

    ``nearest`` is whose name is spelled nearly like them, the nearest first; or, if ``narrowed``,
    whom they would mean without the company, date or address that was given too.
    """

    def __init__(
        self, sentence: str, nearest: tuple[Candidate, ...] = (), *, narrowed: bool = False
    ) -> None:
        super().__init__(sentence)
        self.nearest = nearest
        self.narrowed = narrowed


class UnreadableExport(NetcoachError):
    """A file that is no LinkedIn export, or one that cannot be read safely."""


class UnwritableFile(NetcoachError):
    """A file that was asked for and is there already, or cannot be written."""


class NothingToUndo(NetcoachError):
    """The journal has nothing left to take back, or to redo."""


class ForgettingStays(NothingToUndo):
    """Forgetting somebody was done last and stays done; the next undo goes on before it."""


class StorageProblem(NetcoachError):
    """The database cannot be read or written as it is."""


class NewerDatabase(StorageProblem):
    """The database was written by a later netcoach."""


class NotADatabase(StorageProblem):
    """The file is something else, or damaged."""


class ReadInterrupted(StorageProblem):
    """The read was ended from outside because the program is being left; never shown."""


class NotSaved(StorageProblem):
    """The write failed and nothing was changed."""


class NotSavedYet(NotSaved):
    """The write failed for a reason that may pass, so that trying again may help.

    ``why`` is the reason alone: "the disk is full".
    """

    def __init__(self, why: str, then: str) -> None:
        super().__init__(f"Not saved: {why}{then}")
        self.why = why


class KeptByAnother(NotSavedYet):
    """Another program kept the log for itself for as long as was waited."""
