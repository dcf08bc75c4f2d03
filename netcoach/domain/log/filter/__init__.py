"""The filter language of the Log: read, matched, completed."""
