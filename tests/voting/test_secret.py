"""The secret ballot: a sheet that can hold no ballot, what doesn't add up, what a count reveals."""

from __future__ import annotations

import inspect
import json
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.ballots import Attendance, Count, InvalidCount
from drafting.voting.names import LONGEST
from drafting.voting.rules import PRESETS, Majority, Rule, Tie
from drafting.voting.secret import (
    LONGEST_PROOF,
    MOST_TELLERS,
    InvalidSheet,
    Reveals,
    SecretSheet,
    faults,
    revealed,
)
from drafting.voting.tally import Outcome, Reason

TELLERS = ("M003", "M041")
COUNCIL = PRESETS["fr-municipal-council"]

numbers = st.integers(0, 40)
names = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=9), max_size=3, unique=True).map(
    tuple
)
sheets = st.builds(
    lambda figures, tellers, proof: SecretSheet(*figures, tellers, tellers[1] if tellers[1:] else "", proof),
    st.tuples(*[numbers] * 7),
    names,
    st.sampled_from(["", "https://vote.example/election#4af1"]),
)


def sheet(in_favour: int, against: int, blank: int = 0, null: int = 0, **changes: Any) -> SecretSheet:
    """A sheet of a hundred members that adds up, unless it is changed."""
    found = in_favour + against + blank + null
    figures = {"entitled": 100, "signed_in": found, "found": found, "blank": blank, "null": null}
    named = {"tellers": TELLERS, "confirmed_by": TELLERS[1]}
    return SecretSheet(**{**figures, "in_favour": in_favour, "against": against, **named, **changes})


def test_no_field_can_hold_a_ballot() -> None:
    """Whole numbers, the few names of tellers, and two short lines: that is all there is."""
    kinds = get_type_hints(SecretSheet)
    assert {field.name: kinds[field.name] for field in fields(SecretSheet)} == {
        **dict.fromkeys(("entitled", "signed_in", "found", "in_favour", "against", "blank", "null"), int),
        "tellers": tuple[str, ...],
        "confirmed_by": str,
        "proof": str,
    }
    assert not hasattr(sheet(3, 2), "__dict__")


@pytest.mark.parametrize(
    "change",
    [
        {"tellers": ("f",) * (MOST_TELLERS + 1)},
        {"tellers": ("M" * (LONGEST + 1),)},
        {"tellers": ["M003", "M041"]},
        {"tellers": ({"M017": "for"},)},
        {"tellers": ("M003\nM041",)},
        {"tellers": ("",)},
        {"proof": "f" * (LONGEST_PROOF + 1)},
        {"proof": "for\nagainst"},
        {"proof": ["for"]},
        {"confirmed_by": "M017"},
        {"confirmed_by": "M003"},
        {"in_favour": ["M017"]},
        {"blank": -1},
        {"null": 1.0},
        {"found": True},
    ],
)
def test_nothing_longer_than_a_line_is_kept(change: dict[str, Any]) -> None:
    """No list of votes as names, as numbers or as a proof; the second teller is one of the tellers, not the first."""
    with pytest.raises(InvalidCount) as caught:
        replace(sheet(3, 2), **change)
    assert isinstance(caught.value, AlineaError)
    assert caught.value.counter in change


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"entitled": 9, "signed_in": 5},
        {"entitled": 9, "signed_in": 5, "found": 5, "ballots": ["for"]},
        {"entitled": 9, "signed_in": 5, "found": 5, "votes": {"M017": "for"}},
        {"entitled": 9, "signed_in": 5, "found": 5, "tellers": "M003"},
        {"entitled": 9, "signed_in": 5, "found": 5, "tellers": [["for"]]},
    ],
)
def test_stored_sheets_are_checked(data: object) -> None:
    """A field more is refused, whatever it holds."""
    with pytest.raises(InvalidCount):
        SecretSheet.from_json(data)


