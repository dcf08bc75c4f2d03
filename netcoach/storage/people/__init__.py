"""People in the database: read, written, merged and forgotten."""
