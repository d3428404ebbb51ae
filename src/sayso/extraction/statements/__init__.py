"""Statements: who says what, by rule, and what stands around them."""
