"""Votes of parliaments: what our rules require and decide, and which published figures don't add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import count, load, share, skipped
from drafting.voting.ballots import Attendance, Count, problems
from drafting.voting.irregularities import irregularities
from drafting.voting.roll import Member, Roll
from drafting.voting.rollcall import Position, RollCall, Voice, declared
from drafting.voting.rules import PRESETS, Majority, Rule
from drafting.voting.sums import total, unlike
from drafting.voting.tally import Outcome, decide

ROLL_CALLS, EUROPEAN = "roll-calls-an", "votes-ep"
TARGETS = {
    "votes required": 1.0,
    "outcome": 1.0,
    "groups add up": 1.0,
    "called by name, groups declaring": 1.0,
    "lists that don't add up, not flagged": 0,
    "lists that add up, flagged": 0,
    "lists with one vote too many, not flagged": 0,
    "outcome of votes with figures": 0.99,
    "exceptions to the simple majority explained": 1.0,
}

Vote = dict[str, Any]


def rows(data: Path) -> Iterator[Row]:
    """The roll calls of the Assemblée nationale, then the votes of the European Parliament."""
    for case, measured in ((ROLL_CALLS, _roll_calls), (EUROPEAN, _european)):
        votes = load(data, case)
        yield from measured(votes) if votes else [skipped(case, "outcome")]


# The Assemblée nationale: what a list says it was taken by, and where that rule stands.

SIMPLE = PRESETS["citizens-assembly"]
NAMED = {
    "majorité absolue des suffrages exprimés": SIMPLE,  # Règlement de l'Assemblée nationale, art. 68
    "majorité des membres composant l'Assemblée nationale": Rule(Majority.parse(">1/2 members")),  # Constitution, 49
    "Majorité requise pour un Congrès": Rule(Majority.parse(">=3/5 expressed")),  # Constitution, art. 89
}
OUTCOMES = {"adopté": Outcome.ADOPTED, "rejeté": Outcome.REJECTED}
COUNTERS = {"pour": "in_favour", "contre": "against", "abstentions": "abstain", "nonVotants": "not_voting"}


def _roll_calls(lists: Sequence[Vote]) -> Iterator[Row]:
    decided = [
        (decide(NAMED[one["majorite"]], figures(one), _room(one)), one) for one in lists if one["majorite"] in NAMED
    ]
    required = sum(decision.required == one["requis"] for decision, one in decided)
    outcomes = sum(decision.outcome == OUTCOMES.get(one["sort"]) for decision, one in decided)
    grouped = sum(figures(one) == total(groups(one)) for one in lists)
    called = sum(map(called_alike, lists))
    for metric, found in (
        ("votes required", required),
        ("outcome", outcomes),
        ("groups add up", grouped),
        ("called by name, groups declaring", called),
    ):
        yield share(ROLL_CALLS, metric, found, len(lists), TARGETS[metric])
    yield from _flags(lists)


def _flags(lists: Sequence[Vote]) -> Iterator[Row]:
    """What we flag, against plain sums over every figure published; then lists with one vote too many."""
    wrong = [one for one in lists if not adds_up(one)]
    right = [one for one in lists if adds_up(one)]
    spoilt = [one_too_many(one, place) for place, one in enumerate(right)]
    for metric, missed, of in (
        ("lists that don't add up, not flagged", sum(not flagged(one) for one in wrong), len(wrong)),
        ("lists that add up, flagged", sum(map(flagged, right)), len(right)),
        ("lists with one vote too many, not flagged", sum(not flagged(one) for one in spoilt), len(spoilt)),
    ):
        named = ", ".join(one["uid"] for one in wrong)
        note = f"they don't add up: {named}" if of == len(wrong) and wrong else ""
        yield count(ROLL_CALLS, metric, missed, of, TARGETS[metric], note)


POSITIONS = {
    "pour": Position.FOR,
    "contre": Position.AGAINST,
    "abstentions": Position.ABSTAIN,
    "nonVotants": Position.NOT_VOTING,
}


def called_alike(one: Vote) -> bool:
    """Whether each group declaring what most of it did, and the others speaking for themselves, gives its figures."""
    voices: list[Voice] = []
    members: list[Member] = []
    for group in one["groupes"]:
        name = group["groupe"]
        own = [Member(f"{name}-{place}", name) for place in range(group["membres"])]
        said = [position for counter, position in POSITIONS.items() for _ in range(group[counter])]
        said += [Position.ABSENT] * (len(own) - len(said))
        declaring = max(POSITIONS.values(), key=said.count)
        apart = [Voice(who.id, how) for who, how in zip(own, said, strict=False) if how is not declaring]
        voices += apart
        voices += declared(Roll(tuple(own)), name, declaring, (voice.member for voice in apart))
        members += own
    call, roll = RollCall(tuple(voices)), Roll(tuple(members))
    named = [call.groups(roll)[group["groupe"]] for group in one["groupes"]]
    return (call.count, named, irregularities(call, roll)) == (figures(one), groups(one), ())


def flagged(one: Vote) -> bool:
    """Whether we find something that doesn't add up: totals, groups, names, or more votes than members."""
    announced, named = figures(one), one["nominatif"]
    announced_totals, totals = (one["exprimes"], one["votants"]), (announced.expressed, announced.cast)
    rooms = [(sheet, Attendance(group["membres"])) for sheet, group in zip(groups(one), one["groupes"], strict=True)]
    return bool(
        announced_totals != totals
        or unlike(announced, total(groups(one)))
        or (named and unlike(announced, _counted(named)))
        or any(problems(sheet, room) for sheet, room in rooms)
    )


