"""Extraction: documents become readings, all of it as characters of the text."""
