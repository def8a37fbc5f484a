"""Adoptions: what was adopted and is not in the text yet, merged on the text as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.edits import Edit, Edits
from drafting.amending.merge import Conflict, Merged, collide, merge
from drafting.amending.transform import Carried, Carrier, compose, inverse
from drafting.amending.weave import Who
from drafting.deliberation.amendment import ADOPTED, Amendment, Status
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import WHOLE, State
from drafting.proceedings.carrying import onto_parent, reworded_since
from drafting.text.model import Text


@dataclass(frozen=True)
class Found:
    """A conflict, the text its sides were written for, and what has been adopted since if that is one of them."""

    conflict: Conflict
    base: Text
    since: Edits = ()


def merged_adoptions(state: State, reading: Reading, adopted: Sequence[Amendment]) -> tuple[Merged, list[Found]]:
    """What was adopted, merged on the text as it stands, and every conflict of it."""
    text = reading.text_at(len(reading.steps))
    contributions, found = _carried(state, reading, adopted)
    merged = merge(text, contributions, state.settlements)
    return merged, [*found, *(Found(conflict, text) for conflict in merged.conflicts)]


def irregular_votes(state: State) -> list[str]:
    """What votes are on that the chair has still to settle, and that would alter the text."""
    whole = state.vote_on(WHOLE)
    own = [a.id for a in state.of_reading() if a.status is Status.IRREGULAR]
    return [*own, *([WHOLE] if whole and whole.is_irregular else [])]


def to_fold_in(state: State) -> list[Amendment]:
    """Adopted amendments that are not in the text, parents only, in the order of their votes."""
    order = {record.hash: at for at, record in enumerate(state.records)}
    own = [a for a in state.of_reading() if a.status in ADOPTED and a.consolidated is None and not a.fact.parent]
    return sorted(own, key=lambda a: (order[a.vote.record.hash] if a.vote else 0, a.numbers))


def adopted_subs(state: State, parent: Amendment) -> list[Amendment]:
    """The sub-amendments of an amendment that were adopted."""
    return [child for child in state.children(parent.id) if child.status in ADOPTED]


def family(state: State, amendment: Amendment) -> list[str]:
    """An amendment and the adopted sub-amendments that go in with it, theirs too."""
    return [amendment.id, *(name for sub in adopted_subs(state, amendment) for name in family(state, sub))]


def _as_amended(state: State, amendment: Amendment) -> tuple[Edits, list[Found]]:
    """An amendment's adopted edits with its adopted sub-amendments in them, on the text it was written for."""
    subs = adopted_subs(state, amendment)
    own = amendment.kept_edits
    if not subs:
        return own, []
    amended = state.amended(amendment)
    below = [(sub.id, *_on_parent(state, sub, amended)) for sub in subs]
    inner = merge(amended, [(name, edits) for name, edits, _ in below], state.settlements)
    found = [*(one for *_, own in below for one in own), *(Found(conflict, amended) for conflict in inner.conflicts)]
    base, above = state.base_text(amendment.fact), inner.plain
    if own != amendment.fact.edits:
        above = without_rest(base, own, amendment.fact.edits, above)
    return compose(base, own, above), found


def _on_parent(state: State, sub: Amendment, amended: Text) -> tuple[Edits, list[Found]]:
    """A sub-amendment's edits on its parent as that is worded now; what that no longer takes is a conflict."""
    edits, found = _as_amended(state, sub)
    carried = onto_parent(state, sub, edits)
    if not carried.lost:
        return carried.edits, found
    by = dict.fromkeys(reworded_since(state, sub), (sub.fact.parent,))
    settled, lost = _settled(state, sub, carried, by, (state.base_text(sub.fact), amended))
    return (*carried.edits, *settled), [*found, *lost]


def without_rest(base: Text, own: Edits, whole: Edits, above: Edits) -> Edits:
    """What sub-amendments do to the adopted part of an amendment; what they do to the rest falls with it."""
    rest = Carrier(base, own).carry(tuple(edit for edit in whole if edit not in own)).edits
    part = apply(base, own)
    return Carrier(apply(part, rest), inverse(part, rest)).carry(above).edits


def _carried(
    state: State, reading: Reading, adopted: Sequence[Amendment]
) -> tuple[list[tuple[str, Edits]], list[Found]]:
    """Each amendment's edits on the text as it stands; what the text no longer takes is a conflict."""
    text = reading.text_at(len(reading.steps))
    carriers: dict[int, Carrier] = {}
    contributions: list[tuple[str, Edits]] = []
    found: list[Found] = []
    for amendment in adopted:
        edits, inner = _as_amended(state, _amended_twin(state, amendment, adopted))
        found += inner
        base = amendment.fact.base
        if base not in carriers:
            carriers[base] = Carrier(reading.text_at(base), reading.edits_since(base), composed=True)
        carried = carriers[base].carry(edits)
        by = dict(reading.attributed_since(base)) if carried.lost else {}
        settled, lost = _settled(state, amendment, carried, by, (reading.text_at(base), text))
        found += lost
        contributions.append((amendment.id, (*carried.edits, *settled)))
    return contributions, found


def _settled(
    state: State, amendment: Amendment, carried: Carried, by: Mapping[Edit, Who], texts: tuple[Text, Text]
) -> tuple[list[Edit], list[Found]]:
    """How people settled what an amendment lost to edits between two texts, and what nobody has settled."""
    before, now = texts
    settled: list[Edit] = []
    found: list[Found] = []
    since = tuple(by)
    for group in _together(carried.lost, since):
        conflict = Conflict(tuple((edit, by.get(edit, (amendment.id,))) for edit in group))
        choice = state.settlements.get(conflict.key)
        if choice is None or not _fits(now, choice):
            found.append(Found(conflict, before, since))
        else:
            settled += choice
    return settled, found


def _amended_twin(state: State, amendment: Amendment, adopted: Sequence[Amendment]) -> Amendment:
    """The identical amendment that sub-amendments were adopted to, whose fate is shared; else the amendment."""
    if adopted_subs(state, amendment):
        return amendment
    same = {twin.id for twin in state.identical(amendment)}
    return next((twin for twin in adopted if twin.id in same and adopted_subs(state, twin)), amendment)


def _together(lost: Sequence[tuple[Edit, Edit]], since: Edits) -> list[list[Edit]]:
    """What is lost and what is in its way, in groups that hang together."""
    groups: list[list[Edit]] = []
    for edit, obstacle in lost:
        own = [edit, *(other for other in since if other == obstacle or collide(edit, other))]
        beside = [group for group in groups if set(group) & set(own)]
        groups = [group for group in groups if group not in beside]
        groups.append(list(dict.fromkeys([*(one for group in beside for one in group), *own])))
    return groups


def _fits(text: Text, edits: Edits) -> bool:
    try:
        apply(text, edits)
    except DoesNotFit:
        return False
    return True