def adds_up(one: Vote) -> bool:
    """Whether every published figure agrees with the others, by sums that owe nothing to our counts."""
    cast = one["pour"] + one["contre"] + one["abstentions"]
    expressed = one["pour"] + one["contre"]
    said = {**{name: one[name] for name in ("pour", "contre", "abstentions")}, "nonVotants": one["non_votants"]}
    grouped = {name: sum(group[name] for group in one["groupes"]) for name in said}
    full = all(sum(group[name] for name in said) <= group["membres"] for group in one["groupes"])
    names = one["nominatif"] or said
    return (one["votants"], one["exprimes"]) == (cast, expressed) and said == grouped == names and full


def one_too_many(one: Vote, place: int) -> Vote:
    """The list with a vote added to one figure: in turn a total, a group's, the names'."""
    counter = tuple(COUNTERS)[place // 3 % len(COUNTERS)]
    if place % 3 == 0:
        told = "non_votants" if counter == "nonVotants" else counter
        return one | {told: one[told] + 1}
    if place % 3 == 1 or not one["nominatif"]:
        first, *others = one["groupes"]
        return one | {"groupes": [first | {counter: first[counter] + 1}, *others]}
    return one | {"nominatif": one["nominatif"] | {counter: one["nominatif"][counter] + 1}}


def figures(one: Vote) -> Count:
    """The count that a list announces."""
    return Count(one["pour"], one["contre"], one["abstentions"], not_voting=one["non_votants"])


def groups(one: Vote) -> list[Count]:
    """The count of each group of a list."""
    return [_counted(group) for group in one["groupes"]]


def _counted(part: Vote) -> Count:
    return Count(**{ours: part.get(theirs, 0) for theirs, ours in COUNTERS.items()})


def _room(one: Vote) -> Attendance:
    return Attendance(sum(group["membres"] for group in one["groupes"]))


# The European Parliament: a majority of the votes for and against (Treaty on the Functioning of the European Union,
# art. 231), but of its component members where it amends its own rules of procedure (art. 232).

BEGINNINGS = ("Amendments to Parliament’s Rules of Procedure", "Modification du règlement intérieur du Parlement")
OF_MEMBERS = Rule(Majority.parse(">1/2 members"))
# From the first sittings of a term, and from the departure of the United Kingdom.
SEATS = (("2024-07-16", 720), ("2020-02-01", 705), ("2014-07-01", 751))


def _european(listed: Sequence[Vote]) -> Iterator[Row]:
    votes = [vote for vote in listed if vote["favor"] is not None]
    alike = [vote for vote in votes if decided_alike(rule_of(vote), vote)]
    exceptions = [vote for vote in votes if not decided_alike(SIMPLE, vote)]
    explained = [vote for vote in exceptions if vote in alike]
    metric, others = "outcome of votes with figures", len(listed) - len(votes)
    note = f"{others} lines without figures: titles, shows of hands, what lapsed"
    yield share(EUROPEAN, metric, len(alike), len(votes), TARGETS[metric], note)
    metric = "exceptions to the simple majority explained"
    told = (f"{vote['label']}: {vote['favor']} of {_seats(vote)} ({_why(vote, alike)})" for vote in exceptions)
    yield share(EUROPEAN, metric, len(explained), len(exceptions), TARGETS[metric], "; ".join(told))


def rule_of(vote: Vote) -> Rule:
    """The rule that the treaty lays down for what is voted on."""
    return OF_MEMBERS if vote["vote_title"].startswith(BEGINNINGS) else SIMPLE


def decided_alike(rule: Rule, vote: Vote) -> bool:
    """Whether a rule decides as Parliament did."""
    sheet = Count(vote["favor"], vote["against"], vote["abstention"])
    return decide(rule, sheet, Attendance(_seats(vote))).outcome.value.upper() == vote["result"]


def _why(vote: Vote, explained: Sequence[Vote]) -> str:
    return "a majority of members, art. 232" if vote in explained else "unexplained"


def _seats(vote: Vote) -> int:
    """How many members Parliament had that day."""
    return next((seats for since, seats in SEATS if vote["date"] >= since), SEATS[-1][1])
