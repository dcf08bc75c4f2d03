"""The terminal interface. The only importer of Textual and Rich; never imports storage."""
