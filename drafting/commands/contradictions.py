"""What contradicts itself, said as a choice between numbered sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State
    from drafting.proceedings.disputes import Dispute, Side


def contradictions(state: State, found: Iterable[Dispute]) -> Iterator[str]:
    """A sentence for each dispute, with its sides in the order in which `resolve` counts them."""
    for dispute in found:
        sides = tr("; ").join(f"({n}) {said}" for n, said in enumerate(sides_of(state, dispute), 1))
        yield tr(
            "{head}: {sides}. Choose: alinea resolve {about} NUMBER",
            head=head(state, dispute),
            sides=sides,
            about=named(state, dispute),
        )


def head(state: State, dispute: Dispute) -> str:
    """What is disputed."""
    from drafting.proceedings.disputes import Kind
    from drafting.publishing import phrases

    match dispute.kind:
        case Kind.OUTCOME:
            what = phrases.capital(phrases.subject(state, dispute.about))
            return tr("{what} has outcomes that contradict each other", what=what)
        case Kind.NUMBERS:
            return tr("Amendment {id} was given several numbers", id=dispute.about)
        case Kind.SHARED_NUMBER:
            return tr("The number {number} is borne by several amendments", number=dispute.about)
        case Kind.WORDING:
            return tr("Amendment {name} was rectified twice at once", name=state.amendments[dispute.about].name)


def named(state: State, dispute: Dispute) -> str:
    """What one types to speak of it: an id wherever the number is what is disputed."""
    from drafting.proceedings.disputes import Kind
    from drafting.proceedings.lookup import label

    if dispute.kind not in (Kind.OUTCOME, Kind.WORDING):
        return dispute.about
    amendment = state.amendments.get(dispute.about)
    if amendment is None:
        return label(state, dispute.about)
    return dispute.about if amendment.number is None else amendment.name


def sides_of(state: State, dispute: Dispute) -> list[str]:
    """Each side as the minutes tell it, and who wrote it down when."""
    return [_side(state, dispute, side) for side in dispute.sides]


def as_plain(found: Iterable[Dispute]) -> list[dict[str, Any]]:
    """Disputes as plain values."""
    return [
        {
            "kind": str(dispute.kind),
            "about": dispute.about,
            "sides": [{"about": side.about, "fact": side.said.record.hash} for side in dispute.sides],
        }
        for dispute in found
    ]


def _side(state: State, dispute: Dispute, side: Side) -> str:
    from drafting.deliberation.standing import Vote
    from drafting.proceedings.disputes import Kind
    from drafting.proceedings.minutes import sentences
    from drafting.publishing import phrases

    record = side.said.record
    who = tr("{actor}, {hour}", actor=record.actor, hour=f"{record.time:%H:%M}")
    match dispute.kind:
        case Kind.OUTCOME if isinstance(side.said, Vote):
            said = phrases.decision(side.said.decision)
        case Kind.OUTCOME:
            what = phrases.capital(phrases.subject(state, side.about))
            said = " ".join(sentences(state, side.said.fact)).removeprefix(what).lstrip(". ")
        case Kind.NUMBERS:
            said = str(getattr(side.said.fact, "number", ""))
        case Kind.SHARED_NUMBER:
            said = f"{side.about} {state.amendments[side.about].fact.title}"
        case Kind.WORDING:
            said = " ".join(sentences(state, side.said.fact))
    return tr("{said} ({who})", said=said.rstrip("."), who=who)
