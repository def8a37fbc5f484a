"""Discussion: the amendments still to be dealt with, side by side on the text that they amend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from drafting.amending.discussion.collisions import Collisions, collisions
from drafting.amending.edits import Edit, Edits
from drafting.amending.transform import Carrier
from drafting.deliberation.amendment import ADOPTED, Amendment
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import State
from drafting.proceedings import lookup
from drafting.proceedings.carrying import onto_parent
from drafting.text.labels import Labels, labels
from drafting.text.model import Text

Lost = tuple[tuple[Edit, Edit], ...]


@dataclass(frozen=True)
class Table:
    """Amendments of one text: the resolution's as it stands or, of sub-amendments, their parent's.

    `contributions` are their edits on it; `lost` has, by amendment, the edits that the text no
    longer takes, each with what is in its way.
    """

    parent: Amendment | None
    text: Text
    contributions: tuple[tuple[str, Edits], ...]
    lost: Mapping[str, Lost] = field(default_factory=lambda: MappingProxyType({}))


def pending(state: State) -> list[Amendment]:
    """What is open and worded, or adopted and not in the text yet."""
    waiting = (a for a in state.of_reading() if a.consolidated is None and a.wording.is_worded)
    return [a for a in waiting if (status := a.status).is_open or status in ADOPTED]


def tables(state: State, amendments: Iterable[Amendment]) -> Iterator[Table]:
    """Amendments by the text that they amend: the resolution's first, then each parent's."""
    reading = lookup.reading(state)
    own: dict[str, list[Amendment]] = {"": []}
    for amendment in amendments:
        own.setdefault(amendment.fact.parent, []).append(amendment)
    for parent, those in own.items():
        if parent:
            yield _on_the_parent(state, state.amendments[parent], those)
        elif those:
            yield _on_the_text(reading, those)


def all_collisions(state: State) -> list[tuple[Table, Collisions]]:
    """Which of the pending amendments cannot all stand, text by text."""
    return [(table, collisions(table.text, table.contributions)) for table in tables(state, pending(state))]


def labels_of(state: State, table: Table) -> Labels:
    """The numbers of the articles of a table's text."""
    return labels(lookup.reading(state).frozen, table.text)


def _on_the_parent(state: State, parent: Amendment, subs: Iterable[Amendment]) -> Table:
    """Sub-amendments, on what they amend as that is worded now."""
    carried = {sub.id: onto_parent(state, sub, sub.fact.edits) for sub in subs}
    lost = {name: one.lost for name, one in carried.items() if one.lost}
    return Table(parent, state.amended(parent), tuple((name, one.edits) for name, one in carried.items()), lost)


def _on_the_text(reading: Reading, amendments: Iterable[Amendment]) -> Table:
    """Amendments carried onto the text as it stands."""
    now = len(reading.steps)
    carriers: dict[int, Carrier] = {}
    contributions: list[tuple[str, Edits]] = []
    lost: dict[str, Lost] = {}
    for amendment in amendments:
        base, edits = amendment.fact.base, amendment.kept_edits
        if base != now:
            if base not in carriers:
                carriers[base] = Carrier(reading.text_at(base), reading.edits_since(base), composed=True)
            carried = carriers[base].carry(edits)
            edits = carried.edits
            if carried.lost:
                lost[amendment.id] = carried.lost
        contributions.append((amendment.id, edits))
    return Table(None, reading.text_at(now), tuple(contributions), lost)
