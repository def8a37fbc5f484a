"""Texts and changes that come from elsewhere."""
