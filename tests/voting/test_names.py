"""Names of members, groups and tellers: short lines, without signs that hide."""

from __future__ import annotations

import pytest

from drafting.voting.names import LONGEST, is_name


@pytest.mark.parametrize("said", ["M017", "Élise Ménard", "Les Jardins & co", "M" * LONGEST, "環"])
def test_a_short_line_is_a_name(said: str) -> None:
    """In any script."""
    assert is_name(said)


@pytest.mark.parametrize(
    "said", ["", " ", "M017 ", "M\t017", "M\u202e017", "M\x1b[2J", "M" * (LONGEST + 1), 17, None, ["M017"]]
)
def test_what_is_long_or_hides_is_none(said: object) -> None:
    """Blanks around it, control signs, turned directions, other values than words."""
    assert not is_name(said)
