"""Alinéa: drafts, amends, votes and publishes the texts of an assembly, on Git."""

__version__ = "0.1.0"
