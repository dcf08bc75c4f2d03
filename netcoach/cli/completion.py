"""``netcoach completion``: the script that lets a shell complete netcoach's commands."""

from __future__ import annotations

import os
from pathlib import PurePath

import click

from netcoach.cli.output import show_lines

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", required=False, type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    r"""Print the completion script for SHELL (default: yours).

    \b
    bash:  eval "$(netcoach completion bash)"     in ~/.bashrc
    zsh:   eval "$(netcoach completion zsh)"      in ~/.zshrc
    fish:  netcoach completion fish | source      in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    name = shell or PurePath(os.environ.get("SHELL", "")).name
    kind = get_completion_class(name) if name in SHELLS else None
    if kind is None:
        raise click.UsageError(f"Which shell is it? Name one of {', '.join(SHELLS)}.")
    root = context.find_root()
    script = kind(root.command, {}, "netcoach", "_NETCOACH_COMPLETE").source()
    show_lines(script.splitlines())
