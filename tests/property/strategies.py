"""Hypothesis strategies: `generate.py` with choices that Hypothesis makes, and shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from random import Random

from hypothesis import strategies as st

from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.text.model import Text
from tests.property import generate

randoms = st.randoms(use_true_random=False)


@dataclass(frozen=True)
class Amended:
    """A base text, and texts that people made of it."""

    base: Text
    texts: tuple[Text, ...]

    @cached_property
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
    return Amended(base, generate.amendments(random, base, words, count))


def _successive(random: Random, count: int) -> tuple[Text, ...]:
    words = generate.vocabulary(random)
    texts = [generate.text(random, words)]
    while len(texts) < count:
        texts.append(generate.amended(random, texts[-1], words))
    return tuple(texts)


def amended(count: int) -> st.SearchStrategy[Amended]:
    """A text with so many amendments of it."""
    return st.builds(_amended, randoms, st.just(count))


def successive(count: int) -> st.SearchStrategy[tuple[Text, ...]]:
    """So many texts, each made of the one before."""
    return st.builds(_successive, randoms, st.just(count))


texts = st.builds(lambda random: generate.text(random, generate.vocabulary(random)), randoms)

# What a keyboard, a word processor or an enemy may put into a file.
_PIECES = (
    "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "1)", "---", "***", "-- -", "# ", "#", "=", "+ ", "~~", "```\n",
    "\n| a | b |\n| --- | :-: |\n| c | d |\n", "|", "\\", "*", "**", "_", "`", "[", "](x)", "](<a b>)", "![", "<b>",
    "<!-- ", "<http://a.b>", "[x]: y", "&amp;", "&#32;", "&nbsp;", "&#769;", "&lt;", "&", ";", "\t", "\r\n", "\x0c",
    "\x85", "\u2028", "\x1f", "\x00", "\xa0", "\u3000", "\u00ad", "\u200b", "\u202e", "\u0301",
    "\U0001f469\u200d\U0001f467", "ﬁ", "𝒳", "a", "b", "é", "e", "1", "3 000", "l'", "’", "x·e", "rendez-vous", " ",
    "  ", "    ", ".", ":", "(", ")", '"', "  \n",
)  # fmt: skip
markdowns = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join) | st.text(max_size=40)
