"""Choosing among options: published examples, laws, brute force, and votelib where nothing is tied."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise as neighbours
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.ballots import InvalidCount
from drafting.voting.choices import (
    MOST_VOTERS,
    Indication,
    InvalidChoice,
    Method,
    Ranking,
    approval,
    majority_judgement,
    majority_value,
    pairwise,
    schulze,
)

OPTIONS = ("12", "15", "18", "20")
Profile = list[tuple[int, Ranking]]

few = st.integers(0, 9)
tallies = st.fixed_dictionaries(dict.fromkeys(OPTIONS, few))
graded = st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=1, max_size=9)


@st.composite
def rankings(draw: Callable[[Any], Any]) -> Ranking:
    """Some options in order, now and then two in one place, some left out."""
    ordered = draw(st.permutations(OPTIONS))[: draw(st.integers(0, 4))]
    places: list[set[str]] = []
    for option in ordered:
        if places and draw(st.booleans()):
            places[-1].add(option)
        else:
            places.append({option})
    return places


profiles = st.lists(st.tuples(few, rankings()), max_size=7)


def ranked(text: str) -> Profile:
    """A profile as it is published: "5 ACBED, 5 ADECB"."""
    groups = (group.split() for group in text.split(","))
    return [(int(voters), [{option} for option in order]) for voters, order in groups]


def by_grades(votes: list[list[int]]) -> dict[str, list[int]]:
    """How many voters gave each of five grades to each option, 4 being the best."""
    return {
        option: [sum(vote[place] == grade for vote in votes) for grade in (4, 3, 2, 1, 0)]
        for place, option in enumerate(OPTIONS)
    }


# Published examples.


def test_schulze_on_forty_five_voters() -> None:
    """The example of Schulze's paper: E A C B D."""
    text = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
    preferred = pairwise(ranked(text), "ABCDE")
    assert (preferred["A", "B"], preferred["B", "A"], preferred["E", "B"]) == (20, 25, 27)
    found = schulze(preferred)
    assert found.ranking == tuple(map(frozenset, "EACBD"))
    assert found.winners == {"E"}


def test_the_majority_value_of_the_book() -> None:
    """Balinski and Laraki: grades 7, 11, 9, 9, 11 tell in the order 9, 9, 11, 7, 11."""
    assert majority_value([7, 11, 9, 9, 11]) == (9, 9, 11, 7, 11)


def test_an_even_number_of_grades_has_a_lower_median() -> None:
    """Of two in the middle the lower one tells first."""
    assert majority_value([1, 2, 3, 4]) == (2, 3, 1, 4)
    assert majority_value([]) == ()


def test_a_majority_judges() -> None:
    """Three of five find 12 good; 15 has more that find it very good, and a lower median."""
    found = majority_judgement({"12": [0, 3, 2], "15": [2, 0, 3]})
    assert (found.winners, found.method) == ({"12"}, Method.MAJORITY_JUDGEMENT)


def test_equal_medians_are_told_apart_by_the_rest() -> None:
    """Both are good for the middle voter: without that one, 12 is good again and 15 is poor."""
    assert majority_judgement({"12": [1, 3, 1], "15": [2, 1, 2]}).ranking == (frozenset({"12"}), frozenset({"15"}))


# Ties are told as ties.


@pytest.mark.parametrize("order", list(permutations("ABC")))
def test_a_perfect_tie_has_as_many_winners(order: tuple[str, ...]) -> None:
    """Whatever the order of keys, five against five elects nobody."""
    split = pairwise([(5, [{"A"}, {"B"}, {"C"}]), (5, [{"C"}, {"B"}, {"A"}])], order)
    for found in (
        schulze(split),
        approval(dict.fromkeys(order, 7)),
        majority_judgement({option: [2, 3, 2] for option in order}),
    ):
        assert found.winners == {"A", "B", "C"}
        assert found.is_tied
        assert found.ranking == (frozenset("ABC"),)


def test_a_cycle_of_equal_victories_is_a_tie() -> None:
    """Condorcet's paradox with as many on each side."""
    found = schulze(pairwise(ranked("1 ABC, 1 BCA, 1 CAB"), "ABC"))
    assert found.winners == frozenset("ABC")


def test_ties_that_make_no_places_are_not_ranked() -> None:
    """A is ahead of B, and C is tied with both."""
    found = Indication(Method.SCHULZE, frozenset("ABC"), frozenset({("A", "B")}))
    assert found.winners == {"A", "C"}
    assert found.ranking is None


