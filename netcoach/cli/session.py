"""Session: what one run of the command works on, its options, dates and output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from pendulum import Date, DateTime

    from netcoach.clock import Clock
    from netcoach.coach import Coach
    from netcoach.config import Config
    from netcoach.storage.store import Store


def show_lines(lines: Iterable[str], *, glyphs: str = "unicode") -> None:
    """Write lines of text to stdout, with shapes as the setting ``glyphs`` says."""
    from netcoach.domain.text import printable

    shown = [printable(line).rstrip() for line in lines]
    if shows_colour():
        from netcoach.cli.colours import coloured

        shown = coloured(shown)
    text = "".join(f"{line}\n" for line in shown)
    _write(sys.stdout, _in_ascii(text) if glyphs == "ascii" else text)


def shows_colour() -> bool:
    """Whether what is printed is seen on a terminal, and its user has nothing against colours."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def columns() -> int | None:
    """How wide the terminal is; None where the output goes into a file or another program."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def show_json(document: Mapping[str, Any]) -> None:
    """Write one JSON document to stdout, in ASCII whatever the locale."""
    _write(sys.stdout, f"{json.dumps(document, indent=2)}\n")


def show_text(text: str) -> None:
    """Write a document to stdout in UTF-8: as it is, but for what would command a terminal."""
    if sys.stdout is not None and sys.stdout.isatty():
        from netcoach.domain.text import printable

        text = "\n".join(map(printable, text.split("\n")))
    _write(sys.stdout, text, exact=True)


def can_ask() -> bool:
    """Whether somebody sees a question and can answer it."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def stdin_text() -> str:
    """Everything stdin holds; what is no UTF-8 is refused.

    Raises:
        click.UsageError: nothing is piped in, or it is no text.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("“-” reads from stdin, and nothing is piped in.")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except ValueError:
        raise click.UsageError("stdin is no text in UTF-8.") from None


def talk(sentence: str) -> None:
    """Say one sentence on stderr."""
    from netcoach.domain.text import printable

    _write(sys.stderr, f"{printable(sentence)}\n")


@contextmanager
def already_stored() -> Iterator[None]:
    """Tell of what was written; what goes wrong in here is said, and no failure of the command."""
    from netcoach.domain.errors import NetcoachError
    from netcoach.wording.done import BUT_STORED

    try:
        yield
    except (NetcoachError, click.ClickException) as problem:
        talk(f"{BUT_STORED} {problem}")
    except Exception:  # whatever it is: a status of 1 would have the same entered once more
        talk(BUT_STORED)
        sys.excepthook(*sys.exc_info())


def _write(stream: TextIO | None, text: str, *, exact: bool = False) -> None:
    """Write at once; quiet when nobody reads on.

    Args:
        stream: where to.
        text: what.
        exact: in UTF-8; else with what the stream's encoding can say.
    """
    if stream is None:
        return
    try:
        if exact:
            stream.buffer.write(text.encode())
        else:
            stream.write(_sayable(text, stream.encoding or "utf-8"))
        stream.flush()
    except OSError as problem:
        # What is left in the buffer goes nowhere, or Python would complain of it as it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stdout and not isinstance(problem, BrokenPipeError):
            raise click.ClickException(
                f"The output could not be written: {problem.strerror}."
            ) from problem


def _sayable(text: str, encoding: str) -> str:
    """The text with ASCII shapes where the encoding has no others, and "?" for what it lacks."""
    if encoding.lower().startswith("utf"):
        return text
    return _in_ascii(text).encode(encoding, "replace").decode(encoding)


def _in_ascii(text: str) -> str:
    from netcoach.wording.plain import in_ascii

    return in_ascii(text)


NEXT_WEEK = "next week"


def day_said(words: tuple[str, ...], now: DateTime, day_starts: str) -> Date | None:
    """The date that was typed; None when nothing was.

    Args:
        words: a date like 2026-11-12, "next week", or what ``parse_when`` reads.
        now: the present moment.
        day_starts: the time of day, "HH:MM", from which on a day counts as begun.

    Raises:
        UnreadableDate: it cannot be read.
    """
    text = " ".join(words)
    if not text:
        return None
    from pendulum import Date

    from netcoach.domain.typed_dates import parse_when
    from netcoach.domain.week.calendar import DAYS, day_after, local_date

    if text.casefold() == NEXT_WEEK:
        return day_after(local_date(now, day_starts), DAYS)
    try:
        return Date.fromisoformat(text)
    except ValueError:
        return parse_when(text, now=now, day_starts=day_starts).on


class Said(NamedTuple):
    """A path as it was typed, and the option or variable that says it."""

    path: str
    by: str


class Session:
    """The clock, the settings, the store and the coach of one run.

    ``database`` and ``config_file`` are what ``--db`` and ``--config`` say, None when not given;
    ``typed`` is all that this process was given, by the machine's clock, else empty.
    """

    def __init__(self, clock: Clock | None = None, typed: Sequence[str] = ()) -> None:
        self.typed = typed
        self.database: Said | None = None
        self.config_file: Said | None = None
        self._clock = clock

    @cached_property
    def clock(self) -> Clock:
        """The clock given, or the machine's."""
        from netcoach.clock import system_clock

        return self._clock or system_clock

    @cached_property
    def config(self) -> Config:
        """The settings."""
        from netcoach.config.files import load_config
        from netcoach.config.named import Named, file_named, log_named

        file, database = (
            said and Named(said=said.path, by=said.by) for said in (self.config_file, self.database)
        )
        return load_config(
            file=file_named(file) if file else None,
            database=log_named(database) if database else None,
        )

    @cached_property
    def config_problems(self) -> tuple[str, ...]:
        """A sentence for each setting that cannot be, as far as it shows without the screens."""
        if not self.config.keys:
            return self.config.problems
        from netcoach.wording.settings import unknown_actions

        return (*self.config.problems, *unknown_actions(self.config).values())

    @cached_property
    def unnamed_zone(self) -> str:
        """A sentence where nothing gives the user's zone a name; else ""."""
        from netcoach.clock import zone_variable
        from netcoach.domain.zones import is_nameless

        zone = self.coach.clock().timezone_name or ""
        if not is_nameless(zone):
            return ""
        from netcoach.wording.settings import unnamed_zone

        return unnamed_zone(zone, zone_variable())

    @cached_property
    def store(self) -> Store:
        """The log."""
        from netcoach.storage.store import Store

        return Store(self.config.database)

    @cached_property
    def coach(self) -> Coach:
        """The coach of this run."""
        from netcoach.coach import Coach

        return Coach(self.store, self.clock, self.config)

    @cached_property
    def talking_coach(self) -> Coach:
        """The coach, for commands that print; says on stderr what is wrong with settings."""
        for problem in filter(None, (*self.config_problems, self.unnamed_zone)):
            talk(problem)
        return self.coach

    @property
    def has_problems(self) -> bool:
        """Whether something is said on stderr beside what a command prints."""
        return bool(self.config_problems or self.unnamed_zone or self.store.left_out())

    def tell_left_out(self) -> None:
        """Say on stderr which rows could not be read, where this run met any."""
        if "store" in self.__dict__ and (rows := self.store.left_out()):
            from netcoach.wording.backup import left_out

            talk(left_out(rows, self.config.database))

    def close(self) -> None:
        """Let go of the log, where it was opened."""
        if "store" in self.__dict__:
            self.store.close()


