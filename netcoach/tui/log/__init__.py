"""The Log and the log form."""
