"""Phrases of votes: what they were on, how they were held, and what does not add up in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafting.deliberation.facts import PresenceChanged, Second, VoteHeld, VoteNoted
from drafting.deliberation.standing import Vote
from drafting.deliberation.state import State
from drafting.languages import ntr, tr
from drafting.publishing import phrases
from drafting.voting.choices import Indication, Method
from drafting.voting.irregularities import Irregularity, IrregularityKind
from drafting.voting.ranges import ranges
from drafting.voting.rollcall import Position, Voice
from drafting.voting.secret import Reveals
from drafting.voting.tables import Fault

Names = Mapping[str, str]
_SHOWN = 3  # of members of whom the same is to be said
_FEW = 6  # members who are told by name


def member(who: str, names: Names) -> str:
    """A member by name and id, or by the id alone."""
    return tr("{name} ({id})", name=names[who], id=who) if who in names else who


def subject(state: State, fact: VoteHeld) -> str:
    """Everything that a vote is on: an amendment, a part of it, a block of several."""
    first = phrases.subject(state, fact.on)
    if fact.part:
        return tr("{what}, part {part}", what=first, part=fact.part)
    if fact.block:
        return tr("block: {list}", list=", ".join(_together(state, (fact.on, *fact.block))))
    if fact.identical:
        names = ", ".join(state.amendments[name].label for name in fact.identical if name in state.amendments)
        return tr("{what} (identical: {labels})", what=first, labels=names)
    return first


def _together(state: State, names: Sequence[str]) -> Iterator[str]:
    """Amendments by their numbers, then articles and the like."""
    labels = [state.amendments[name].label for name in names if name in state.amendments]
    if labels:
        yield ntr("amendment {labels}", "amendments {labels}", len(labels), labels=", ".join(labels))
    yield from (phrases.subject(state, name) for name in names if name not in state.amendments)


def held(state: State, fact: VoteHeld) -> str:
    """A vote as the minutes tell it: what it was on, what was decided, how, and what it replaces."""
    return " ".join(_held(state, fact))


def _held(state: State, fact: VoteHeld) -> Iterator[str]:
    yield phrases.decided(subject(state, fact), phrases.decision(fact.decision))
    yield from how(fact)
    if fact.instead_of:
        yield second(fact)
    if doubts := said_of(fact, state.names):
        yield tr("Irregular: {problems}.", problems=tr("; ").join(doubts))


def of_amendment(votes: Sequence[Vote], standing: Sequence[Vote], names: Names) -> Iterator[str]:
    """Every vote on an amendment, those that stand first, with what does not add up and what was said of it since."""
    for vote in standing:
        yield _told(vote)
        yield from how(vote.fact)
        yield from voices(vote.fact, names)
        if vote.fact.instead_of:
            yield second(vote.fact)
        yield from _doubts(vote, names)
        for said in vote.notes:
            if isinstance(said.fact, VoteNoted):
                yield tr("Note of {who}: “{note}”", who=member(said.fact.member, names), note=said.fact.note)
    for vote in votes:
        if vote not in standing:
            before = tr("Before: {vote}", vote=_told(vote))
            yield f"{before} {tr('Annulled.')}" if vote.is_annulled else before


def _told(vote: Vote) -> str:
    said = phrases.decision(vote.decision)
    return tr("Part {part}. {decision}", part=vote.fact.part, decision=said) if vote.fact.part else said


def _doubts(vote: Vote, names: Names) -> Iterator[str]:
    if doubts := said_of(vote.fact, names):
        yield tr("Irregular: {problems}.", problems=tr("; ").join(doubts))
    if vote.settlement:
        yield tr("The chair rules that it stands: {reason}", reason=vote.settlement.reason)


def how(fact: VoteHeld) -> Iterator[str]:
    """In which way people voted, where it was not by show of hands."""
    if fact.roll_call:
        declared = dict.fromkeys(voice.declared for voice in fact.roll_call.voices if voice.declared)
        yield tr("By groups: {groups}.", groups=", ".join(declared)) if declared else tr("By roll call.")
    if own := fact.count_sheet:
        yield tr(
            "Secret ballot: {entitled} entitled, {signed} signed, {found} papers found; tellers: {tellers}.",
            entitled=own.entitled,
            signed=own.signed_in,
            found=own.found,
            tellers=", ".join(own.tellers) or tr("not named"),
        )


def voices(fact: VoteHeld, names: Names) -> Iterator[str]:
    """Who voted how, where names were called: the minutes of a public ballot say it (CGCT L2121-15)."""
    for position, said in _positions().items():
        own = [voice for voice in (fact.roll_call.voices if fact.roll_call else ()) if voice.position is position]
        if own:
            yield tr("{position}: {members}", position=said, members=", ".join(_voice(one, names) for one in own))


def _positions() -> dict[Position, str]:
    return {
        Position.FOR: tr("For"),
        Position.AGAINST: tr("Against"),
        Position.ABSTAIN: tr("Abstaining"),
        Position.NOT_VOTING: tr("Not voting"),
        Position.ABSENT: tr("Absent"),
    }


def _voice(voice: Voice, names: Names) -> str:
    """A member, and who voted instead."""
    who = member(voice.member, names)
    return tr("{who} (by {bearer})", who=who, bearer=member(voice.bearer, names)) if voice.bearer else who


def second(fact: VoteHeld) -> str:
    """Why a vote takes the place of an earlier one, which stays in the record."""
    said = {
        None: tr("A recount; the first count stays in the record."),
        Second.RECOUNT: tr("A recount; the first count stays in the record."),
        Second.NEW_ROUND: tr("A new round; the first had decided nothing."),
        Second.CORRECTION: tr("Correction of a typing error; what was typed first stays in the record."),
        Second.DELIBERATION: tr("Second deliberation; the first vote stays in the record."),
    }[fact.second]
    return f"{said} ({fact.reason})" if fact.reason else said


def irregularities(values: Sequence[Irregularity], names: Names) -> list[str]:
    """What does not add up, members of whom the same is to be said together."""
    told: list[str] = []
    for kind in dict.fromkeys(value.kind for value in values):
        own = [value for value in values if value.kind is kind]
        several = [value.member for value in own if value.member]
        told.append(_of_several(kind, several, names) if len(several) > 1 else irregularity(own[0], names))
    return told


def said_of(fact: VoteHeld, names: Names) -> list[str]:
    """What is to be said of a vote that does not add up: that there was no quorum, its outcome says."""
    return irregularities([one for one in fact.irregularities if one.kind is not IrregularityKind.NO_QUORUM], names)


def members(ids: Sequence[str], names: Names) -> str:
    """Several members: few of them by name, many by their ids, those that run on as a range."""
    return ", ".join([member(who, names) for who in ids] if len(ids) <= _FEW else ranges(ids))


def _of_several(kind: IrregularityKind, ids: Sequence[str], names: Names) -> str:
    first = ", ".join(member(who, names) for who in ids[:_SHOWN])
    more = len(ids) - _SHOWN
    who = ntr("{members} and {count} more", "{members} and {count} more", more, members=first) if more > 0 else first
    return {
        IrregularityKind.NOT_THERE: tr("{count} voted who were not noted as present: {members}"),
        IrregularityKind.UNKNOWN_MEMBER: tr("{count} who voted are not on the roll of that day: {members}"),
        IrregularityKind.VOTED_TWICE: tr("{count} voted more than once: {members}"),
        IrregularityKind.ABSENT_YET_REPRESENTED: tr("{count} have a proxy that did not vote: {members}"),
        IrregularityKind.BEARER_UNKNOWN: tr("{count} who carry a proxy are not on the roll of that day: {members}"),
        IrregularityKind.BEARER_ABSENT: tr("{count} carry a proxy, but are not there: {members}"),
        IrregularityKind.PROXIES_TOO_MANY: tr("{count} carry too many proxies: {members}"),
    }[kind].format(count=len(ids), members=who)


def irregularity(value: Irregularity, names: Names) -> str:
    """What does not add up."""
    said = {"found": value.found, "allowed": value.allowed, "member": member(value.member, names)}
    return {
        IrregularityKind.NO_SITTING: tr("no sitting is open"),
        IrregularityKind.SUSPENDED: tr("the sitting is suspended"),
        IrregularityKind.NO_QUORUM: tr("no quorum: {found} present, needed {allowed}"),
        IrregularityKind.VOICES_EXCEED_MEMBERS: tr("{found} present or represented, but only {allowed} members"),
        IrregularityKind.VOTES_EXCEED_VOICES: tr("{found} votes, but only {allowed} could be cast"),
        IrregularityKind.SIGNED_EXCEED_ENTITLED: tr("{found} signatures, but only {allowed} entitled to vote"),
        IrregularityKind.FOUND_UNLIKE_SIGNED: tr("{found} papers found, but {allowed} signatures"),
        IrregularityKind.COUNTED_UNLIKE_FOUND: tr("{found} papers counted, but {allowed} found"),
        IrregularityKind.NOT_CONFIRMED: tr("no second teller confirmed the count"),
        IrregularityKind.NOT_THERE: tr("{member} voted, but was not noted as present"),
        IrregularityKind.UNKNOWN_MEMBER: tr("{member} is not on the roll of that day"),
        IrregularityKind.VOTED_TWICE: tr("{member} voted {found} times"),
        IrregularityKind.ABSENT_YET_REPRESENTED: tr("{member} has a proxy that did not vote"),
        IrregularityKind.BEARER_UNKNOWN: tr("{member}, who carries a proxy, is not on the roll of that day"),
        IrregularityKind.BEARER_ABSENT: tr("{member} carries a proxy, but is not there"),
        IrregularityKind.PROXIES_TOO_MANY: tr("{member} carries {found} proxies, but may carry {allowed}"),
    }[value.kind].format(**said)


def reveals(value: Reveals) -> str:
    """Why a count alone may tell how people voted."""
    return {
        Reveals.FEW_VOTERS: tr("so few voted that the count itself may tell who voted how"),
        Reveals.UNANIMOUS: tr("all voted alike, so the count itself tells how each of them voted"),
    }[value]


def fault(value: Fault) -> str:
    """What keeps a table from being read; `{written}` stands for what was found there."""
    return {
        Fault.EMPTY: tr("it is empty"),
        Fault.DAMAGED: tr("it is no table ({written})"),
        Fault.COLUMN_UNKNOWN: tr("the column “{written}” is unknown"),
        Fault.COLUMN_TWICE: tr("the column “{written}” is there twice"),
        Fault.COLUMN_MISSING: tr("the column “{written}” is missing"),
        Fault.CELLS: tr("there are more cells than columns (“{written}”)"),
        Fault.CELL_EMPTY: tr("“{written}” is empty"),
        Fault.CELL: tr("“{written}” cannot stand there"),
        Fault.TWICE: tr("“{written}” is there twice"),
    }[value]


def presence(fact: PresenceChanged, names: Names) -> str:
    """Who came and who left."""
    return tr("; ").join(_presence(fact, names))


def _presence(fact: PresenceChanged, names: Names) -> Iterator[str]:
    if fact.counted is not None:
        yield tr("the room was counted: {count}", count=fact.counted)
    if fact.came:
        yield tr("came: {who}", who=members(fact.came, names))
    if fact.left:
        yield tr("left: {who}", who=members(fact.left, names))
    if fact.more:
        yield ntr("{count} came", "{count} came", fact.more)
    if fact.fewer:
        yield ntr("{count} left", "{count} left", fact.fewer)


def method(value: Method) -> str:
    """How amendments were compared."""
    return {
        Method.APPROVAL: tr("approval"),
        Method.MAJORITY_JUDGEMENT: tr("majority judgement"),
        Method.SCHULZE: tr("Schulze's method"),
    }[value]


def places(found: Indication, labels: Mapping[str, str]) -> Sequence[str]:
    """The places from the first, each a line; what is tied is said to be."""
    lines: list[str] = []
    rank = 1
    for place in found.ranking or (found.winners,):
        names = sorted((labels[name] for name in place), key=lambda label: (len(label), label))
        said = {"rank": rank, "labels": ", ".join(names)}
        lines.append(tr("{rank}. tied: {labels}", **said) if len(names) > 1 else tr("{rank}. {labels}", **said))
        rank += len(names)
    return lines
