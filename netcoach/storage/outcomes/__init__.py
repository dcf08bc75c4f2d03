"""What became of requests in the database, read and written."""
