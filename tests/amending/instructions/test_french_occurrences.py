"""Tests of which occurrences a French instruction means."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.occurrences import ranked, repeated
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import EACH, Times


def cursor(text: str) -> Cursor:
    """A cursor at the beginning of a text."""
    return Cursor(skeleton(spell(text)))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("par deux fois,", Times(count=2)),
        ("à trois reprises", Times(count=3)),
        ("deux fois", Times(count=2)),
        ("à chaque occurrence", EACH),
        ("à toutes ses occurrences", EACH),
        ("chaque fois qu'il apparaît", EACH),
        ("les mots", None),
        ("deux mots", None),
    ],
)
def test_how_often(text: str, times: Times | None) -> None:
    """Said apart from the words."""
    assert repeated(cursor(text)) == times


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("première occurrence du", (Times(1),)),
        ("première et troisième occurrences des", (Times(1), Times(3))),
        ("deux premières occurrences du", (Times(1), Times(2))),
        ("deux occurrences du", (Times(count=2),)),
        ("dernière occurence du", (Times(-1),)),
        ("chaque occurrence du", (EACH,)),
        ("première phrase", None),
    ],
)
def test_which(text: str, ranks: tuple[Times, ...] | None) -> None:
    """Said before the words."""
    assert ranked(cursor(text)) == ranks
