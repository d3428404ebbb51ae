"""Stance: what speakers do with what they say."""