def test_what_nobody_votes_for_is_tied_with_the_rest() -> None:
    """No voter, no preference."""
    assert approval({"12": 0, "15": 0}).is_tied
    assert majority_judgement({"12": [0, 0], "15": [0, 0]}).is_tied
    assert schulze(pairwise([], OPTIONS)).winners == frozenset(OPTIONS)


def test_it_is_an_indication() -> None:
    """The result adopts nothing: it has no outcome and is no decision."""
    found = approval({"12": 3, "15": 2})
    assert type(found).__name__ == "Indication"
    assert not hasattr(found, "outcome")


# What is refused.


@pytest.mark.parametrize(
    ("choose", "figures"),
    [
        (approval, {}),
        (approval, {"12": -1}),
        (approval, {"12": Fraction(1, 2)}),
        (majority_judgement, {}),
        (majority_judgement, {"12": [1, 2], "15": [1, 1]}),
        (majority_judgement, {"12": [1, 2], "15": [1, 2, 0]}),
        (majority_judgement, {"12": [1.0, 2]}),
        (majority_judgement, {"12": [MOST_VOTERS, 1]}),
        (schulze, {}),
        (schulze, {("12", "15"): 3}),
        (schulze, {("12", "15"): 3, ("15", "12"): -3}),
        (schulze, {("12", "15"): 3, ("15", "12"): 2, ("12", "12"): 0}),
    ],
)
def test_figures_that_compare_nothing_are_refused(choose: Callable[[Any], Indication], figures: Any) -> None:
    """No option, no whole number, unequal numbers of voters, a pair that is missing: an error a user may see."""
    with pytest.raises(InvalidCount) as caught:
        choose(figures)
    assert isinstance(caught.value, AlineaError)


@pytest.mark.parametrize("ranking", [[{"12"}, {"99"}], [{"12"}, {"12"}]])
def test_a_ranking_is_of_options_once(ranking: Ranking) -> None:
    """Neither a stranger nor the same one twice."""
    with pytest.raises(InvalidChoice) as caught:
        pairwise([(1, ranking)], OPTIONS)
    assert caught.value.counter == "ranking"


# Laws, and brute force.


def test_what_is_not_ranked_is_last_together() -> None:
    """Behind everything ranked, and level with one another."""
    preferred = pairwise([(3, [{"12", "15"}])], OPTIONS)
    assert (preferred["12", "18"], preferred["18", "12"]) == (3, 0)
    assert preferred["12", "15"] == preferred["18", "20"] == 0


