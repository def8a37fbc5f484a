"""Decisions: held against the law's words, against properties, and against real roll calls."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.ballots import Announced, Attendance, Count, Sheet, problems
from drafting.voting.rules import PRESETS, Base, Majority, Quorum, Rule, Tie
from drafting.voting.tally import Decision, InvalidDecision, Outcome, Reason, decide

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
SIMPLE, COUNCIL = PRESETS["citizens-assembly"], PRESETS["fr-municipal-council"]

few = st.integers(0, 12)
counts = st.builds(Count, few, few, few, few, few, few)
sheets = st.one_of(counts, st.sampled_from(Announced))
attendances = st.builds(Attendance, st.integers(0, 24), st.none() | few, few)
shares = st.sampled_from([">1/2", ">=1/2", ">2/3", ">=2/3", ">=3/5", ">4/5", ">=1", ">1/3", ">=1/4"]).flatmap(
    lambda share: st.sampled_from([f"{share} {base}" for base in Base])
)
majorities = shares.map(Majority.parse)
quorums = st.builds(
    lambda share, clauses: Quorum.parse(", ".join((share, *sorted(clauses)))),
    shares,
    st.sets(st.sampled_from(["counts proxies", "waived on second call", "when asked"])),
)
rules = st.builds(Rule, majorities, st.none() | majorities, st.sampled_from(Tie), st.none() | quorums)
circumstances = st.fixed_dictionaries(
    {
        "casting_vote": st.sampled_from([None, False, True]),
        "tie_settled": st.sampled_from([None, False, True]),
        "secret": st.booleans(),
        "second_call": st.booleans(),
        "quorum_asked": st.booleans(),
    }
)


def rule(majority: str, **parts: Any) -> Rule:
    """A rule from its majority as people write it."""
    return Rule(Majority.parse(majority), **parts)


def test_the_example() -> None:
    """62 for, 21 against, 3 abstentions: 42 of the 83 votes expressed are required."""
    decision = decide(SIMPLE, Count(62, 21, 3), Attendance(100))
    assert decision == Decision(
        Outcome.ADOPTED,
        Reason.MAJORITY_REACHED,
        SIMPLE,
        Count(62, 21, 3),
        Base.EXPRESSED,
        83,
        42,
        62,
    )


@pytest.mark.parametrize(
    ("majority", "count", "attendance", "expected"),
    [
        (">1/2 expressed", Count(41, 42), Attendance(100), ("rejected", 42, 83)),
        (">1/2 expressed", Count(1), Attendance(100), ("adopted", 1, 1)),
        (">1/2 expressed", Count(), Attendance(100), ("rejected", 1, 0)),
        (">=1/2 expressed", Count(), Attendance(0), ("rejected", 1, 0)),
        (">=1/2 expressed", Count(5, 5), Attendance(10), ("adopted", 5, 10)),
        (">1/2 cast", Count(5, 3, 1, 1), Attendance(10), ("rejected", 6, 10)),
        (">1/2 cast", Count(5, 3, 1, not_voting=9), Attendance(20), ("adopted", 5, 9)),
        (">1/2 present", Count(5), Attendance(20, 10, 3), ("rejected", 6, 10)),
        (">1/2 present+represented", Count(6), Attendance(20, 10, 3), ("rejected", 7, 13)),
        (">1/2 members", Count(50), Attendance(100), ("rejected", 51, 100)),
        (">1/2 members", Count(51, 49), Attendance(100), ("adopted", 51, 100)),
        (">=2/3 cast", Count(8, 4), Attendance(12), ("adopted", 8, 12)),
        (">=2/3 cast", Count(0, 0, 12), Attendance(12), ("rejected", 8, 12)),
        (">1/2 present", Count(9), Attendance(20), ("undecided", None, None)),
    ],
)
def test_each_base(
    majority: str,
    count: Count,
    attendance: Attendance,
    expected: tuple[str, int | None, int | None],
) -> None:
    """Each base counts what its name says; one nobody counted leaves the vote undecided."""
    decision = decide(rule(majority), count, attendance)
    assert (decision.outcome, decision.required, decision.base_size) == expected


@pytest.mark.parametrize(
    ("also", "count", "outcome", "base"),
    [
        (">=1/3 members", Count(10, 5), "adopted", "expressed"),
        (">=1/3 members", Count(9, 5), "rejected", "members"),
        (">=1/3 members", Count(9, 9), "rejected", "members"),
        (">=1/3 present", Count(9, 5), "undecided", "present"),
        (">=1/3 present", Count(5, 9), "rejected", "expressed"),
        (">=1/3 present", Count(9, 9), "undecided", "present"),
    ],
)
def test_a_second_majority(also: str, count: Count, outcome: str, base: str) -> None:
    """Both must be reached, and the decision tells of the one that settled it."""
    under = rule(">1/2 expressed", also=Majority.parse(also))
    decision = decide(under, count, Attendance(30))
    assert (decision.outcome, decision.base) == (outcome, base)


@pytest.mark.parametrize(
    ("tie", "casting_vote", "secret", "outcome", "reason"),
    [
        (Tie.REJECTED, True, False, "rejected", "tie"),
        (Tie.NEW_ROUND, True, False, "tied", "tie"),
        (Tie.CHAIR, True, False, "adopted", "casting-vote"),
        (Tie.CHAIR, False, False, "rejected", "casting-vote"),
        (Tie.CHAIR, None, False, "rejected", "no-casting-vote"),
        (Tie.CHAIR, True, True, "rejected", "tie-in-secrecy"),
        (Tie.CHAIR, None, True, "rejected", "tie-in-secrecy"),
    ],
)
def test_ties(tie: Tie, *, casting_vote: bool | None, secret: bool, outcome: str, reason: str) -> None:
    """The chair prevails only where the rule says so, in the open, having voted."""
    decision = decide(
        rule(">1/2 expressed", tie=tie),
        Count(5, 5, 2),
        Attendance(12),
        casting_vote=casting_vote,
        secret=secret,
    )
    assert (decision.outcome, decision.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("tie", "settled", "secret", "outcome", "reason"),
    [
        (Tie.LOT, True, False, "adopted", "tie"),
        (Tie.LOT, False, True, "rejected", "tie"),
        (Tie.LOT, None, False, "undecided", "tie"),
        (Tie.ELDEST, True, False, "adopted", "tie"),
        (Tie.ELDEST, None, False, "undecided", "tie"),
        (Tie.ELDEST, True, True, "rejected", "tie-in-secrecy"),
        (Tie.REJECTED, True, False, "rejected", "tie"),
        (Tie.CHAIR, True, False, "rejected", "no-casting-vote"),
    ],
)
def test_ties_settled_outside_the_count(
    tie: Tie, *, settled: bool | None, secret: bool, outcome: str, reason: str
) -> None:
    """The lot and the eldest are recorded by hand, and waited for; the eldest has no say in a secret ballot."""
    decision = decide(rule(">1/2 expressed", tie=tie), Count(5, 5), Attendance(12), tie_settled=settled, secret=secret)
    assert (decision.outcome, decision.reason) == (outcome, reason)


def test_a_lot_is_no_part_of_a_vote_without_tie() -> None:
    """What was drawn for nothing changes nothing."""
    decision = decide(rule(">1/2 expressed", tie=Tie.LOT), Count(5, 6), Attendance(12), tie_settled=True)
    assert (decision.outcome, decision.reason) == (Outcome.REJECTED, Reason.MAJORITY_NOT_REACHED)


@pytest.mark.parametrize(("asked", "outcome"), [(False, "adopted"), (True, "no-quorum")])
def test_a_parliament_is_in_number_until_somebody_asks(*, asked: bool, outcome: str) -> None:
    """Three deputies of 577 adopt, unless the quorum was asked for."""
    decision = decide(PRESETS["parliament"], Count(2, 1), Attendance(577, 3), quorum_asked=asked)
    assert decision.outcome == outcome


@pytest.mark.parametrize(
    ("majority", "count", "is_tie"),
    [
        (">1/2 expressed", Count(5, 5), True),
        (">1/2 expressed", Count(0, 0, 9), False),
        (">1/2 cast", Count(5, 5), True),
        (">1/2 cast", Count(5, 5, 1), False),
        (">1/2 members", Count(10, 10), True),
        (">1/2 members", Count(9, 9), False),
        (">1/2 members", Count(10, 4), False),
        (">=2/3 expressed", Count(1, 1), False),
        (">=2/3 expressed", Count(5, 5), False),
    ],
)
def test_what_a_tie_is(majority: str, count: Count, *, is_tie: bool) -> None:
    """As many for as against, at the very threshold to be passed, and somebody voted."""
    decision = decide(rule(majority, tie=Tie.NEW_ROUND), count, Attendance(20))
    assert (decision.outcome is Outcome.TIED) == is_tie


@pytest.mark.parametrize(
    ("quorum", "attendance", "second_call", "outcome"),
    [
        (">1/2 members", Attendance(11, 6), False, "adopted"),
        (">1/2 members", Attendance(11, 5, 5), False, "no-quorum"),
        (">1/2 members", Attendance(8, 4), False, "no-quorum"),
        (">1/2 members", Attendance(8, 4), True, "no-quorum"),
        (">1/2 members", Attendance(8), False, "undecided"),
        (">1/2 members, waived on second call", Attendance(8, 1), True, "adopted"),
        (">1/2 members, waived on second call", Attendance(8), True, "adopted"),
        (">1/2 members, waived on second call", Attendance(8, 1), False, "no-quorum"),
        (">1/2 members, counts proxies", Attendance(11, 5, 1), False, "adopted"),
        (">=1/4 members, counts proxies", Attendance(12, None, 9), False, "undecided"),
        (">=1/4 members", Attendance(12, 3), False, "adopted"),
    ],
)
def test_quorum(quorum: str, attendance: Attendance, *, second_call: bool, outcome: str) -> None:
    """Presence is measured before votes are; only a rule that says so counts proxies."""
    under = rule(">1/2 expressed", quorum=Quorum.parse(quorum))
    assert decide(under, Count(1), attendance, second_call=second_call).outcome == outcome


def test_a_missed_quorum_tells_its_figures() -> None:
    """The condition told is the quorum's: 5 there, 6 required of 11 members."""
    decision = decide(COUNCIL, Count(5), Attendance(11, 5, 5))
    assert decision.reason is Reason.QUORUM_NOT_REACHED
    told = (decision.base, decision.base_size, decision.required, decision.counted)
    assert told == (Base.MEMBERS, 11, 6, 5)


