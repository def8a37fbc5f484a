"""What a change leaves behind elsewhere in the text, said as warnings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.commands.common import warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.substance.concerns import Concern, Spot
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State
    from drafting.proceedings.consolidation import Plan
    from drafting.text.labels import Labels
    from drafting.text.model import Text


def warn_of_plan(state: State, made: Plan) -> None:
    """Warn of what a consolidation would leave behind, under the numbers that it gives."""
    from drafting.amending.apply import apply
    from drafting.amending.substance.checks import check
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    frozen = lookup.reading(state).frozen
    before, after = labels(frozen, made.base), labels(frozen, made.text)
    text = apply(made.text, made.final.edits) if made.final else made.text
    final = labels(text) if made.final else after
    found = check(made.base, text, labels_before=before, labels_after=final)
    _warn(made.base, text, found, final)


def warn_of_amendment(state: State, amendment: Amendment) -> None:
    """Warn of what an amendment would leave behind in the text that it amends."""
    from drafting.amending.substance.checks import check_edits
    from drafting.text.labels import labels

    base, after = state.base_text(amendment.fact), state.amended(amendment)
    frozen = state.readings[amendment.fact.reading].frozen
    known = labels(frozen, base)
    _warn(base, after, check_edits(base, amendment.fact.edits, labels=known), labels(frozen, after) | known)


def _warn(before: Text, after: Text, found: tuple[Concern, ...], known: Labels) -> None:
    for said in _sentences(before, after, found, known):
        warn(said)


def _sentences(before: Text, after: Text, found: tuple[Concern, ...], known: Labels) -> Iterator[str]:
    from drafting.amending.substance.concerns import Kind
    from drafting.publishing.phrases import capital

    for concern in found:
        said = {
            "place": capital(_place(after, concern.here, known)),
            "words": concern.here.words,
            "cause": concern.cause.words,
            "elsewhere": _place(before, concern.cause, known),
            "now": concern.now,
        }
        yield {
            Kind.REFERENCE_GONE: tr("{place} refers to “{words}”, which is deleted.", **said),
            Kind.REFERENCE_RENUMBERED: tr("{place} refers to “{words}”, which is now {now}.", **said),
            Kind.FIGURE: _figure(said),
            Kind.MEMORANDUM_FIGURE: tr("{place} says “{words}”, which the text no longer says.", **said),
            Kind.MEMORANDUM_QUOTE: tr("{place} quotes “{words}”, which the text no longer says.", **said),
            Kind.MEMORANDUM_TERM: tr("{place} speaks of “{words}”, of which the text no longer does.", **said),
        }[concern.kind]


def _figure(said: dict[str, str]) -> str:
    if said["now"]:
        return tr("{place} says “{words}”; in {elsewhere} “{cause}” becomes “{now}”.", **said)
    return tr("{place} says “{words}”; in {elsewhere} “{cause}” goes.", **said)


def _place(text: Text, spot: Spot, known: Labels) -> str:
    from drafting.publishing import phrases

    division = text.get(spot.division)
    alinea = next((n for n, at in division.alineas() if at == spot.block), None) if division else None
    return phrases.place(spot.division, known.get(spot.division), alinea)
