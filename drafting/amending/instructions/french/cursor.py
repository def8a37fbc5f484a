"""A place in a skeleton, moved forward by the words that the grammar expects."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from drafting.amending.instructions.french.quoting import SIGN, Payload, Skeleton

T = TypeVar("T")
P = ParamSpec("P")

# What is left of a sentence when all of it is understood: marks of punctuation, a mark too many.
_SIGNS = " \n.;,»”"
_LINE_END = re.compile(r" *[:.]? *(?:\n|$)")


class Cursor:
    """Reads on from a place; what is not there leaves it where it was."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.text = skeleton.text
        self.at = 0
        self.farthest = 0

    def take(self, words: str) -> str | None:
        """Step over words (a regular expression), blanks before them included; what they were."""
        found = _pattern(words).match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        self.farthest = max(self.farthest, self.at)
        return found["words"]

    def sees(self, words: str) -> bool:
        """Whether such words come next."""
        return _pattern(words).match(self.text, self.at) is not None

    def payload(self) -> Payload | None:
        """Step over a payload, and the colon before it."""
        before = self.at
        self.take(r"[:, ]*")
        if self.take(SIGN) is None:
            self.at = before
            return None
        return self.skeleton.payloads[self.at - 1]

    def attempt(
        self, production: Callable[Concatenate[Cursor, P], T | None], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """What a production reads; the place is as before if it reads nothing."""
        before = self.at
        read = production(self, *args, **kwargs)
        if read is None:
            self.at = before
        return read

    @property
    def done(self) -> bool:
        """Whether nothing but blanks and punctuation is left."""
        return not self.text[self.at :].strip(_SIGNS)

    @property
    def ends_line(self) -> bool:
        """Whether the line ends here, but for a colon."""
        return _LINE_END.match(self.text, self.at) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    # A word that begins like the expected one is another word.
    return re.compile(rf"[ \n]*(?P<words>{words})(?:(?<![a-z0-9])|(?![a-z0-9]))")
