"""What every test of the coach lives by: a log that is made quickly."""

from tests.support.quick_logs import quick_logs

__all__ = ["quick_logs"]
