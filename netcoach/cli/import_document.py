"""The JSON document of an import; fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from netcoach.coach.importing.summary import ImportReport, ImportSummary


def import_document(summary: ImportSummary, report: ImportReport | None = None) -> dict[str, Any]:
    """What an import would do, or did.

    Args:
        summary: the counts.
        report: what was written; None when nothing was, as only a look was asked for.
    """
    backup = report.backup if report else None
    offered = summary.suggestions
    return {
        "file": summary.file,
        "kind": summary.kind.value,
        "dry_run": report is None,
        "nothing_new": summary.nothing_new,
        "requests": {
            "added": summary.requests_added,
            "known": summary.requests_known,
            "filled": summary.requests_filled,
            "skipped": summary.requests_skipped,
        },
        "accepted": {"matched": summary.accepted, "by_name": summary.accepted_by_name},
        "people": {"added": summary.people_added, "known": summary.people_known},
        "hidden_members": summary.hidden_members,
        "covers": summary.covers
        and {"from": summary.covers[0].isoformat(), "to": summary.covers[1].isoformat()},
        "busy_spells": [day.isoformat() for day in summary.spells],
        "questions": summary.questions,
        "answered": summary.answered,
        "suggestions": offered.total,
        "milestones": {
            "offered": {"replied": offered.replies, "recommendation": offered.recommendations},
            "by_name": offered.by_name,
            "recorded": offered.recorded,
        },
        "sent_at_zone": summary.sent_zone,
        "import_again_by": summary.again_by and summary.again_by.isoformat(),
        "cautions": [caution.value for caution in summary.cautions],
        "rows": [
            {
                "file": table.file,
                "table": table.table.value,
                "rows": table.rows,
                "read": table.used,
                "skipped": {why.value: count for why, count in table.skipped},
            }
            for table in summary.tables
        ],
        "problems": [
            {"file": problem.file, "row": problem.row, "why": problem.why.value}
            for problem in summary.problems
        ],
        "backup": str(backup) if backup else None,
    }
