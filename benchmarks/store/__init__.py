"""How the ledger behaves at size and under violence: synthetic cases, queries, kills."""
