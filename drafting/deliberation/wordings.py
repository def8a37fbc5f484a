"""Wordings: the texts that an amendment had, one after another. All are kept; one is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.deliberation.facts import AmendmentRectified, AmendmentSubmitted
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said, Vote
from drafting.text.labels import adverb

RECTIFIED = "rect."


@dataclass(frozen=True)
class Worded:
    """One wording: the amendment as if it had been submitted so, and what said it.

    `rank` counts the wordings before it in which it could be voted on, so that an intention is none.
    """

    fact: AmendmentSubmitted
    said: Said
    rank: int = 0

    @property
    def suffix(self) -> str:
        """What follows the number in print: nothing, "rect.", "rect. bis" (usage of the Assemblée nationale)."""
        if self.rank == 0:
            return ""
        return RECTIFIED if self.rank == 1 else f"{RECTIFIED} {adverb(self.rank)}"

    @property
    def consent(self) -> tuple[str, ...]:
        """Whoever of the authors agreed to it, where it is not what they submitted."""
        return self.said.fact.consent if isinstance(self.said.fact, AmendmentRectified) else ()

    @property
    def is_worded(self) -> bool:
        """Whether there is a text to vote on, not only an intention."""
        return self.fact.intention is None


def as_submitted(fact: AmendmentSubmitted, record: Record) -> Worded:
    """The first wording."""
    return Worded(fact, Said(fact, record))


def rectified(earlier: Sequence[Worded], fact: AmendmentRectified, record: Record) -> Worded:
    """The next wording, after all there are."""
    whole = replace(
        earlier[0].fact,
        base=fact.base,
        before=fact.before,
        after=fact.after,
        title=fact.title,
        statement=fact.statement,
        edits=fact.edits,
        intention=None,
    )
    return Worded(whole, Said(fact, record), sum(one.is_worded for one in earlier))


def voted(wordings: Sequence[Worded], votes: Sequence[Vote]) -> Worded | None:
    """The wording that people voted on: a vote names its text, and its writer had it before them."""
    for vote in reversed(votes):
        for one in reversed(wordings):
            if _is_on(vote, one.fact) and knew(vote.record, one.said.record):
                return one
    return None


def _is_on(vote: Vote, fact: AmendmentSubmitted) -> bool:
    """Whether a vote was on a wording, alone or in a block; or on a part of it, which has its edits."""
    if vote.fact.edits:
        return set(vote.fact.edits) <= set(fact.edits)
    return fact.after in (vote.fact.text, *vote.fact.texts)
