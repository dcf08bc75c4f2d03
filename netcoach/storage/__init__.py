"""Where the log is kept: one local SQLite file. The only importer of SQLAlchemy."""
