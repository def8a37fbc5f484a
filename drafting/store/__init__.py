"""Where facts and texts are kept: the only part that knows Git."""
