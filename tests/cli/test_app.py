from __future__ import annotations

import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest

from netcoach import __version__
from netcoach.cli import main
from netcoach.cli.app import COMMANDS, program, say_fault
from netcoach.cli.session import Session
from tests.support.command import Netcoach


def command_of(name: str) -> click.Command:
    """A command by its name."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return command


def test_the_version_is_said(netcoach: Netcoach) -> None:
    assert netcoach.run("--version").out == f"netcoach {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_in_plain_ascii(
    netcoach: Netcoach, command: str, option: str
) -> None:
    out = netcoach.run(*command.split(), option).out
    assert out.startswith("Usage: netcoach")
    assert out.isascii()
    assert not netcoach.database.exists()


def examples_of(command: click.Command) -> list[list[str]]:
    """The words of each example in a command's help, without what a shell makes of them."""
    said = (command.help or "").partition("Examples:")[2].partition("\n\n")[0]
    return [shlex.split(line.partition(" < ")[0]) for line in said.strip().splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_two_examples_each_on_its_line_that_can_be_typed(
    netcoach: Netcoach, command: str
) -> None:
    said = netcoach.run(command, "--help").out
    assert "\\b" not in said
    examples = examples_of(command_of(command))
    assert len(examples) >= 2
    for _, name, *arguments in examples:
        assert name == command
        assert f"    netcoach {command}" in said
        command_of(command).make_context(command, arguments, obj=Session())


def test_the_program_s_own_help_gives_two_examples(netcoach: Netcoach) -> None:
    assert "\n  Examples:\n    netcoach log" in netcoach.run("--help").out
    assert {name for _, name, *_ in examples_of(program)} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("wek",), "There is no command 'wek'. Did you mean week?"),
        (("setle",), "Did you mean settle?"),
        (("outcome", "bo", "acepted"), "expired. Did you mean accepted?"),
        (("log", "bo", "--sign", "meet=yes"), "spoke-first. Did you mean met=yes?"),
        (("log", "bo", "--field", "releted"), "Did you mean related?"),
        (("week", "--format", "{snt}"), "{next}. Did you mean sent?"),
        (("week", "--jsn"), "Did you mean '--json'?"),
    ],
)
def test_what_is_nearly_known_is_asked_for(
    netcoach: Netcoach, typed: tuple[str, ...], meant: str
) -> None:
    assert meant in netcoach.run(*typed, status=2).err


def test_what_is_like_nothing_known_is_not_guessed(netcoach: Netcoach) -> None:
    assert "Did you mean" not in netcoach.run("xyzzy", status=2).err


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "completion"])
def test_places_are_taken_before_and_after_every_command(command: str) -> None:
    options = {option for one in command_of(command).params for option in one.opts}
    assert {"--db", "--config"} <= options


def test_what_is_typed_later_wins_and_the_environment_comes_last(
    tmp_path: Path, netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETCOACH_DB", str(tmp_path / "environment.db"))
    main(["log", "Bo", "--when", "2026-11-16"], clock=lambda: netcoach.now)
    main(["--db", str(tmp_path / "before.db"), "log", "Bo"], clock=lambda: netcoach.now)
    main(["log", "Bo", "--db", str(tmp_path / "after.db")], clock=lambda: netcoach.now)
    made = {path.name for path in tmp_path.glob("*.db")}
    assert made == {"environment.db", "before.db", "after.db"}
    assert not netcoach.database.exists()


def test_a_file_is_made_for_its_owner_only(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    assert netcoach.database.stat().st_mode & 0o777 == 0o600
    assert netcoach.database.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_without_a_terminal_the_screens_are_refused(
    netcoach: Netcoach, arguments: tuple[str, ...]
) -> None:
    ran = netcoach.run(*arguments, status=2)
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "netcoach week" in ran.err


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("--nonsense",), ("week", "--nonsense"), ("\x1b[31m",), ("--db",)]
)
def test_wrong_usage_ends_with_two(netcoach: Netcoach, arguments: tuple[str, ...]) -> None:
    ran = netcoach.run(*arguments, status=2)
    assert ran.out == ""
    assert all(line.isprintable() for line in ran.err.split("\n"))


@pytest.mark.parametrize(
    "content", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 5_000, b"x"]
)
@pytest.mark.parametrize(
    "arguments", [("week",), ("week", "--json"), ("trends",), ("log", "Bo"), ("undo",)]
)
def test_a_file_that_is_no_log_is_refused_and_left_alone(
    netcoach: Netcoach, arguments: tuple[str, ...], content: bytes
) -> None:
    netcoach.database.parent.mkdir(exist_ok=True)
    netcoach.database.write_bytes(content)
    ran = netcoach.run(*arguments, status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert netcoach.database.read_bytes() == content


def test_a_log_that_is_a_folder_is_refused(netcoach: Netcoach) -> None:
    netcoach.database.mkdir(parents=True)
    for arguments in (("week",), ("log", "Bo")):
        assert netcoach.run(*arguments, status=1).err.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(netcoach: Netcoach, shell: str) -> None:
    assert "_NETCOACH_COMPLETE" in netcoach.run("completion", shell).out


def test_completion_knows_the_shell_or_asks(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "complete" in netcoach.run("completion").out
    monkeypatch.setenv("SHELL", "/bin/dash")
    assert "bash, zsh, fish" in netcoach.run("completion", status=2).err


def test_a_fault_is_said_with_its_place_and_kept_without_anything_of_the_user(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    try:
        raise RuntimeError("Bo Kessler")
    except RuntimeError as error:
        say_fault(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "RuntimeError at test_app.py, line" in said
    (kept,) = (tmp_path / "netcoach/faults").iterdir()
    assert str(kept) in said
    assert "Kessler" not in said + kept.read_text()


@pytest.mark.parametrize("command", [["week"], ["log", "Canary Vale"], ["export"]])
def test_a_fault_of_a_command_ends_in_one_sentence_and_a_file(
    tmp_path: Path, command: list[str]
) -> None:
    code = """
        from netcoach.storage import store
        def fail(*_, **__):
            name = "Canary Vale"
            raise LookupError(name)
        store.Store.__init__ = fail
        import sys
        from netcoach.cli import main
        sys.exit(main(sys.argv[1:]))
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *command],
        env={"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    (kept,) = (tmp_path / ".local/state/netcoach/faults").iterdir()
    assert str(kept) in ran.stderr
    assert "Canary" not in ran.stderr + kept.read_text()
    assert "netcoach/cli/session.py" in kept.read_text()


def test_a_fault_of_ours_is_not_hidden_from_tests(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("netcoach.cli.app._need_terminal", lambda: fail(None))
    with pytest.raises(ZeroDivisionError):
        main([], clock=lambda: netcoach.now)
    assert sys.excepthook is say_fault


def test_ctrl_c_ends_with_130(netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netcoach.cli.app._need_terminal", interrupt)
    assert netcoach.run(status=130).out == ""


def test_every_command_is_a_click_command_with_one_sentence() -> None:
    for name in COMMANDS:
        command = command_of(name)
        assert command.name == name
        assert command.get_short_help_str(limit=60).endswith(".")
        assert "..." not in command.get_short_help_str(limit=60)