@pytest.mark.parametrize(
    ("majority", "also", "sheet", "outcome", "reason"),
    [
        (">1/2 expressed", None, Announced.UNANIMOUS, "adopted", "unanimous"),
        (">=2/3 expressed", None, Announced.CARRIED, "adopted", "announced"),
        (">1/2 expressed", None, Announced.LOST, "rejected", "announced"),
        (">1/2 members", None, Announced.UNANIMOUS, "undecided", "figures-needed"),
        (">1/2 expressed", ">1/2 cast", Announced.LOST, "undecided", "figures-needed"),
    ],
)
def test_announced_without_figures(majority: str, also: str | None, sheet: Sheet, outcome: str, reason: str) -> None:
    """The chair's word is enough for votes expressed; any other base needs a count."""
    under = rule(majority, also=also and Majority.parse(also))
    decision = decide(under, sheet, Attendance(20, 20))
    assert (decision.outcome, decision.reason) == (outcome, reason)
    assert decision.counted is None


def test_an_announcement_needs_a_quorum_too() -> None:
    """Unanimity of a room too small decides nothing."""
    assert decide(COUNCIL, Announced.UNANIMOUS, Attendance(9, 4)).outcome is Outcome.NO_QUORUM


@given(rules, sheets, attendances, circumstances)
def test_any_vote_is_decided(under: Rule, sheet: Sheet, attendance: Attendance, how: dict[str, Any]) -> None:
    """Whatever the room hands in, there is one decision, the same each time, and it is stored."""
    decision = decide(under, sheet, attendance, **how)
    assert decide(under, sheet, attendance, **how) == decision
    text = json.dumps(decision.to_json())
    assert Decision.from_json(json.loads(text)) == decision
    assert json.dumps(Decision.from_json(json.loads(text)).to_json()) == text


