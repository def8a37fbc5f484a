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
from drafting.voting.ballots import Announced, Count, Sheet
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
        Status.TO_BE_WORDED: tr("to be worded"),
        Status.ADMITTED: tr("admitted"),
        Status.RESERVED: tr("reserved"),
        Status.WITHDRAWN: tr("withdrawn"),
        Status.NOT_MOVED: tr("not moved"),
        Status.INADMISSIBLE: tr("inadmissible"),
        Status.SATISFIED: tr("satisfied"),
        Status.FALLEN: tr("fallen"),
        Status.GROUPED: tr("grouped"),
        Status.ADOPTED: tr("adopted"),
        Status.PARTLY_ADOPTED: tr("adopted in part"),
        Status.REJECTED: tr("rejected"),
        Status.PARTLY_VOTED: tr("voted in part"),
        Status.IRREGULAR: tr("irregular, to be settled"),
        Status.TO_VOTE_AGAIN: tr("to be voted again"),
        Status.DISPUTED: tr("disputed"),
    }[value]


def statuses(value: Status, count: int) -> str:
    """How many amendments stand there: "6 rejected"."""
    return {
        Status.SUBMITTED: ntr("{count} submitted", "{count} submitted", count),
        Status.TO_BE_WORDED: ntr("{count} to be worded", "{count} to be worded", count),
        Status.ADMITTED: ntr("{count} admitted", "{count} admitted", count),
        Status.RESERVED: ntr("{count} reserved", "{count} reserved", count),
        Status.WITHDRAWN: ntr("{count} withdrawn", "{count} withdrawn", count),
        Status.NOT_MOVED: ntr("{count} not moved", "{count} not moved", count),
        Status.INADMISSIBLE: ntr("{count} inadmissible", "{count} inadmissible", count),
        Status.SATISFIED: ntr("{count} satisfied", "{count} satisfied", count),
        Status.FALLEN: ntr("{count} fallen", "{count} fallen", count),
        Status.GROUPED: ntr("{count} grouped", "{count} grouped", count),
        Status.ADOPTED: ntr("{count} adopted", "{count} adopted", count),
        Status.PARTLY_ADOPTED: ntr("{count} adopted in part", "{count} adopted in part", count),
        Status.REJECTED: ntr("{count} rejected", "{count} rejected", count),
        Status.PARTLY_VOTED: ntr("{count} voted in part", "{count} voted in part", count),
        Status.IRREGULAR: ntr("{count} irregular", "{count} irregular", count),
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
    if not value.by:
        return _hit_by_project(value, said["place"])
    return {
        Harm.GONE: _gone(value, said),
        Harm.PARTLY: tr("{place}: partly changed by amendment {labels}", **said),
        Harm.RIVAL: tr("{place}: nearly the same came there with amendment {labels}", **said),
        Harm.ALREADY: tr("{place}: amendment {labels} does it already", **said),
        Harm.BESIDE: tr("{place}: amendment {labels} inserts something there, too", **said),
    }[value.harm]


def _hit_by_project(value: Hit, place: str) -> str:
    """The same, of a corrected project."""
    return {
        Harm.GONE: tr("{place}: no longer exists in the corrected project", place=place),
        Harm.PARTLY: tr("{place}: partly changed by the corrected project", place=place),
        Harm.RIVAL: tr("{place}: nearly the same came there with the corrected project", place=place),
        Harm.ALREADY: tr("{place}: the corrected project does it already", place=place),
        Harm.BESIDE: tr("{place}: the corrected project inserts something there, too", place=place),
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


_VOTED = (Status.ADOPTED, Status.REJECTED, Status.TO_VOTE_AGAIN)


def fate(amendment: Amendment) -> str:
    """What became of an amendment, in short, with its vote or its reason."""
    where, votes = amendment.status, amendment.standing_votes
    said = capital(status(where))
    if votes and votes[0].fact.part and where in (*_VOTED, Status.PARTLY_ADOPTED, Status.PARTLY_VOTED):
        parts = (tr("part {part}: {result}", part=v.fact.part, result=result(v.decision)) for v in votes)
        return tr("{status}: {reason}", status=said, reason=tr("; ").join(parts))
    if where in _VOTED and votes:
        return result(votes[-1].decision)
    return tr("{status}: {reason}", status=said, reason=amendment.reason) if amendment.reason else said


def short(amendment: Amendment) -> str:
    """What became of an amendment, as a list has room for: "adopted 62-21-3"."""
    said, vote = status(amendment.status), amendment.vote
    if amendment.status not in _VOTED or vote is None or vote.fact.part:
        return said
    if isinstance(vote.fact.sheet, Count):
        return f"{said} {vote.fact.sheet}"
    return tr("{status} (unanimous)", status=said) if vote.fact.sheet is Announced.UNANIMOUS else said


def decided(what: str, decision: str) -> str:
    """What a vote was on, and how it ended: "Amendment 12 rect. Adopted: …"."""
    return tr("{what}. {decision}", what=capital(what).removesuffix("."), decision=decision)


def capital(words: str) -> str:
    """The same words, to begin a sentence."""
    return words[:1].upper() + words[1:]
