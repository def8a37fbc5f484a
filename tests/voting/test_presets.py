"""Presets held against the law: every sheet of every room up to 12 members, counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product
from typing import NamedTuple

import pytest

from drafting.voting.ballots import Attendance, Count
from drafting.voting.rules import PRESETS
from drafting.voting.tally import decide


class Circumstances(NamedTuple):
    """How the chair voted (f, a or not), and what was said of the room."""

    chair: str
    secret: bool
    second_call: bool
    asked: bool


class Vote(NamedTuple):
    """A vote as a clerk sees it: papers laid out, one for each voter (for, against, ., blank, null)."""

    members: int
    present: int
    papers: str
    how: Circumstances


EVERYHOW = [Circumstances(*how) for how in product(("f", "a", ""), *[(False, True)] * 3)]


def simple_majority(papers: str, prevailing: str = "") -> str:
    """More for than against: strike one of each until one side has none left."""
    for_, against = papers.count("f"), papers.count("a")
    anybody = for_ or against
    while for_ and against:
        for_, against = for_ - 1, against - 1
    if for_ or against:
        return "adopted" if for_ else "rejected"
    return "adopted" if anybody and prevailing == "f" else "rejected"


def assembly(vote: Vote) -> str:
    """An assembly without quorum or casting vote: a tie does not adopt."""
    return simple_majority(vote.papers)


def council(vote: Vote) -> str:
    """CGCT L2121-17 and L2121-20, sentence by sentence."""
    absent = vote.members - vote.present
    if not vote.how.second_call and vote.present <= absent:
        return "no-quorum"
    return simple_majority(vote.papers, prevailing="" if vote.how.secret else vote.how.chair)


def parliament(vote: Vote) -> str:
    """Règlement de l'Assemblée nationale, art. 61 and 68: in number unless somebody asks to verify it."""
    absent = vote.members - vote.present
    if vote.how.asked and not vote.how.second_call and vote.present <= absent:
        return "no-quorum"
    return simple_majority(vote.papers)


LAW = {"citizens-assembly": assembly, "fr-municipal-council": council, "parliament": parliament}


def papers(present: int, kinds: str) -> Iterator[str]:
    """Every way in which those present can fill papers of these kinds, or hand in none."""
    for numbers in product(range(present + 1), repeat=len(kinds)):
        if sum(numbers) <= present:
            yield "".join(kind * number for kind, number in zip(kinds, numbers, strict=True))


def found(preset: str, vote: Vote) -> str:
    """What we make of a vote."""
    how = vote.how
    return decide(
        PRESETS[preset],
        Count(*map(vote.papers.count, "fa.bn")),
        Attendance(vote.members, vote.present),
        casting_vote={"f": True, "a": False, "": None}[how.chair],
        secret=how.secret,
        second_call=how.second_call,
        quorum_asked=how.asked,
    ).outcome


@pytest.mark.parametrize("members", range(13))
@pytest.mark.parametrize("preset", LAW)
def test_every_room_in_every_circumstance(preset: str, members: int) -> None:
    """Whoever is present, however they vote for and against, whatever is said of the room."""
    for present in range(members + 1):
        for laid, how in product(papers(present, "fa"), EVERYHOW):
            vote = Vote(members, present, laid, how)
            assert found(preset, vote) == LAW[preset](vote), vote


@pytest.mark.parametrize("present", range(13))
@pytest.mark.parametrize("preset", LAW)
def test_every_sheet(preset: str, present: int) -> None:
    """For, against, abstaining, blank, null: every sheet of 12 members, circumstances in turn."""
    circumstances = cycle(EVERYHOW)
    for laid in papers(present, "fa.bn"):
        vote = Vote(12, present, laid, next(circumstances))
        assert found(preset, vote) == LAW[preset](vote), vote


def test_every_preset_was_held_against_the_law() -> None:
    """The presets not run above have the very rule of one that was."""
    assert {PRESETS[name] for name in LAW} == set(PRESETS.values())
