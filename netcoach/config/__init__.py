"""What a user may set, read once and passed in."""

from netcoach.config.registry import Config as Config
