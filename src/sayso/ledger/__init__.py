"""The ledger: readings and reviews on disk, appended, and questions to them."""
