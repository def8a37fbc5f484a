"""Choosing among competing amendments: what a room seems to prefer, before the vote that decides.

The default is to vote on them in turn, the furthest first. Approval, majority judgement (Balinski
and Laraki 2007) and Schulze's method (2011) only indicate: a formal vote follows. They take figures
and no papers, since a ranking of many options is as good as a signature. Whole numbers are compared
and nothing is divided; a tie is told as one, and no order of names or of keys breaks it.

>>> sorted(approval({"12": 40, "15": 31, "18": 40}).winners)
['12', '18']
>>> majority_value([7, 11, 9, 9, 11])
(9, 9, 11, 7, 11)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations, product
from typing import Any

from drafting.voting.ballots import InvalidCount, check_counter

MOST_VOTERS = 10_000
"""More than an assembly has; grades are laid out one by one."""

Ranking = Sequence[AbstractSet[str]]
"""Options from the best; those in one place are equal to the voter, those in none are last together."""


class InvalidChoice(InvalidCount):
    """Figures that no choice can be computed from: `counter` says what of, `value` which."""


class Method(StrEnum):
    """How options were compared."""

    APPROVAL = "approval"
    MAJORITY_JUDGEMENT = "majority-judgement"
    SCHULZE = "schulze"


@dataclass(frozen=True, slots=True)
class Indication:
    """What a method indicates of some options, and decides of none.

    `better` holds each pair of which the first is ahead of the second; any other two are tied.
    """

    method: Method
    options: frozenset[str]
    better: frozenset[tuple[str, str]]

    @property
    def winners(self) -> frozenset[str]:
        """Those that no other is ahead of: several are tied."""
        return self.options - {behind for _, behind in self.better}

    @property
    def is_tied(self) -> bool:
        """Whether several are first."""
        return len(self.winners) > 1

    @property
    def ranking(self) -> tuple[frozenset[str], ...] | None:
        """Places from the first, those tied in one; None where ties make no places (only in Schulze's method)."""
        ahead = {option: sum(behind == option for _, behind in self.better) for option in self.options}
        places = [frozenset(o for o in self.options if ahead[o] == n) for n in sorted(set(ahead.values()))]
        across = (pair for higher, lower in combinations(places, 2) for pair in product(higher, lower))
        return tuple(places) if all(pair in self.better for pair in across) else None


def indication(method: Method, figures: Mapping[str, Sequence[int]]) -> Indication:
    """What a method makes of its figures, a row for each option: approvals, or how many gave each grade.

    Raises `InvalidCount`, and `InvalidChoice` for a method that takes other figures.
    """
    if method is Method.MAJORITY_JUDGEMENT:
        return majority_judgement(figures)
    if method is not Method.APPROVAL or any(len(row) != 1 for row in figures.values()):
        raise InvalidChoice("method", method)
    return approval({option: row[0] for option, row in figures.items()})


def approval(approvals: Mapping[str, int]) -> Indication:
    """The option that most voters approve of, whatever else they approve of; raises `InvalidChoice`."""
    for option, voters in approvals.items():
        check_counter(option, voters)
    return _compared(Method.APPROVAL, approvals)


def majority_judgement(grades: Mapping[str, Sequence[int]]) -> Indication:
    """The option that a majority grades best, from how many voters gave each grade, the best grade first.

    Options with the same median are compared by the majority value. Every voter grades every
    option, if only with the worst grade; raises `InvalidChoice` or `InvalidCount` otherwise.
    """
    for option, counts in grades.items():
        for voters in counts:
            check_counter(option, voters)
    _check_alike(grades)
    values = {option: majority_value(_laid_out(counts)) for option, counts in grades.items()}
    return _compared(Method.MAJORITY_JUDGEMENT, values)


def majority_value(grades: Iterable[int]) -> tuple[int, ...]:
    """The grades of one option in the order in which they tell: the lower median, then that of the rest, and so on.

    The higher the better; values are compared as tuples (Balinski and Laraki, Majority Judgment, 2011).
    """
    left = sorted(grades)
    return tuple(left.pop((len(left) - 1) // 2) for _ in range(len(left)))


def pairwise(rankings: Iterable[tuple[int, Ranking]], options: Iterable[str]) -> dict[tuple[str, str], int]:
    """How many voters prefer each option to each other, of so many voters with each ranking.

    Raises `InvalidChoice` for an option that is none, or ranked twice.
    """
    every = tuple(dict.fromkeys(options))
    preferred = dict.fromkeys(permutations(every, 2), 0)
    for voters, ranking in rankings:
        check_counter("ranking", voters)
        places = _places(ranking, every)
        for first, second in preferred:
            preferred[first, second] += voters * (places[first] < places[second])
    return preferred


def schulze(preferred: Mapping[tuple[str, str], int]) -> Indication:
    """The options that no other has a stronger chain of victories over, from what `pairwise` counts.

    A chain is as strong as its weakest victory, a victory as the votes for it (Schulze 2011,
    "winning votes"). Raises `InvalidChoice` where a pair is missing.
    """
    options = tuple(dict.fromkeys(option for pair in preferred for option in pair))
    for pair in permutations(options, 2):
        if pair not in preferred:
            raise InvalidChoice("pair", pair)
        check_counter("pair", preferred[pair])
    if any(first == second for first, second in preferred) or not options:
        raise InvalidChoice("options", options)
    chains = _strongest_chains(options, preferred)
    better = (pair for pair in chains if chains[pair] > chains[pair[::-1]])
    return Indication(Method.SCHULZE, frozenset(options), frozenset(better))


def _strongest_chains(options: Sequence[str], preferred: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The strength of the strongest chain from each option to each other (Floyd and Warshall)."""
    chains = {
        pair: preferred[pair] if preferred[pair] > preferred[pair[::-1]] else 0 for pair in permutations(options, 2)
    }
    for through, first, last in permutations(options, 3):
        chains[first, last] = max(chains[first, last], min(chains[first, through], chains[through, last]))
    return chains


def _compared(method: Method, values: Mapping[str, Any]) -> Indication:
    """Options by their value: the higher one is ahead."""
    if not values:
        raise InvalidChoice("options", ())
    better = (pair for pair in permutations(values, 2) if values[pair[0]] > values[pair[1]])
    return Indication(method, frozenset(values), frozenset(better))


def _check_alike(grades: Mapping[str, Sequence[int]]) -> None:
    """Every option has the same grades, given by the same number of voters."""
    scales, voters = {len(counts) for counts in grades.values()}, {sum(counts) for counts in grades.values()}
    if len(scales) > 1:
        raise InvalidChoice("grades", tuple(sorted(scales)))
    if len(voters) > 1 or max(voters, default=0) > MOST_VOTERS:
        raise InvalidChoice("voters", tuple(sorted(voters)))


def _laid_out(counts: Sequence[int]) -> list[int]:
    """Every grade given, as a number that is higher for a better one."""
    return [-place for place, voters in enumerate(counts) for _ in range(voters)]


def _places(ranking: Ranking, options: Sequence[str]) -> dict[str, int]:
    places = dict.fromkeys(options, len(ranking))
    ranked = [option for tied in ranking for option in tied]
    for option in ranked:
        if option not in places or ranked.count(option) > 1:
            raise InvalidChoice("ranking", option)
    return places | {option: place for place, tied in enumerate(ranking) for option in tied}
