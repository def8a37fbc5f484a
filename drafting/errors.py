"""The base of every error a user may see: it carries data, and commands phrase it."""


class AlineaError(Exception):
    """Something asked for cannot be honoured; subclasses say what, as attributes."""