Command = TypeVar("Command", bound=Callable[..., Any])

pass_session = click.make_pass_decorator(Session)

PATH = click.Path()
"""A path as it was typed, in whatever encoding: a slash at its end says something too."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


class OneOf(click.Choice[str]):
    """One of several words; of another, the nearest is named.

    Args:
        words: all of them.
        called: how they are summed up where there are too many to list: "NAME is one of met".
    """

    def __init__(self, words: Iterable[str], called: str = "") -> None:
        super().__init__(tuple(words))
        self._called = called

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Say what can be typed, and what is probably meant."""
        from netcoach.domain.text import did_you_mean

        there = self._called or f"It is one of {', '.join(map(str, self.choices))}."
        return f"{value!r} is not known. {there}{did_you_mean(str(value), self.choices)}"


class FilePath(click.Path):
    """A path that is typed for a file, or a folder that is there."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; what names nothing, or only a folder that is not there, is refused."""
        from netcoach.config.named import path_typed

        if not str(value).strip():
            self.fail("it is empty; name a file.", param, ctx)
        path = path_typed(os.fspath(value))
        if str(value).endswith("/") and not os.path.isdir(path):  # noqa: PTH112 (never raises)
            self.fail("there is no such folder; end with the name of a file.", param, ctx)
        return path


def places(*, from_environment: bool = False) -> Callable[[Command], Command]:
    """Take ``--db`` and ``--config``, before a command or after it.

    Args:
        from_environment: let NETCOACH_DB and NETCOACH_CONFIG stand in for them; only the outermost
            command may, or they would win over what was typed before the inner one.
    """
    database = click.option(
        "--db",
        metavar="PATH",
        envvar="NETCOACH_DB" if from_environment else None,
        type=PATH,
        expose_value=False,
        callback=_keeper("database"),
        help="The file the log is kept in (or NETCOACH_DB).",
    )
    config = click.option(
        "--config",
        metavar="PATH",
        envvar="NETCOACH_CONFIG" if from_environment else None,
        type=PATH,
        expose_value=False,
        callback=_keeper("config_file"),
        help="The config file (or NETCOACH_CONFIG).",
    )
    return lambda command: database(config(command))


def _keeper(attribute: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    """Make a callback that keeps an option's value on the session, and what said it."""

    def keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
        if value is None:
            return
        source = context.get_parameter_source(option.name or "")
        by = option.envvar if source is ParameterSource.ENVIRONMENT else option.opts[0]
        setattr(context.ensure_object(Session), attribute, Said(value, str(by)))

    return keep
