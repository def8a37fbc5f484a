"""Short lines of words: the ids of members, groups, tellers. What is long, or hides signs, is none."""

from __future__ import annotations

LONGEST = 80


def is_name(said: object, longest: int = LONGEST) -> bool:
    r"""Whether it is a line of printable words with no blank around it.

    >>> [is_name(said) for said in ("M017", "", " M017", "M017\n", "M" * 81, 17)]
    [True, False, False, False, False, False]
    """
    return isinstance(said, str) and 0 < len(said) <= longest and said == said.strip() and said.isprintable()
