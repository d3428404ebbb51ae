"""Scripts that build the data files in the wheel; run from the root of the checkout."""
