"""The words of the log form and of the Log."""
