"""The instructions of English-speaking councils."""