@given(majorities, counts, attendances)
def test_any_majority_is_a_fraction_passed(majority: Majority, count: Count, attendance: Attendance) -> None:
    """Adopted means somebody in favour, and a part of the base over the threshold."""
    sizes = {
        "expressed": count.in_favour + count.against,
        "cast": count.in_favour + count.against + count.abstain + count.blank + count.null,
        "present": attendance.present,
        "present+represented": attendance.voices,
        "members": attendance.members,
    }
    size, in_favour = sizes[majority.base], count.in_favour
    part = Fraction(in_favour, size) if size else Fraction(in_favour > 0)
    enough = part > majority.threshold if majority.strict else part >= majority.threshold
    expected = "undecided" if size is None else "adopted" if in_favour and enough else "rejected"
    assert decide(Rule(majority), count, attendance).outcome == expected


@given(rules, counts, attendances, circumstances)
def test_one_more_in_favour_never_undoes_an_adoption(
    under: Rule, count: Count, attendance: Attendance, how: dict[str, Any]
) -> None:
    """Monotone: what is adopted stays so with one more vote in favour."""
    more = replace(count, in_favour=count.in_favour + 1)
    if decide(under, count, attendance, **how).outcome is Outcome.ADOPTED:
        assert decide(under, more, attendance, **how).outcome is Outcome.ADOPTED


