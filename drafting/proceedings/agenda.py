"""The agenda: in which order the amendments of the reading are called, as its standing orders say."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafting.amending.discussion.order import Agenda, Item, order
from drafting.amending.discussion.reach import Part, Reach, Touch
from drafting.amending.discussion.reach_of_edits import Surveyor
from drafting.amending.instructions.operations import Side
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import Intention, OrderOverridden
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.sittings import NotVotable
from drafting.text.labels import Labels, labels


class NotBeside(AlineaError):
    """An amendment that cannot be called beside another: that one is itself, or in another discussion."""

    def __init__(self, label: str, beside: str) -> None:
        self.label, self.beside = label, beside
        super().__init__(f"{label} beside {beside}")


def agenda(state: State, wanted: Callable[[Amendment], bool] = lambda a: a.status is not Status.GROUPED) -> Agenda:
    """The order of discussion of the reading: of all that was not grouped into another, or of those that are wanted.

    An amendment stands where the text that it was written for puts it, so that no adoption moves
    it. An amendment that is not wanted stays as long as one that amends it is.
    """
    reading = lookup.reading(state)
    own = _with_parents(state, filter(wanted, state.of_reading()))
    surveyors: dict[tuple[str, str], Surveyor] = {}
    identities: dict[object, str] = {}
    items: list[Item] = []
    for amendment in own:
        fact = amendment.fact
        base = (fact.parent, fact.before)
        if base not in surveyors:
            surveyors[base] = Surveyor(state.base_text(fact))
        identity = identities.setdefault((*base, fact.edits or amendment.id), amendment.id)
        reach = surveyors[base].reach(fact.edits) if fact.intention is None else _meant(fact.intention)
        items.append(Item(amendment.id, reach, amendment.number or 0, fact.parent, identity=identity))
    overrides = [(fact.id, fact.side, fact.beside) for fact, _ in state.overrides]
    divisions = [division.key for division in reading.frozen.divisions]
    return order(items, state.settings.standing_orders.order, divisions, overrides)


def _meant(intention: Intention) -> Reach:
    """Where an amendment that is still to be worded is called: what it competes with, nobody can know."""
    rank = intention.alinea or 0
    part = Part.ALINEA if rank else Part.BEGINNING
    return Reach((Touch(intention.division, part, rank, begin=(rank, 0), end=(rank, 0)),))


def numbers(state: State) -> Labels:
    """The numbers under which articles are discussed: those of the reading, whatever becomes of them."""
    reading = lookup.reading(state)
    return labels(reading.frozen, reading.text_at(len(reading.steps)))


def still_to_vote(state: State) -> Agenda:
    """The order of what must still be dealt with: nothing, once the text is adopted."""
    over = lookup.reading(state).adopted is not None
    return agenda(state, lambda a: a.status.is_open and not over)


def call(desk: Desk, written: str, reason: str, *, side: Side = Side.BEFORE, beside: str | None = None) -> Amendment:
    """Call an amendment before or after another, or, beside none, at its own place again.

    Raises `NoReading`, `UnknownAmendment`, `EarlierReading`, `NotBeside`, and `NotVotable` where one was grouped.
    """
    with desk.writing():
        lookup.open_reading(desk.state)
        amendment = lookup.discussed(desk.state, written)
        other = None if beside is None else lookup.discussed(desk.state, beside)
        for one in (amendment, other):
            if one and one.status is Status.GROUPED:
                raise NotVotable(one.label, one.status)
        if other and (other.id == amendment.id or other.fact.parent != amendment.fact.parent):
            raise NotBeside(amendment.label, other.label)
        desk.write([OrderOverridden(amendment.id, reason, side, other.id if other else "")])
    return desk.state.amendments[amendment.id]


def _with_parents(state: State, amendments: Iterable[Amendment]) -> list[Amendment]:
    """Amendments and those that they amend, in the order of the reading."""
    wanted = {one.id for a in amendments for one in (a, *state.parents(a))}
    return [a for a in state.of_reading() if a.id in wanted]
