"""Concerns: what checks of substance find, as values that carry where, what and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.text.model import Text
from drafting.text.vocabulary import stem, telling

_SENTENCE = re.compile(r"[^.!?;]*(?:[.!?;](?!\s|$)[^.!?;]*)*[.!?;]?\s*")


class Kind(StrEnum):
    """What is the matter."""

    REFERENCE_GONE = "reference-gone"
    REFERENCE_RENUMBERED = "reference-renumbered"
    FIGURE = "figure"
    MEMORANDUM_FIGURE = "memorandum-figure"
    MEMORANDUM_QUOTE = "memorandum-quote"
    MEMORANDUM_TERM = "memorandum-term"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words and where they stand: a division's identity, and the index of its block."""

    division: str
    block: int
    words: str


@dataclass(frozen=True, slots=True)
class Concern:
    """Words of the text as it would be (`here`), put in doubt by what a change does elsewhere.

    `cause` is what changed, where it stood before: the title of a division, a figure, words; `now`
    is what stands there instead, a number's new form or the new figure; empty where nothing does.
    """

    kind: Kind
    here: Spot
    cause: Spot
    now: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, in plain words, and where it stands."""

    division: str
    block: int
    words: str

    @property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words that may tell what it is about."""
        return frozenset(stem(word) for word in telling(self.words))

    def spot(self, start: int, end: int) -> Spot:
        """The place of some of its words."""
        return Spot(self.division, self.block, self.words[start:end])


def sentences(text: Text) -> Iterator[Sentence]:
    """The sentences of a text, in order, titles among them."""
    for division in text.divisions:
        for at, block in enumerate(division.blocks):
            for found in _SENTENCE.finditer(block.text):
                if found[0].strip():
                    yield Sentence(division.key, at, found[0].strip())
