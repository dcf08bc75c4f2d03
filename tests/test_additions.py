"""How many files an addition to the program takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import netcoach

SIGN = {
    "domain/log/signs.py": (
        '    GROUP = "group", Group.KNOWN, 10\n',
        '    NEIGHBOUR = "neighbour", Group.KNOWN, 12\n',
    ),
    "wording/log/signs.py": (
        "WORDS = {\n",
        '    Sign.NEIGHBOUR: SignWords(label="neighbour", asks="Do you live near each other?"),\n',
    ),
}
"""In each file a line that is there, and the row that is put in below it."""

USES_THE_SIGN = """
import sys
from pendulum import date
from netcoach.cli.log import log
from netcoach.domain.log.filter.parser import completions, read_filter
from netcoach.domain.log.quality import Evidence, breakdown_of, quality_of
from netcoach.domain.log.signs import SIGNS, Group, Signs
from netcoach.domain.outcomes.rates import route_of
from netcoach.domain.week.calendar import FirstDay
from netcoach.tui.log.fields import questions_of
from netcoach.wording.log.signs import said_of_sign
from netcoach.wording.outcomes import route_said

sign = SIGNS["neighbour"]
evidence = Evidence(signs=Signs(yes=frozenset({sign})))
assert quality_of(evidence).low == 12
assert breakdown_of(evidence, unknown_counts=False)[0].points == (("neighbour", 12.0),)
assert route_said(route_of(evidence.signs)) == said_of_sign(sign) == "neighbour"
read = read_filter("sign:neighbour", today=date(2026, 11, 28), first_day=FirstDay.MONDAY)
assert not read.troubles
assert any("neighbour" in one.text for one in completions("sign:nei", 8))
(answers,) = [option for option in log.params if option.name == "answers"]
assert "neighbour=yes" in answers.type.choices and "neighbour" in answers.help
assert "Do you live near each other?" in [one.asks for one in questions_of(Group.KNOWN)]
"""

OUTCOME = {
    "domain/outcomes/kinds.py": (
        '    ADVICE = "advice", Stage.FRUIT\n',
        '    DINNER = "dinner", Stage.FRUIT\n',
    ),
    "wording/outcomes.py": (
        '    Outcome.TALKED: OutcomeWords(key="t"),\n',
        '    Outcome.DINNER: OutcomeWords(key="n", came="a dinner came of it"),\n',
    ),
}

USES_THE_OUTCOME = """
from pendulum import date
from netcoach.cli.outcomes import outcome
from netcoach.domain.log.filter.parser import read_filter
from netcoach.domain.outcomes.kinds import FRUITS, Outcome, reached
from netcoach.domain.week.calendar import FirstDay
from netcoach.tui.outcomes.form import SHOWN
from netcoach.wording.outcomes import KEYS, came_of_it

dinner = Outcome("dinner")
assert dinner in FRUITS and Outcome.TALKED in reached([dinner])
assert not read_filter("is:dinner", today=date(2026, 11, 28), first_day=FirstDay.MONDAY).troubles
assert any("dinner" in getattr(one.type, "choices", ()) for one in outcome.params)
assert dinner in SHOWN and KEYS[dinner] == "n" and came_of_it(dinner) == "a dinner came of it"
"""

SETTING = {
    "config/registry.py": (
        "SETTINGS: Mapping[tuple[str, str], Setting] = {\n",
        '    ("look", "pace"): _one_of("slow", "quick"),\n',
    ),
    "wording/settings.py": (
        "WORDS: Mapping[tuple[str, str], SettingWords] = {\n",
        '    ("look", "pace"): SettingWords(label="Pace", help="How things move."),\n',
    ),
}
ATTRIBUTE = '    glyphs: str = "unicode"\n', '    pace: str = "slow"\n'

USES_THE_SETTING = """
from pathlib import Path
from netcoach.cli.backup import _settings
from netcoach.config.files import load_config
from netcoach.tui.settings.rows import ORDER, label_of

Path("config.toml").write_text('[look]\\npace = "quick"\\n')
config = load_config(file=Path("config.toml"), database=Path("log.db"))
assert (config.pace, config.problems) == ("quick", ())
assert ("look", "pace") in ORDER and label_of(("look", "pace")) == "Pace"
assert _settings(config)["[look] pace"] == "quick"
"""


def test_a_sign_is_one_row_in_each_of_two_files(tmp_path: Path) -> None:
    with_rows(tmp_path, SIGN)
    run(tmp_path, USES_THE_SIGN)


def test_an_outcome_is_one_row_in_each_of_two_files(tmp_path: Path) -> None:
    with_rows(tmp_path, OUTCOME)
    run(tmp_path, USES_THE_OUTCOME)


def test_a_setting_is_written_down_in_two_files(tmp_path: Path) -> None:
    with_rows(tmp_path, SETTING)
    with_rows(tmp_path, {"config/registry.py": ATTRIBUTE})
    run(tmp_path, USES_THE_SETTING)


def with_rows(folder: Path, rows: dict[str, tuple[str, str]]) -> None:
    """Copy the program there unless it is, and put rows in."""
    copy = folder / "netcoach"
    if not copy.exists():
        package = Path(netcoach.__file__).parent
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (there, row) in rows.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(there) == 1
        (copy / name).write_text(text.replace(there, there + row), encoding="utf-8")


def run(folder: Path, program: str) -> None:
    """Run a few lines on the copy; fails with what they fail with."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
