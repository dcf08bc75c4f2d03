"""What ``netcoach import`` asks on a terminal before it writes; Enter alone changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.output import talk

if TYPE_CHECKING:
    from netcoach.coach.importing.choices import Choices, OpenQuestion
    from netcoach.coach.importing.summary import ImportPlan


def choices_for(plan: ImportPlan, *, about_milestones: bool) -> Choices:
    """What the user chooses of what a plan leaves to choose.

    Args:
        plan: with what was said on the command line.
        about_milestones: ask about them too; not when the command line said it.
    """
    choices = plan.choices
    for question in plan.questions:
        choices = _answer(question, choices)
    if about_milestones and plan.summary.suggestions.total:
        choices = _with_milestones(plan, choices)
    return choices


def _answer(question: OpenQuestion, choices: Choices) -> Choices:
    """Ask which one it is, on stderr, so that stdout stays data."""
    from netcoach.wording.importing import WHICH_ONE, choice_line, question_line

    still = choices.open_to(question)
    if not still:
        return choices
    talk("")
    talk(question_line(question))
    for number, choice in enumerate(still, 1):
        talk(f"  {number}  {choice_line(question, choice)}")
    answer: int | None = click.prompt(
        WHICH_ONE,
        default="",
        show_default=False,
        value_proc=lambda typed: _number(typed, len(still)),
        err=True,
    )
    if answer is None:
        return choices
    return choices.answer(question, still[answer - 1] if answer else None)


def _number(typed: str, most: int) -> int | None:
    """The number typed, None for nothing. Raises click.UsageError, and is asked again."""
    from netcoach.wording.importing import not_a_number

    if not typed.strip():
        return None
    # int() also takes "1_0", " 1" and other scripts' digits; a slip should be asked again.
    if typed.strip() not in map(str, range(most + 1)):
        raise click.UsageError(not_a_number(most))
    return int(typed)


def _with_milestones(plan: ImportPlan, choices: Choices) -> Choices:
    from dataclasses import replace

    from netcoach.wording.importing import record

    agreed = click.confirm(f"{record(plan.summary.suggestions)}?", err=True)
    return replace(choices, milestones=agreed)
