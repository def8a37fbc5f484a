"""Use cases, a file per moment of the work."""