@given(sheets)
def test_a_sheet_survives_json(one: SecretSheet) -> None:
    """Stored as JSON text, it comes back the same and writes the same again."""
    text = json.dumps(one.to_json())
    assert SecretSheet.from_json(json.loads(text)) == one
    assert json.dumps(SecretSheet.from_json(json.loads(text)).to_json()) == text


def test_blank_and_null_papers_are_no_votes_expressed() -> None:
    """They are counted apart, and nobody abstains on paper."""
    assert sheet(30, 20, 5, 3).count == Count(30, 20, 0, 5, 3)


def test_the_chair_has_no_casting_vote() -> None:
    """No argument can give one, and a tie is rejected for that reason."""
    assert "casting_vote" not in inspect.signature(SecretSheet.decision).parameters
    decision = sheet(20, 20).decision(COUNCIL, Attendance(60, 40))
    assert (decision.outcome, decision.reason) == (Outcome.REJECTED, Reason.TIE_IN_SECRECY)


def test_a_sheet_is_decided_by_the_rule() -> None:
    """Majority, quorum and second call, and the lot where a rule leaves a tie to it."""
    lot = Rule(Majority.parse(">1/2 expressed"), tie=Tie.LOT)
    assert sheet(21, 20, 9).decision(COUNCIL, Attendance(90, 50)).outcome is Outcome.ADOPTED
    assert sheet(21, 20).decision(COUNCIL, Attendance(90, 41)).outcome is Outcome.NO_QUORUM
    assert sheet(21, 20).decision(COUNCIL, Attendance(90, 41), second_call=True).outcome is Outcome.ADOPTED
    assert sheet(9, 9).decision(lot, Attendance(90), tie_settled=True).outcome is Outcome.ADOPTED
    asked = sheet(3, 2).decision(PRESETS["parliament"], Attendance(90, 5), quorum_asked=True)
    assert asked.outcome is Outcome.NO_QUORUM


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (sheet(30, 20, 5, 3), []),
        (sheet(30, 20, entitled=40), [("signed-exceed-entitled", 50, 40)]),
        (sheet(30, 20, signed_in=49), [("found-unlike-signed", 50, 49)]),
        (sheet(30, 20, signed_in=51), [("found-unlike-signed", 50, 51)]),
        (sheet(30, 20, 1, 1, found=50, signed_in=50), [("counted-unlike-found", 52, 50)]),
        (sheet(30, 20, confirmed_by=""), [("not-confirmed", 1, 2)]),
        (sheet(30, 20, confirmed_by="", tellers=()), [("not-confirmed", 0, 2)]),
    ],
)
def test_what_does_not_add_up_is_a_value(one: SecretSheet, expected: list[tuple[str, int, int]]) -> None:
    """Signatures, papers and figures held against each other, and a second pair of eyes."""
    assert [(fault.kind.value, fault.found, fault.expected) for fault in faults(one)] == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (sheet(30, 20), []),
        (sheet(3, 2), []),
        (sheet(2, 2), [Reveals.FEW_VOTERS]),
        (sheet(30, 0), [Reveals.UNANIMOUS]),
        (sheet(0, 30, 4), [Reveals.UNANIMOUS]),
        (sheet(1, 0), [Reveals.FEW_VOTERS, Reveals.UNANIMOUS]),
        (sheet(0, 0, 9), [Reveals.UNANIMOUS]),
        (sheet(0, 0, 5, 4), []),
        (sheet(0, 0), []),
    ],
)
def test_a_count_that_tells_who_voted_how_is_warned_of(one: SecretSheet, expected: list[Reveals]) -> None:
    """Under five voters, or everybody on one side; a few blank papers hide nobody."""
    assert list(revealed(one)) == expected


def test_a_sheet_that_cannot_be_is_named() -> None:
    """The error carries the field."""
    with pytest.raises(InvalidSheet) as caught:
        sheet(3, 2, confirmed_by="M017")
    assert (caught.value.counter, caught.value.value) == ("confirmed_by", "M017")
