"""Prefixes: the digits that sort the files of a series, read as decimal fractions."""

from __future__ import annotations

STEP = 10  # between files that are numbered afresh


class NoPrefixBetween(ValueError):
    """Two prefixes with no fraction between them: the same, or not in order."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        super().__init__(f"{before}, {after}")


def between(before: str, after: str) -> str:
    """A short fraction after one prefix and before another; either may be empty, for none.

    >>> between("030", "040"), between("03", "04"), between("035", "036"), between("", "010"), between("070", "")
    ('035', '035', '0355', '005', '080')
    """
    if not after:
        return _next(before)
    if before.rstrip("0") >= after.rstrip("0"):
        raise NoPrefixBetween(before, after)
    width = max(len(before), len(after))
    while True:
        low, high = (int(prefix.ljust(width, "0") or "0") for prefix in (before, after))
        if high - low > 1:
            return f"{(low + high) // 2:0{width}}"
        width += 1


def _next(before: str) -> str:
    """The prefix after the last of a series: a step further, or half the way to the end."""
    width = max(len(before), 3)
    following = int(before.ljust(width, "0") or "0") + STEP
    if len(str(following)) <= width:
        return f"{following:0{width}}"
    return between(before, "9" * width + "9")
