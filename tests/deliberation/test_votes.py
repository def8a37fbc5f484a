"""Votes: settled, noted, by division, in a block, by name, in secret; and what no vote can be."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from drafting.amending.compare import compare
from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import (
    AmendmentSubmitted,
    DeviceIntroduced,
    Fact,
    ReadingOpened,
    ResolutionStarted,
    Second,
    VoteHeld,
    VoteNoted,
    VoteSettled,
    read,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.state import WHOLE, State, text_of
from drafting.voting.ballots import Attendance, Count
from drafting.voting.irregularities import Irregularity, IrregularityKind
from drafting.voting.roll import Roll
from drafting.voting.rollcall import RollCall
from drafting.voting.rules import PRESETS
from drafting.voting.secret import SecretSheet
from tests.helpers import FILES, chain, raw

TEXT = text_of(FILES)
AFTER = text_of({path: content.replace("every", "each") for path, content in FILES.items()})
EDITS = compare(TEXT, AFTER)
BEGUN: tuple[Fact, ...] = (
    DeviceIntroduced("AC"),
    ResolutionStarted("Trees", FILES),
    ReadingOpened(1, "", TEXT.digest),
    *(AmendmentSubmitted(name, 1, 0, TEXT.digest, AFTER.digest, "Each", "Ada", "", EDITS) for name in ("A-1", "A-2")),
)
FOR, AGAINST = Count(5, 2), Count(2, 5)
DOUBT = (Irregularity(IrregularityKind.SUSPENDED),)
ROLL = Roll.parse("id\nM017\nM018\n")
CALL = RollCall.parse("member,vote\nM017,for\nM018,against\n", ROLL)
SECRET = SecretSheet(9, 8, 8, 5, 2, 1)


def held(on: str = "A-1", sheet: Any = FOR, **more: Any) -> VoteHeld:
    """A vote under simple majority, on the text of the amendments."""
    return VoteHeld(on, sheet, PRESETS["citizens-assembly"], Attendance(10, 8), AFTER.digest, **more)


def after(*facts: Fact) -> State:
    """What facts add up to, the beginning with them."""
    return fold(chain([*BEGUN, *facts]))


def named(*facts: Fact) -> str:
    """The hash of the last of facts."""
    return chain([*BEGUN, *facts])[-1].hash


def status(*facts: Fact, name: str = "A-1") -> Status:
    """Where an amendment stands after facts."""
    return after(*facts).amendments[name].status


def test_there_are_several_edits() -> None:
    """So that an amendment can be voted in parts."""
    assert len(EDITS) > 2


# Irregular votes, and what the chair makes of them.


def test_an_irregular_vote_waits_for_the_chair() -> None:
    """It stands, or it is annulled, and nothing was voted."""
    vote = held(irregularities=DOUBT)
    assert status(vote) is Status.IRREGULAR
    assert status(vote, VoteSettled(named(vote), "A-1", True, "why")) is Status.ADOPTED
    assert status(vote, VoteSettled(named(vote), "A-1", False, "why")) is Status.SUBMITTED


def test_what_decides_nothing_need_not_be_settled() -> None:
    """Without a quorum it is to be voted again anyway."""
    missed = VoteHeld("A-1", FOR, PRESETS["fr-municipal-council"], Attendance(10, 2), "", irregularities=DOUBT)
    assert status(missed) is Status.TO_VOTE_AGAIN


def test_the_last_word_of_the_chair_counts() -> None:
    """Said knowing the first."""
    vote = held(irregularities=DOUBT)
    settled = [VoteSettled(named(vote), "A-1", stands, "why") for stands in (True, False)]
    assert status(vote, *settled) is Status.SUBMITTED
    assert status(vote, *reversed(settled)) is Status.ADOPTED


def test_two_chairs_who_contradict_each_other_settle_nothing() -> None:
    """Neither knew of the other: the vote stays irregular."""
    records = chain([*BEGUN, held(irregularities=DOUBT)])
    seen = {"aaaaaaaa": len(records)}
    for device, stands in (("bbbbbbbb", True), ("cccccccc", False)):
        records += chain([VoteSettled(records[5].hash, "A-1", stands, "why")], device, seen)
    assert fold(records).amendments["A-1"].status is Status.IRREGULAR


def test_an_annulled_recount_leaves_the_first_count() -> None:
    """It is as if nobody had counted again."""
    first = held()
    second = held(sheet=AGAINST, instead_of=named(first), irregularities=DOUBT)
    assert status(first, second, VoteSettled(named(first, second), "A-1", False, "why")) is Status.ADOPTED


def test_a_note_changes_nothing() -> None:
    """It is kept with the vote."""
    vote = held()
    state = after(vote, VoteNoted(named(vote), "A-1", "M017", "Meant against."))
    (found,) = state.amendments["A-1"].votes
    assert state.amendments["A-1"].status is Status.ADOPTED
    assert [said.fact for said in found.notes] == [VoteNoted(named(vote), "A-1", "M017", "Meant against.")]


@pytest.mark.parametrize(
    "fact", [VoteSettled("f" * 64, "A-1", True, "why"), VoteNoted("f" * 64, WHOLE, "M017", "x")], ids=lambda f: f.type
)
def test_what_names_no_vote_is_irregular(fact: Fact) -> None:
    """And changes nothing."""
    assert [why for _, why in after(fact).irregular] == [f"no such vote on {fact.data()['on']}"]


def test_the_whole_is_settled_too() -> None:
    """A division as well."""
    vote = held(WHOLE, irregularities=DOUBT)
    assert after(vote).vote_on(WHOLE).is_irregular
    assert after(vote, VoteSettled(named(vote), WHOLE, False, "why")).vote_on(WHOLE) is None


# By division.


def part(*ranks: int, sheet: Any = FOR, name: str = "I", **more: Any) -> VoteHeld:
    """A vote on some of the edits."""
    return held(sheet=sheet, part=name, edits=tuple(EDITS[rank] for rank in ranks), **more)


REST = tuple(range(1, len(EDITS)))


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([part(0)], Status.PARTLY_VOTED),
        ([part(0), part(*REST, name="II")], Status.ADOPTED),
        ([part(0), part(*REST, sheet=AGAINST, name="II")], Status.PARTLY_ADOPTED),
        ([part(0, sheet=AGAINST), part(*REST, sheet=AGAINST, name="II")], Status.REJECTED),
        ([part(0), part(0, sheet=AGAINST)], Status.DISPUTED),
        ([part(0), held()], Status.DISPUTED),
        ([part(0), part(*REST, irregularities=DOUBT)], Status.IRREGULAR),
    ],
)
def test_an_amendment_stands_where_its_parts_stand(votes: list[Fact], expected: Status) -> None:
    """Open until every part was voted; disputed where two votes are about the same."""
    assert status(*votes) is expected


def test_only_the_adopted_parts_are_kept() -> None:
    """All of them where nothing was divided."""
    state = after(part(0), part(*REST, sheet=AGAINST, name="II"))
    assert state.amendments["A-1"].kept_edits == EDITS[:1]
    assert state.amendments["A-2"].kept_edits == EDITS


def test_a_part_that_is_none_has_no_effect() -> None:
    """Edits that the amendment does not make."""
    other = compare(AFTER, TEXT)
    state = after(held(part="I", edits=other[:1]))
    assert [why for _, why in state.irregular] == ["no part of it"]
    assert state.amendments["A-1"].status is Status.SUBMITTED


# In a block.


def test_a_block_has_one_outcome() -> None:
    """Amendments and divisions alike; each can be voted on again alone."""
    block = held(block=("A-2", "articles/means"), texts=("x", "y"))
    state = after(block)
    assert {a.status for a in state.amendments.values()} == {Status.ADOPTED}
    assert state.vote_on("articles/means").fact == block
    assert (block.text_on("A-1"), block.text_on("A-2")) == (AFTER.digest, "x")
    alone = held("A-2", AGAINST, instead_of=named(block), second=Second.DELIBERATION)
    assert [status(block, alone, name=name) for name in ("A-1", "A-2")] == [Status.ADOPTED, Status.REJECTED]


def test_a_block_names_all_its_texts() -> None:
    """Else it has no effect."""
    assert [why for _, why in after(held(block=("A-2",))).irregular] == ["a block without its texts"]


# By name, and in secret.


def test_a_roll_call_adds_up_to_its_figures() -> None:
    """It is decided and checked from the fact alone; other figures have no effect."""
    vote = held(sheet=CALL.count, roll_call=CALL, members=ROLL)
    assert vote.decision.outcome == "rejected"
    assert status(vote) is Status.REJECTED
    assert [why for _, why in after(held(sheet=FOR, roll_call=CALL, members=ROLL)).irregular] == [
        "figures unlike the names"
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"roll_call": CALL, "members": ROLL, "sheet": CALL.count},
        {"members": ROLL},
        {"count_sheet": SECRET, "sheet": SECRET.count, "casting_vote": True},
        {"count_sheet": SECRET, "sheet": FOR},
        {"count_sheet": SECRET, "sheet": SECRET.count, "secret": False},
    ],
    ids=str,
)
def test_a_secret_ballot_has_no_names_and_no_casting_vote(more: dict[str, Any]) -> None:
    """Neither can it be written, nor read back."""
    with pytest.raises(ValueError, match="secret"):
        held(**{"secret": True, **more})
    data = {**held(sheet=CALL.count, roll_call=CALL, members=ROLL).data(), "secret": True}
    assert read(raw("vote.held", data)) is None


# What a secret ballot may say, and in what: nothing that could hold who voted how.
_FIGURES = {"entitled", "signed_in", "found", "in_favour", "against", "blank", "null"}
_WORDS = {"confirmed_by": str, "proof": str, "tellers": tuple[str, ...]}
_NEVER_SECRET = {"roll_call", "members", "casting_vote"}


def test_no_field_of_a_count_sheet_can_hold_a_ballot() -> None:
    """Whole numbers, tellers' names and one short pointer: that is all there is."""
    hints = get_type_hints(SecretSheet)
    assert {field.name for field in fields(SecretSheet)} == _FIGURES | _WORDS.keys()
    assert {name: hints[name] for name in _FIGURES} == dict.fromkeys(_FIGURES, int)
    assert {name: hints[name] for name in _WORDS} == _WORDS


def test_no_field_of_a_secret_vote_can_hold_a_ballot() -> None:
    """Of everything a vote may hold, what names a member's position is left out of a secret one."""
    holding = {name for name, hint in get_type_hints(VoteHeld).items() if _names_a_position(hint)}
    assert holding == {"roll_call"}
    assert holding < _NEVER_SECRET
    vote = held(sheet=SECRET.count, secret=True, count_sheet=SECRET)
    assert not _NEVER_SECRET & vote.data().keys()


def _names_a_position(hint: Any) -> bool:
    """Whether a value of this kind could say how a member voted."""
    from drafting.voting.rollcall import Position

    if get_origin(hint) in (tuple, UnionType) or get_args(hint):
        return any(_names_a_position(part) for part in get_args(hint))
    if hint is Position:
        return True
    return is_dataclass(hint) and any(_names_a_position(one) for one in get_type_hints(hint).values())
