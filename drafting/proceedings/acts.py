"""The act: its reference and its dates, once a text is adopted, and the errors of form put right in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edits, canonical
from drafting.amending.substance.form import Doubt, doubts
from drafting.deliberation.facts import ActRegistered, TextCorrected
from drafting.deliberation.reading import Reading
from drafting.deliberation.standing import standing
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import NothingChanged
from drafting.proceedings.rewriting import written
from drafting.text.inline import visible
from drafting.text.model import Text


class NothingAdopted(AlineaError):
    """A text that is not adopted yet, or that another body reads already."""


class NoReason(AlineaError):
    """A correction for which nobody says why."""


@dataclass(frozen=True)
class Act:
    """What is known of an adopted text; more than one of a kind where laptops said different things."""

    reading: int
    references: tuple[str, ...] = ()
    transmitted: tuple[dt.date, ...] = ()
    published: tuple[dt.date, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.references or self.transmitted or self.published)


@dataclass(frozen=True)
class Corrected:
    """A correction that was made, its number in the reading, and what in it looks like more than form."""

    fact: TextCorrected
    number: int
    doubts: tuple[Doubt, ...]


def register(
    desk: Desk,
    reference: str = "",
    transmitted: dt.date | None = None,
    published: dt.date | None = None,
    reading: int | None = None,
) -> Act:
    """Set down what is known of the text adopted last, or in a reading; raises `NothingAdopted`."""
    with desk.writing():
        adopted = _adopted(desk.state, reading)
        days = (day.isoformat() if day else "" for day in (transmitted, published))
        desk.write([ActRegistered(adopted.number, " ".join(visible(reference).split()), *days)])
    return act(desk.state.readings[adopted.number])


def known(state: State, reading: int | None = None) -> Act:
    """What is known of the text adopted last, or in a reading; raises `NothingAdopted`."""
    return act(_adopted(state, reading))


def act(reading: Reading) -> Act:
    """What is known of the text that a reading adopted."""
    days = (tuple(map(dt.date.fromisoformat, _said(reading, name))) for name in ("transmitted", "published"))
    return Act(reading.number, _said(reading, "reference"), *days)


def correct(desk: Desk, change: Text | Edits | None, reason: str) -> Corrected:
    """Put errors of form in the adopted text right: as another text, as edits or (None) as the files have it.

    Raises `NothingAdopted`, `NoReason`, `NothingChanged`, `DoesNotFit`, and what `written` does.
    """
    if not visible(reason).strip():
        raise NoReason
    with desk.writing():
        reading = _adopted(desk.state, desk.state.under_way)
        text = reading.text
        changed = written(desk) if change is None else change
        edits = compare(text, changed) if isinstance(changed, Text) else canonical(changed)
        after = apply(text, edits)
        if after == text:
            raise NothingChanged
        fact = TextCorrected(reading.number, edits, after.digest, visible(reason).strip())
        desk.write([fact])
    return Corrected(fact, len(reading.errata), tuple(doubts(text, edits)))


def _adopted(state: State, number: int | None) -> Reading:
    """A reading whose text is adopted, by default the last; raises `NothingAdopted`."""
    own = [one for one in state.readings.values() if one.adopted and number in (None, one.number)]
    if not own:
        raise NothingAdopted
    return own[-1]


def _said(reading: Reading, name: str) -> tuple[str, ...]:
    """What stands of what was said of one thing."""
    own = [one for one in reading.acts if getattr(one.fact, name)]
    return tuple(dict.fromkeys(str(getattr(one.fact, name)) for one in standing(own)))
