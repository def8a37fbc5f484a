"""Phrases: what the domain's values are called in a sentence, in the language being spoken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drafting.amending.discussion.falling import Harm, Hit
from drafting.amending.discussion.passages import Passage
from drafting.amending.instructions.operations import Side
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import Mark, Opinion
from drafting.deliberation.state import WHOLE, State
from drafting.languages import current, ntr, tr
from drafting.text.addresses import CITATION, RECITAL, Address
from drafting.text.labels import Label, labels
from drafting.text.model import ANNEXES, ARTICLES, MEMORANDUM, PREAMBLE
from drafting.voting.ballots import Announced, Count, Problem, ProblemKind, Sheet
from drafting.voting.rules import Base
from drafting.voting.tally import Decision, Outcome, Reason


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language meanwhile."""
    token = current.set(language)
    try:
        yield
    finally:
        current.reset(token)


def status(value: Status) -> str:
    """Where an amendment stands, in a word or two."""
    return {
        Status.SUBMITTED: tr("submitted"),
        Status.RESERVED: tr("reserved"),
        Status.WITHDRAWN: tr("withdrawn"),
        Status.NOT_MOVED: tr("not moved"),
        Status.INADMISSIBLE: tr("inadmissible"),
        Status.SATISFIED: tr("satisfied"),
        Status.FALLEN: tr("fallen"),
        Status.GROUPED: tr("grouped"),
        Status.ADOPTED: tr("adopted"),
        Status.REJECTED: tr("rejected"),
        Status.TO_VOTE_AGAIN: tr("to be voted again"),
        Status.DISPUTED: tr("disputed"),
    }[value]


def statuses(value: Status, count: int) -> str:
    """How many amendments stand there: "6 rejected"."""
    return {
        Status.SUBMITTED: ntr("{count} submitted", "{count} submitted", count),
        Status.RESERVED: ntr("{count} reserved", "{count} reserved", count),
        Status.WITHDRAWN: ntr("{count} withdrawn", "{count} withdrawn", count),
        Status.NOT_MOVED: ntr("{count} not moved", "{count} not moved", count),
        Status.INADMISSIBLE: ntr("{count} inadmissible", "{count} inadmissible", count),
        Status.SATISFIED: ntr("{count} satisfied", "{count} satisfied", count),
        Status.FALLEN: ntr("{count} fallen", "{count} fallen", count),
        Status.GROUPED: ntr("{count} grouped", "{count} grouped", count),
        Status.ADOPTED: ntr("{count} adopted", "{count} adopted", count),
        Status.REJECTED: ntr("{count} rejected", "{count} rejected", count),
        Status.TO_VOTE_AGAIN: ntr("{count} to be voted again", "{count} to be voted again", count),
        Status.DISPUTED: ntr("{count} disputed", "{count} disputed", count),
    }[value]


def mark(value: Mark) -> str:
    """What an amendment is marked as."""
    return status(Status(str(value)))


def opinion(value: Opinion) -> str:
    """What an opinion is."""
    return {
        Opinion.FAVOURABLE: tr("favourable"),
        Opinion.UNFAVOURABLE: tr("unfavourable"),
        Opinion.WISDOM: tr("left to the assembly's wisdom"),
    }[value]


def division(key: str, label: Label | None) -> str:
    """What a division is called: "article 3 bis", "mesure 7", "exposé des motifs"."""
    if key == MEMORANDUM:
        return tr("explanatory memorandum")
    if key == PREAMBLE:
        return tr("citations and recitals")
    if label is None:
        return tr("annex “{name}”", name=key.rpartition("/")[2]) if key.startswith(ANNEXES) else key
    said = label.phrase(current.get())
    if key.startswith(ARTICLES + "/"):
        return tr("article 1") if said == "1" else tr("article {label}", label=said)
    return tr("measure {label}", label=said)


def beside(side: Side, key: str, label: Label | None) -> str:
    """Where a new division would stand: "after article 3"."""
    before, after = _neighbours(key, label)
    return before if side is Side.BEFORE else after


