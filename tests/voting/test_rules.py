"""Rules: exact arithmetic, readable forms, and presets as the law words them."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.rules import PRESETS, Base, InvalidRule, Majority, Proxies, Quorum, Rule, Share, Tie

naturals = st.integers(1, 10**9)
thresholds = st.builds(lambda one, other: Fraction(min(one, other), max(one, other)), naturals, naturals)
shares = st.builds(
    lambda base, part, strict: (base, part, strict and part < 1), st.sampled_from(Base), thresholds, st.booleans()
)
majorities = shares.map(lambda parts: Majority(*parts))
quorums = st.builds(lambda parts, *flags: Quorum(*parts, *flags), shares, *[st.booleans()] * 3)
proxies = st.builds(Proxies, st.integers(0, 10**9 - 1))
rules = st.builds(
    Rule, majorities, st.none() | majorities, st.sampled_from(Tie), st.none() | quorums, st.none() | proxies
)


@pytest.mark.parametrize(
    ("majority", "base_size", "required"),
    [
        (">1/2 expressed", 83, 42),
        (">1/2 expressed", 82, 42),
        (">1/2 expressed", 0, 1),
        (">=1/2 expressed", 82, 41),
        (">=1/2 expressed", 0, 1),
        (">=2/3 cast", 99, 66),
        (">=2/3 cast", 100, 67),
        (">2/3 cast", 99, 67),
        (">1/2 members", 577, 289),
        (">=3/5 expressed", 852, 512),
        (">=1 cast", 12, 12),
    ],
)
def test_required(majority: str, base_size: int, required: int) -> None:
    """The least number of votes in favour, on cases worked out by hand."""
    assert Majority.parse(majority).required(base_size) == required


@pytest.mark.parametrize("strict", [True, False])
def test_required_is_the_first_number_that_does(*, strict: bool) -> None:
    """Against counting up one vote at a time, for every fraction up to twelfths and 40 voters."""
    for bottom in range(1, 13):
        for top in range(1, bottom + (not strict)):
            share = Share(Base.CAST, Fraction(top, bottom), strict)
            for size in range(41):
                votes = 1
                while votes * bottom < top * size or (strict and votes * bottom == top * size):
                    votes += 1
                assert share.required(size) == votes


@pytest.mark.parametrize(
    ("written", "majority"),
    [
        (">1/2 expressed", Majority(Base.EXPRESSED, Fraction(1, 2), strict=True)),
        (">=2/3 cast", Majority(Base.CAST, Fraction(2, 3), strict=False)),
        ("≥ 4/6  cast", Majority(Base.CAST, Fraction(2, 3), strict=False)),
        (
            " > 1/2 present+represented ",
            Majority(Base.PRESENT_OR_REPRESENTED, Fraction(1, 2), strict=True),
        ),
        (">=1 members", Majority(Base.MEMBERS, Fraction(1), strict=False)),
    ],
)
def test_majorities_as_people_write_them(written: str, majority: Majority) -> None:
    """A sign, a fraction and a base, with spaces where one likes."""
    assert Majority.parse(written) == majority


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1/2 expressed",
        ">1/2",
        ">0.5 expressed",
        ">50% expressed",
        ">1/2 of voters",
        "<1/2 cast",
        ">1/0 cast",
        ">0 cast",
        ">1 cast",
        ">=3/2 cast",
        ">-1/2 cast",
        ">=" + "9" * 5000 + " cast",
    ],
)
def test_what_is_no_majority_is_refused(written: str) -> None:
    """Decimals, unknown bases, impossible fractions: an error that carries what was written."""
    with pytest.raises(InvalidRule) as caught:
        Majority.parse(written)
    assert (caught.value.part, caught.value.value) == ("share", written)
    assert isinstance(caught.value, AlineaError)


@pytest.mark.parametrize("threshold", [0.5, 1, Fraction(0), Fraction(3, 2), Fraction(-1, 2)])
def test_a_threshold_is_an_exact_part(threshold: Any) -> None:
    """Floats and parts that are none are refused in code too."""
    with pytest.raises(InvalidRule) as caught:
        Majority(Base.CAST, threshold, strict=False)
    assert caught.value.part == "threshold"


def test_more_than_all_is_refused() -> None:
    """Nobody can reach more than the whole; all of it is unanimity and is allowed."""
    with pytest.raises(InvalidRule):
        Majority(Base.CAST, Fraction(1), strict=True)
    assert Majority(Base.CAST, Fraction(1), strict=False).required(7) == 7


@pytest.mark.parametrize(
    ("written", "quorum"),
    [
        (">1/2 members", Quorum(Base.MEMBERS, Fraction(1, 2), strict=True)),
        (
            ">=1/4 members, waived on second call, counts proxies",
            Quorum(
                Base.MEMBERS,
                Fraction(1, 4),
                strict=False,
                counts_proxies=True,
                waived_on_second_call=True,
            ),
        ),
    ],
)
def test_quorums_as_people_write_them(written: str, quorum: Quorum) -> None:
    """A share, and what is said of proxies and of a second call, in any order."""
    assert Quorum.parse(written) == quorum


@pytest.mark.parametrize("written", [">1/2 members, mostly", ">1/2 members,", "half, counts proxies"])
def test_what_is_no_quorum_is_refused(written: str) -> None:
    """An unknown clause is an error, never left aside."""
    with pytest.raises(InvalidRule):
        Quorum.parse(written)


@pytest.mark.parametrize("per_bearer", [-1, 1.0, True, "1", None])
def test_a_bearer_has_a_whole_number_of_proxies(per_bearer: Any) -> None:
    """Nothing else is a number of absent members."""
    with pytest.raises(InvalidRule) as caught:
        Proxies(per_bearer)
    assert caught.value.part == "proxies"


@pytest.mark.parametrize(
    ("written", "per_bearer"), [("1 per bearer", 1), (" 0  per bearer ", 0), ("12 per bearer", 12)]
)
def test_proxies_as_people_write_them(written: str, per_bearer: int) -> None:
    """How many each bearer may have; none at all is 0."""
    assert Proxies.parse(written) == Proxies(per_bearer)


def test_a_rule_written_before_proxies_were_part_of_it_is_read() -> None:
    """What an older journal holds says nothing of them, and is written again as it was."""
    old = {"majority": ">1/2 expressed", "tie": "chair", "quorum": ">1/2 members, waived on second call"}
    rule = Rule.from_json(old)
    assert rule.proxies is None
    assert rule.to_json() == old


@given(majorities, quorums)
def test_shares_print_and_parse_back(majority: Majority, quorum: Quorum) -> None:
    """Printing then parsing is the identity."""
    assert Majority.parse(str(majority)) == majority
    assert Quorum.parse(str(quorum)) == quorum


@given(rules)
def test_rules_survive_json(rule: Rule) -> None:
    """A rule stored as JSON text comes back the same, and writes the same text again."""
    text = json.dumps(rule.to_json())
    assert Rule.from_json(json.loads(text)) == rule
    assert json.dumps(Rule.from_json(json.loads(text)).to_json()) == text


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (None, "rule"),
        ({"majority": ">1/2 cast"}, "rule"),
        ({"majority": ">1/2 cast", "tie": "chair", "mood": "good"}, "rule"),
        ({"majority": 0.5, "tie": "chair"}, "majority"),
        ({"majority": ">1/2 cast", "tie": "coin"}, "tie"),
        ({"majority": ">1/2 cast", "tie": "chair", "also": ">2 cast"}, "also"),
        ({"majority": ">1/2 cast", "tie": "chair", "quorum": None}, "quorum"),
        ({"majority": ">1/2 cast", "tie": "chair", "proxies": "some per bearer"}, "proxies"),
        ({"majority": ">1/2 cast", "tie": "chair", "proxies": 1}, "proxies"),
    ],
)
def test_stored_rules_are_checked(data: object, part: str) -> None:
    """What no rule could have written is refused, and the part at fault is named."""
    with pytest.raises(InvalidRule) as caught:
        Rule.from_json(data)
    assert caught.value.part == part


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("citizens-assembly", {"majority": ">1/2 expressed", "tie": "rejected"}),
        ("association", {"majority": ">1/2 expressed", "tie": "rejected"}),
        *(
            (
                name,
                {
                    "majority": ">1/2 expressed",
                    "tie": "chair",
                    "quorum": ">1/2 members, waived on second call",
                    "proxies": "1 per bearer",
                },
            )
            for name in ("fr-municipal-council", "fr-departmental-council")
        ),
        (
            "parliament",
            {
                "majority": ">1/2 expressed",
                "tie": "rejected",
                "quorum": ">1/2 members, waived on second call, when asked",
                "proxies": "1 per bearer",
            },
        ),
    ],
)
def test_presets(name: str, stored: dict[str, str]) -> None:
    """Each preset in full, as it is stored inside a vote: a change here changes the law."""
    assert PRESETS[name].to_json() == stored


@pytest.mark.parametrize(("in_office", "quorum"), [(11, 6), (8, 5), (100, 51)])
def test_the_municipal_quorum(in_office: int, quorum: int) -> None:
    """The Sénat's guide gives 6 of 11 and 5 of 8; sidesa.fr gives 51 of 100."""
    rule = PRESETS["fr-municipal-council"].quorum
    assert rule is not None
    assert rule.required(in_office) == quorum
