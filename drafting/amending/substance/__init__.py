"""Substance: what a change leaves behind elsewhere in a text, as warnings. Pure."""
