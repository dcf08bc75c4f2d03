"""Every advice has its sentence, its figures and its reason."""

from __future__ import annotations

import pytest

from netcoach.domain.week.advice import Advice, AdviceRule
from netcoach.wording.week.next_steps import (
    ADVICE_TITLE,
    advice_figures,
    advice_text,
    explain_advice,
)

WIDTH = 75 - len(f"{ADVICE_TITLE}  ")
"""Cells a sentence has beside its title on a screen of 80 columns, with a scrollbar."""

BENEATH = 75 - len("  ") - len("  x puts it away")
"""Cells its figures have in the line beneath."""


def an_advice(rule: AdviceRule, found: int = 0) -> Advice:
    return Advice(rule=rule, found=found, of=9, weeks=6, key="advice:2026-11-19")


@pytest.mark.parametrize("rule", AdviceRule)
def test_each_rule_is_one_calm_sentence_that_fits_with_its_figures(rule: AdviceRule) -> None:
    text, figures = advice_text(an_advice(rule)), advice_figures(an_advice(rule))
    assert text.endswith(".")
    assert text.count(".") == 1
    assert "!" not in text
    assert "should" not in text
    assert len(text) <= WIDTH
    assert len(figures.replace("9", "99")) <= BENEATH
    assert "none of the last 9" in figures


@pytest.mark.parametrize("rule", AdviceRule)
def test_each_rule_explains_itself_with_the_users_own_figures(rule: AdviceRule) -> None:
    explanation = explain_advice(an_advice(rule, found=1))
    assert "In the six weeks before this one, 1 of the last 9" in explanation.paragraphs[0]
    assert "article" in explanation.paragraphs[-1]
