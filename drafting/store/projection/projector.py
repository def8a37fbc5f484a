"""The projector: takes records in causal order, from where it left off, and brings two laptops' texts together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from drafting.deliberation import facts as facts_
from drafting.deliberation.facts import (
    AmendmentSubmitted,
    DraftTaken,
    Fact,
    ProjectReplaced,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    TextAdopted,
    TextConsolidated,
    TextCorrected,
    VersionMarked,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.store.git import Repository
from drafting.store.projection import acts, amendments, drafts, readings, sittings
from drafting.store.projection.making import Makers, Making
from drafting.store.projection.projected import Projected
from drafting.store.projection.refs import MAIN

MAKERS: Makers = {**drafts.MAKERS, **readings.MAKERS, **amendments.MAKERS, **sittings.MAKERS, **acts.MAKERS}
_MAKING = frozenset(kind.type for kind in MAKERS)
# What alters the text on `main`, and what a tag of it comes from: a writer who did not know of one
# that came before worked on another text.
_MOVING = frozenset(kind.type for kind in (DraftTaken, ProjectReplaced, TextConsolidated, TextAdopted, TextCorrected))
_ALTERING = _MOVING | {ReadingOpened.type}
_ON_THE_TEXT = _ALTERING | {VersionMarked.type, SittingClosed.type}
# Part of the format, as are the words in `messages`.
_TOGETHER = {
    "fr": "Réunir ce que deux postes ont fait du texte",
    "en": "Bring together what two devices made of the text",
}


class Projector:
    """Makes Git's view of a state, from where it left off last time."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._taken: tuple[list[Record], frozenset[str]] | None = None  # what this one went on from the last time

    @cached_property
    def done(self) -> Projected:
        """What was projected so far, here or by the commands before."""
        return Projected.remembered(self.repository)

    def project(self, state: State) -> dict[str, str]:
        """The refs that the state asks for, their objects written; nothing is moved yet."""
        void = state.void
        if not self._goes_on(state.records, void) and not self.done.begins(state.records, void):
            self.done = Projected()
        self._taken = state.records, void
        new = state.records[self.done.count :]
        making = Making(self.repository, state, self.done)
        irregular = {record.hash for record, _ in state.irregular} - {one.record.hash for one in state.drafts}
        with self.repository.packing(len(new)):
            for record in new:
                if record.hash in void:
                    pass
                elif record.type in _ON_THE_TEXT and (known := _known(making, record)):
                    _take_as_known(making, record, known, stands=record.hash not in irregular)
                else:
                    _take(making, record)
                self.done.count_in(record, void)
        return dict(self.done.refs)

    def _goes_on(self, records: list[Record], void: frozenset[str]) -> bool:
        """Whether these are the very records of the last time, and what came after: a list that only grew."""
        return self._taken is not None and self._taken[0] is records and self._taken[1] == void

    def remember(self) -> None:
        """Keep what was projected for the next time."""
        self.done.remember(self.repository)


def _take(making: Making, record: Record) -> None:
    """Add what a record makes; one that the state set down as irregular makes nothing."""
    fact, done = _fact(making.state, record), making.done
    if fact is None or not (done.main or isinstance(fact, ResolutionStarted)):
        return
    MAKERS[type(fact)](making, fact, record)
    done.refs[MAIN] = done.main


def _fact(state: State, record: Record) -> Fact | None:
    """The fact of a record, if it can make something; an amendment's has been read already."""
    if record.type == AmendmentSubmitted.type:
        amendment = state.amendments.get(str(record.data.get("id")))
        return amendment.submitted if amendment and amendment.record is record else None
    return facts_.read(record) if record.type in _MAKING else None


def _known(making: Making, record: Record) -> list[Record]:
    """What the writer of a record knew, if not everything that had altered the text; else nothing."""
    before = making.state.records[: making.done.count]
    void = making.state.void
    if all(knew(record, one) for one in before if one.type in _ALTERING and one.hash not in void):
        return []
    return [one for one in before if knew(record, one)]


def _take_as_known(making: Making, record: Record, known: Sequence[Record], *, stands: bool) -> None:
    """Take a record that was written on another text, as its writer's clone took it: with the same commits.

    They are brought together with ours, so that `main` never goes back anywhere, in no clone and on no
    remote. The text is the record's if it stands, and stays ours if it is irregular.
    """
    done = making.done
    ours, others = done.main, done.others
    if not ours or not (stands or record.type in _MOVING):
        return
    there = Projector(making.repository)
    there.done = Projected()
    there.project(fold(known if stands else [*known, record]))
    theirs = there.done.main
    if not stands:
        _bring_together(making, ours, theirs, record)
    else:
        done.main, done.others = theirs, there.done.others
        _take(making, record)
        if done.main == theirs and _leaves_the_text(making, record, ours, theirs):
            done.main, done.others = ours, others
        else:
            _bring_together(making, done.main, ours, record)
    done.refs[MAIN] = done.main


def _leaves_the_text(making: Making, record: Record, ours: str, theirs: str) -> bool:
    tree_of = making.repository.tree_of
    return record.type not in _ALTERING or tree_of(ours) == tree_of(theirs)


def _bring_together(making: Making, main: str, other: str, record: Record) -> None:
    """A commit with the text of one and both in its history."""
    said = _TOGETHER.get(making.done.language, _TOGETHER["en"])
    making.commit(making.repository.tree_of(main), [main, other], said, record)