def _neighbours(key: str, label: Label | None) -> tuple[str, str]:
    said = label.phrase(current.get()) if label else ""
    if said and not key.startswith(ARTICLES + "/"):
        return tr("before measure {label}", label=said), tr("after measure {label}", label=said)
    if said == "1":
        return tr("before article 1"), tr("after article 1")
    if said:
        return tr("before article {label}", label=said), tr("after article {label}", label=said)
    where = division(key, label)
    return tr("before: {where}", where=where), tr("after: {where}", where=where)


def place(key: str, label: Label | None, alinea: int | None) -> str:
    """A place in a text: "article 3, alinéa 2"."""
    where = division(key, label)
    return tr("{where}, alinéa {number}", where=where, number=alinea) if alinea else where


def passage(value: Passage, label: Label | None) -> str:
    """Words that somebody points at: "article 3, alinéa 2, words 14 to 22"."""
    parts = [division(value.division, label)]
    if value.heading:
        parts.append(tr("title"))
    elif value.alineas:
        parts.append(
            _ranks(value.alineas, tr("alinéa {first}"), tr("alinéas {first} to {last}"), tr("before alinéa {first}"))
        )
    if value.words:
        parts.append(_ranks(value.words, tr("word {first}"), tr("words {first} to {last}"), tr("before word {first}")))
    return ", ".join(parts)


def hit(state: State, value: Hit, label: Label | None) -> str:
    """What an adoption did to words that an amendment needs: "words 14 to 22 no longer exist after amendment 7"."""
    names = (state.amendments[name].label for name in value.by)
    said = {"place": passage(value.passage, label), "labels": ", ".join(names)}
    return {
        Harm.GONE: _gone(value, said),
        Harm.PARTLY: tr("{place}: partly changed by amendment {labels}", **said),
        Harm.RIVAL: tr("{place}: nearly the same came there with amendment {labels}", **said),
        Harm.ALREADY: tr("{place}: amendment {labels} does it already", **said),
        Harm.BESIDE: tr("{place}: amendment {labels} inserts something there, too", **said),
    }[value.harm]


def _gone(value: Hit, said: dict[str, str]) -> str:
    if value.passage.words and not value.passage.is_point:
        return tr("{place}: these words no longer exist after amendment {labels}", **said)
    return tr("{place}: no longer exists after amendment {labels}", **said)


def _ranks(ranks: tuple[int, int], one: str, several: str, point: str) -> str:
    first, last = ranks
    said = one if first == last else several if first < last else point
    return said.format(first=first, last=last)


def subject(state: State, on: str) -> str:
    """What a vote is on."""
    if on == WHOLE:
        return tr("the whole text")
    if on in state.amendments:
        return tr("amendment {label}", label=state.amendments[on].label)
    known = state.reading.labels if state.reading else labels(state.text)
    return division(on, known.get(on))


def address(value: Address) -> str:
    """An address in short, as one types it: "3.2", "m7", "considérant 4", "exposé.2"."""
    words = {RECITAL: tr("recital"), CITATION: tr("citation"), MEMORANDUM: tr("memorandum"), PREAMBLE: tr("preamble")}
    said = str(value)
    named = value.slug or value.series
    return words[named] + said.removeprefix(named) if named in words else said


def sheet(value: Sheet) -> str:
    """What was counted: "62 for, 21 against, 3 abstentions"."""
    if isinstance(value, Announced):
        return {
            Announced.UNANIMOUS: tr("unanimously"),
            Announced.CARRIED: tr("carried, without figures"),
            Announced.LOST: tr("lost, without figures"),
        }[value]
    return ", ".join(_counts(value))


def _counts(count: Count) -> Iterator[str]:
    yield tr("{count} for", count=count.in_favour)
    yield tr("{count} against", count=count.against)
    if count.abstain:
        yield ntr("{count} abstention", "{count} abstentions", count.abstain)
    if count.blank:
        yield ntr("{count} blank", "{count} blank", count.blank)
    if count.null:
        yield ntr("{count} null", "{count} null", count.null)
    if count.not_voting:
        yield ntr("{count} not voting", "{count} not voting", count.not_voting)


