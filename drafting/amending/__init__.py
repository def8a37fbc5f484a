"""How a text changes: edits, and what can be computed from them without asking anyone."""
