"""``netcoach import`` of a copied page or mail."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support.command import Netcoach
from tests.support.pasted import MAIL, SENT, eml


def page_file(folder: Path, text: str, name: str = "sent.txt") -> str:
    """A file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_each_row_of_a_page_is_shown_and_the_second_time_all_is_known(
    netcoach: Netcoach, tmp_path: Path
) -> None:
    netcoach.run("log", "Noor Haddad", "--when", "2026-11-22")
    text = SENT.replace("Sent 1 month ago\n", "Sent a while back\n")
    path = page_file(tmp_path, text)
    looked = netcoach.run("import", path, "--dry-run")
    assert "5 of 40 were loaded: scroll to the end of the page and copy again." in looked.said
    assert "  Noor Haddad · sent 22 Nov 2026 · known\n" in looked.out
    assert "  Jo Aro · sent 26 Oct – 1 Nov 2026 · new\n" in looked.out
    assert "Not understood\n  Line 37: Sent a while back\n" in looked.out
    assert len(netcoach.run("list", "--json").document["requests"]) == 1
    done = netcoach.run("import", path, "--yes")
    assert "LinkedIn's Sent page: 3 requests added, 1 known." in done.out
    assert "once a week" in done.said
    again = netcoach.run("import", path, "--yes")
    assert "Nothing to add." in again.said
    netcoach.run("undo")
    assert len(netcoach.run("list", "--json").document["requests"]) == 1


def test_a_page_comes_from_stdin_and_goes_out_as_json(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def piped(text: str) -> None:
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", stdin)

    piped(SENT)
    document = netcoach.run("import", "-", "--yes", "--json").document
    assert (document["kind"], document["file"]) == ("page", "text from stdin")
    assert document["requests"]["added"] == 5
    page = document["page"]
    assert (page["kind"], page["total"], page["loaded"]) == ("sent", 40, 5)
    assert page["rows"][0] == {"line": 15, "name": "Noor Haddad", "state": "new"}
    piped(MAIL)
    assert netcoach.run("import", "-", "--yes", "--json").document["accepted"]["matched"] == 1
    piped("nothing of LinkedIn's\nat all")
    refused = netcoach.run("import", "-", "--yes", status=1)
    assert "That is no page netcoach knows" in refused.err
    assert "nothing of" not in refused.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"PK\x03\x04", "It holds no text"),
        ("a.txt", b"a\0b", "It holds no text"),
        ("a.txt", b"", "There is nothing in it"),
        ("a.txt", b"a" * 4_000_001, "longer than the 1,000,000 characters"),
        ("none.txt", None, "There is no such file"),
        ("a.eml", eml("Bo wants to connect", "x").encode(), "does not say who accepted"),
        ("a.txt", b"Bo Ek\nBuyer at Fjord\n", "press n and paste it into Who"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence(
    netcoach: Netcoach, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = netcoach.run("import", str(tmp_path / name), "--yes", status=1)
    assert said in ran.err
    assert not netcoach.database.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_read_in_the_encoding_it_was_kept_in(
    netcoach: Netcoach, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes("Zoë Høst\nSent today\nWithdraw\n".encode(encoding))
    netcoach.run("import", str(tmp_path / "a.txt"), "--yes")
    (request,) = netcoach.run("list", "--json").document["requests"]
    assert request["person"] == "Zoë Høst"
