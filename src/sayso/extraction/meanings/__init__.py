"""Meanings: vectors of what statements say, by which comparison finds those that say the same."""