EXCLUDED = {
    Base.EXPRESSED: ("abstain", "blank", "null", "not_voting"),
    Base.CAST: ("not_voting",),
    Base.PRESENT: ("abstain", "blank", "null", "not_voting"),
    Base.PRESENT_OR_REPRESENTED: ("abstain", "blank", "null", "not_voting"),
    Base.MEMBERS: ("abstain", "blank", "null", "not_voting"),
}


@given(rules, counts, counts, attendances, circumstances)
def test_what_a_rule_excludes_changes_nothing(
    under: Rule, count: Count, other: Count, attendance: Attendance, how: dict[str, Any]
) -> None:
    """Counters outside every base of the rule can be anything: same outcome, same figures."""
    shares = [share for share in (under.majority, under.also, under.quorum) if share]
    excluded = set.intersection(*(set(EXCLUDED[share.base]) for share in shares))
    changed = replace(count, **{name: getattr(other, name) for name in excluded})
    before, after = (decide(under, each, attendance, **how) for each in (count, changed))
    assert replace(after, sheet=count) == before


@given(rules, sheets, attendances, few, circumstances)
def test_proxies_make_no_quorum(
    under: Rule, sheet: Sheet, attendance: Attendance, represented: int, how: dict[str, Any]
) -> None:
    """More or fewer proxies never make or miss it, unless the rule counts them."""
    quorum = under.quorum or Quorum.parse(">1/2 members")
    in_person = replace(under, quorum=replace(quorum, base=Base.MEMBERS, counts_proxies=False))
    rooms = (attendance, replace(attendance, represented=represented))
    missed = [decide(in_person, sheet, room, **how).outcome is Outcome.NO_QUORUM for room in rooms]
    assert missed[0] == missed[1]


@given(rules, sheets, attendances, circumstances)
def test_a_quorum_that_counts_proxies_is_one_of_voices(
    under: Rule, sheet: Sheet, attendance: Attendance, how: dict[str, Any]
) -> None:
    """As if those represented were there."""
    quorum = under.quorum or Quorum.parse(">1/2 members")
    counting = replace(under, quorum=replace(quorum, base=Base.MEMBERS, counts_proxies=True))
    in_person = replace(under, quorum=replace(quorum, base=Base.MEMBERS, counts_proxies=False))
    everybody = replace(attendance, present=attendance.voices, represented=0)
    missed = decide(counting, sheet, attendance, **how).outcome is Outcome.NO_QUORUM
    assert missed == (decide(in_person, sheet, everybody, **how).outcome is Outcome.NO_QUORUM)


