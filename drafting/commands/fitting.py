"""Sentences in lines as wide as the terminal they are said in."""

from __future__ import annotations

import sys


def fitted(said: str, *, after: int = 0, indent: int = 2, err: bool = False) -> str:
    """What is said after so many columns, its further lines set in; as it is where nobody looks at a terminal."""
    if not (sys.stderr if err else sys.stdout).isatty():
        return said
    import shutil
    import textwrap

    filled = textwrap.fill(
        said,
        shutil.get_terminal_size().columns,
        initial_indent=" " * after,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    return filled[after:]
