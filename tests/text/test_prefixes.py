"""A prefix between two others is a fraction between them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.text.prefixes import NoPrefixBetween, between

_PREFIXES = st.text(st.sampled_from("0123456789"), max_size=4)


@given(_PREFIXES, _PREFIXES)
def test_a_prefix_is_strictly_between(one: str, other: str) -> None:
    """As a string, as files sort, and so is the next."""
    low, high = sorted((one, other))
    assume(low.rstrip("0") < high.rstrip("0") or not high)
    for _ in range(3):
        middle = between(low, high)
        assert low < middle
        assert not high or middle < high
        low = middle


def test_there_is_none_between_equals() -> None:
    """Nor between two that are out of order."""
    for pair in (("030", "03"), ("040", "030")):
        with pytest.raises(NoPrefixBetween):
            between(*pair)


def test_after_the_last_is_a_step_further() -> None:
    """As files are numbered afresh; at the end of the numbers, half the way."""
    assert between("070", "") == "080"
    assert between("", "") == "010"
    assert between("995", "") > "995"
