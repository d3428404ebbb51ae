"""Builds the gazetteer and the closed list of names, and fits the weights of places."""
