"""Hypothesis strategies: `generate.py` with choices that Hypothesis makes, and shrinks."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.text.model import Text
from tests.property import generate

randoms = st.randoms(use_true_random=False)


class Amended(NamedTuple):
    """A base text, and texts that people made of it."""

    base: Text
    texts: tuple[Text, ...]
    words: generate.Words

    @property
    def edits(self) -> tuple[Edits, ...]:
        """What each of them changed."""
        return tuple(compare(self.base, text) for text in self.texts)

    @property
    def contributions(self) -> list[tuple[str, Edits]]:
        """The same under names."""
        return list(zip("ABCDEFGH", self.edits, strict=False))


def _amended(random: Random, count: int) -> Amended:
    words = generate.vocabulary(random)
    base = generate.text(random, words)
    return Amended(base, generate.amendments(random, base, words, count), words)


def amended(count: int) -> st.SearchStrategy[Amended]:
    """A text with so many amendments of it."""
    return st.builds(_amended, randoms, st.just(count))


texts = st.builds(lambda random: generate.text(random, generate.vocabulary(random)), randoms)
