"""What is said of a burst: its message, its level, and the reasons for both."""

from netcoach.wording.bursts.message import burst_text, level_word
from netcoach.wording.bursts.reasons import burst_reasons, level_reason, thin_reason

__all__ = ["burst_reasons", "burst_text", "level_reason", "level_word", "thin_reason"]
