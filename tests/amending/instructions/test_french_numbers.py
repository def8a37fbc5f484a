"""Tests of French numbers in words."""

from __future__ import annotations

import re

import pytest

from drafting.amending.instructions.french.numbers import CARDINAL, ORDINAL, ROMANS, cardinal, ordinal


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("premiere", 1),
        ("premieres", 1),
        ("seconde", 2),
        ("cinquieme", 5),
        ("neuvieme", 9),
        ("vingt et unieme", 21),
        ("trente-quatrieme", 34),
        ("soixante-quinzieme", 75),
        ("quatre-vingt-onzieme", 91),
        ("derniere", -1),
        ("avant-dernier", -2),
        ("21e", 21),
        ("1er", 1),
    ],
)
def test_ordinals(word: str, rank: int) -> None:
    """Ordinals in words and in figures, the last ones counted from the end."""
    assert re.fullmatch(ORDINAL, word)
    assert ordinal(word) == rank


@pytest.mark.parametrize(("word", "number"), [("une", 1), ("dix-sept", 17), ("vingt et un", 21), ("12", 12)])
def test_cardinals(word: str, number: int) -> None:
    """Cardinals in words and in figures."""
    assert re.fullmatch(CARDINAL, word)
    assert cardinal(word) == number


def test_roman_numerals() -> None:
    """Numerals as clerks write them, as far as an amendment may go."""
    assert [ROMANS[word] for word in ("i", "iv", "ix", "xl", "xc", "cxxiii")] == [1, 4, 9, 40, 90, 123]