@given(graded)
def test_majority_judgement_by_taking_medians_away(votes: list[list[int]]) -> None:
    """Against the book's procedure: while the lowest medians are equal, take one of each away."""
    found = majority_judgement(by_grades(votes))
    for first, second in permutations(OPTIONS, 2):
        mine, other = (sorted(vote[OPTIONS.index(option)] for vote in votes) for option in (first, second))
        while mine and mine[(len(mine) - 1) // 2] == other[(len(other) - 1) // 2]:
            mine.remove(mine[(len(mine) - 1) // 2])
            other.remove(other[(len(other) - 1) // 2])
        ahead = bool(mine) and mine[(len(mine) - 1) // 2] > other[(len(other) - 1) // 2]
        assert ((first, second) in found.better) == ahead


@given(profiles)
def test_schulze_by_every_chain(profile: Profile) -> None:
    """Against all chains of victories, written out."""
    preferred = pairwise(profile, OPTIONS)

    def strongest(first: str, last: str) -> int:
        others = [option for option in OPTIONS if option not in (first, last)]
        chains = [(first, *by, last) for size in range(3) for by in permutations(others, size)]
        links = ([(preferred[pair], preferred[pair[::-1]]) for pair in neighbours(chain)] for chain in chains)
        return max(min(won if won > lost else 0 for won, lost in chain) for chain in links)

    better = {pair for pair in permutations(OPTIONS, 2) if strongest(*pair) > strongest(*pair[::-1])}
    assert schulze(preferred).better == better


@pytest.mark.parametrize("order", list(permutations("ABCDEF"))[::7])
def test_a_ring_is_cut_at_its_weakest_victory(order: tuple[str, ...]) -> None:
    """Each beats the next and the last the first, by fewest votes: chains of any length, in any order of keys."""
    preferred = dict.fromkeys(permutations(order, 2), 0)
    ring = zip("ABCDEF", "BCDEFA", (19, 13, 17, 12, 18, 11), strict=True)
    preferred |= {(first, second): votes for first, second, votes in ring}
    assert schulze(preferred).ranking == tuple(map(frozenset, "ABCDEF"))


@given(profiles)
def test_who_beats_everyone_wins(profile: Profile) -> None:
    """Condorcet's winner is the only one; and somebody always wins."""
    preferred = pairwise(profile, OPTIONS)
    found = schulze(preferred)
    beaters = {o for o in OPTIONS if all(preferred[o, p] > preferred[p, o] for p in OPTIONS if p != o)}
    assert found.winners
    assert not beaters or found.winners == beaters


@given(profiles, tallies, graded, st.permutations(OPTIONS))
def test_the_order_of_options_changes_nothing(
    profile: Profile, approved: dict[str, int], votes: list[list[int]], order: list[str]
) -> None:
    """No tie is broken by where an option stands."""
    grades = by_grades(votes)
    assert schulze(pairwise(profile, order)) == schulze(pairwise(profile, OPTIONS))
    assert approval({option: approved[option] for option in order}) == approval(approved)
    assert majority_judgement({option: grades[option] for option in order}) == majority_judgement(grades)


@given(tallies, st.sampled_from(OPTIONS))
def test_one_approval_more_never_harms(approved: dict[str, int], option: str) -> None:
    """Who wins still wins with one voter more."""
    if option in approval(approved).winners:
        assert approval({**approved, option: approved[option] + 1}).winners == {option}


@given(graded, st.integers(0, 8))
def test_a_better_grade_never_harms(votes: list[list[int]], voter: int) -> None:
    """Who wins still wins when one voter grades it one better."""
    winner = min(majority_judgement(by_grades(votes)).winners)
    vote, place = votes[voter % len(votes)], OPTIONS.index(winner)
    vote[place] = min(4, vote[place] + 1)
    assert winner in majority_judgement(by_grades(votes)).winners


# votelib, an implementation that is not ours, where nothing is tied.


@pytest.fixture(scope="module")
def votelib() -> Any:
    """The package, or a reason that is seen."""
    try:
        return importlib.import_module("votelib")
    except ImportError:
        missing = "votelib is missing: choices are not held against an implementation that is not ours"
        warnings.warn(missing, stacklevel=1)
        pytest.skip(missing)


@given(profiles)
def test_schulze_as_votelib(votelib: Any, profile: Profile) -> None:
    """The same order, from the same rankings."""
    from votelib.convert import RankedToCondorcetVotes
    from votelib.evaluate.condorcet import Schulze

    votes: dict[Any, int] = {}
    for voters, ranking in [*profile, (0, [set(OPTIONS)])]:
        key = tuple(frozenset(tied) for tied in ranking)
        votes[key] = votes.get(key, 0) + voters
    found = schulze(pairwise(profile, OPTIONS))
    assume(found.ranking and len(found.ranking) == len(OPTIONS))
    theirs = Schulze().evaluate(RankedToCondorcetVotes().convert(votes), len(OPTIONS))
    assert tuple(frozenset({option}) for option in theirs) == found.ranking


@given(st.permutations(range(9)))
def test_approval_as_votelib(votelib: Any, voters: list[int]) -> None:
    """The same order."""
    from votelib.evaluate.core import Plurality

    approved = dict(zip(OPTIONS, voters, strict=False))
    found = approval(approved)
    assert tuple(frozenset({option}) for option in Plurality().evaluate(approved, len(OPTIONS))) == found.ranking


@given(graded)
def test_majority_judgement_as_votelib(votelib: Any, votes: list[list[int]]) -> None:
    """The same winner where one median is the best.

    Of equal medians it takes several away at once, and errs: there the book's procedure is the oracle.
    """
    from votelib.evaluate.cardinal import MajorityJudgment

    found = majority_judgement(by_grades(votes))
    medians = [sorted(grades)[(len(votes) - 1) // 2] for grades in zip(*votes, strict=True)]
    assume(medians.count(max(medians)) == 1)
    ballots: dict[Any, int] = {}
    for vote in votes:
        ballot = frozenset(zip(OPTIONS, vote, strict=True))
        ballots[ballot] = ballots.get(ballot, 0) + 1
    assert set(MajorityJudgment().evaluate(ballots, 1)) == found.winners
