"""Damaged spreadsheets: a sentence or a reading, never anything else."""

from __future__ import annotations

from pathlib import Path

from netcoach.domain.errors import NetcoachError
from netcoach.domain.text import printable
from netcoach.linkedin.sheets import Sheet, read_sheet
from tests.support.exports import TODAY
from tests.support.mutants import MutantMaker
from tests.support.spreadsheets import NAMES, spreadsheets

MUTANTS = 300


def test_only_a_sentence_comes_out_of_a_damaged_spreadsheet(tmp_path: Path) -> None:
    maker = MutantMaker(spreadsheets(), seed=20_261_128)
    path = tmp_path / "mutant.csv"
    for _ in range(MUTANTS):
        path.write_bytes(maker.next())
        check(path)


def check(path: Path) -> None:
    """Hold what must be true of any spreadsheet."""
    sentence, sheet = read(path)
    assert sentence.endswith(".")
    assert not any(name in sentence for name in NAMES)
    if sheet is None:
        return
    report = sheet.report
    assert report.rows == report.used + sum(count for _, count in report.skipped)
    assert len(sheet.rows) == report.used
    for row in sheet.rows:
        assert printable(row.name) == row.name
        assert row.sent is None or row.sent.on <= TODAY
        assert all(on is None or on <= TODAY for _, on in row.outcomes)


def read(path: Path) -> tuple[str, Sheet | None]:
    """The sentence of a refusal, or what was read."""
    try:
        return "It was read.", read_sheet(path, zone="Asia/Tokyo", today=TODAY)
    except NetcoachError as refusal:
        return str(refusal), None
