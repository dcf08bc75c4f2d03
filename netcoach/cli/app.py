"""The outermost command, opening the terminal program, and how every run ends."""

from __future__ import annotations

import gc
import os
import re
import sys
import tempfile
import threading
from collections.abc import Sequence
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from netcoach import __version__
from netcoach.cli.session import (
    Said,
    Session,
    already_stored,
    pass_session,
    places,
    show_lines,
    talk,
)

if TYPE_CHECKING:
    from netcoach.clock import Clock
    from netcoach.coach import Coach
    from netcoach.config import Config
    from netcoach.domain.damage import LostLog
    from netcoach.domain.errors import NetcoachError
    from netcoach.domain.week.review import WeekReview


NO_TERMINAL = "netcoach opens in a terminal, and this is none: 'netcoach week' prints the week."


class NoTerminal(click.ClickException):
    """There is nobody to show the screens to."""

    exit_code = 2


def open_log(session: Session) -> None:
    """Open the user's log in the terminal; one that cannot be read is refused before that."""
    _need_terminal()
    _run(session.coach, session.config)


@click.command()
@places()
@pass_session
def demo(session: Session) -> None:
    r"""Open a sample year, kept nowhere.

    \b
    netcoach demo
    netcoach demo --config my.toml
    """
    _need_terminal()
    from netcoach.demo.sample import Sample

    # Named before the settings are read: whatever log they mean is not this one.
    session.database = Said(str(Path(tempfile.gettempdir(), "netcoach-demo.db")), "demo")
    sample = Sample(session.clock, session.config)
    try:
        _run(sample.coach, sample.config)
    finally:
        sample.close()


@click.command()
@places()
@pass_session
def new(session: Session) -> None:
    r"""Open the log form alone, and end once it is saved or left.

    For a shortcut of the desktop or a popup of tmux; see the README.

    \b
    Examples:
    netcoach new
    netcoach new --db ~/netcoach.db
    """
    _need_terminal()
    coach = session.coach
    context = coach.log.context()  # a log that cannot be read is refused before the form opens
    from netcoach.tui.environment import drop_textual_environment

    drop_textual_environment()
    from netcoach.tui.new_request import run_new_request

    status, logged = run_new_request(coach, session.config, context)
    if logged is not None:
        with already_stored():
            from netcoach.wording.plain import logged_lines

            lines = logged_lines(logged, coach.week.review(logged.sent.on))
            show_lines(lines, glyphs=session.config.glyphs)
    if status:
        raise SystemExit(status)


def _run(coach: Coach, config: Config) -> None:
    """Open the screens, with nothing in the environment that Textual would act on."""
    from netcoach.tui.environment import drop_textual_environment

    drop_textual_environment()
    from netcoach.tui.app import run

    token = coach.change_token()
    review, lost = _first_review(coach)
    status = run(coach, config, first_review=review, first_token=token, lost=lost)
    if status:
        raise SystemExit(status)


def _first_review(coach: Coach) -> tuple[WeekReview | None, LostLog | None]:
    """The week to begin with; where the log is lost, what brings it back instead."""
    from netcoach.domain.errors import StorageProblem

    try:
        return coach.week.review(), None
    except StorageProblem:
        lost = coach.backup.lost_log()
        if lost is None:
            raise
        return None, lost


def _need_terminal() -> None:
    """Refuse where nobody could see the screen or type: Textual draws on stderr."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(NO_TERMINAL)


COMPLETE_VARIABLE = "_NETCOACH_COMPLETE"
"""Set by a shell that asks what can stand where the cursor is."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it: 128 + SIGINT."""


_LOST = re.compile("[\ud800-\udfff]")
"""What stands in arguments for bytes that the locale could not read."""

COMMANDS = {
    "log": "log:log",
    "new": "app:new",
    "outcome": "outcomes:outcome",
    "checked": "outcomes:checked",
    "week": "week:week",
    "trends": "week:trends",
    "list": "log:list_",
    "people": "people:people",
    "person": "person:person",
    "contact": "people:contact",
    "shortlist": "people:shortlist",
    "follow-up": "people:follow_up",
    "tag": "people:tag",
    "merge": "person:merge",
    "forget": "people:forget",
    "guideline": "week:guideline",
    "rest": "week:rest",
    "remind": "remind:remind",
    "import": "importing:import_",
    "export": "backup:export",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "undo": "log:undo",
    "redo": "log:redo",
    "demo": "app:demo",
    "doctor": "backup:doctor",
    "completion": "completion:completion",
}
"""Where each command is, in the order help lists them; its code loads when it is asked for."""

ALIASES = {"settle": "outcome"}
"""Other names of commands, which help does not list."""


