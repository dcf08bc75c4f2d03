from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.domain.errors import NetcoachError
from netcoach.linkedin import SourceFacts, read_export
from tests.support.exports import TODAY
from tests.support.joining import held
from tests.support.mutants import MutantMaker, seeds

MUTANTS = 3_000
NAMES = ("Léa", "Ødegård", "Holm", "Café")


@pytest.mark.parametrize("original", range(len(seeds())))
def test_the_originals_are_read_without_a_problem(tmp_path: Path, original: int) -> None:
    path = tmp_path / "original"
    path.write_bytes(seeds()[original])
    export = read_export(path, zone="Asia/Tokyo", today=TODAY)
    assert sum(one.unreadable for one in export.files) == 0
    assert sum(one.used for one in export.files) > 0


def test_only_a_sentence_comes_out_of_a_damaged_export(tmp_path: Path) -> None:
    maker = MutantMaker(seeds(), seed=20_261_122)
    path = tmp_path / "mutant"
    for _ in range(MUTANTS):
        path.write_bytes(maker.next())
        sentence, export = _read(path)
        assert sentence.endswith(".")
        assert not any(name in sentence for name in NAMES)
        if export:
            _check(export)


def _read(path: Path) -> tuple[str, SourceFacts | None]:
    try:
        return "It was read.", read_export(path, zone="Asia/Tokyo", today=TODAY)
    except NetcoachError as refusal:
        return str(refusal), None


def _check(export: SourceFacts) -> None:
    """Hold what must be true of any export."""
    for one in export.files:
        assert one.rows == one.used + sum(count for _, count in one.skipped)
        assert len(one.problems) == one.unreadable
    assert len({one.uid for one in export.requests}) == len(export.requests)
    for request in export.requests:
        assert request.name.isprintable()
        assert request.sent.on <= TODAY
    for _, joined in held(export, zone="Asia/Tokyo").joined.requests:
        if joined.accepted:
            assert joined.told.sent.on <= joined.accepted.on <= TODAY
