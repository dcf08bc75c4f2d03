"""One file per screen or form."""