class Refused(click.ClickException):
    """What could not be done, in lines."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines[0])
        self.lines = lines


class Typed(click.Context):
    """What was typed after a command; text that would not be kept as it was typed is refused."""

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Run the command's own function with text as it was meant, or any other as it is."""
        for parameter in self.command.params if callback is self.command.callback else ():
            name = parameter.name or ""
            if name in kwargs and not isinstance(parameter.type, click.Path):
                kwargs[name] = _decoded(kwargs[name], parameter)
        return super().invoke(callback, *args, **kwargs)


class Program(click.Group):
    """The group of all commands; what a user can put right ends as one sentence."""

    context_class = Typed

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        place = COMMANDS.get(ALIASES.get(cmd_name, cmd_name))
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(import_module(f"netcoach.cli.{module}"), name)
        command.context_class = Typed
        _show_examples(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; of one there is none of, say which may be meant."""
        from netcoach.domain.text import did_you_mean

        name = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            meant = did_you_mean(name, (*COMMANDS, *ALIASES))
            ctx.fail(f"There is no command {name!r}.{meant}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, knowing the errors that netcoach has sentences for."""
        from netcoach.domain.errors import NetcoachError

        try:
            return super().invoke(ctx)
        except NetcoachError as error:
            raise Refused(_said_of(error)) from error
        finally:
            ctx.ensure_object(Session).tell_left_out()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@places(from_environment=True)
@click.version_option(__version__, message="netcoach %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    r"""Hold the connection requests you send against a calm weekly guideline.

    Without a command, opens in the terminal.

    \b
    netcoach log "Bo Kessler" --company Orbital
    netcoach week
    """
    if context.invoked_subcommand is None:
        open_log(context.ensure_object(Session))


def _show_examples(command: click.Command) -> None:
    """Head the examples, and keep them on lines of their own.

    Docstrings are raw, as those with a backslash have to be; click looks for the character.
    """
    said = cleandoc(command.help or "").replace("\\b\nnetcoach ", "\b\nExamples:\nnetcoach ")
    command.help = said.replace("\\b\n", "\b\n").replace("\nnetcoach ", "\n  netcoach ")


_show_examples(program)


def run_command(arguments: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run the command.

    Args:
        arguments: what was typed after the name; None for what this process was given.
        clock: another clock than the machine's.

    Returns:
        0 done; 1 it could not be done, a sentence is on stderr and nothing was changed; 2 wrong
        usage; 130 after Ctrl-C.
    """
    os.umask(0o077)
    sys.excepthook = say_fault
    threading.excepthook = sys.unraisablehook = keep_unseen
    # Start-up makes next to no garbage, nor does a command; looking for it costs a tenth of the
    # time. The screens look for theirs once they have settled in.
    gc.disable()
    from_shell = arguments is None and clock is None
    session = Session(clock, sys.argv[1:] if from_shell else ())
    if COMPLETE_VARIABLE in os.environ:
        from netcoach.cli.completion import add_shells

        add_shells()
    try:
        result = program.main(arguments, "netcoach", standalone_mode=False, obj=session)
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    finally:
        session.close()
        gc.enable()
    return result if isinstance(result, int) else 0


def _said_of(error: NetcoachError) -> list[str]:
    """What to say of an error, in lines; of who is meant with names, which no error text holds."""
    from netcoach.domain.errors import NobodyMeant, SeveralMeant

    match error:
        case SeveralMeant():
            from netcoach.wording.people.plain import several_meant

            return several_meant(error)
        case NobodyMeant():
            from netcoach.wording.people.plain import nobody_meant

            return nobody_meant(error)
    return [str(error)]


def _decoded(value: Any, parameter: click.Parameter) -> Any:
    """Text with the bytes that the locale could not read, read as UTF-8.

    Raises:
        click.UsageError: they are not; what is left out of a name makes another name of it.
    """
    if isinstance(value, tuple):
        return tuple(_decoded(one, parameter) for one in value)
    if not isinstance(value, str) or not _LOST.search(value):
        return value
    try:
        return os.fsencode(value).decode("utf-8")
    except ValueError:
        name = parameter.opts[0] if parameter.opts[0][0] == "-" else parameter.human_readable_name
        raise click.UsageError(
            f"{name} holds a character that is not UTF-8 and would be lost; set the terminal to "
            "UTF-8 and type it again."
        ) from None


def _show(error: click.ClickException) -> None:
    """Say what is wrong, usage first where it was wrong usage."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        talk(error.ctx.get_usage())
        talk(f"{error.format_message()} See '{error.ctx.command_path} --help'.")
    else:
        for line in error.lines if isinstance(error, Refused) else [error.format_message()]:
            talk(line)


def say_fault(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """Say that netcoach itself failed, and keep where for a report; nothing the user wrote."""
    from netcoach.fault import fault_of, keep_fault
    from netcoach.wording.fault import fault_sentence

    fault = fault_of(error)
    talk(fault_sentence(fault, keep_fault(fault)))


def keep_unseen(unseen: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """Keep an error that ends nothing; Python would print its text."""
    from netcoach.fault import keep_quietly

    keep_quietly(unseen.exc_value)
