"""Comparison: what documents of a case say of the same things, derived from its ledger.

Nothing here is a source: all of it can be thrown away and made again from the ledger with
the same result. What one side says and another denies is put side by side; which of them is
right is never decided.
"""