def test_a_decision_in_json() -> None:
    """What is stored holds the rule in force and the figures, nothing that is a float."""
    assert decide(COUNCIL, Count(62, 21, 3), Attendance(100, 86)).to_json() == {
        "outcome": "adopted",
        "reason": "majority-reached",
        "rule": {
            "majority": ">1/2 expressed",
            "tie": "chair",
            "quorum": ">1/2 members, waived on second call",
            "proxies": "1 per bearer",
        },
        "sheet": {"in_favour": 62, "against": 21, "abstain": 3},
        "base": "expressed",
        "base_size": 83,
        "required": 42,
        "counted": 62,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "maybe"},
        {"reason": None},
        {"rule": {}},
        {"sheet": "nearly"},
        {"sheet": {"yes": 3}},
        {"required": -1},
        {"required": 1.5},
        {"mood": "good"},
    ],
)
def test_stored_decisions_are_checked(change: dict[str, Any]) -> None:
    """What no decision could have written is refused, as an error a user may see."""
    stored = decide(SIMPLE, Count(3, 1), Attendance(4)).to_json()
    with pytest.raises(InvalidDecision) as caught:
        Decision.from_json({**stored, **change})
    assert isinstance(caught.value, AlineaError)


@pytest.mark.parametrize("data", [None, [], {}, {"outcome": "adopted"}])
def test_what_is_no_decision_is_refused(data: object) -> None:
    """Nothing is made up for what is missing."""
    with pytest.raises(InvalidDecision):
        Decision.from_json(data)


def roll_calls(name: str) -> list[dict[str, Any]]:
    """The lists of a corpus file; skips the test where the corpus is not beside the project."""
    if not (CORPUS / name).exists():
        pytest.skip(f"no {name} in {CORPUS}")
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# The rule that a list of the Assemblée nationale names, and where it comes from.
NAMED = {
    # Règlement de l'Assemblée nationale, art. 68.
    "majorité absolue des suffrages exprimés": ">1/2 expressed",
    # Constitution, art. 49: a motion of censure.
    "majorité des membres composant l'Assemblée nationale": ">1/2 members",
    # Constitution, art. 89: three fifths of the votes expressed.
    "Majorité requise pour un Congrès": ">=3/5 expressed",
}
OUTCOMES = {"adopté": Outcome.ADOPTED, "rejeté": Outcome.REJECTED}


def figures(row: dict[str, Any]) -> Count:
    """The count sheet of a list of the Assemblée nationale."""
    return Count(row["pour"], row["contre"], row["abstentions"], not_voting=row["non_votants"])


def in_groups(row: dict[str, Any], key: str) -> int:
    """A figure of a list, added up over its groups."""
    return sum(group[key] for group in row["groupes"])


def adds_up(row: dict[str, Any]) -> bool:
    """Whether the figures of a list agree with each other, and with those of its groups."""
    count = figures(row)
    groups = Count(*(in_groups(row, key) for key in ("pour", "contre", "abstentions")))
    totals = (row["exprimes"], row["votants"])
    return totals == (count.expressed, count.cast) and replace(count, not_voting=0) == groups


def test_roll_calls_of_the_assemblee_nationale() -> None:
    """The rule a list names gives its required number and its outcome, wherever it adds up."""
    rows = [row for row in roll_calls("roll-calls-an.jsonl.gz") if adds_up(row)]
    for row in rows:
        room = Attendance(in_groups(row, "membres"))
        decision = decide(rule(NAMED[row["majorite"]]), figures(row), room)
        assert problems(decision.sheet, room) == ()
        found = (decision.required, decision.outcome)
        assert found == (row["requis"], OUTCOMES[row["sort"]]), row["uid"]
    assert rows


# What the European Parliament votes by a majority of its members (article 232 TFEU), and how
# many they were.
OWN_RULES = "Amendments to Parliament\u2019s Rules of Procedure"
SEATS = {"vot-list_pv-9": 705, "vot-list_pv-10": 720}


def test_votes_of_the_european_parliament() -> None:
    """Votes expressed decide, except on its own rules: there a majority of members must agree."""
    rows = [row for row in roll_calls("votes-ep.jsonl.gz") if row["favor"] is not None]
    for row in rows:
        base = "members" if row["vote_title"].startswith(OWN_RULES) else "expressed"
        room = Attendance(SEATS[row["file"].rsplit("-", 5)[0]])
        count = Count(row["favor"], row["against"], row["abstention"])
        decision = decide(rule(f">1/2 {base}"), count, room)
        assert decision.outcome == row["result"].lower(), row["label"]
    assert rows
