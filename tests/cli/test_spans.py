"""A request known to lie between two days is counted in a week only where that holds both."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import Netcoach
from tests.support.exports import CONNECTIONS, INVITATIONS, asked, connected, table, zipped


def test_weeks_ago_are_two_days_and_counted_where_one_week_holds_them(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "1 week ago")
    week = netcoach.week("2026-11-15")
    (request,) = week["requests"]
    assert (request["sent_from"], request["sent_on"], request["precision"]) == (
        "2026-11-09",
        "2026-11-15",
        "span",
    )
    assert week["sent"] == 1
    assert "some day 1" in netcoach.run("week", "2026-11-15").said


def test_a_month_ago_is_in_the_log_and_in_no_week(netcoach: Netcoach) -> None:
    said = netcoach.run("log", "Bo Kessler", "--when", "Sent 1 month ago").said
    assert said == (
        "Logged Bo Kessler. 24 Sep – 23 Oct: counted in no week, as it lies in more than one."
    )
    for day in ("2026-09-24", "2026-10-10", "2026-10-23"):
        assert netcoach.week(day)["sent"] == 0
        assert netcoach.week(day)["requests"] == []
    document = netcoach.run("log", "Cy Moss", "--when", "1 month ago", "--json").document
    assert document["request"]["sent_from"] == "2026-09-24"
    assert document["week"]["sent"] == 0
    assert "Bo Kessler" in netcoach.run("list").out


def test_what_came_of_a_span_may_be_of_any_of_its_days(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "1 month ago")
    refused = netcoach.run("outcome", "Bo", "accepted", "--on", "23 sep", status=1)
    assert "was sent between 24 Sep 2026 and 23 Oct 2026;" in refused.err
    done = netcoach.run("outcome", "Bo", "accepted", "--on", "24 sep", "--json").document
    assert done["request"]["latest"] == "accepted"


def test_an_export_knows_a_span_by_the_days_it_lies_between(
    netcoach: Netcoach, tmp_path: Path
) -> None:
    for name in ("Bo Ek", "Ay Oz", "Cy Moss"):
        netcoach.run("log", name, "--when", "1 month ago")
    invitations = [
        asked("Bo Ek", "9/26/26, 9:01 AM", slug="bo-ek"),
        asked("Cy Moss", "6/1/26, 9:01 AM", slug="cy-moss"),
    ]
    connections = [connected("Ay", "Oz", "1 Oct 2026", slug="ay-oz")]
    files = {
        "Invitations.csv": table(INVITATIONS, invitations),
        "Connections.csv": table(CONNECTIONS, connections),
    }
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(files))
    done = netcoach.run("import", str(path), "--yes", "--json").document
    assert (done["requests"]["known"], done["requests"]["added"]) == (1, 1)
    listed = netcoach.run("list", "ay", "--json").document
    assert listed["requests"][0]["outcomes"] == [{"outcome": "accepted", "on": "2026-10-01"}]


def test_a_span_survives_an_export_of_everything(netcoach: Netcoach, tmp_path: Path) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "1 month ago")
    kept = tmp_path / "all.json"
    netcoach.run("export", str(kept))
    before = netcoach.run("list", "--json").document
    netcoach.run("undo")
    netcoach.run("import", str(kept), "--yes")
    after = netcoach.run("list", "--json").document
    assert after["requests"][0]["sent_from"] == before["requests"][0]["sent_from"] == "2026-09-24"
