"""How many files an addition to the program takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import netcoach

LIKE = {
    "domain/log/signs.py": (
        '    GROUP = "group", Group.KNOWN, 10\n',
        '    NEIGHBOUR = "neighbour", Group.KNOWN, 12\n',
    ),
    "wording/log/signs.py": (
        "    Sign.TARGET_COMPANY: SignWords(\n",
        '    Sign.NEIGHBOUR: SignWords(label="neighbour", asks="Do you live near each other?"),\n',
    ),
}
"""In each file a line that is there, and the row that is put in beside it."""

USES = """
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
assert read_filter("sign:neighbour", today=date(2026, 11, 28), first_day=FirstDay.MONDAY)
assert any("neighbour" in one.text for one in completions("sign:nei", 8))
(answers,) = [option for option in log.params if option.name == "answers"]
assert "neighbour=yes" in answers.type.choices and "neighbour" in answers.help
assert "Do you live near each other?" in [one.asks for one in questions_of(Group.KNOWN)]
assert "sqlalchemy" not in sys.modules
"""


def test_a_sign_is_one_row_in_each_of_two_files(tmp_path: Path) -> None:
    copy = tmp_path / "netcoach"
    shutil.copytree(Path(netcoach.__file__).parent, copy, ignore=shutil.ignore_patterns("*.pyc"))
    for name, (there, row) in LIKE.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert there in text
        wanted = there + row if "domain" in name else row + there
        (copy / name).write_text(text.replace(there, wanted), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", USES], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
