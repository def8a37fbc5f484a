"""Words that come to stand side by side get the blank they need."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.spacing import begins_like, blank, ends_like, is_french
from drafting.text.blocks import paragraph


@pytest.mark.parametrize(
    ("left", "right", "french", "expected"),
    [
        ("mot", "mot", True, " "),
        ("mot", ", mot", True, ""),
        ("mot", ";", True, " "),
        ("mot", ";", False, ""),
        ("l'", "eau", True, ""),
        ("the residents'", "rights", False, " "),
        ("(", "mot", True, ""),
        ("mot", "(mot", True, " "),
        ('dit "', "mot", True, ""),
        ('dit "mot', '" et', True, ""),
        ("the city", "'s trees", False, ""),
        ("the city", "'trees", False, " "),
        ("peut", "-être", True, ""),
        ("", "mot", True, " "),
        ("| a |", "mot", True, " "),
    ],
)
def test_the_blank_between(left: str, right: str, french: bool, expected: str) -> None:
    """By what stands on either side, and the language for high signs."""
    assert blank(left, right, french=french) == expected


def test_the_language_is_told_by_the_signs() -> None:
    """A blank before a semicolon, none, or where there is none, accents."""
    assert is_french((paragraph("un mot ; un autre"),))
    assert not is_french((paragraph("a café; another"),))
    assert is_french((paragraph("été"),))
    assert not is_french((paragraph("summer"),))


def test_signs_of_one_sort_keep_a_blank() -> None:
    """A word for a word, an elision for an elision."""
    assert begins_like("mot") == begins_like("3") != begins_like(", mot")
    assert ends_like("de l'") == ends_like("d'") != ends_like("mot")
