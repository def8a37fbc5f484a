"""Roll calls: the rule that a list names gives the votes it requires and the outcome it declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import load, share, skipped
from drafting.voting.ballots import Attendance, Count
from drafting.voting.rules import Majority, Rule
from drafting.voting.tally import Outcome, decide

CASE = "roll-calls-an"
METRIC = "votes required and outcome"

# What a list says it was taken by, and where that rule stands.
RULES = {
    "majorité absolue des suffrages exprimés": ">1/2 expressed",  # Règlement de l'Assemblée nationale, art. 68
    "majorité des membres composant l'Assemblée nationale": ">1/2 members",  # Constitution, art. 49: censure
    "Majorité requise pour un Congrès": ">=3/5 expressed",  # Constitution, art. 89
}
OUTCOMES = {"adopté": Outcome.ADOPTED, "rejeté": Outcome.REJECTED}


def rows(data: Path) -> Iterator[Row]:
    """Lists decided as they were, among those whose figures add up."""
    lists = load(data, CASE)
    if not lists:
        yield skipped(CASE, METRIC)
        return
    sound = [one for one in lists if adds_up(one)]
    note = f"{len(lists) - len(sound)} lists contradict themselves, and are not counted"
    yield share(CASE, METRIC, sum(map(decided_alike, sound)), len(sound), note=note)


def decided_alike(one: dict[str, Any]) -> bool:
    """Whether our rule asks for as many votes as a list says, and decides as it did."""
    room = Attendance(_in_groups(one, "membres"))
    decision = decide(Rule(Majority.parse(RULES[one["majorite"]])), _count(one), room)
    return (decision.required, decision.outcome) == (one["requis"], OUTCOMES[one["sort"]])


def adds_up(one: dict[str, Any]) -> bool:
    """Whether the figures of a list agree with each other, and with those of its groups."""
    count = _count(one)
    groups = Count(*(_in_groups(one, key) for key in ("pour", "contre", "abstentions")))
    totals = (one["exprimes"], one["votants"])
    return totals == (count.expressed, count.cast) and replace(count, not_voting=0) == groups


def _count(one: dict[str, Any]) -> Count:
    return Count(one["pour"], one["contre"], one["abstentions"], not_voting=one["non_votants"])


def _in_groups(one: dict[str, Any], key: str) -> int:
    return sum(group[key] for group in one["groupes"])
