"""The schema of the file: what it declares, its history, and making and upgrading it."""