def base(value: Base) -> str:
    """What a majority is a part of."""
    return {
        Base.EXPRESSED: tr("votes expressed"),
        Base.CAST: tr("votes cast"),
        Base.PRESENT: tr("members present"),
        Base.PRESENT_OR_REPRESENTED: tr("members present or represented"),
        Base.MEMBERS: tr("members"),
    }[value]


def outcome(value: Outcome) -> str:
    """What became of a question."""
    return {
        Outcome.ADOPTED: tr("Adopted"),
        Outcome.REJECTED: tr("Rejected"),
        Outcome.TIED: tr("To be voted again"),
        Outcome.NO_QUORUM: tr("No quorum"),
        Outcome.UNDECIDED: tr("Not decided"),
    }[value]


def decision(value: Decision) -> str:
    """A decision explained: "Adopted: 62 for, 21 against; needed 42 of 83 votes expressed."."""
    said, counted = outcome(value.outcome), sheet(value.sheet)
    figures = {"outcome": said, "counted": counted, "required": value.required, "size": value.base_size}
    figures |= {"base": base(value.base), "found": value.counted}
    match value.reason:
        case Reason.MAJORITY_REACHED | Reason.MAJORITY_NOT_REACHED:
            return tr("{outcome}: {counted}; needed {required} of {size} {base}.", **figures)
        case Reason.UNANIMOUS | Reason.ANNOUNCED:
            return tr("{outcome}: {counted}.", **figures)
        case Reason.TIE:
            return tr("{outcome}: {counted}; a tie.", **figures)
        case Reason.CASTING_VOTE:
            return tr("{outcome}: {counted}; a tie, settled by the chair's vote.", **figures)
        case Reason.NO_CASTING_VOTE:
            return tr("{outcome}: {counted}; a tie, and the chair did not vote.", **figures)
        case Reason.TIE_IN_SECRECY:
            return tr("{outcome}: {counted}; a tie, and no casting vote in a secret ballot.", **figures)
        case Reason.QUORUM_NOT_REACHED:
            return tr("{outcome}: {found} present, needed {required} of {size} {base}.", **figures)
        case Reason.BASE_UNKNOWN:
            return tr("{outcome}: nobody counted the {base}.", **figures)
        case Reason.FIGURES_NEEDED:
            return tr("{outcome}: the rule asks for a count.", **figures)


def result(value: Decision) -> str:
    """A decision in short: "Adopted: 62 for, 21 against"."""
    return tr("{outcome}: {counted}", outcome=outcome(value.outcome), counted=sheet(value.sheet))


def fate(amendment: Amendment) -> str:
    """What became of an amendment, in short, with its vote or its reason."""
    where = amendment.status
    if where in (Status.ADOPTED, Status.REJECTED, Status.TO_VOTE_AGAIN) and amendment.vote:
        return result(amendment.vote.decision)
    said = capital(status(where))
    return tr("{status}: {reason}", status=said, reason=amendment.reason) if amendment.reason else said


def short(amendment: Amendment) -> str:
    """What became of an amendment, as a list has room for: "adopted 62-21-3"."""
    said, vote = status(amendment.status), amendment.vote
    if amendment.latest != "vote" or vote is None:
        return said
    if isinstance(vote.fact.sheet, Count):
        return f"{said} {vote.fact.sheet}"
    return tr("{status} (unanimous)", status=said) if vote.fact.sheet is Announced.UNANIMOUS else said


def problem(value: Problem) -> str:
    """What does not add up in a vote."""
    figures = {"found": value.found, "allowed": value.allowed}
    if value.kind is ProblemKind.VOTES_EXCEED_VOICES:
        return tr("{found} votes, but only {allowed} could be cast", **figures)
    return tr("{found} present or represented, but only {allowed} members", **figures)


def capital(words: str) -> str:
    """The same words, to begin a sentence."""
    return words[:1].upper() + words[1:]
