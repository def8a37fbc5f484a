"""Ranges of ids: nothing is lost, and what does not run on is told one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.voting.ranges import ranges


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ([], ()),
        (["M02", "M01"], ("M01", "M02")),
        (["M01", "M02", "M03", "M03"], ("M01–M03",)),
        (["M8", "M9", "M10", "M11"], ("M8", "M9", "M10", "M11")),
        (["Ada", "M1", "N2", "N3"], ("Ada", "M1", "N2", "N3")),
    ],
)
def test_three_that_run_on_are_a_range(ids: list[str], told: tuple[str, ...]) -> None:
    """With as many digits and the same letters."""
    assert ranges(ids) == told


@given(st.sets(st.integers(0, 99)))
def test_every_id_is_told_once(numbers: set[int]) -> None:
    """Spelled out again, they are the same."""
    found: list[int] = []
    for one in ranges(f"M{number:02}" for number in numbers):
        first, *last = (int(digits) for digits in re.findall(r"\d+", one))
        found += range(first, (last or [first])[0] + 1)
    assert found == sorted(numbers)
