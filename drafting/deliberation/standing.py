"""What stands of all that was said of one thing.

What its writer knew of is left behind; what nobody weighed against the other stands beside it, and
the two are disputed. Clocks and hashes decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafting.deliberation.facts import AmendmentNumbered, DisputeResolved, Fact, VoteHeld, VoteSettled
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.voting.tally import Decision, Outcome


@dataclass(frozen=True)
class Said:
    """A fact that says what becomes of something, and where it is written."""

    fact: Fact
    record: Record


@dataclass(frozen=True)
class Vote(Said):
    """A vote as it was held, and what was said of it afterwards: settled by the chair, noted by members."""

    fact: VoteHeld
    settlements: list[Said] = field(default_factory=list, compare=False)
    notes: list[Said] = field(default_factory=list, compare=False)

    @property
    def decision(self) -> Decision:
        """What the rule made of it."""
        return self.fact.decision

    @property
    def settlement(self) -> VoteSettled | None:
        """How the chair settled it; None too where two settlements contradict each other."""
        said = [one.fact for one in standing(self.settlements)]
        agreed = len({one.stands for one in said if isinstance(one, VoteSettled)}) == 1
        return said[0] if agreed and isinstance(said[0], VoteSettled) else None

    @property
    def is_annulled(self) -> bool:
        """Whether the chair annulled it: nothing was voted."""
        return self.settlement is not None and not self.settlement.stands

    @property
    def is_irregular(self) -> bool:
        """Whether it would decide something, and does not add up, and nobody settled it yet."""
        if not self.fact.irregularities or self.settlement is not None:
            return False
        return self.decision.outcome in (Outcome.ADOPTED, Outcome.REJECTED)


def standing(said: Sequence[Said]) -> list[Said]:
    """What nothing else leaves behind, in the order given; of the same said twice, the first.

    Where people chose between what was disputed, what they chose. A vote that was annulled is none.
    """
    said = [one for one in said if not (isinstance(one, Vote) and one.is_annulled)]
    if len(said) < 2:
        return [one for one in said if not isinstance(one.fact, DisputeResolved)]
    heads = [one for one in said if not any(_leaves_behind(other, one) for other in said)]
    chosen = [one for head in heads for one in _meant(head, said)]
    return [one for at, one in enumerate(chosen) if all(one.fact != earlier.fact for earlier in chosen[:at])]


def contradicting(now: Sequence[Said]) -> bool:
    """Whether what stands is a dispute: several facts, unless they are votes on parts that share nothing."""
    edits = [edit for one in now if isinstance(one, Vote) for edit in one.fact.edits]
    by_part = all(isinstance(one, Vote) and one.fact.edits for one in now) and len(edits) == len(set(edits))
    return len(now) > 1 and not by_part


def _leaves_behind(later: Said, earlier: Said) -> bool:
    """Whether one is said knowing the other, and in its place.

    A vote leaves an earlier one behind only by its name: a count that replaces none contradicts it.
    A number never does: the one that is printed already cannot be taken back.
    """
    if not knew(later.record, earlier.record):
        return False
    match later.fact, earlier.fact:
        case VoteHeld(instead_of=name), VoteHeld():
            return name == earlier.record.hash
        case AmendmentNumbered(), AmendmentNumbered():
            return False
    return True


def _meant(head: Said, said: Sequence[Said]) -> list[Said]:
    """What a head says; where it only chooses, what it chose."""
    if not isinstance(head.fact, DisputeResolved) or head.fact.number is not None:
        return [head]
    return [one for one in said if one.record.hash == head.fact.stands]
