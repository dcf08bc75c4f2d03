"""Holding what a source tells against the log: one rule for who is who, whatever was read."""
