"""The evaluation gate: figures on annotated news, and floors that they may not fall under."""
