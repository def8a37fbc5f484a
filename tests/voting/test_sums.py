"""Sums: groups added up, and where they are not what was announced."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.voting.ballots import Count
from drafting.voting.sums import Discrepancy, total, unlike

numbers = st.integers(0, 10**20)
counts = st.builds(Count, numbers, numbers, numbers, numbers, numbers, numbers)


def test_groups_add_up_counter_by_counter() -> None:
    """Nothing of one counter goes to another; no group at all counts nothing."""
    assert total([Count(1, 2, 3, 4, 5, 6), Count(10, 20, 30, 40, 50, 60)]) == Count(11, 22, 33, 44, 55, 66)
    assert total([]) == Count()


def test_every_counter_that_differs_is_named() -> None:
    """With what was announced and what was found."""
    assert unlike(Count(62, 21, blank=1), Count(62, 20, blank=2)) == (
        Discrepancy("against", 21, 20),
        Discrepancy("blank", 1, 2),
    )


@given(st.lists(counts, max_size=4), counts)
def test_one_group_more_is_told_exactly(groups: list[Count], more: Count) -> None:
    """What is missing from a total is the very group that was forgotten."""
    found = unlike(total([*groups, more]), total(groups))
    assert {each.counter: each.announced - each.found for each in found} == {
        name: figure for name, figure in more.to_json().items() if figure
    }
