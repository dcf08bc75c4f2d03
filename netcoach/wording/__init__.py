"""The words: domain values to plain sentences, for the screens and the command line alike."""
