"""Tests of what begins the parts of an instruction."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.parts import at_part, part
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.spelling import spell


def cursor(text: str) -> Cursor:
    """A cursor at the beginning of a text."""
    return Cursor(skeleton(spell(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I. – Alinéa 3", ("roman", 1)),
        ("II Alinéa", None),
        ("XC. – Supprimer", ("roman", 90)),
        ("III - Supprimer", ("roman", 3)),
        ("2° bis Supprimer", ("number", 2)),
        ("1). Supprimer", ("number", 1)),
        ("b) Supprimer", ("letter", 2)),
        ("A. – Supprimer", ("letter", 1)),
        ("C. – Supprimer", ("letter", 3)),
        ("- Supprimer", ("dash", 0)),
        ("À l'alinéa 3", None),
    ],
)
def test_kinds_and_ranks(text: str, found: tuple[str, int] | None) -> None:
    """Romans, numbers, letters and dashes."""
    assert part(cursor(text), {}) == found
    assert at_part(cursor(text)) == (found is not None)


def test_letters_that_are_numerals() -> None:
    """What it was before tells which they are."""
    assert part(cursor("i) Supprimer"), {"letter": 8, "roman": 2}) == ("letter", 9)
    assert part(cursor("V. – Supprimer"), {"letter": 2, "roman": 4}) == ("roman", 5)
    assert part(cursor("C. – Supprimer"), {"roman": 99}) == ("roman", 100)
